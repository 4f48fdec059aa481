"""A small chronicle that keeps every strict rule, for a test to break in one place."""

import copy
import json
from pathlib import Path
from typing import Any

from chronicle import schema
from tests.support.chronicle_folder import write_table

COLUMNS = {
    name: [column.name for column in getattr(schema, name.upper())]
    for name in ("events", "sources", "accounts", "links", "story", "article")
}
EVENTS = [
    {"id": "first-rain", "title": "First rain", "date": "2011-03-01", "place": "Ghat",
     "country": "Libya", "latitude": "24.9600", "longitude": "10.1800", "place_precision": "city",
     "category": "weather", "actors": "Farmers; FAO (Food Office)", "summary": "It rained all day.",
     "killed_min": "1", "killed_max": "2", "toll_note": "The police count the dead.",
     "status": "confirmed", "sources": "almanac; gazette"},
    {"id": "long-drought", "title": "Long drought", "date": "2011-05/2011-08", "place": "Djanet",
     "country": "Algeria", "latitude": "24.5500", "longitude": "9.4800",
     "place_precision": "region", "category": "weather", "actors": "Farmers",
     "summary": "No rain fell.", "status": "reported",
     "status_note": "The point is the town; the fields lie around it.", "sources": "almanac"},
    {"id": "great-flood", "title": "Great flood", "date": "2012-06-30", "place": "Sabha",
     "country": "Libya", "latitude": "27.0400", "longitude": "14.4300", "place_precision": "city",
     "category": "weather", "actors": "Farmers", "summary": "The river rose.",
     "status": "confirmed", "status_note": "Rests on the one paper there is.",
     "sources": "gazette"},
]  # fmt: skip
SOURCES = [
    {"id": "almanac", "publisher": "The Almanac", "title": "A wet year", "date": "2011",
     "url": "https://almanac.example/wet", "language": "en", "note": "Read in full."},
    {"id": "gazette", "publisher": "The Gazette", "title": "The flood", "date": "2012-07",
     "url": "https://gazette.example/flood", "archive_url": "https://archive.example/flood",
     "language": "fr", "note": "Not read; known through the almanac."},
]  # fmt: skip
ACCOUNT = {"event": "first-rain", "about": "toll", "standing": "supported", "sources": "almanac"}
ACCOUNTS = [
    {**ACCOUNT, "id": "one-dead", "value": "1 dead", "said_by": "Police", "note": "Said at once."},
    {**ACCOUNT, "id": "two-dead", "value": "2 dead", "said_by": "Mayor", "note": "Said later."},
    {**ACCOUNT, "id": "in-march", "value": "1 March", "said_by": "Police", "about": "date",
     "note": "No source found.", "sources": ""},
    {**ACCOUNT, "id": "in-may", "value": "2 March", "said_by": "Mayor", "about": "date",
     "note": "Said a year after.", "standing": "refuted"},
]  # fmt: skip
LINK = {"relation": "precedes", "asserted_by": "Mayor", "standing": "supported",
        "sources": "almanac", "note": "So it went."}  # fmt: skip
LINKS = [
    {**LINK, "id": "rain-to-drought", "cause": "first-rain", "effect": "long-drought"},
    {**LINK, "id": "drought-to-flood", "cause": "long-drought", "effect": "great-flood",
     "sources": "gazette"},
]  # fmt: skip
TOLD = f"{'It rained and it rained, day by day. ' * 4}Then it did not, for a whole year and more."
STORY = [
    {"step": "1", "event": "first-rain", "heading": "Rain at last", "text": TOLD, "zoom": "5"},
    {"step": "2", "event": "great-flood", "heading": "Too much", "text": TOLD, "zoom": "6"},
]
CLAIM = {"claim": "It rained.", "event": "first-rain", "note": "It did.", "sources": "almanac"}
ARTICLE = [
    {**CLAIM, "id": "it-rained", "position": "1", "standing": "supported", "verdict": "right",
     "accounts": "one-dead; two-dead"},
    {**CLAIM, "id": "for-days", "position": "2", "standing": "refuted", "verdict": "wrong"},
]  # fmt: skip
PACKAGE = {
    "title": "A wet year",
    "resources": [
        {
            "path": f"{name}.csv",
            "schema": {"fields": [{"name": c, "description": "It is told here."} for c in columns]},
        }
        for name, columns in COLUMNS.items()
    ],
    "categories": [{"name": "weather", "title": "Weather", "description": "Rain and sun."}],
    "relations": [{"name": "precedes", "title": "Before", "description": "One came first."}],
    "aspects": [
        {"name": "toll", "title": "Dead", "description": "How many died."},
        {"name": "date", "title": "Date", "description": "When it was."},
    ],
    "periods": [
        {"name": "Dry", "date": "2011-03-01/2011-12-31"},
        {"name": "Wet", "date": "2012-01-01/2012-06-30"},
    ],
    "cautions": [{"about": "toll", "text": "Nobody knows who died."}],
}


def tables() -> dict[str, list[dict[str, str]]]:
    """The rows of each file, to be changed by a test."""
    rows = {
        "events": EVENTS, "sources": SOURCES, "accounts": ACCOUNTS, "links": LINKS,
        "story": STORY, "article": ARTICLE,
    }  # fmt: skip
    return copy.deepcopy(rows)


def package() -> dict[str, Any]:
    """What describes them, to be changed by a test."""
    return copy.deepcopy(PACKAGE)


def write(folder: Path, rows: dict[str, list[dict[str, str]]], described: dict[str, Any]) -> Path:
    """The folder itself, now with these files."""
    for name, columns in COLUMNS.items():
        write_table(folder / f"{name}.csv", columns, rows[name])
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    return folder
