"""A year and one or two digits after it: 2011-05 and 2011/05 are months, 1914-18 is years."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from chronicle.mapping.date_parts import edtf_day
from chronicle.mapping.date_styles import TWO_YEARS, Habits, Reading, Way

_PAIR = re.compile(r"(?P<year>[0-9]{4})(?P<sign>\s?[-/–—]\s?)(?P<after>[0-9]{1,2})")
_ONE_DIGIT = "1"
"""Stands for the hyphen before one digit: 1944-5 may be May, or until 1945; 2011-05 is plain."""
_MONTH_OR_YEAR = ("-", "/", _ONE_DIGIT)
"""The signs that stand before a month as well as before a second year."""
_SEASONS = range(21, 25)
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
    is_season = sign == "-" and int(after) in _SEASONS
    years = f"{year}/{last}" if last > year else None
    return _Pair(sign if may_be_month else "–", month, years, is_season)
