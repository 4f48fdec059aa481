"""How each category looks: a colour for either theme, and a glyph for eyes that colour fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Look:
    """One category's colour and sign."""

    colour: str
    """Hex on a light page."""
    dark: str
    """Hex on a dark page."""
    glyph: str
    """SVG path data in a box of 14 by 14, to be stroked in white on a disc of the colour."""


# Colours were searched for the greatest least distance under normal vision and the three
# common deficiencies, at a contrast of at least 3:1 with the land, the page and the glyph.
_KNOWN = {
    "regime-change": Look("#1a4684", "#888fd7", "M4 13V1.5h7.5L9.5 4.7l2 3.2H4"),
    "diplomacy": Look("#22714f", "#4d8067", "M7 1.5v11M1.5 7h11"),
    "arms-proliferation": Look("#b27b13", "#b68d1e", "M1.5 7h11M8 2.5L12.5 7 8 11.5"),
    "arms-control": Look("#3f9690", "#23a3a6", "M7 1.3l5 1.9v3.6c0 3-2.4 5-5 6-2.6-1-5-3-5-6V3.2z"),
    "attack": Look(
        "#b0351e",
        "#c55123",
        "M7 1l1.7 4.2 4.5.3-3.5 2.9 1.2 4.4L7 10.3l-3.9 2.5 1.2-4.4L.8 5.5l4.5-.3z",
    ),
    "military-operation": Look("#483352", "#836b97", "M7 1.8l5.8 10H1.2z"),
    "group-formation": Look(
        "#4f2f02",
        "#8e6f4b",
        "M1.6 5a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0"
        "M7.8 5a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0-4.6 0M2 11.5h10",
    ),
    "statement": Look("#595c62", "#747c82", "M1.5 2.5h11v7H6.3l-3 3v-3H1.5z"),
    "inquiry": Look("#3174be", "#177ec9", "M1.8 5.8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M8.7 8.7l4 4"),
}
_SPARE = (
    Look("#8a598b", "#d178a2", "M7 1.2L12.8 7 7 12.8 1.2 7z"),
    Look("#838e63", "#8f9964", "M2.5 2.5h9v9h-9z"),
    Look("#232322", "#9d9288", "M2.5 2.5l9 9M11.5 2.5l-9 9"),
)
OTHER = Look("#76746f", "#8a8781", "M3.2 7h.1M7 7h.1M10.7 7h.1")
"""The look that categories share when there are more than can be told apart."""

# Neighbours in this order are far apart, for tables with few categories of their own.
_HANDED_OUT = (
    _KNOWN["regime-change"],
    _KNOWN["arms-proliferation"],
    _KNOWN["attack"],
    _KNOWN["arms-control"],
    _SPARE[0],
    _KNOWN["statement"],
    _SPARE[1],
    _KNOWN["inquiry"],
    _KNOWN["diplomacy"],
    _KNOWN["group-formation"],
    _SPARE[2],
    _KNOWN["military-operation"],
)


def looks(categories: Sequence[str]) -> dict[str, Look]:
    """Give each category its look; the nine known ones keep theirs whatever stands beside them."""
    taken = {_KNOWN[category] for category in categories if category in _KNOWN}
    free = iter(look for look in _HANDED_OUT if look not in taken)
    given: dict[str, Look] = {}
    for category in categories:
        if category not in given:
            given[category] = _KNOWN.get(category) or next(free, OTHER)
    return given
