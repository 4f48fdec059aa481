"""Calendar ticks for a time axis, in seconds since 1970, for any year before or after Christ."""

from __future__ import annotations

from collections.abc import Callable, Iterator

DAY = 86_400
MONTH = 2_629_746  # seconds in an average month
YEAR = 12 * MONTH
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Civil = tuple[int, int, int]
"""Astronomical year (0 is 1 BCE), month, day; proleptic Gregorian."""


def ticks(domain: tuple[int, int], at_most: int) -> list[tuple[int, str]]:
    """Give the finest round ticks inside the domain that number at most `at_most`."""
    start, end = domain
    for step, inside in _scales(end - start):
        if (end - start) / step > at_most + 2:
            continue
        found = [t for t in inside(start, end) if start <= t <= end]
        if len(found) <= at_most:
            return _labelled(found, step)
    return []


def civil(day: int) -> Civil:
    """Give the calendar date of a day counted from 1970-01-01."""
    # Eras of 400 years have equal length, so whole numbers suffice in either direction.
    era, day_of_era = divmod(day + 719_468, 146_097)
    year = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year + year // 4 - year // 100)
    month = (5 * day_of_year + 2) // 153
    return (
        year + era * 400 + (month >= 10),
        month + (3 if month < 10 else -9),
        day_of_year - (153 * month + 2) // 5 + 1,
    )


def day_of(year: int, month: int = 1, day: int = 1) -> int:
    """Give the day counted from 1970-01-01 of a calendar date."""
    year -= month <= 2
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return (
        era * 146_097
        + year_of_era * 365
        + year_of_era // 4
        - year_of_era // 100
        + day_of_year
        - 719_468
    )


def year_in_words(year: int) -> str:
    """Say an astronomical year: "2012", "1 BCE" for 0."""
    return str(year) if year > 0 else f"{1 - year} BCE"


Scale = tuple[int, Callable[[int, int], Iterator[int]]]


def _scales(length: int) -> Iterator[Scale]:
    """Yield steps from fine to coarse, in seconds, each with a way to list its ticks."""
    for step in (60, 300, 900, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600):
        yield step, lambda start, end, step=step: _clock(start, end, step)
    for days in (1, 2, 5, 10, 15):
        yield days * DAY, lambda start, end, days=days: _days(start, end, days)
    for months in (1, 2, 3, 6):
        yield months * MONTH, lambda start, end, months=months: _months(start, end, months)
    power = 1
    while power * YEAR <= 10 * max(length, YEAR):
        for years in (power, 2 * power, 5 * power):
            yield years * YEAR, lambda start, end, years=years: _years(start, end, years)
        power *= 10


def _clock(start: int, end: int, step: int) -> Iterator[int]:
    return iter(range(-(-start // step) * step, end + 1, step))


def _days(start: int, end: int, step: int) -> Iterator[int]:
    for year, month in _months_between(start, end, 1):
        length = day_of(year + month // 12, month % 12 + 1) - day_of(year, month)
        # A last step of less than half its length would crowd the first of the month.
        for day in range(0, length - (step // 2 if step > 1 else 0), step):
            yield (day_of(year, month) + day) * DAY


def _months(start: int, end: int, step: int) -> Iterator[int]:
    for year, month in _months_between(start, end, step):
        yield day_of(year, month) * DAY


def _months_between(start: int, end: int, step: int) -> Iterator[tuple[int, int]]:
    year, month, _ = civil(start // DAY)
    count = year * 12 + (month - 1) // step * step
    while day_of(count // 12, count % 12 + 1) * DAY <= end:
        yield count // 12, count % 12 + 1
        count += step


def _years(start: int, end: int, step: int) -> Iterator[int]:
    """List the years that are round in words: 500 BCE, 1, 500, as there is no year 0 to say."""
    first, last = civil(start // DAY)[0], civil(end // DAY)[0]
    for multiple in range(first // step, last // step + 2):
        year = multiple * step
        if step > 1 and year <= 0:
            year += 1
        yield day_of(year) * DAY


def _labelled(found: list[int], step: int) -> list[tuple[int, str]]:
    dates = [civil(t // DAY) for t in found]
    return [
        (t, _label(t, date, before, step))
        for t, date, before in zip(found, dates, [None, *dates], strict=False)
    ]


def _label(t: int, date: Civil, before: Civil | None, step: int) -> str:
    """Say a tick; the year or the day is said only where it is new to the reader."""
    year, month, day = date
    if step >= YEAR:
        return year_in_words(year)
    if step >= MONTH:
        return f"{MONTHS[month - 1]} {year_in_words(year)}"
    if step < DAY and before == date:
        return f"{t % DAY // 3600:02d}:{t % 3600 // 60:02d}"
    words = f"{day} {MONTHS[month - 1]}"
    if before is None or before[0] != year:
        words += f" {year_in_words(year)}"
    if step < DAY and t % DAY:
        words += f" {t % DAY // 3600:02d}:{t % 3600 // 60:02d}"
    return words
