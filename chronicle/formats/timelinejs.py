"""TimelineJS: the JSON that it draws, and the feed of a Google sheet that it once read."""

from collections.abc import Sequence
from typing import Any

from chronicle.formats import json_rows
from chronicle.formats.json_rows import Items, Record
from chronicle.formats.json_text import Document, cell
from chronicle.problems import IGNORED, Problem
from chronicle.text_table import TextTable

FORMAT = "TimelineJS JSON"
FEED_FORMAT = "Google sheet feed"
FEED_PREFIX = "gsx$"
FEED_TEXT = "$t"
NESTED = {
    "start_date": {"year": "year", "month": "month", "day": "day", "display_date": "display_date"},
    "end_date": {
        "year": "end_year",
        "month": "end_month",
        "day": "end_day",
        "display_date": "end_display_date",
    },
    "text": {"headline": "headline", "text": "text"},
    "media": {"url": "media", "caption": "media_caption", "credit": "media_credit"},
    "location": {"lat": "latitude", "lon": "longitude", "name": "place"},
}
"""What stands within the objects of an event, and the columns that it becomes."""
TIMES = {"start_date": "time", "end_date": "end_time"}
CLOCK = ("hour", "minute", "second")
ROLES = {
    **{name: name for name in ("year", "month", "day", "time", "latitude", "longitude", "place")},
    **{name: name for name in ("end_year", "end_month", "end_day", "end_time")},
    "id": "unique_id",
    "title": "headline",
    "summary": "text",
    "category": "group",
}


def is_format_of(value: Any) -> bool:
    """Whether a document has events as TimelineJS writes them, or is the feed of a sheet."""
    return _is_feed(value) or (
        isinstance(value, dict)
        and isinstance(value.get("events"), list)
        and (not value["events"] or any(map(_is_event, value["events"])))
    )


def read(document: Document) -> TextTable:
    """The events as rows of text, without the title slide; or the rows of the sheet."""
    if _is_feed(document.value):
        return _read_feed(document)
    found = json_rows.items(document, "events")
    rows = [_row(event) for event in found.objects]
    slide = document.value.get("title")
    said = slide.get("text") if isinstance(slide, dict) else slide
    said = said if isinstance(said, dict) else {"headline": said}
    return json_rows.table(
        document,
        FORMAT,
        found,
        json_rows.columns(rows, document.file),
        problems=_eras(document, found),
        roles=ROLES,
        title=said.get("headline"),
        description=said.get("text"),
    )


def _is_event(value: Any) -> bool:
    return isinstance(value, dict) and any(isinstance(value.get(name), dict) for name in NESTED)


def _is_feed(value: Any) -> bool:
    feed = value.get("feed") if isinstance(value, dict) else None
    return isinstance(feed, dict) and isinstance(feed.get("entry"), list)


def _row(event: Record) -> dict[str, Any]:
    """An event without its nesting; what no column is meant for is `media_thumbnail` and so on."""
    row: dict[str, Any] = {}
    left: dict[str, Any] = {}
    for name, value in event.items():
        if name not in NESTED or not isinstance(value, dict):
            left[name] = value
            continue
        for inner, its_value in value.items():
            if inner in NESTED[name]:
                row[NESTED[name][inner]] = its_value
            elif not (name in TIMES and inner in CLOCK):
                left[f"{name}_{inner}"] = its_value
        if name in TIMES and (time := _time(value)):
            row[TIMES[name]] = time
    # What TimelineJS itself says comes before what somebody wrote under the same name.
    row.update((f"{name} (other)" if name in row else name, value) for name, value in left.items())
    return row


def _time(date: Record) -> str:
    """A time of day as `21:42` or `21:42:05`; as it is spelled where it is none."""
    parts = [cell(date.get(name)).strip() for name in CLOCK]
    while parts and not parts[-1]:
        parts.pop()
    if not parts:
        return ""
    # TimelineJS takes an hour alone for its first minute.
    parts += ["00"] if len(parts) == 1 else []
    return ":".join(part.zfill(2) if part.isdecimal() else part for part in parts)


def _eras(document: Document, found: Items) -> Sequence[Problem]:
    eras = document.value.get("eras")
    if not isinstance(eras, list) or not eras:
        return ()
    counted = "1 era" if len(eras) == 1 else f"{len(eras):,} eras"
    message = f"The file holds {counted} of the timeline, which are no events."
    hint = "Write an era as an event, with its start and its end, to see it."
    line = document.lines("eras")[0] if found.counted == "line" else None
    return [Problem(document.file, message, line, "eras", hint=hint, effect=IGNORED)]


def _read_feed(document: Document) -> TextTable:
    found = json_rows.items(document, "feed", "entry")
    rows = [
        {
            name.removeprefix(FEED_PREFIX): _feed_text(value)
            for name, value in entry.items()
            if name.startswith(FEED_PREFIX)
        }
        for entry in found.objects
    ]
    columns = json_rows.columns(rows, document.file)
    return json_rows.table(document, FEED_FORMAT, found, columns)


def _feed_text(value: Any) -> Any:
    return value.get(FEED_TEXT) if isinstance(value, dict) else value
