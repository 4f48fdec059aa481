"""How links look: a line and a head for each relation, the same on map, timeline and arcs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from chronicle.model import Link


@dataclass(frozen=True)
class Stroke:
    """One relation's line, and the head at its effect."""

    colour: str
    """Hex on a light page."""
    dark: str
    """Hex on a dark page."""
    width: float
    """Of the line, in pixels."""
    head: str
    """SVG path data, its tip at 0 0 and pointing to the right, about 8 pixels long."""
    stop: float
    """How many pixels before the tip the line ends."""
    filled: bool = False


_SOLID = "M0 0L-8.5 -3.8L-8.5 3.8Z"
_OPEN = "M-6.5 -4.2L0 0L-6.5 4.2"
_CROSS = "M-7 -3.6L0 3.6M-7 3.6L0 -3.6"
_RING = "M0 0A3.6 3.6 0 1 0 -7.2 0A3.6 3.6 0 1 0 0 0Z"
_WINE, _INK, _VIOLET = ("#a3175f", "#f08ab8"), ("#2b2a28", "#e6e1d6"), ("#6d3bbf", "#c79bf2")
_OLIVE, _STONE = ("#5d6b12", "#b4c24a"), ("#6f685c", "#a8a196")

# Few colours, so that lines stay quiet beside the categories; relations that share one, or whose
# colours somebody may not tell apart, differ in their heads.
_KNOWN = {
    "arms-flow": Stroke(*_WINE, 2.0, _SOLID, 7.0, filled=True),
    "claims-cause": Stroke(*_INK, 1.5, _SOLID, 7.0, filled=True),
    "response-to": Stroke(*_INK, 1.5, _OPEN, 0.0),
    "same-actor": Stroke(*_VIOLET, 1.6, _SOLID, 8.5),
    "contradicts": Stroke(*_OLIVE, 1.6, _CROSS, 3.5),
    "investigates": Stroke(*_STONE, 1.5, _RING, 7.2),
    "precedes": Stroke(*_STONE, 1.3, _OPEN, 0.0),
}
OTHER = Stroke(*_STONE, 1.5, _SOLID, 7.0, filled=True)
"""The look of relations that are not among the seven."""


def stroke(relation: str) -> Stroke:
    """How links of a relation are drawn."""
    return _KNOWN.get(relation, OTHER)


def drawn(links: Sequence[Link]) -> list[str]:
    """The relations of some links, each once, the known ones first and in their order."""
    present = dict.fromkeys(link.relation for link in links)
    return sorted(present, key=lambda name: list(_KNOWN).index(name) if name in _KNOWN else 99)


def arrows(links: Sequence[Link]) -> dict[str, Any]:
    """Links for a front end: the strokes in use, and the links as columns; `stroke` is a number."""
    names = drawn(links)
    return {
        "strokes": [asdict(stroke(name)) for name in names],
        "links": {
            "id": [link.id for link in links],
            "cause": [link.cause for link in links],
            "effect": [link.effect for link in links],
            "stroke": [names.index(link.relation) for link in links],
            "standing": [link.standing for link in links],
        },
    }


def key(links: Sequence[Link], titles: Mapping[str, str]) -> dict[str, Any]:
    """What the legend says of some links: each relation, and what broken lines mean."""
    standings = {link.standing for link in links}
    return {
        "relations": [
            {"title": titles.get(name, name), **asdict(stroke(name))} for name in drawn(links)
        ],
        "standings": [name for name in ("unresolved", "refuted") if name in standings],
    }
