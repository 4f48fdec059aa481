"""Times that are longer than a month, and what is only nearly one: decades, quarters, seasons."""

import datetime
import re

from chronicle.mapping.date_styles import QUARTER, Reading, Way
from chronicle.mapping.month_names import plain
from chronicle.mapping.year_pairs import may_be_month_or_years

_DECADE = re.compile(
    r"(?:the\s+|années\s+|años\s+|anni\s+)?([0-9]{2}[1-9])0(?:'?s|er(?:\s+jahren?)?)|"
    r"(?:années|años|anni)\s+([0-9]{2}[1-9])0",
    re.IGNORECASE,
)
_ROMAN = r"(?P<{}>(?-i:[IVX]{{1,5}}))"
_CENTURY = re.compile(
    r"(?:the\s+)?(?P<number>[0-9]{1,2})(?:(?:st|nd|rd|th)[\s-]+(?:century|centuries|cent\.|c\b\.?)"
    r"|\.\s*(?:jahrhunderts?|jh\.?|jhd\.?)|e\s+(?:siècle|eeuw))"
    rf"|{_ROMAN.format('before')}(?:e|ème)?\s+(?:siècle|century|secolo|sec\.|wiek|w\.)"
    rf"|(?:siglo|secolo|século|sec\.|s\.)\s+{_ROMAN.format('after')}",
    re.IGNORECASE,
)
_MILLENNIUM = re.compile(r"(?:the\s+)?([1-9])(?:st|nd|rd|th)[\s-]+millennium", re.IGNORECASE)
_NUMERALS = {"I": 1, "V": 5, "X": 10}
_UNKNOWN_DIGITS = re.compile(r"(1[0-9]|20)(?:--|\?\?|xx)|(1[0-9]{2}|20[0-2])(?:-|x)")
_UNKNOWN_DAY = re.compile(r"([0-9]{4})-([0-9]{2}|--|\?\?|xx)-(?:--|\?\?|xx)", re.IGNORECASE)
_OF_A_YEAR = re.compile(
    r"(?P<part>Q[1-4]|H[12])[\s/-]*(?P<year>[0-9]{4})"
    r"|(?P<year_first>[0-9]{4})[\s/-]*(?P<part_last>Q[1-4]|H[12])"
    r"|(?P<quarter>[1-4])(?:Q\s?|(?:st|nd|rd|th)\s+quarter\s+(?:of\s+)?|\.\s*Quartal\s+)"
    r"(?P<of_year>[0-9]{4})",
    re.IGNORECASE,
)
_MONTHS_OF = {
    "Q1": ("01", "03"), "Q2": ("04", "06"), "Q3": ("07", "09"), "Q4": ("10", "12"),
    "H1": ("01", "06"), "H2": ("07", "12"),
}  # fmt: skip
_WEEK = re.compile(r"([0-9]{4})-?W([0-9]{2})(?:-?([1-7]))?")

_NEARLY = r"(?:(?:c\.?|ca\.?|circa|about|early|mid|late|the|in)[\s-]+)*"
_TEN_OR_HUNDRED = re.compile(rf"{_NEARLY}([0-9]{{2}})00'?s", re.IGNORECASE)
YEAR_OR_TEN = re.compile(r"(1[0-9]{2}|20[0-2])\?")
"""A text such as 185?, which may stand for ten years."""
_SEASON = re.compile(
    rf"{_NEARLY}(?P<before>[^\W\d_]+)[\s,-]+(?:of\s+)?[0-9]{{4}}(?:[-/–][0-9]{{2,4}})?"
    r"|[0-9]{4}[\s,-]+(?P<after>[^\W\d_]+)",
    re.IGNORECASE,
)
_SEASON_NAMES = (
    "spring summer autumn fall winter frühling frühjahr sommer herbst printemps été automne hiver "
    "primavera verano otoño invierno autunno inverno verão outono"
)
_SEASONS = frozenset(plain(name) for name in _SEASON_NAMES.split())


def of_many_years(text: str, way: Way) -> Reading | None:
    """A decade, a century or a millennium; also one whose last digits are marked as unknown."""
    if found := _DECADE.fullmatch(text):
        return None if way.bce else Reading(f"{found[1] or found[2]}X")
    if found := _MILLENNIUM.fullmatch(text):
        return Reading(f"{'-' if way.bce else ''}{int(found[1]) - 1}XXX")
    if (found := _CENTURY.fullmatch(text)) and (number := _number(found)):
        # The 19th century is 18XX, as libraries write it, though it ended with the year 1900.
        return Reading(f"{'-' if way.bce else ''}{number - 1:02}XX")
    if way.bce:
        return None
    if found := _UNKNOWN_DIGITS.fullmatch(text):
        return Reading(f"{found[1]}XX" if found[1] else f"{found[2]}X")
    return None


def of_a_year(text: str, way: Way) -> Reading | None:
    """A quarter or a half of a year, a week, or a day or month that is marked as unknown."""
    if way.bce:
        return None
    if found := _OF_A_YEAR.fullmatch(text):
        part = found["part"] or found["part_last"] or f"Q{found['quarter']}"
        year = found["year"] or found["year_first"] or found["of_year"]
        first, last = _MONTHS_OF[part.upper()]
        return Reading(f"{year}-{first}/{year}-{last}", frozenset({QUARTER}))
    if found := _WEEK.fullmatch(text):
        return _of_week(int(found[1]), int(found[2]), found[3])
    if found := _UNKNOWN_DAY.fullmatch(text):
        year, month = found[1], found[2]
        if not month.isdigit():
            return Reading(year)
        return Reading(f"{year}-{month}") if 1 <= int(month) <= 12 else None
    return None


def doubt(text: str) -> tuple[str, str] | None:
    """Why a text that names a time may be several: what is wrong with it, and how to mend it."""
    if may_be_month_or_years(text):
        year, after = text[:4], text[-2:].strip("-/ ").zfill(2)
        return (
            "may be a month or several years.",
            f"Write {year}-{after} for the month, or both years in full.",
        )
    if found := _TEN_OR_HUNDRED.fullmatch(text):
        return (
            "may be ten years or a hundred.",
            f"Write {found[1]}0X for the ten years, or {found[1]}XX for the hundred.",
        )
    if found := YEAR_OR_TEN.fullmatch(text):
        return (
            "may be one year or ten.",
            f"Write 0{found[1]}? for the year, or {found[1]}X for the ten years.",
        )
    found = _SEASON.fullmatch(text)
    if found and plain(found["before"] or found["after"]) in _SEASONS:
        return (
            "is a season, whose months depend on the place.",
            "Write the months instead, such as 2001-03/2001-05, or the year alone.",
        )
    return None


def _number(found: re.Match) -> int:
    """The number of a century, 0 where it is none."""
    if found["number"]:
        return int(found["number"])
    values = [_NUMERALS[digit] for digit in found["before"] or found["after"]]
    number = sum(
        -one if one < following else one
        for one, following in zip(values, [*values[1:], 0], strict=True)
    )
    return number if number <= 21 else 0


def _of_week(year: int, week: int, day: str | None) -> Reading | None:
    """A week of ISO 8601, Monday to Sunday, or one day of it."""
    try:
        first = datetime.date.fromisocalendar(year, week, int(day or 1))
    except ValueError:
        return None
    if day:
        return Reading(str(first))
    return Reading(f"{first}/{first + datetime.timedelta(days=6)}")
