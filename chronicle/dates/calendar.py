"""The calendar, proleptic Gregorian: numbers of a date, first seconds of months, names."""

from typing import overload

import numpy as np

DAY = np.timedelta64(1, "D")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)

Civil = tuple[int, int, int]
"""Astronomical year (0 is 1 BCE), month, day."""


@overload
def first_second(year: int, month: int) -> np.datetime64: ...
@overload
def first_second(year: np.ndarray, month: int | np.ndarray) -> np.ndarray: ...
def first_second(year: int | np.ndarray, month: int | np.ndarray) -> np.datetime64 | np.ndarray:
    """Give the first second of a month, of numbers or of arrays; month 13 is the next January."""
    months = np.asarray((year - 1970) * 12 + month - 1, dtype="datetime64[M]")
    return months.astype("datetime64[s]")[()]


def calendar(instant: np.datetime64) -> Civil:
    """The calendar date of an instant."""
    month = instant.astype("datetime64[M]")
    months = int(month.astype(np.int64))
    day = int((instant - month.astype("datetime64[s]")) // DAY) + 1
    return 1970 + months // 12, months % 12 + 1, day


def year_words(year: int) -> str:
    """A year in a sentence: "2012", "44 CE", "1 BCE"."""
    if year < 1:
        return f"{1 - year} BCE"
    # A bare 44 or 12000 does not read as a year.
    return str(year) if 1000 <= year <= 9999 else f"{year} CE"


def civil_at(second: int) -> Civil:
    """The calendar date of a second since 1970."""
    return calendar(np.datetime64(second, "s"))


def short_month(month: int) -> str:
    """The first letters of a month's name, as on an axis."""
    return MONTHS[month - 1][:3]


def short_year(year: int) -> str:
    """A year as on an axis, where nobody takes 44 for anything else: "2012", "44", "1 BCE"."""
    return str(year) if year > 0 else year_words(year)
