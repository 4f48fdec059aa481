"""What comes over the wire from a browser: each kind of value as what it must be, or None.

A browser can send anything that JSON can spell, and Python reads more out of it than JSON has: NaN,
infinity, halves of characters. Every callback takes the values of a drawing or a table from here.
"""

import math
from collections.abc import Collection, Hashable, Mapping
from typing import Any

from chronicle import schema
from chronicle.dates.edtf_date import LARGEST_YEAR
from chronicle.model import Bounds

COPIES_DEGREES = 1000
"""How far east or west a map can be dragged: over some copies of the world."""
FURTHEST = (LARGEST_YEAR - 2_000) * 31_556_952
"""Seconds from 1970, either way, to a year that a date can still name."""


def part(value: object, name: str) -> Any:
    """One part of a value that has parts."""
    return value.get(name) if isinstance(value, Mapping) else None


def text(value: object) -> str | None:
    """A text, with question marks for halves of characters, which nothing can show or write."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else None


def cell(value: object) -> str | None:
    """What was written into a cell; null is a cell that was emptied."""
    return "" if value is None else text(value)


def id(value: object) -> str | None:
    """An id of our own pattern."""
    return value if isinstance(value, str) and schema.ID.match(value) else None


def number(value: object, least: float, most: float) -> float | None:
    """A number within bounds that are included; True and False are none."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if least <= value <= most else None


def row(value: object, rows: int) -> int | None:
    """The place of one of so many rows, from 0."""
    place = number(value, 0, rows - 1)
    return int(place) if place is not None and place == int(place) else None


def rows(value: object, many: int) -> tuple[int, ...]:
    """The places among so many rows that are in a list, each once; of anything else, none."""
    listed = value if isinstance(value, list | tuple) else ()
    found = (row(one, many) for one in listed)
    return tuple(dict.fromkeys(place for place in found if place is not None))


def cells(value: object, many: int) -> tuple[tuple[int, str], ...]:
    """The cells in a list, each as the place of its row among so many and its column's name."""
    listed = value if isinstance(value, list | tuple) else ()
    pairs = (one for one in listed if isinstance(one, list | tuple) and len(one) == 2)
    found = ((row(place, many), text(column)) for place, column in pairs)
    return tuple((p, c) for p, c in found if p is not None and c is not None)


def moment(value: object) -> int | None:
    """Whole seconds since 1970; no further off than the years that a date can name."""
    seconds = number(value, -FURTHEST, FURTHEST)
    return None if seconds is None else math.floor(seconds)


def stretch(value: object) -> tuple[int | None, int | None] | None:
    """A `start` and an `end`, either of which may be null for an open side."""
    if not isinstance(value, Mapping) or not {"start", "end"} <= value.keys():
        return None
    start, end = value["start"], value["end"]
    first, last = moment(start), moment(end)
    if (first is None and start is not None) or (last is None and end is not None):
        return None
    return None if first is not None and last is not None and first > last else (first, last)


def box(value: object) -> Bounds | None:
    """A part of the map, from its west, south, east and north in degrees."""
    if not isinstance(value, list | tuple) or len(value) != 4:
        return None
    sides = [number(degrees, -COPIES_DEGREES, COPIES_DEGREES) for degrees in value]
    known = [round(float(degrees), 3) for degrees in sides if degrees is not None]
    if len(known) < len(sides):
        return None
    west, south, east, north = known
    south, north = max(south, -schema.MOST_LATITUDE), min(north, schema.MOST_LATITUDE)
    return Bounds(west, south, east, north) if west < east and south < north else None


def choice(value: object, offered: Collection[Any]) -> Any:
    """One of the values that are offered."""
    return value if isinstance(value, Hashable) and value in offered else None


def choices(value: object, offered: Collection[Any]) -> list[Any]:
    """Those of a list that are offered, each once; of anything else, none."""
    listed = value if isinstance(value, list | tuple) else ()
    return list(dict.fromkeys(one for one in listed if choice(one, offered) is not None))
