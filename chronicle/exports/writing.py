"""The formats that we write, under one roof for the page and the command line."""

from collections.abc import Callable
from typing import NamedTuple

from chronicle.exports import event_csv, event_geojson, event_timelinejs
from chronicle.model import Chronicle


class Format(NamedTuple):
    """A format that a chronicle's events can be written in."""

    name: str
    """What the command line calls it."""
    title: str
    ending: str
    media_type: str
    holds: str
    """What it is good for, and what it cannot hold, in a sentence."""
    write: Callable[[Chronicle], bytes]


FORMATS = (
    Format(
        "csv", "CSV", ".csv", "text/csv",
        "Every event with every column; opens here again as it was.", event_csv.write,
    ),
    Format(
        "geojson", "GeoJSON", ".geojson", "application/geo+json",
        "For QGIS, uMap and other maps; holds every column.", event_geojson.write,
    ),
    Format(
        "timelinejs", "TimelineJS CSV", "-timelinejs.csv", "text/csv",
        "For TimelineJS. Dates that are approximate or open are said in words alone.",
        event_timelinejs.write,
    ),
)  # fmt: skip
