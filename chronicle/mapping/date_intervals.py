"""Two dates in one text, or one and an open end: 9-12 May 2020, 1914 to 1918, before 1850."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from chronicle.dates.span import Span, SpanError
from chronicle.mapping.date_styles import (
    TWO_DIGIT_YEAR,
    Reading,
    Way,
    depends_on_order,
    names_a_month,
)
from chronicle.mapping.month_names import month_number

Read = Callable[[str, Way], Reading | None]
"""Reads a date that is no interval itself."""

_BETWEEN = re.compile(
    r"(?:between|from|zwischen|von|entre|tra|tussen)\s+(.+?)"
    r"\s+(?:and|to|until|und|bis|et|y|e|en)\s+(.+)",
    re.IGNORECASE,
)
_DASHED = re.compile(
    r"(.+?)(?:\s+(?:to|until|till|through|bis|-|--|–|—)\s+|\s*[–—]\s*)(.+)", re.IGNORECASE
)
_YEARS = re.compile(r"([0-9]{4})-([0-9]{4})")
_DAYS = re.compile(r"(?<![0-9:/.-])([0-9]{1,2})\.?-([0-9]{1,2})(?![0-9:/-])")
# Where a hyphen stands between two dates, not within one.
_HYPHEN = re.compile(
    r"(?<=[0-9]s)-(?=[0-9])|(?<=[hdt])-(?=[0-9]{1,2}(?:st|nd|rd|th)\b)"
    r"|(?<=[./][0-9]{4})-(?=[0-9]{1,2}[./])|(?<=[a-z.,] [0-9]{4})-(?=[^\W\d_]{3})"
    r"|(?<=[0-9]{4})-(?=ca?\b)|(?<=BC|CE|AD)-|-(?=(?:present|now|today|ongoing)$)",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"([^\W\d_]{3,}\.?)-(?=([^\W\d_]{3,}))")
_SAID_ONCE = re.compile(r"([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)[/–]([0-9]{2}(?:-[0-9]{2})?)")
_EITHER = re.compile(
    r"(.+?)(?:\s*[/&]\s*|\s+(?:and|or|und|oder|et|ou|y|o|e)\s+)(.+)", re.IGNORECASE
)
_CENTURY_LAST = re.compile(r".*\b(century|centuries|jahrhundert|jh\.?)", re.IGNORECASE)
_ENDS_IN_ORDINAL = re.compile(r".*[0-9](?:st|nd|rd|th|\.)")
_SHORT_DECADE = re.compile(r"[0-9]0'?s")
_BEFORE = re.compile(
    r"(?:(?:before|until|till|prior\s+to|up\s+to|to|by|no\s+later\s+than|not\s+later\s+than"
    r"|not\s+after|vor|bis|avant|antes\s+de)\s+|pre[\s-]+|[<≤]\s*)(.+)",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"(?:(?:since|after|from|no\s+earlier\s+than|not\s+before|seit|ab|nach|depuis|après|desde"
    r"|después\s+de)\s+|post[\s-]+|[>≥]\s*)(.+?)(?:\s+onwards?)?",
    re.IGNORECASE,
)
_ONWARDS = re.compile(
    r"(.+?)(?:\s+(?:onwards?|or\s+later|and\s+later)|\s?\+)|([0-9]{4})\s?[-–—]", re.IGNORECASE
)
_NUMBER, _SIGNED = re.compile(r"[0-9][0-9,]*"), re.compile(r"-[0-9]|^0000")
_OF_OUR_ERA = re.compile(r"(?:A\.?D|C\.?E)\.?\s*[0-9]", re.IGNORECASE)
STILL_GOING = {"present", "now", "today", "ongoing", "open"}


def read_interval(text: str, way: Way, read: Read, era_of: Callable[[str], str]) -> Reading | None:
    """From one date to another, or to or from an open end; `era_of` says the era that ends a text.

    What names one or the other of two dates is read where nothing lies between them.
    """
    if way.one_end:
        return None
    way = replace(way, one_end=True)
    has_month = names_a_month(text)
    for tried in _ways_apart(text, has_month):
        found = _BETWEEN.fullmatch(tried) or _YEARS.fullmatch(tried) or _DASHED.fullmatch(tried)
        if not found:
            continue
        for start, end in _with_shared_parts(found[1], found[2], has_month, era_of):
            first = _one(start, way, read)
            last = Reading("..") if end.casefold() in STILL_GOING else _one(end, way, read)
            if first and last:
                unclear = not era_of(end) and _may_be_before_christ(start, end, first, last)
                return None if unclear else _from_to(first, last)
    return _said_once(text) or _open(text, way, read) or _either(text, way, read, has_month, era_of)


def _ways_apart(text: str, has_month: bool) -> Iterator[str]:
    """The text with a dash between its two dates, as it is first."""
    days = _DAYS.sub(r"\1 – \2", text) if has_month and ":" not in text else text
    yield days
    if "-" in days and ":" not in days:
        tight = _HYPHEN.sub(" – ", days)
        yield _MONTHS.sub(_months_apart, tight) if has_month else tight


def _months_apart(found: re.Match) -> str:
    both = month_number(found[1]) and month_number(found[2])
    return f"{found[1]} – " if both else found[0]


def _from_to(first: Reading, last: Reading) -> Reading:
    edtf = first.edtf if first.edtf == last.edtf else f"{first.edtf}/{last.edtf}"
    return Reading(edtf, first.taken | last.taken)


def _may_be_before_christ(start: str, end: str, first: Reading, last: Reading) -> bool:
    """Whether an end without an era may lie before our era as its start does: 500 BC to 400.

    A larger number does not, as in 44 BC to 476, nor one beside a year with a sign: -500 to 400.
    """
    numbers = [_NUMBER.findall(one) for one in (start, end)]
    if not first.edtf.startswith(("-", "0000")) or _SIGNED.search(start) or not all(numbers):
        return False
    if _OF_OUR_ERA.match(end):
        return False
    before, after = (int(found[-1].replace(",", "")) for found in numbers)
    return after <= before or TWO_DIGIT_YEAR in last.taken


def _said_once(text: str) -> Reading | None:
    """An interval of ISO 8601 whose end leaves out what its start has said: 2011-05-03/05."""
    found = _SAID_ONCE.fullmatch(text)
    if not found or len(found[2]) > len(found[1]) - len("2011-"):
        return None
    edtf = f"{found[1]}/{found[1][: -len(found[2])]}{found[2]}"
    try:
        Span.parse(edtf)
    except SpanError:
        return None
    return Reading(edtf)


def _open(text: str, way: Way, read: Read) -> Reading | None:
    if found := _BEFORE.fullmatch(text):
        rest, ends = found[1], "../{}"
    elif found := _SINCE.fullmatch(text) or _ONWARDS.fullmatch(text):
        rest, ends = found[1] or found[2], "{}/.."
    else:
        return None
    one = _one(rest, way, read)
    return Reading(ends.format(one.edtf), one.taken) if one else None


def _either(
    text: str, way: Way, read: Read, has_month: bool, era_of: Callable[[str], str]
) -> Reading | None:
    """One or both of two dates that follow each other, as a night does: 3/4 May 2011."""
    found = _EITHER.fullmatch(text)
    if not found or depends_on_order(text):
        return None
    for start, end in _with_shared_parts(found[1], found[2], has_month, era_of):
        first, last = _one(start, way, read), _one(end, way, read)
        if first and last and _follow(first.edtf, last.edtf):
            return _from_to(first, last)
    return None


def _follow(one: str, other: str) -> bool:
    try:
        end, start = Span.parse(one).latest, Span.parse(other).earliest
    except SpanError:
        return False
    return end + np.timedelta64(1, "s") == start


def _one(text: str, way: Way, read: Read) -> Reading | None:
    """A date that is no interval itself."""
    reading = read(text, way)
    return reading if reading and "/" not in reading.edtf else None


def _with_shared_parts(
    start: str, end: str, has_month: bool, era_of: Callable[[str], str]
) -> list[tuple[str, str]]:
    """Both ends of an interval, with what is said only once: 9 – 12 May 2020, May 9 – 12, 2020."""
    if (era := era_of(end)) and not era_of(start):
        return [(f"{start} {era}", end)]
    ways = [(start, end)]
    if has_month:
        words = end.split()
        rest = words[len(start.split()) :]
        ways.append((" ".join([start, *rest]), end))
        ways.append((f"{start}, {words[-1]}", end))
        ways.append((f"{start}, {words[-1]}", f"{start.split()[0]} {end}"))
    elif (found := _CENTURY_LAST.fullmatch(end)) and _ENDS_IN_ORDINAL.fullmatch(start):
        ways.append((f"{start} {found[1]}", end))
    elif _SHORT_DECADE.fullmatch(end):
        ways.append((start, f"{start[:2]}{end}"))
    return ways
