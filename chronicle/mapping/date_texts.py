"""One date as somebody wrote it, to EDTF: 9 May 2020, 9-May-20, 05/09/2020, c. 1850, 44 BC."""

import re
from dataclasses import replace

from chronicle.mapping.date_parts import edtf_day, edtf_year
from chronicle.mapping.date_styles import (
    Reading,
    Way,
    in_digits,
    names_a_month,
    of_many_years,
    with_named_month,
    with_time,
)
from chronicle.mapping.month_names import plain
from chronicle.span import Span, SpanError

LONGEST_TEXT = 100  # characters, as in span

_EDTF_SIGNS = re.compile(r"[-0-9XYTZ:~?%./+]+")
_SIGNS = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-", "’": "'"})
_ISO_TIME = re.compile(
    r"(?P<date>(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]|3[01]))[T ]"
    r"(?P<clock>(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)"
)
_ABOUT = re.compile(
    r"(?:~\s*|(?:circa|ca|c|approximately|approx|about|around|um|vers|env|environ|hacia|verso)"
    r"(?:\.\s*|\s+|(?=[0-9])))",
    re.IGNORECASE,
)
_PERHAPS = re.compile(r"(?:probably|possibly|perhaps|maybe)\s+", re.IGNORECASE)
_MARKED = re.compile(r"(.*[^\s?~%(])\s*(?:\(\s*([?~])\s*\)|([?~%]))")
_ERA = re.compile(
    r"(?P<rest>.*[^\s,])(?:\s+|(?<=[0-9]))"
    r"(?P<era>B\.?\s?C\.?(?:\s?E\.?)?|v\.\s?Chr\.?|av\.\s?J\.?-?C\.?|a\.\s?C\.?"
    r"|A\.?D\.?|C\.?E\.?|n\.\s?Chr\.?|d\.\s?C\.?)",
    re.IGNORECASE,
)
_ERA_FIRST = re.compile(r"(?P<era>BC|AD)\s+(?P<rest>[0-9].*)", re.IGNORECASE)
_BETWEEN = re.compile(
    r"(?:between|from|zwischen|von|entre|tra|tussen)\s+(.+?)"
    r"\s+(?:and|to|until|und|bis|et|y|e|en)\s+(.+)",
    re.IGNORECASE,
)
_DASHED = re.compile(
    r"(.+?)(?:\s+(?:to|until|till|through|bis|-|--|–|—)\s+|\s*[–—]\s*)(.+)", re.IGNORECASE
)
_YEARS = re.compile(r"([0-9]{4})-([0-9]{4})")
_DAYS = re.compile(r"(?<![0-9:/.-])([0-9]{1,2})-([0-9]{1,2})(?![0-9:/-])")
_BEFORE = re.compile(r"(?:before|until|till)\s+(.+)", re.IGNORECASE)
_SINCE = re.compile(r"since\s+(.+)", re.IGNORECASE)
STILL_GOING = {"present", "now", "today", "ongoing", "open"}

_YEAR_OF_ERA = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15}")


def is_edtf(text: str) -> bool:
    """Whether a text is read as a date as it stands."""
    if not _EDTF_SIGNS.fullmatch(text):
        return False
    try:
        Span.parse(text)
    except SpanError:
        return False
    return True


def read_text(text: str, day_first: bool, months_of_years: bool = False) -> Reading | None:
    """The date that a text says; None where it cannot be told.

    `day_first` decides 03/04/2011, `months_of_years` whether Mar-12 is a month of 2012.
    """
    if found := _ISO_TIME.fullmatch(text):
        return _iso_time(found, text)
    if len(text) > LONGEST_TEXT or not text:
        return None
    if is_edtf(text):
        return Reading(text)
    if not text.isascii():
        text = text.translate(_SIGNS)
    return _read(" ".join(text.split()), Way(day_first, months_of_years))


def looks_like_a_date(text: str) -> bool:
    """Whether a text can be read, whatever comes first in it."""
    return bool(read_text(text, True) or read_text(text, False))


def marked(edtf: str, mark: str) -> str | None:
    """The same date, both its ends, as approximate (~) or uncertain (?); None of a time of day."""
    ends = edtf.split("/")
    if any("T" in end for end in ends):
        return None
    return "/".join(end if end in ("", "..") else _end_marked(end, mark) for end in ends)


def _end_marked(end: str, mark: str) -> str:
    bare = end.rstrip("~?%")
    return bare + (mark if end[len(bare) :] in ("", mark) else "%")


def _iso_time(found: re.Match, text: str) -> Reading | None:
    edtf = f"{found['date']}T{found['clock']}"
    if edtf == text:
        return Reading(text)
    if not edtf_day(int(found["year"]), int(found["month"]), int(found["day"])):
        return None
    return Reading(edtf)


def _read(text: str, way: Way) -> Reading | None:
    if ":" in text and (reading := with_time(text, way)):
        return reading
    for read in (_mark, _era, in_digits, with_named_month, of_many_years, _interval):
        if reading := read(text, way):
            return reading
    return None


def _mark(text: str, way: Way) -> Reading | None:
    if found := _ABOUT.match(text) or _PERHAPS.match(text):
        rest, mark = text[found.end() :], "?" if found.re is _PERHAPS else "~"
    elif found := _MARKED.fullmatch(text):
        rest, mark = found[1], found[2] or found[3]
    else:
        return None
    reading = _read(rest, way)
    edtf = reading and marked(reading.edtf, mark)
    return Reading(edtf, reading.taken) if edtf else None


def _era(text: str, way: Way) -> Reading | None:
    found = _ERA.fullmatch(text) or _ERA_FIRST.fullmatch(text)
    if not found or way.bce:
        return None
    rest = found["rest"]
    is_bce = found["era"].casefold()[0] in ("b", "v") or _is_before_christ(found["era"])
    if _YEAR_OF_ERA.fullmatch(rest):
        year = int(rest.replace(",", ""))
        return Reading(edtf_year(1 - year if is_bce else year)) if year else None
    if not is_bce:
        return of_many_years(rest, way) or with_named_month(rest, way)
    way = replace(way, bce=True)
    return of_many_years(rest, way) or with_named_month(rest, way) or _interval(rest, way)


def _is_before_christ(era: str) -> bool:
    return plain(era).replace(" ", "").replace(".", "").replace("-", "") in ("ac", "avjc")


def _interval(text: str, way: Way) -> Reading | None:
    if way.one_end:
        return None
    way = replace(way, one_end=True)
    if found := _BEFORE.fullmatch(text) or _SINCE.fullmatch(text):
        one = _one(found[1], way)
        ends = ("..", "{}") if found.re is _BEFORE else ("{}", "..")
        return Reading("/".join(ends).format(one.edtf), one.taken) if one else None
    has_month = names_a_month(text)
    if has_month and ":" not in text:
        text = _DAYS.sub(r"\1 – \2", text)
    found = _BETWEEN.fullmatch(text) or _YEARS.fullmatch(text) or _DASHED.fullmatch(text)
    if not found:
        return None
    for start, end in _with_shared_parts(found[1], found[2], has_month):
        first = _one(start, way)
        last = Reading("..") if end.casefold() in STILL_GOING else _one(end, way)
        if first and last:
            edtf = first.edtf if first.edtf == last.edtf else f"{first.edtf}/{last.edtf}"
            return Reading(edtf, first.taken | last.taken)
    return None


def _one(text: str, way: Way) -> Reading | None:
    """A date that is no interval itself."""
    reading = Reading(text) if is_edtf(text) and not way.bce else _read(text, way)
    return reading if reading and "/" not in reading.edtf else None


def _with_shared_parts(start: str, end: str, has_month: bool) -> list[tuple[str, str]]:
    """Both ends of an interval, with what is said only once: 9 – 12 May 2020, May 9 – 12, 2020."""
    era = _ERA.fullmatch(end)
    if era and not _ERA.fullmatch(start):
        return [(f"{start} {era['era']}", end)]
    ways = [(start, end)]
    if has_month:
        words = end.split()
        rest = words[len(start.split()) :]
        ways.append((" ".join([start, *rest]), end))
        ways.append((f"{start}, {words[-1]}", end))
        ways.append((f"{start}, {words[-1]}", f"{start.split()[0]} {end}"))
    return ways
