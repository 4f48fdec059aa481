"""Years, months, days and times of day as numbers and text, put together as EDTF."""

import re
from collections.abc import Collection

from chronicle.mapping.month_names import month_number

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
