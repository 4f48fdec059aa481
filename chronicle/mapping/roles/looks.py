"""What a column's values look like, for headers that may mean more than one thing."""

import re
from collections.abc import Callable, Iterable

import pandas as pd

from chronicle.mapping.dates.styles import are_days_and_months, names_a_month, read_clock
from chronicle.mapping.dates.texts import looks_like_a_date

LOOKED_AT = 2000  # cells
SAMPLED_VALUES = 200
A_LEAP_YEAR = 2000
SLIDE_TYPES = {"title", "event", "era"}
"""What a TimelineJS sheet says in its column Type, which is no category."""

_DIGIT = re.compile(r"[0-9]")
_NUMBER = re.compile(r"\s*[-+]?[0-9]+(?:[.,][0-9]+)?\s*")
_ANGLE = re.compile(r"""[-+0-9.,;/°º'"′″’”\sNSEWOnsewo]+""")
_UNIX = re.compile(r"[0-9]{9,10}|[0-9]{12,13}")
_FOUR_DIGITS = re.compile(r"\s*[0-9]{4}\s*")
_LETTER = re.compile(r"[^\W\d_]")

Look = Callable[[list[str]], bool]


def sampled(column: pd.Series) -> tuple[list[str], float]:
    """The first filled values of a column, and the share of cells that are filled there."""
    cells = column.head(LOOKED_AT)
    filled = [text for cell in cells.tolist() if (text := cell.strip())]
    if not filled and len(column) > LOOKED_AT:
        cells = column.str.strip()
        filled = cells[cells != ""].tolist()
    return filled[:SAMPLED_VALUES], len(filled) / max(len(cells), 1)


def is_mostly(values: Iterable[str], holds: Callable[[str], object], share: float = 0.5) -> bool:
    """Whether more than a share of the values pass; True of no values at all."""
    answers = [bool(holds(value)) for value in values]
    return sum(answers) > share * len(answers) or not answers


def are_dates(values: list[str]) -> bool:
    return is_mostly(values, lambda value: looks_like_a_date(value) or _UNIX.fullmatch(value))


def are_times(values: list[str]) -> bool:
    return is_mostly(values, read_clock)


def are_plain_times(values: list[str]) -> bool:
    """Whether values are times of day that cannot be years, as 2011 can."""
    return is_mostly(values, lambda value: read_clock(value) and not _FOUR_DIGITS.fullmatch(value))


def are_days_of_a_year(values: list[str]) -> bool:
    """Whether values are dates but for their year, such as 9 May or 9/5."""
    if are_days_and_months(values):
        return True
    return is_mostly(values, _is_day_of_a_year) and bool(values)


def are_days(values: list[str]) -> bool:
    """Whether values are days of a month, or of a year."""
    return are_numbers(values) or are_days_of_a_year(values)


def are_numbers(values: list[str]) -> bool:
    return is_mostly(values, _NUMBER.fullmatch)


def are_angles(values: list[str]) -> bool:
    return is_mostly(values, lambda value: _DIGIT.search(value) and _ANGLE.fullmatch(value))


def are_pairs(values: list[str]) -> bool:
    """Whether each value holds two numbers, such as 48.85, 2.35."""
    return is_mostly(values, _is_pair)


def are_addresses(values: list[str]) -> bool:
    return is_mostly(values, lambda value: value.lower().startswith(("http://", "https://")))


def are_no_addresses(values: list[str]) -> bool:
    return not values or not are_addresses(values)


def are_names(values: list[str]) -> bool:
    """Whether values are words rather than numbers, dates, coordinates or addresses."""
    return is_mostly(values, _is_name)


def are_kinds(values: list[str]) -> bool:
    return not values or (
        are_names(values) and not {value.lower() for value in values} <= SLIDE_TYPES
    )


def _is_day_of_a_year(value: str) -> bool:
    return (
        names_a_month(value)
        and not looks_like_a_date(value)
        and looks_like_a_date(f"{value} {A_LEAP_YEAR}")
    )


def _is_pair(value: str) -> bool:
    return bool(_ANGLE.fullmatch(value)) and len(re.findall(r"[0-9]+(?:[.,][0-9]+)?", value)) >= 2


def _is_name(value: str) -> bool:
    return bool(_LETTER.search(value)) and not _is_pair(value) and not are_addresses([value])


LOOKS: dict[str, Look] = {
    "title": are_names, "date": are_dates, "end_date": are_dates, "time": are_times,
    "end_time": are_times, "latitude": are_angles, "longitude": are_angles,
    "coordinates": are_pairs, "place": are_names, "country": are_names, "category": are_kinds,
    "killed": are_numbers, "killed_min": are_numbers,
    "killed_max": are_numbers, "sources": are_no_addresses,
    "source_address": are_addresses, "day": are_days,
}  # fmt: skip
"""What the values must look like where the header alone does not tell."""
