"""Times longer than a day in one text: a pair of years, decades, quarters, seasons, intervals."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from chronicle.dates.span import Span, SpanError
from chronicle.mapping.dates.styles import (
    QUARTER,
    TWO_DIGIT_YEAR,
    TWO_YEARS,
    Habits,
    Reading,
    Way,
    depends_on_order,
    edtf_day,
    month_number,
    names_a_month,
    plain,
)

_PAIR = re.compile(r"(?P<year>[0-9]{4})(?P<sign>\s?[-/–—]\s?)(?P<after>[0-9]{1,2})")
_ONE_DIGIT = "1"
"""Stands for the hyphen before one digit: 1944-5 may be May, or until 1945; 2011-05 is plain."""
_MONTH_OR_YEAR = ("-", "/", _ONE_DIGIT)
"""The signs that stand before a month as well as before a second year."""
_SEASON_NUMBERS = range(21, 25)
"""What EDTF writes after a hyphen for spring, summer, autumn and winter, which is no date here."""
FEWEST_NUMBERS = 3
"""So many second years after one year, where months stand too, are numbers such as of weeks."""


class _Pair(NamedTuple):
    """What a year with digits after it may be."""

    sign: str
    month: str | None
    years: str | None
    is_season: bool = False

    @property
    def only_month(self) -> bool:
        return bool(self.month) and not self.years

    @property
    def only_years(self) -> bool:
        return bool(self.years) and not self.month and not self.is_season


def read_year_pair(text: str, way: Way) -> Reading | None:
    """A month, or from one year to another; None where it may be both."""
    pair = _pair(text)
    if not pair:
        return None
    month, years = pair.month, pair.years
    if pair.sign in way.habits.no_year_after:
        years = None
    elif years and (month or pair.is_season):
        if pair.sign in way.habits.year_after:
            month = None
        elif pair.sign in way.habits.month_after:
            years = None
        else:
            return None
    if years:
        return Reading(years, frozenset({TWO_YEARS} if pair.sign in _MONTH_OR_YEAR else ()))
    return Reading(month) if month else None


def may_be_month_or_years(text: str) -> bool:
    """Whether a text such as 2011/12 is a month or two years."""
    pair = _pair(text)
    return bool(pair and pair.month and pair.years)


def habits(texts: Collection[str], are_edtf: bool) -> Habits:
    """After which signs the texts of a column have months, and after which a second year.

    In EDTF two digits after a hyphen are a month, whatever else stands in the column.
    """
    months, years = _signs(texts)
    never = f"-{_ONE_DIGIT}" if are_edtf else _before_numbers(texts, months)
    shown = Habits(no_year_after=never)
    for found in (months, years):  # what stands before two digits shows what one digit is
        if "-" in found:
            found.setdefault(_ONE_DIGIT, found["-"])
    for sign in _MONTH_OR_YEAR:
        if sign in years.keys() - months.keys():
            others = shown.month_after.replace(sign, "")
            shown = shown._replace(month_after=others, year_after=shown.year_after + sign)
        elif sign in months.keys() - years.keys() and sign not in shown.month_after:
            shown = shown._replace(month_after=shown.month_after + sign)
    return shown


def both_ways(texts: Collection[str]) -> tuple[str, str] | None:
    """A month and two years that stand in one column with the same sign, if some do."""
    months, years = _signs(texts)
    numbers = _before_numbers(texts, months)
    signs = (sign for sign in months if sign in years and sign not in numbers)
    return next(((months[sign], years[sign]) for sign in signs), None)


def _before_numbers(texts: Iterable[str], months: Collection[str]) -> str:
    """The signs after which 2011-13, -14 and -15 are numbers within the year, such as of weeks."""
    if not months:
        return ""
    pairs = [pair for text in texts if (pair := _pair(text)) and pair.only_years]
    counted = Counter((pair.sign, str(pair.years)[:4]) for pair in pairs if pair.sign in months)
    return "".join(sign for (sign, _), number in counted.items() if number >= FEWEST_NUMBERS)


def _signs(texts: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Sign to a text that has it before what can only be a month, and only a second year."""
    months: dict[str, str] = {}
    years: dict[str, str] = {}
    for text in texts:
        if pair := _pair(text):
            if pair.only_month:
                months.setdefault(pair.sign, text)
            elif pair.only_years:
                years.setdefault(pair.sign, text)
    return months, years


def _pair(text: str) -> _Pair | None:
    found = _PAIR.fullmatch(text)
    if not found:
        return None
    year, sign, after = found["year"], found["sign"], found["after"]
    # Nobody writes a month as "2011 - 05", nor with a dash.
    if sign == "-" and len(after) == 1:
        sign = _ONE_DIGIT
    may_be_month = sign in _MONTH_OR_YEAR and int(after) > 0
    month = edtf_day(int(year), int(after), 0) if may_be_month else None
    last = year[: -len(after)] + after
    is_season = sign == "-" and int(after) in _SEASON_NUMBERS
    years = f"{year}/{last}" if last > year else None
    return _Pair(sign if may_be_month else "–", month, years, is_season)


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
