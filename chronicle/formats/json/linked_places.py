"""Linked Places, GeoJSON whose features say when: each feature a row, with its names and dates."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from chronicle.formats.json import geojson, json_rows
from chronicle.formats.json.json_rows import Record
from chronicle.formats.json.json_text import Document, cell
from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.text_table import TextTable

FORMAT = "Linked Places"
CONTEXT = re.compile(r"linked-?(places|pasts)", re.IGNORECASE)
UNKNOWN = ("", "-1")
SHOWN_PROPERTIES = ("title", "ccodes", "ccode")
# Each column: the members that it is made of, what of their entries, and what else they may hold
# without being kept whole besides.
MADE_OF = {
    "category": (("types", "placetypes"), ("label",)),
    "summary": (("descriptions",), ("value",)),
    "names": (("names", "namings"), ("toponym",)),
    "links": (("links",), ("type", "identifier")),
}
ROLES = {
    name: name
    for name in ("title", "date", "country", "category", "summary", "latitude", "longitude")
}

# What ISO 8601 and EDTF have in common, and the marks that Linked Places takes from EDTF.
_DATE = re.compile(
    r"""(?P<sign>[-+]?)
        (?: (?P<year>[0-9]{1,4}) (?P<rest>(?:-[0-9]{2}){0,2})
            (?: (?P<time>T[0-9:]+) (?:\.0+)? (?P<offset>Z|[-+][0-9:]+)? )?
          | (?P<long_year>[0-9]{5,7}|[0-9]{9,12}) )  # eight digits are a day without hyphens
        (?P<mark>[~?%]?)""",
    re.VERBOSE,
)

Side = tuple[str, str]
"""The first and the last date that one end of a timespan may have; blank where unknown."""


def is_format_of(value: Any) -> bool:
    """Whether a document is GeoJSON that says when, or that it is Linked Places."""
    if not geojson.is_format_of(value):
        return False
    if CONTEXT.search(cell(value.get("@context"))):
        return True
    features = value["features"] if value["type"] == "FeatureCollection" else [value]
    return any(isinstance(one, dict) and isinstance(one.get("when"), dict) for one in features)


def read(document: Document) -> TextTable:
    """The features as rows of text."""
    found = geojson.features(document)
    positions, problems = geojson.read_positions(found, document)
    made = {
        "title": [_title(feature) for feature in found.objects],
        "date": [],
        "country": [_country(feature) for feature in found.objects],
    }
    for feature, line in zip(found.objects, found.lines, strict=True):
        spans = _spans(feature)
        made["date"].append(_outermost(spans))
        if len(spans) > 1:
            problems.append(_several(document.file, line, len(spans), made["date"][-1]))
    for name, (members, shown) in MADE_OF.items():
        made[name] = [_said(feature, members, shown) for feature in found.objects]
    made = {name: cells for name, cells in made.items() if any(cells)} | positions
    others = json_rows.beside(
        made, geojson.properties(found, document.file, SHOWN_PROPERTIES), "property"
    )
    others |= json_rows.beside(
        {**made, **others}, json_rows.columns(_members(found), document.file), "feature"
    )
    problems = [*geojson.crs_problems(document), *problems]
    table = json_rows.table(
        document, FORMAT, found, made | others, problems=problems, roles=ROLES
    )  # fmt: skip
    return replace(table, **geojson.titles(document.value))


def _members(found: json_rows.Items) -> list[Record]:
    """What stands in the features besides, and what is shown only in part."""
    shown = {name: set(inner) for names, inner in MADE_OF.values() for name in names}
    return [
        {
            name: value
            for name, value in record.items()
            if name not in shown or any(_filled(entry) - shown[name] for entry in _entries(value))
        }
        for record in geojson.members(found)
    ]


def _filled(entry: Any) -> set[str]:
    return {name for name, value in entry.items() if cell(value)}


def _entries(value: Any) -> list[Record]:
    """The objects of a list, or the one that stands in place of a list."""
    value = value if isinstance(value, list) else [value]
    return [entry for entry in value if isinstance(entry, dict)]


def _first_entries(feature: Record, names: Sequence[str]) -> list[Record]:
    return next(filter(None, (_entries(feature.get(name)) for name in names)), [])


def _said(feature: Record, members: Sequence[str], shown: Sequence[str]) -> str:
    entries = _first_entries(feature, members)
    texts = (" ".join(filter(None, (cell(e.get(name)) for name in shown))) for e in entries)
    return "; ".join(dict.fromkeys(filter(None, texts)))


def _title(feature: Record) -> str:
    given = feature.get("properties")
    title = cell(given.get("title")) if isinstance(given, dict) else ""
    if title.strip():
        return title
    names = _first_entries(feature, MADE_OF["names"][0])
    return cell(names[0].get("toponym")) if names else ""


def _country(feature: Record) -> str:
    given = feature.get("properties")
    if not isinstance(given, dict):
        return ""
    return next(filter(None, (cell(given.get(name)) for name in SHOWN_PROPERTIES[1:])), "")


def _spans(feature: Record) -> list[Side]:
    """Start and end of each timespan of the feature; of its places or names, if it has none."""
    return next(filter(None, map(_spans_of, _whens(feature))), [])


def _whens(feature: Record) -> Iterator[list[Any]]:
    """Where a feature may say when, the most telling first."""
    yield [feature.get("when")]
    geometries = _entries(feature.get("geometry"))
    for geometry in list(geometries):
        geometries += _entries(geometry.get("geometries"))
    for entries in (geometries, _first_entries(feature, MADE_OF["names"][0])):
        yield [entry.get("when") for entry in entries]


def _spans_of(whens: Sequence[Any]) -> list[Side]:
    spans = []
    for when in whens:
        if isinstance(when, dict):
            spans += _entries(when.get("timespans") or when.get("timespan") or when)
    return list(dict.fromkeys(filter(any, map(_span, spans))))


def _span(timespan: Record) -> Side:
    start = _side(timespan.get("start"))
    if timespan.get("end") is None:  # then it is all of the time in which it may have started
        return start
    return start[0], _side(timespan["end"])[1]


def _side(value: Any) -> Side:
    """When one end may have been; about then, where it is not one date."""
    if not isinstance(value, dict):
        date = _edtf(value)
        return date, date
    if date := _edtf(value.get("in")):
        return date, date
    first, last = _edtf(value.get("earliest")), _edtf(value.get("latest"))
    if first == last:
        return first, last
    return _about(first or last), _about(last or first)


def _edtf(value: Any) -> str:
    """A date of ISO 8601 with at least four digits of the year; as it is where it is no date."""
    text = cell(value).strip()
    if text in UNKNOWN:
        return ""
    found = _DATE.fullmatch(text)
    if not found:
        return text
    sign = found["sign"].removeprefix("+")
    year = f"{int(found['year'] or found['long_year']):04}"
    if len(year) > 4:
        return f"Y{sign}{year}{found['mark']}"
    time = f"{found['time']}{found['offset'] or ''}" if found["time"] else ""
    return f"{sign}{year}{found['rest'] or ''}{time}{found['mark']}"


def _about(date: str) -> str:
    if "T" in date:  # a time of day takes no mark
        return date
    return {"~": date, "%": date, "?": f"{date[:-1]}%"}.get(date[-1:], f"{date}~")


def _outermost(spans: Sequence[Side]) -> str:
    """One EDTF text from the first start to the last end; of an unreadable date, that date.

    An end that is unknown of one timespan is unknown of all; where neither end is known, it is
    from the first date to the last.
    """
    if not spans:
        return ""
    dates = [date for span in spans for date in span if date]
    for date in dates:
        if not _DATE.fullmatch(date.removeprefix("Y")):
            return date
    starts, ends = zip(*spans, strict=True)
    if not all(starts) and not all(ends):
        starts = ends = dates
    start = min(starts, key=lambda date: _order(date, "")) if all(starts) else ""
    end = max(ends, key=lambda date: _order(date, "~")) if all(ends) else ""
    return start if start == end else f"{start}/{end}"


def _order(date: str, without_month: str) -> tuple[int, str]:
    """Sorts dates by time; a year alone before its months or, with `~`, after them."""
    found = _DATE.fullmatch(date.removeprefix("Y"))
    if not found:  # none such is asked about
        raise ValueError(date)
    year = int(found["sign"] + (found["year"] or found["long_year"]))
    return year, found["rest"] or without_month


def _several(file: str, line: int, count: int, date: str) -> Problem:
    message = f"The feature has {count:,} timespans, but an event has one."
    hint = "Write a feature for each, if they are events of their own."
    detail = f'read as "{date}", all that they cover'
    return Problem(file, Code.TIMESPANS, message, line, "when", hint=hint, detail=detail)
