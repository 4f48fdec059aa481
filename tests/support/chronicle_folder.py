"""Folders of events that tests make up: the dashboard opens them instead of the shipped one."""

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

EVENT_COLUMNS = (
    "id", "title", "date", "place", "country", "latitude", "longitude", "place_precision",
    "category", "actors", "summary", "killed_min", "killed_max", "wounded_min", "wounded_max",
    "toll_note", "status", "status_note", "sources",
)  # fmt: skip
SOURCE_COLUMNS = (
    "id", "publisher", "title", "date", "url", "archive_url", "language", "note",
)  # fmt: skip

CALM = (
    {"id": "first-rain", "title": "First rain", "date": "2011-03-01", "place": "Ghat",
     "country": "Libya", "latitude": "24.96", "longitude": "10.18", "category": "weather",
     "status": "confirmed", "sources": "almanac"},
    {"id": "long-drought", "title": "Long drought", "date": "2011-05/2011-08", "place": "Djanet",
     "country": "Algeria", "latitude": "24.55", "longitude": "9.48", "category": "weather",
     "status": "reported"},
    {"id": "great-flood", "title": "Great flood", "date": "2012-06-30", "place": "Sabha",
     "country": "Libya", "latitude": "27.04", "longitude": "14.43", "category": "weather",
     "status": "disputed"},
)  # fmt: skip
"""Three events that nothing is wrong with, for a test to add its own to."""
ALMANAC = {"id": "almanac", "publisher": "The Almanac", "title": "A wet year", "date": "2011"}


def write(
    folder: Path,
    events: Sequence[Mapping[str, str]] = CALM,
    sources: Sequence[Mapping[str, str]] = (ALMANAC,),
    package: Mapping[str, Any] | None = None,
) -> Path:
    """The folder itself, now with these rows in its files; cells that are not named are blank."""
    write_table(folder / "events.csv", EVENT_COLUMNS, events)
    write_table(folder / "sources.csv", SOURCE_COLUMNS, sources)
    described = {"title": "A made-up chronicle", **(package or {})}
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    return folder


def write_table(path: Path, columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, restval="")
        table.writeheader()
        table.writerows(rows)
