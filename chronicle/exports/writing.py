"""The formats that we write, under one roof for the page and the command line."""

from collections.abc import Callable, Sequence
from pathlib import PurePath
from typing import NamedTuple

from chronicle.exports import event_csv, event_geojson, event_timelinejs
from chronicle.model import Chronicle


class Format(NamedTuple):
    """A format that a chronicle's events can be written in."""

    name: str
    """What the command line calls it."""
    title: str
    ending: str
    suffixes: tuple[str, ...]
    """Ends of names that ask for it, on the command line."""
    media_type: str
    holds: str
    """What it is good for, and what it cannot hold, in a sentence."""
    write: Callable[[Chronicle], bytes]
    losses: Callable[[Chronicle], Sequence[str]] = lambda _: ()
    """Sentences on what of a chronicle's events it cannot hold."""


FORMATS = (
    Format(
        "csv", "CSV", ".csv", (".csv",), "text/csv",
        "Every event with every column; opens here again as it was.", event_csv.write,
    ),
    Format(
        "geojson", "GeoJSON", ".geojson", (".geojson", ".json"), "application/geo+json",
        "For QGIS, uMap and other maps; holds every column.", event_geojson.write,
    ),
    Format(
        "timelinejs", "TimelineJS CSV", "-timelinejs.csv", (), "text/csv",
        "For TimelineJS. Dates that are approximate or open are said in words alone.",
        event_timelinejs.write, event_timelinejs.losses,
    ),
)  # fmt: skip


def named(name: str, file: str) -> Format | None:
    """The format of a name, or where that is blank the one that a file's name asks for."""
    suffix = PurePath(file).suffix.lower()
    found = (one for one in FORMATS if (one.name == name if name else suffix in one.suffixes))
    return next(found, None)
