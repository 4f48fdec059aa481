"""The calendar in words: dates counted from 1970, for any year before or after Christ."""

from __future__ import annotations

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

Civil = tuple[int, int, int]
"""Astronomical year (0 is 1 BCE), month, day; proleptic Gregorian."""


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


def year_in_words(year: int) -> str:
    """Say an astronomical year: "2012", "1 BCE" for 0."""
    return str(year) if year > 0 else f"{1 - year} BCE"
