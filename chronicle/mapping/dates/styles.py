"""The plain ways to write one date: in digits, with a named month, with a time; as EDTF."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

_MONTHS = (
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari",
    "february feb februar février fevrier févr fév fevr febrero febbraio fevereiro fev februari",
    "march mar märz maerz mrz mars marzo março maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei maj",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août aout agosto ago augustus augusti",
    "september sept sep septembre septiembre set sett settembre setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des",
)
_WEEKDAYS = (
    "monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat "
    "sunday sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunes martes miércoles jueves viernes sábado domingo "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica"
)


@lru_cache(maxsize=10_000)
def plain(word: str) -> str:
    """A word in small letters, without accents and the stop of a shortened one."""
    apart = normalize("NFKD", word.casefold().rstrip("."))
    return "".join(sign for sign in apart if not combining(sign))


MONTHS = {
    plain(name): number for number, names in enumerate(_MONTHS, start=1) for name in names.split()
}
"""A plain month name to its number."""
WEEKDAYS = frozenset(plain(name) for name in _WEEKDAYS.split())


def month_number(word: str) -> int | None:
    """The number of the month that a word names, 1 to 12; None of any other word."""
    return MONTHS.get(plain(word))


LARGEST_PLAIN_YEAR = 9999
LAST_YEAR_OF_2000 = 68
"""Years of two digits up to this one are read as 20xx, later ones as 19xx, as POSIX has it."""

# What tables write where a month or day is not known.
UNKNOWN_PARTS = frozenset({"", "0", "00", "-1", "-9", "-99", "?", "??", "na", "n/a", "nan", "null"})
_UNKNOWN_WORDS = (
    "unknown undated none na n/a nan null nd n.d. n.d s.d. o.d. o.j. tbd unbekannt inconnu "
    "inconnue desconocido desconocida sconosciuto sconosciuta onbekend n/k n.k. n.k tbc #n/a"
)
_UNKNOWN_PHRASES = (
    "no date", "not known", "date unknown", "unknown date", "ohne Datum", "sans date", "sin fecha",
)  # fmt: skip
UNKNOWN_NUMBERS = frozenset({"-1", "-9", "-99", "-999", "0", "00", "000", "0.0"})
UNKNOWN_YEARS = frozenset(
    {*UNKNOWN_NUMBERS, "0000-00", "0000-00-00", "1900-01-00", "NaT"}
    | {"-", "--", "\u2013", "\u2014", "?", "??", "???"}
    | {
        way(word)
        for word in (*_UNKNOWN_WORDS.split(), *_UNKNOWN_PHRASES)
        for way in (str, str.capitalize, str.upper)
    }
)
"""What tables write where a year or a whole date is not known; 1900-01-00 is Excel's blank day."""

ZERO_DAY = re.compile(r"(?:0{1,4}(?:\s?[-/.]\s?0{1,4}){1,2}|0{8})(?:[T ][0:.]+Z?)?")
"""A day that is nothing but zeros, as databases write one that is not known."""
BLANK_DAYS = {(0, 0, 0), (1900, 1, 0), (1900, 0, 1)}
"""Year, month and day where a program found none: Excel makes 1/0/1900 of a 0."""

CLOCK = (
    r"(?P<hour>[0-9]{1,2})[:h](?P<minute>[0-9]{2})"
    r"(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,9}))?)?"
    r"(?:\s?(?P<half>[AaPp])\.?[Mm]\.?)?"
    r"(?:\s?(?P<zone>Z|UTC|GMT)?(?P<offset>[+-][0-9]{2}(?::?[0-9]{2})?)?)?"
)
_CLOCK = re.compile(CLOCK)
_HOURS_AND_MINUTES = re.compile(r"(?P<hour>[0-9]{2})(?P<minute>[0-9]{2})")
_NUMBER = re.compile(r"([+-]?[0-9]{1,15})(?:\.0+)?")
# A spreadsheet makes 12.1 of 12.10, so one digit after a full stop needs another after it.
_DAY_AND_MONTH = re.compile(
    r"([0-9]{1,2})\s?[-/]\s?([0-9]{1,2})|([0-9]{1,2})\.(?:\s?([0-9]{1,2})\.|([0-9]{2}))"
)
_LAST_MONTH, _LAST_DAY = 12, 31
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def whole_number(text: str) -> int | None:
    """A whole number, also where a spreadsheet wrote it as 1970.0; None of other text."""
    found = _NUMBER.fullmatch(text)
    return int(found[1]) if found else None


def is_known(text: str) -> bool:
    """Whether a cell of a date says something, rather than that it is not known."""
    if text in UNKNOWN_YEARS or text.casefold() in UNKNOWN_PARTS:
        return False
    return not ZERO_DAY.fullmatch(text)


def day_and_month(text: str) -> tuple[int, int] | None:
    """The two numbers of a text such as 12/5 or 12.05., which may be a day and a month."""
    found = _DAY_AND_MONTH.fullmatch(text)
    if not found:
        return None
    first, second = (int(one) for one in found.groups() if one)
    return first, second


def are_days_and_months(texts: Collection[str]) -> bool:
    """Whether the texts of a column are mostly days with their months, all as numbers.

    With hyphens they may be from one month to another, unless a number is too large for a month.
    """
    both = {text: numbers for text in {*texts} if (numbers := day_and_month(text))}
    fit = {text: numbers for text, numbers in both.items() if _are_day_and_month(*numbers)}
    if 2 * sum(text in fit for text in texts) <= len(texts):
        return False
    return any("-" not in text or max(numbers) > _LAST_MONTH for text, numbers in fit.items())


def _are_day_and_month(first: int, second: int) -> bool:
    return 1 <= min(first, second) <= _LAST_MONTH and max(first, second) <= _LAST_DAY


def edtf_year(year: int) -> str:
    """A year counted as in ISO 8601, where 0 is 1 BCE, in EDTF."""
    # TimelineJS hands years to JavaScript's Date, which counts them this way too, though it then
    # says "5410 BCE" of -5410, the year 5411 BCE. A number means the same year in every table.
    if abs(year) > LARGEST_PLAIN_YEAR:
        return f"Y{year}"
    return f"{year:05}" if year < 0 else f"{year:04}"


def full_year(two_digits: int) -> int:
    return two_digits + (2000 if two_digits <= LAST_YEAR_OF_2000 else 1900)


def edtf_day(year: int, month: int, day: int) -> str | None:
    """A date in EDTF, coarser where month or day is 0; None where there is no such date."""
    if (year, month, day) in BLANK_DAYS:
        return None
    if month == 0:
        return edtf_year(year) if 0 <= day <= 31 else None
    if not 1 <= month <= 12 or abs(year) > LARGEST_PLAIN_YEAR:
        return None
    if day == 0:
        return f"{edtf_year(year)}-{month:02}"
    is_leap_day = month == 2 and day == 29 and year % 4 == 0 and (year % 100 or year % 400 == 0)
    if not 1 <= day <= _DAYS[month - 1] and not is_leap_day:
        return None
    return f"{edtf_year(year)}-{month:02}-{day:02}"


def read_month(text: str) -> str:
    """A month's two digits, blank where it is not known; other text unchanged."""
    named = month_number(text)
    return _two_digits(text) if named is None else f"{named:02}"


def read_day(text: str) -> str:
    """A day's two digits, blank where it is not known; other text unchanged."""
    return _two_digits(text)


def read_clock(text: str) -> tuple[str, bool] | None:
    """A time of day as EDTF has it, and whether a fraction of a second was left out of it."""
    found = _CLOCK.fullmatch(text.strip())
    if found:
        return clock_of(found)
    found = _HOURS_AND_MINUTES.fullmatch(text.strip())
    if found and int(found["hour"]) < 24 and int(found["minute"]) < 60:
        return f"{found['hour']}:{found['minute']}", False
    return None


def clock_of(found: re.Match) -> tuple[str, bool] | None:
    """What a match of CLOCK says, as above; None where no clock shows it."""
    hour, minute, second = int(found["hour"]), found["minute"], found["second"]
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] in "Pp" else 0)
    if hour > 23 or int(minute) > 59 or int(second or 0) > 59:
        return None
    clock = f"{hour:02}:{minute}" + (f":{second}" if second else "") + _offset(found)
    return clock, bool((found["fraction"] or "").strip("0"))


def _offset(found: re.Match) -> str:
    digits = (found["offset"] or "").replace(":", "")
    if not digits:
        return "Z" if found["zone"] else ""
    hours, minutes = digits[:3], digits[3:] or "00"
    return "Z" if digits.strip("+-0") == "" else f"{hours}:{minutes}"


def _two_digits(text: str) -> str:
    if text.casefold() in UNKNOWN_PARTS:
        return ""
    number = whole_number(text)
    if number is None or number < 0:
        return text
    return f"{number:02}" if number else ""


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
