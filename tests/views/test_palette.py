from itertools import combinations

import pytest

from chronicle.views import palette
from chronicle.views.palette import OTHER, looks
from tests.support.colours import APART, KNOWN, VISION, ciede2000, contrast, lab

SPARE = ["spare one", "spare two", "spare three"]
LOOKS = dict(zip(KNOWN + SPARE, looks(KNOWN + SPARE).values(), strict=True))

# Pairs of colours below APART for somebody: here the glyph has to tell the categories apart.
LEAN_ON_THE_GLYPH = {
    "colour": {
        ("regime-change", "military-operation"),
        ("regime-change", "spare one"),
        ("diplomacy", "attack"),
        ("attack", "group-formation"),
        ("inquiry", "spare one"),
        ("arms-control", "spare one"),
        ("statement", "spare one"),
        ("diplomacy", "inquiry"),
        ("arms-control", "inquiry"),
    },
    "dark": {
        ("regime-change", "inquiry"),
        ("regime-change", "spare one"),
        ("diplomacy", "group-formation"),
        ("diplomacy", "spare three"),
        ("arms-proliferation", "spare two"),
        ("arms-control", "statement"),
        ("arms-control", "spare one"),
        ("attack", "group-formation"),
        ("military-operation", "inquiry"),
        ("military-operation", "spare one"),
        ("statement", "spare one"),
        ("regime-change", "arms-control"),
        ("diplomacy", "statement"),
        ("arms-proliferation", "attack"),
        ("arms-control", "military-operation"),
        ("attack", "spare two"),
        ("military-operation", "statement"),
        ("group-formation", "spare two"),
        ("spare one", "spare three"),
        ("spare two", "spare three"),
        ("diplomacy", "inquiry"),
        ("arms-proliferation", "group-formation"),
        ("arms-proliferation", "spare one"),
        ("arms-control", "inquiry"),
        ("military-operation", "group-formation"),
        ("statement", "spare two"),
    },
}


def distances(theme, vision):
    seen = {name: lab(getattr(look, theme), VISION[vision]) for name, look in LOOKS.items()}
    return {(a, b): ciede2000(seen[a], seen[b]) for a, b in combinations(seen, 2)}


# Pairs from Sharma, Wu and Dalal 2005, the test data of the formula.
@pytest.mark.parametrize(
    "one, other, distance",
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_colour_distance_is_ciede2000(one, other, distance):
    assert ciede2000(one, other) == pytest.approx(distance, abs=5e-5)


@pytest.mark.parametrize("theme", ["colour", "dark"])
def test_colours_too_near_for_somebody_are_listed_and_told_apart_by_their_glyphs(theme):
    near = {
        pair
        for vision in VISION
        for pair, distance in distances(theme, vision).items()
        if distance < APART
    }

    assert near == LEAN_ON_THE_GLYPH[theme]
    assert all(LOOKS[a].glyph != LOOKS[b].glyph for a, b in near)


@pytest.mark.parametrize("theme", ["colour", "dark"])
def test_colours_are_far_apart_for_most_eyes_and_never_the_same_for_any(theme):
    assert min(distances(theme, "normal").values()) > 14
    assert all(min(distances(theme, vision).values()) > 5 for vision in VISION)


@pytest.mark.parametrize("look", [*LOOKS.values(), OTHER], ids=[*LOOKS, "other"])
def test_marks_stand_out_from_glyph_and_ground(look):
    for colour, grounds in (
        (look.colour, ["#ffffff", "#f6f3ec", "#fbfaf7"]),
        (look.dark, ["#ffffff", "#2b2a27", "#17191c"]),
    ):
        assert {ground: contrast(colour, ground) >= 3 for ground in grounds} == dict.fromkeys(
            grounds, True
        )


def test_every_look_differs_in_colour_and_in_glyph():
    every = [*LOOKS.values(), OTHER]

    assert len({look.colour for look in every}) == len(every)
    assert len({look.dark for look in every}) == len(every)
    assert len({look.glyph for look in every}) == len(every)


def test_known_categories_keep_their_look_in_any_company():
    given = looks(["protest", "attack", "riot", "statement"])

    assert given["attack"] == looks(KNOWN)["attack"]
    assert given["statement"] == looks(["statement"])["statement"]
    assert len(set(given.values())) == 4


def test_unknown_categories_get_looks_in_the_order_given_until_none_is_left():
    strangers = [f"stranger {number}" for number in range(15)]

    given = looks(strangers)

    assert list(given) == strangers
    assert len({given[name] for name in strangers[:12]}) == 12
    assert [given[name] for name in strangers[12:]] == [OTHER] * 3
    assert looks(strangers[:5]) == {name: given[name] for name in strangers[:5]}


def test_a_category_named_twice_takes_one_look():
    assert looks(["riot", "riot", "protest"]) == looks(["riot", "protest"])


def test_glyphs_hold_path_data_only():
    assert all(
        set(look.glyph) <= set("MmLlHhVvAaCcZz0123456789.- ")
        for look in (*palette.looks(KNOWN + SPARE).values(), OTHER)
    )
