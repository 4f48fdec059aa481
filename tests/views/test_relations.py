import json
import re
from itertools import combinations
from pathlib import Path

import pytest

from chronicle.model import Link
from chronicle.views import relations
from chronicle.views.palette import looks
from tests.support.colours import APART, KNOWN, VISION, ciede2000, contrast, lab
from tests.support.data_tables import VOCABULARIES

RELATIONS = [
    "arms-flow",
    "claims-cause",
    "response-to",
    "same-actor",
    "contradicts",
    "investigates",
    "precedes",
]
STROKES = {name: relations.stroke(name) for name in RELATIONS}
ROOT = Path(__file__).parents[2]
ATLAS = (ROOT / "static" / "map" / "atlas.css").read_text("utf-8")
LAND_AND_SEA = {
    theme: re.findall(r"--atlas-(?:land|sea): (#\w{6})", block)
    for theme, block in zip(("colour", "dark"), ATLAS.split("[data-theme")[:2], strict=True)
}
PAGE = {"colour": "#fdfcf9", "dark": "#17191c"}


def a_link(id, relation, standing="supported"):
    return Link(id, "before", "after", relation, "Somebody", standing, (), "")


def test_every_relation_of_the_shipped_links_has_a_stroke_of_its_own():
    assert set(RELATIONS) == VOCABULARIES["relation"]
    assert len(set(STROKES.values())) == 7
    assert relations.OTHER not in STROKES.values()


@pytest.mark.parametrize("theme", ["colour", "dark"])
@pytest.mark.parametrize("stroke", [*STROKES.values(), relations.OTHER], ids=[*STROKES, "other"])
def test_arrows_stand_out_from_land_sea_and_page(stroke, theme):
    grounds = [*LAND_AND_SEA[theme], PAGE[theme]]

    assert len(grounds) == 3
    assert all(contrast(getattr(stroke, theme), ground) >= 3 for ground in grounds)


@pytest.mark.parametrize("theme", ["colour", "dark"])
def test_relations_that_somebody_cannot_tell_by_colour_differ_in_their_heads(theme):
    for one, other in combinations(STROKES.values(), 2):
        near = any(
            ciede2000(lab(getattr(one, theme), eyes), lab(getattr(other, theme), eyes)) < APART
            for eyes in VISION.values()
        )
        assert not near or (one.head, one.filled) != (other.head, other.filled)


@pytest.mark.parametrize("theme", ["colour", "dark"])
def test_no_line_has_the_colour_of_a_category(theme):
    normal = VISION["normal"]
    for stroke in STROKES.values():
        for look in looks(KNOWN).values():
            one, other = getattr(stroke, theme), getattr(look, theme)
            assert ciede2000(lab(one, normal), lab(other, normal)) > 9


def test_heads_hold_path_data_only_with_the_tip_at_the_origin():
    for stroke in [*STROKES.values(), relations.OTHER]:
        assert set(stroke.head) <= set("MLAZ0123456789.- ")
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", stroke.head)]
        assert max(numbers) <= 4.2


def test_strokes_stand_once_each_and_in_one_order_however_the_links_come():
    links = [
        a_link("a", "precedes"),
        a_link("b", "made-up"),
        a_link("c", "arms-flow"),
        a_link("d", "precedes"),
    ]

    assert relations.drawn(links) == ["arms-flow", "precedes", "made-up"]
    assert relations.drawn(links[::-1]) == ["arms-flow", "precedes", "made-up"]
    assert relations.stroke("made-up") == relations.OTHER


def test_arrows_say_which_stroke_is_theirs():
    drawn = relations.arrows([a_link("a", "precedes", "unresolved"), a_link("b", "arms-flow")])

    assert drawn["links"] == {
        "id": ["a", "b"],
        "cause": ["before", "before"],
        "effect": ["after", "after"],
        "stroke": [1, 0],
        "standing": ["unresolved", "supported"],
    }
    assert [stroke["colour"] for stroke in drawn["strokes"]] == ["#a3175f", "#6f685c"]
    assert json.loads(json.dumps(drawn)) == drawn


def test_the_key_names_what_is_drawn_and_which_lines_are_broken():
    key = relations.key(
        [a_link("a", "precedes", "unresolved"), a_link("b", "arms-flow")],
        {"precedes": "Earlier", "arms-flow": "Flow of arms", "same-actor": "Same actor"},
    )

    assert [entry["title"] for entry in key["relations"]] == ["Flow of arms", "Earlier"]
    assert key["standings"] == ["unresolved"]
    assert relations.key([], {}) == {"relations": [], "standings": []}


def test_lines_are_broken_for_every_standing_but_supported():
    script = (ROOT / "static" / "shared" / "arrow.js").read_text("utf-8")

    (dashes,) = re.findall(r"DASHES = \{ (.*) \}", script)
    assert re.findall(r"(\w+):", dashes) == ["unresolved", "refuted"]
