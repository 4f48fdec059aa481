"""One date as somebody wrote it, to EDTF: 9 May 2020, 9-May-20, [05/09/2020], c. 1850, 44 BC."""

import re
from dataclasses import replace

from chronicle.dates.span import Span, SpanError
from chronicle.mapping.dates.periods import (
    YEAR_OR_TEN,
    of_a_year,
    of_many_years,
    read_interval,
    read_year_pair,
)
from chronicle.mapping.dates.styles import (
    NO_HABITS,
    PART,
    WEEKDAYS,
    Habits,
    Reading,
    Way,
    edtf_day,
    edtf_year,
    in_digits,
    plain,
    with_named_month,
    with_time,
)

LONGEST_TEXT = 100  # characters, as in span

_EDTF_SIGNS = re.compile(r"[-0-9XYTZ:~?%./+]+")
_SIGNS = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-", "’": "'"})
_ISO_TIME = re.compile(
    r"(?P<date>(?P<year>[0-9]{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12][0-9]|3[01]))[T ]"
    r"(?P<clock>(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?)"
)
_ABOUT = re.compile(
    r"(?:~\s*|(?:circa|ca|c|approximately|approx|about|around|roughly|estimated"
    r"|um|vers|env|environ|hacia|verso)"
    r"(?:\.\s*|\s+|(?=[0-9])))",
    re.IGNORECASE,
)
_ABOUT_LAST = re.compile(
    r"(.*[^\s,(]),?\s*\(?\s*\b(?:approx\.?|approximately|circa|ca\.?|estimated|or so)\s*\)?",
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
_ERA_FIRST = re.compile(
    r"(?P<era>B\.?C\.?(?:E\.?)?|A\.?D\.?|C\.?E\.?)\s*(?P<rest>[0-9].*)", re.IGNORECASE
)
_PART = re.compile(
    r"(?:the\s+)?(?:(?:very\s+)?(?:early|mid|late)(?:\s*(?:-|–|/|to)\s*(?:mid|late))?"
    r"|(?:first|second|1st|2nd)\s+half(?:\s+of)?|(?:beginning|start|middle|end)\s+of"
    r"|anfang|mitte|ende|début|mi|fin)(?:\s+the)?[\s-]+(.+)",
    re.IGNORECASE,
)
_LONGER_THAN_A_DAY = re.compile(r"-?[0-9X]{4}(?:-[0-9]{2})?")
_HAS_CLOCK = re.compile(r":|[0-9]h[0-9]")
_SOME_NUMBER = re.compile(r"[0-9]|\b[IVX]+(?:e|ème)?\b", re.IGNORECASE)
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


def read_text(text: str, day_first: bool, habits: Habits = NO_HABITS) -> Reading | None:
    """The date that a text says; None where it cannot be told.

    `day_first` decides 03/04/2011, `habits` what else the text alone does not tell.
    """
    if found := _ISO_TIME.fullmatch(text):
        return _iso_time(found, text)
    if len(text) > LONGEST_TEXT or not text:
        return None
    way = Way(day_first, habits)
    if is_edtf(text):
        return _second_year(text, way) or Reading(text)
    if not text.isascii():
        text = text.translate(_SIGNS)
    if not _SOME_NUMBER.search(text):
        return None
    return _read(" ".join(text.split()), way)


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


def _second_year(text: str, way: Way) -> Reading | None:
    """The years of 1911-12, which stands in EDTF, where the column has other years so."""
    return read_year_pair(text, way) if "-" in way.habits.year_after else None


def _read(text: str, way: Way) -> Reading | None:
    if _HAS_CLOCK.search(text) and (reading := with_time(text, way)):
        return reading
    for read in _READERS:
        if reading := read(text, way):
            return reading
    other = respelled(text)
    return _read(other, way) if other != text else None


def _mark(text: str, way: Way) -> Reading | None:
    if found := _ABOUT.match(text) or _PERHAPS.match(text):
        rest, mark = text[found.end() :], "?" if found.re is _PERHAPS else "~"
    elif found := _ABOUT_LAST.fullmatch(text):
        rest, mark = found[1], "~"
    elif (found := _MARKED.fullmatch(text)) and not YEAR_OR_TEN.fullmatch(text):
        rest, mark = found[1], found[2] or found[3]
    else:
        return None
    reading = _read(rest, way)
    if reading and (edtf := marked(reading.edtf, mark)):
        return Reading(edtf, reading.taken)
    return None


def _part(text: str, way: Way) -> Reading | None:
    """A decade, century, year or month of which the text means a part."""
    found = _PART.fullmatch(text)
    reading = _read(found[1], way) if found else None
    if not reading or not _LONGER_THAN_A_DAY.fullmatch(reading.edtf):
        return None
    return Reading(reading.edtf, reading.taken | {PART})


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
    return read_interval(text, way, _one_end, _era_of)


def _one_end(text: str, way: Way) -> Reading | None:
    if not way.bce:
        return Reading(text) if is_edtf(text) else _read(text, way)
    reading = _read(text, way)
    # Most readers know of no era: what they read would lie in ours.
    return reading if reading and reading.edtf.startswith(("-", "Y-", "0000")) else None


def _era_of(text: str) -> str:
    found = _ERA.fullmatch(text)
    return found["era"] if found else ""


_READERS = (
    _mark, _era, read_year_pair, in_digits, with_named_month, of_many_years, of_a_year, _part,
    _interval,
)  # fmt: skip


_QUOTES = "\"'“”‘’"
_BRACKETED = re.compile(r"\[([^][]+)\]|\(([^()]+)\)")
_FOOTNOTE = re.compile(r"(.*[0-9])\s*(?:\[[0-9a-z]{1,3}\]|[*†‡]+)")
_PREPOSITION = re.compile(
    r"(?:(?:some\s?time\s+)?(?:in|on|during)|im|am|en|dated)\s+(?:the\s+(?:year\s+)?)?(.+)",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"([^\W\d_]{2,})\.?,?\s+(?=[0-9])")
_LAST_WORD = re.compile(r",?\s+\(?([^\W\d_]{2,})\.?\)?$")
_ROMAN_MONTH = re.compile(r"([0-9]{1,2})\s?([-./ ])\s?([IVX]{1,4})\s?\2\s?([0-9]{4})")
_ROMANS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_EAST_ASIAN = re.compile(r"([0-9]{4})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?")
# As JavaScript, C and Twitter write it: Tue May 03 14:30:00 +0000 2011.
_YEAR_LAST = re.compile(
    r"(?:[^\W\d_]{3} )?(?P<month>[^\W\d_]{3}) (?P<day>[0-9]{1,2}) "
    r"(?P<clock>[0-9]{2}:[0-9]{2}:[0-9]{2})(?P<zone> (?:UTC|GMT|Z|[+-][0-9]{4}))? "
    r"(?P<year>[0-9]{4})"
)
_COMPACT_TIME = re.compile(
    r"((?:1[0-9]|20)[0-9]{2})([0-9]{2})([0-9]{2})(?:T([0-9]{2})([0-9]{2})([0-9]{2})?(Z?)"
    r"|([0-9]{2})([0-9]{2})([0-9]{2}))"
)
_OCLOCK = re.compile(r"(.*:[0-9]{2})\s?(?:Uhr|hrs|hours|h)\.?", re.IGNORECASE)


def respelled(text: str) -> str:
    """The same date, nearer to a plain one; the text itself where there is nothing to change."""
    for respell in (_in_digits, _with_time, _within_marks, _without_words):
        if (other := respell(text)) != text:
            return other
    return text


def _in_digits(text: str) -> str:
    if (found := _ROMAN_MONTH.fullmatch(text)) and found[3] in _ROMANS:
        return f"{found[4]}-{_ROMANS.index(found[3]) + 1}-{found[1]}"
    if found := _EAST_ASIAN.fullmatch(text):
        year, month, day = found.groups()
        # Not 2011-12, which may be two years.
        return f"{month}/{year}" if month and not day else "-".join(filter(None, found.groups()))
    return text


def _with_time(text: str) -> str:
    if found := _YEAR_LAST.fullmatch(text):
        clock = f"{found['clock']}{found['zone'] or ''}"
        return f"{found['day']} {found['month']} {found['year']} {clock}"
    if found := _COMPACT_TIME.fullmatch(text):
        year, month, day, *parts = found.groups()
        clock = ":".join(filter(None, (*parts[:3], *parts[4:])))
        return f"{year}-{month}-{day} {clock}{parts[3] or ''}"
    if found := _OCLOCK.fullmatch(text):
        return found[1]
    return text


def _within_marks(text: str) -> str:
    if found := _BRACKETED.fullmatch(text):
        return (found[1] or found[2]).strip()
    if found := _FOOTNOTE.fullmatch(text):
        return found[1]
    bare = text.strip(_QUOTES).rstrip(" ,;")
    return bare.removesuffix(".").strip()


def _without_words(text: str) -> str:
    if found := _PREPOSITION.fullmatch(text):
        return found[1]
    if (found := _FIRST_WORD.match(text)) and plain(found[1]) in WEEKDAYS:
        return text[found.end() :]
    if (found := _LAST_WORD.search(text)) and plain(found[1]) in WEEKDAYS:
        return text[: found.start()]
    return text
