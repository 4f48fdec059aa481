"""TimelineJS: the JSON that it draws, old and new, and the feed of a sheet that it once read."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from chronicle.counting import counted
from chronicle.formats.json import json_rows
from chronicle.formats.json.json_rows import Items, Record
from chronicle.formats.json.json_text import Document, cell, one_line
from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.text_table import TextTable

FORMAT = "TimelineJS JSON"
OLD_FORMAT = "TimelineJS 2 JSON"
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


OLD_DATES = ("startDate", "endDate")
OLD_ASSET = {"media": "media", "caption": "media_caption", "credit": "media_credit"}
OLD_ROLES = {
    "title": "headline",
    "date": "startDate",
    "end_date": "endDate",
    "summary": "text",
    "category": "tag",
}

_OLD_DATE = re.compile(r"\s*-?\d{1,6}\s*(,\s*\d{0,2}\s*){0,5}")


def is_format_of(value: Any) -> bool:
    """Whether a document has events as TimelineJS writes them, or is the feed of a sheet."""
    return (
        _is_feed(value)
        or _is_old(value)
        or (
            isinstance(value, dict)
            and isinstance(value.get("events"), list)
            and (not value["events"] or any(map(_is_event, value["events"])))
        )
    )


def read(document: Document) -> TextTable:
    """The events as rows of text, without the title slide; or the rows of the sheet."""
    if _is_feed(document.value):
        return _read_feed(document)
    if _is_old(document.value):
        return _read_old(document)
    found = json_rows.items(document, "events")
    rows = [_row(event) for event in found.objects]
    slide = document.value.get("title")
    said = slide.get("text") if isinstance(slide, dict) else slide
    said = said if isinstance(said, dict) else {"headline": said}
    table = json_rows.table(
        document,
        FORMAT,
        found,
        json_rows.columns(rows, document.file),
        problems=_eras(document, found, "eras"),
        roles=ROLES,
    )
    return replace(table, **_titles(said))


def _is_event(value: Any) -> bool:
    return isinstance(value, dict) and any(isinstance(value.get(name), dict) for name in NESTED)


def _is_old(value: Any) -> bool:
    """Whether a document has events as TimelineJS wrote them before its third version."""
    timeline = value.get("timeline") if isinstance(value, dict) else None
    return isinstance(timeline, dict) and isinstance(timeline.get("date"), list)


def _titles(slide: dict[str, Any]) -> dict[str, str]:
    said = {"title": "headline", "description": "text"}
    return {what: one_line(slide.get(name)) for what, name in said.items()}


def _is_feed(value: Any) -> bool:
    feed = value.get("feed") if isinstance(value, dict) else None
    return isinstance(feed, dict) and isinstance(feed.get("entry"), list)


def _read_old(document: Document) -> TextTable:
    found = json_rows.items(document, "timeline", "date")
    slide = document.value["timeline"]
    table = json_rows.table(
        document,
        OLD_FORMAT,
        found,
        json_rows.columns([_old_row(event) for event in found.objects], document.file),
        problems=_eras(document, found, "timeline", "era"),
        roles=OLD_ROLES,
    )
    return replace(table, **_titles(slide))


def _old_row(event: Record) -> dict[str, Any]:
    asset = event.get("asset")
    nested = {} if isinstance(asset, dict) else {"asset": asset}
    row = {name: value for name, value in event.items() if name != "asset"} | nested
    for name in OLD_DATES:
        if isinstance(date := row.get(name), str):
            row[name] = _old_date(date)
    inner = asset.items() if isinstance(asset, dict) else ()
    named = {OLD_ASSET.get(name, f"asset_{name}"): value for name, value in inner}
    return row | {
        f"{name} (asset)" if name in row else name: value for name, value in named.items()
    }


def _old_date(text: str) -> str:
    """Such as `2011,12,10` or `2011,12,10,7,2,10` in ISO 8601; any other as it is."""
    found = _OLD_DATE.fullmatch(text)
    if not found:
        return text
    year, *parts = (part.strip() for part in text.split(","))
    month, day, *clock = (*parts, *[""] * 5)[:5]
    # A month or a day that is not known is 0 or blank, and so is all below it.
    known = list(takewhile(lambda part: part.strip("0"), (month, day)))
    sign, digits = ("-", year[1:]) if year.startswith("-") else ("", year)
    date = "-".join([f"{sign}{digits.zfill(4)}", *(part.zfill(2) for part in known)])
    time = _time(dict(zip(CLOCK, clock, strict=True)))
    return f"{date}T{time}" if len(known) == 2 and time else date


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


def _eras(document: Document, found: Items, *path: str) -> Sequence[Problem]:
    eras = document.value
    for name in path:
        eras = eras.get(name)
    if not isinstance(eras, list) or not eras:
        return ()
    message = f"The file holds {counted(len(eras), 'era')} of the timeline, which are no events."
    hint = "Write an era as an event, with its start and its end, to see it."
    line = document.lines(*path)[0] if found.counted == "line" else None
    return [Problem(document.file, Code.ERAS, message, line, path[-1], hint=hint)]


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
