"""The plain ways to write one date: in digits, with a named month, with a time."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from chronicle.mapping.date_parts import CLOCK, clock_of, edtf_day, edtf_year, full_year
from chronicle.mapping.month_names import WEEKDAYS, month_number, plain

SHORT_TEXT = 30  # characters; a month and a year are no longer

# What a reading took for granted or left out; said once for the column.
TWO_DIGIT_YEAR = "two-digit year"
FRACTION = "fraction of a second"
NUMBERS_ONLY = "day and month as numbers"
NEGATIVE_YEAR = "negative year"
QUARTER = "part of a calendar year"
PART = "part of a longer time"
TWO_YEARS = "second year in two digits"


class Reading(NamedTuple):
    """A date in EDTF, and what was taken for granted to read it so."""

    edtf: str
    taken: frozenset[str] = frozenset()


class Habits(NamedTuple):
    """What the other texts of a column show of one that may be read in more than one way."""

    months_of_years: bool = False
    """Whether Mar-12 is a month of 2012."""
    month_after: str = "-"
    """The signs after which digits are a month where they may be a second year too: 1911-12."""
    year_after: str = "\u2013\u2014"
    """The signs after which they are a second year."""
    no_year_after: str = ""
    """The signs after which no digits are a second year, not even in 1914-18."""


NO_HABITS = Habits()


@dataclass(frozen=True)
class Way:
    """How to read what a text alone does not tell."""

    day_first: bool
    habits: Habits = NO_HABITS
    bce: bool = False
    one_end: bool = False
    """Whether the text is one end of an interval, and so no interval itself."""


_YEAR_FIRST = re.compile(r"(-?[0-9]{4})([-/. ])([0-9]{1,2})\2([0-9]{1,2})")
# Before one digit only a year before our era: 1944-5 may be several years.
_YEAR_MONTH = re.compile(r"(-?[0-9]{4})-([0-9]{2})|(-[0-9]{4})-([0-9])")
_COMPACT = re.compile(r"((?:1[0-9]|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_TRIPLE = re.compile(r"(?<![-0-9])([0-9]{1,2})\s?([-/.])\s?([0-9]{1,2})\s?\2\s?([0-9]{4}|[0-9]{2})")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})[/-]([0-9]{4})|([0-9]{2})\.([0-9]{4})")
_YEAR = re.compile(r"(-[0-9]{1,15}|[0-9]{3,4})(?:\.0+)?")

_EDTF_DAY = re.compile(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS = re.compile(r"[^\W\d_]+\.?")
_NOISE = {"of", "the", "de", "del", "den", "le", "el", "il", "do", "di"}
_DAY_MONTH_YEAR = re.compile(r"([0-9]{1,2}) ([^\W\d_]+) ('?[0-9]{2}|[0-9]{1,4})")
_MONTH_DAY_YEAR = re.compile(r"([^\W\d_]+) ([0-9]{1,2})(?: ([0-9]{4})| ?,[ ,]*'?([0-9]{2,4}))")
_MONTH_OF_YEAR = re.compile(r"([^\W\d_]+)[ ,]+('[0-9]{2}|[0-9]{2,4})")
_YEAR_MONTH_DAY = re.compile(r"([0-9]{4}) ([^\W\d_]+)(?: ([0-9]{1,2}))?")
_ORDINAL = re.compile(r"(?<![0-9])([0-9]{1,2})(?:st|nd|rd|th|er|º|ª|\.)(?![^\W_])", re.IGNORECASE)
_TIMED = re.compile(rf"(?P<date>.*?[^\s,])(?:T|,?\s+(?:at\s+|um\s+)?){CLOCK}")


def names_a_month(text: str) -> bool:
    """Whether a text names a month in words."""
    return any(month_number(word) for word in _WORDS.findall(text))


def depends_on_order(text: str) -> bool:
    """Whether a text holds a day and a month as numbers before a year."""
    return bool(_TRIPLE.search(text))


def is_month_of_year(text: str) -> bool:
    """Whether a text such as Mar-98 can only be a month and a year."""
    is_short = len(text) < SHORT_TEXT and text[:1].isalpha()
    found = is_short and _MONTH_OF_YEAR.fullmatch(_spaced(text))
    digits = found[2] if found and month_number(found[1]) else ""
    if digits.startswith("'"):
        return True
    return len(digits) == 2 and not 1 <= int(digits) <= 31


def in_digits(text: str, way: Way) -> Reading | None:
    """Dates in digits only."""
    if found := _YEAR_FIRST.fullmatch(text) or _COMPACT.fullmatch(text):
        *_, month, day = found.groups()
        return _reading(edtf_day(int(found[1]), int(month), int(day)))
    if found := _TRIPLE.fullmatch(text):
        first, second = int(found[1]), int(found[3])
        day, month = (first, second) if way.day_first else (second, first)
        return _with_year(found[4], month, day, way, NUMBERS_ONLY)
    if found := _YEAR_MONTH.fullmatch(text):
        return _reading(edtf_day(int(found[1] or found[3]), int(found[2] or found[4]), 0))
    if found := _MONTH_YEAR.fullmatch(text):
        month, year = found[1] or found[3], found[2] or found[4]
        return _reading(edtf_day(int(year), int(month), 0))
    if (found := _YEAR.fullmatch(text)) and not way.bce and found[1].strip("-0"):
        year = int(found[1])
        return _reading(edtf_year(year), *([NEGATIVE_YEAR] if year < 0 else []))
    return None


def _reading(edtf: str | None, *taken: str) -> Reading | None:
    return Reading(edtf, frozenset(taken)) if edtf else None


def _with_year(digits: str, month: int, day: int, way: Way, *taken: str) -> Reading | None:
    """A day of a year that may be short of its century or before our era."""
    bare = digits.lstrip("'")
    year = int(bare)
    if way.bce:
        return _reading(edtf_day(1 - year, month, day), *taken) if year else None
    if len(bare) == 2:
        return _reading(edtf_day(full_year(year), month, day), *taken, TWO_DIGIT_YEAR)
    return _reading(edtf_day(year, month, day), *taken)


def _spaced(text: str) -> str:
    """A text with a named month, its parts one space apart, without words that say no more."""
    text = _ORDINAL.sub(r"\1", text)
    words = re.sub(r"[-/\s]+", " ", _WORDS.sub(_word, text)).strip()
    return re.sub(r"^[ ,.]+|(?<=\w)\.(?= |$)", "", words).strip()


def _word(found: re.Match) -> str:
    word = plain(found[0])
    return "" if word in _NOISE or word in WEEKDAYS else f" {word} "


def with_named_month(text: str, way: Way) -> Reading | None:
    if not names_a_month(text):
        return None
    text = re.sub(r"\s+,", ",", _spaced(text)).strip(" ,")
    no_commas = re.sub(r"[ ,]+", " ", text)
    if found := _DAY_MONTH_YEAR.fullmatch(no_commas):
        return _of_month(found[2], found[3], found[1], way)
    if found := _MONTH_DAY_YEAR.fullmatch(text):
        return _of_month(found[1], found[3] or found[4], found[2], way)
    if found := _YEAR_MONTH_DAY.fullmatch(no_commas):
        return _of_month(found[2], found[1], found[3] or "0", way)
    if found := _MONTH_OF_YEAR.fullmatch(text):
        known = len(found[2]) > 2 or way.bce or way.habits.months_of_years or is_month_of_year(text)
        return _of_month(found[1], found[2], "0", way) if known else None
    return None


def _of_month(name: str, year: str, day: str, way: Way) -> Reading | None:
    month = month_number(name)
    return _with_year(year, month, int(day), way) if month else None


@lru_cache(maxsize=100_000)
def _dated(text: str, way: Way) -> Reading | None:
    return in_digits(text, way) or with_named_month(text, way)


def with_time(text: str, way: Way) -> Reading | None:
    found = _TIMED.fullmatch(text)
    if not found:
        return None
    date = _dated(found["date"], way)
    clock = clock_of(found)
    if not date or not clock or not _EDTF_DAY.fullmatch(date.edtf):
        return None
    said, loses = clock
    return Reading(f"{date.edtf}T{said}", date.taken | ({FRACTION} if loses else set()))
