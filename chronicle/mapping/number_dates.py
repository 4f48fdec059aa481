"""Columns of dates that a program wrote as numbers: Excel's serial days and Unix time."""

import re

import numpy as np

from chronicle.problems import REPAIRED, Problem, Report

# Excel counts days from here; its 29 February 1900, which never was, lies before all of these.
_EXCEL_DAY_ZERO = np.datetime64("1899-12-30T00:00:00")
_EXCEL_DAY = re.compile(r"(?:[2-7][0-9]{4}|80000)(?:[.,][0-9]+)?")
_UNIX_SECONDS = re.compile(r"[0-9]{9,10}(?:\.0+)?")
_UNIX_MILLISECONDS = re.compile(r"[0-9]{12,13}(?:\.0+)?")
_SECONDS_OF_A_DAY = 86_400
HINT = "Write dates as 2011-10-20."


def read_numbers(texts: list[str], header: str, report: Report) -> dict[str, str] | None:
    """Each filled text of a column to EDTF, where all are such numbers; None where they are not."""
    filled = [text for text in texts if text]
    if not filled:
        return None
    if all(map(_EXCEL_DAY.fullmatch, filled)):
        what, read, zone = "is the number that Excel keeps for a date.", _excel_seconds, ""
        origin = _EXCEL_DAY_ZERO
        how = "read as days since 30 December 1899"
    elif all(map(_UNIX_SECONDS.fullmatch, filled)):
        what, read, zone = "is a count of seconds.", float, "Z"
        origin = np.datetime64(0, "s")
        how = "read as seconds since 1 January 1970, UTC"
    elif all(map(_UNIX_MILLISECONDS.fullmatch, filled)):
        what, read, zone = "is a count of milliseconds.", _whole_seconds, "Z"
        origin = np.datetime64(0, "s")
        how = "read as milliseconds since 1 January 1970, UTC, to the second"
    else:
        return None
    effect = f"{REPAIRED}: every date of the column {how}"
    problem = Problem(report.file, what, None, header, filled[0], HINT, effect)
    report.problems.append(problem)
    seconds = np.array([round(read(text)) for text in filled], dtype="int64")
    instants = origin.astype("datetime64[s]") + seconds.astype("timedelta64[s]")
    written = np.datetime_as_string(instants, unit="s").tolist()
    if not (seconds % _SECONDS_OF_A_DAY).any():
        written = [text.partition("T")[0] for text in written]
    elif zone:
        written = [f"{text}{zone}" for text in written]
    else:
        # A whole number is a day, and whoever types 14:30 into a cell does not say the second.
        written = [text.removesuffix("T00:00:00").removesuffix(":00") for text in written]
    return dict(zip(filled, written, strict=True))


def _excel_seconds(text: str) -> float:
    return float(text.replace(",", ".")) * _SECONDS_OF_A_DAY


def _whole_seconds(text: str) -> float:
    return float(text) // 1000
