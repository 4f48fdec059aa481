from itertools import combinations

import numpy as np
import pytest

from chronicle.views import palette
from chronicle.views.palette import OTHER, looks

KNOWN = [
    "regime-change",
    "diplomacy",
    "arms-proliferation",
    "arms-control",
    "attack",
    "military-operation",
    "group-formation",
    "statement",
    "inquiry",
]
SPARE = ["spare one", "spare two", "spare three"]
LOOKS = dict(zip(KNOWN + SPARE, looks(KNOWN + SPARE).values(), strict=True))

# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
VISION = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
APART = 12
"""CIEDE2000 between two colours from which on the colour alone tells them apart."""

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


def linear(colour):
    rgb = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def contrast(one, other):
    light, dark = sorted((TO_XYZ[1] @ linear(colour) for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(colour, vision):
    seen = np.clip(vision @ linear(colour), 0, 1)
    ratio = (TO_XYZ @ seen) / TO_XYZ.sum(axis=1)
    x, y, z = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def ciede2000(one, other):
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (np.hypot(a1, b1) + np.hypot(a2, b2)) / 2
    stretch = 1.5 - 0.5 * np.sqrt(mean**7 / (mean**7 + 25**7))
    c1, c2 = np.hypot(a1 * stretch, b1), np.hypot(a2 * stretch, b2)
    h1 = np.degrees(np.arctan2(b1, a1 * stretch)) % 360
    h2 = np.degrees(np.arctan2(b2, a2 * stretch)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0
    hue = (h1 + turn / 2) % 360 if c1 * c2 else h1 + h2
    lightness, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    weight = (
        1
        - 0.17 * np.cos(np.radians(hue - 30))
        + 0.24 * np.cos(np.radians(2 * hue))
        + 0.32 * np.cos(np.radians(3 * hue + 6))
        - 0.20 * np.cos(np.radians(4 * hue - 63))
    )
    dl = (l2 - l1) / (1 + 0.015 * (lightness - 50) ** 2 / np.sqrt(20 + (lightness - 50) ** 2))
    dc = (c2 - c1) / (1 + 0.045 * chroma)
    dh = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * chroma * weight)
    rotation = -2 * np.sqrt(chroma**7 / (chroma**7 + 25**7))
    rotation *= np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    return float(np.sqrt(dl**2 + dc**2 + dh**2 + rotation * dc * dh))


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
