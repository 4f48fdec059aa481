"""Columns of dates that a program wrote as numbers: Excel's serial days and Unix time."""

import re
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from chronicle.mapping.date_parts import is_known
from chronicle.mapping.date_texts import read_text
from chronicle.problems import REPAIRED, Problem, Report

_SECONDS_OF_A_DAY = 86_400
HINT = "Write dates as 2011-10-20."
FEWEST = 2
"""So many numbers at least tell what they are where something else stands among them."""
MOST_OTHERS = 0.1
LOOKED_AT = 100
"""How many texts tell that a column holds something else."""


class _Sort(NamedTuple):
    """One way in which programs keep a date as a number."""

    shape: re.Pattern
    what: str
    how: str
    seconds: Callable[[str], float]
    day_zero: np.datetime64
    zone: str


def read_numbers(texts: list[str], header: str, report: Report) -> dict[str, str] | None:
    """Each filled text of a column to EDTF, where they are such numbers; None where they are not.

    Few others may stand among them: a mark for an unknown date becomes blank, what can be one day
    only is read, and the rest goes on unchanged.
    """
    filled = [text for text in texts if text]
    sort = next((sort for sort in _SORTS if _are_mostly(sort.shape, filled)), None)
    if sort is None:
        return None
    numbers = [text for text in filled if sort.shape.fullmatch(text)]
    every = "every date" if len(numbers) == len(filled) else "every such number"
    effect = f"{REPAIRED}: {every} of the column read as {sort.how}"
    problem = Problem(report.file, sort.what, None, header, numbers[0], HINT, effect)
    report.problems.append(problem)
    others = {text: _read_alone(text) for text in filled if not sort.shape.fullmatch(text)}
    return {**others, **dict(zip(numbers, _written(numbers, sort), strict=True))}


def _are_mostly(shape: re.Pattern, filled: list[str]) -> bool:
    """Whether the texts that say something have the shape, but for one or a few of many."""
    known = [text for text in filled[:LOOKED_AT] if is_known(text)]
    if 2 * sum(map(bool, map(shape.fullmatch, known))) < len(known):
        return False
    known = [text for text in filled if is_known(text)]
    fit = sum(map(bool, map(shape.fullmatch, known)))
    if fit == len(known):
        return fit > 0
    return fit >= FEWEST and len(known) - fit <= max(1, MOST_OTHERS * len(known))


def _read_alone(text: str) -> str:
    """What stands among numbers, in EDTF: blank where unknown, unchanged where it is not clear."""
    if not is_known(text):
        return ""
    readings = (read_text(text, day_first) for day_first in (True, False))
    dates = {reading.edtf for reading in readings if reading}
    return dates.pop() if len(dates) == 1 else text


def _written(numbers: list[str], sort: _Sort) -> list[str]:
    seconds = np.array([round(sort.seconds(text)) for text in numbers], dtype="int64")
    instants = sort.day_zero.astype("datetime64[s]") + seconds.astype("timedelta64[s]")
    written = np.datetime_as_string(instants, unit="s").tolist()
    if not (seconds % _SECONDS_OF_A_DAY).any():
        return [text.partition("T")[0] for text in written]
    if sort.zone:
        return [f"{text}{sort.zone}" for text in written]
    # A whole number is a day, and whoever types 14:30 into a cell does not say the second.
    return [text.removesuffix("T00:00:00").removesuffix(":00") for text in written]


def _excel_seconds(text: str) -> float:
    return float(text.replace(",", ".")) * _SECONDS_OF_A_DAY


def _whole_seconds(text: str) -> float:
    return float(text) // 1000


_SORTS = (
    _Sort(
        re.compile(r"(?:[2-7][0-9]{4}|80000)(?:[.,][0-9]+)?"),
        "is the number that Excel keeps for a date.", "days since 30 December 1899",
        # Its 29 February 1900, which never was, lies before all of these.
        _excel_seconds, np.datetime64("1899-12-30T00:00:00"), "",
    ),
    _Sort(
        re.compile(r"[0-9]{9,10}(?:\.0+)?"),
        "is a count of seconds.", "seconds since 1 January 1970, UTC",
        float, np.datetime64(0, "s"), "Z",
    ),
    _Sort(
        re.compile(r"[0-9]{12,13}(?:\.0+)?"),
        "is a count of milliseconds.", "milliseconds since 1 January 1970, UTC, to the second",
        _whole_seconds, np.datetime64(0, "s"), "Z",
    ),
)  # fmt: skip
