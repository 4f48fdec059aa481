"""Plain ISO dates, a whole column at once, and the calendar arithmetic that needs no loop."""

from typing import overload

import numpy as np

# From the finest to the coarsest.
PRECISIONS = ("time", "day", "month", "year", "decade", "century", "millennium")

# What a table needs to know of one date; precision is a place in PRECISIONS.
DATE_COLUMNS = {
    "start": "datetime64[s]",
    "end": "datetime64[s]",
    "dated": "bool",
    "precision": "int8",
    "start_soft": "bool",
    "end_soft": "bool",
}
DATE_ROW = np.dtype([*DATE_COLUMNS.items()])
UNDATED = (np.datetime64("NaT"), np.datetime64("NaT"), False, -1, False, False)

SECOND, MINUTE, DAY = (np.timedelta64(1, unit) for unit in "smD")

_SHAPES = {
    "2011": "year",
    "2011-10": "month",
    "2011-10-20": "day",
    "2011-10-20T14:30": "time",
    "2011-10-20T14:30:59": "time",
    "2011-10-20T14:30Z": "time",
    "2011-10-20T14:30:59Z": "time",
}
_INTERVAL = len("2011-10-20/2011-10-21")
_ONE_END = len("2011-10-20")


@overload
def first_second(year: int, month: int) -> np.datetime64: ...
@overload
def first_second(year: np.ndarray, month: int | np.ndarray) -> np.ndarray: ...
def first_second(year: int | np.ndarray, month: int | np.ndarray) -> np.datetime64 | np.ndarray:
    """Give the first second of a month, of numbers or of arrays; month 13 is the next January."""
    months = np.asarray((year - 1970) * 12 + month - 1, dtype="datetime64[M]")
    return months.astype("datetime64[s]")[()]


def read_plain_dates(texts: list[str]) -> np.ndarray:
    """Read plain dates, times that are local or in UTC, and intervals of two days into DATE_ROWs.

    All other texts, and what is no such date, are left undated.
    """
    rows = np.full(len(texts), np.array(UNDATED, dtype=DATE_ROW))
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    for shape in _SHAPES:
        places = np.flatnonzero(lengths == len(shape))
        if len(places):
            rows[places] = _read_plain([texts[place] for place in places.tolist()], shape)
    places = np.flatnonzero(lengths == _INTERVAL)
    if len(places):
        rows[places] = _read_plain_intervals([texts[place] for place in places.tolist()])
    return rows


def _read_plain_intervals(texts: list[str]) -> np.ndarray:
    rows = _read_plain([text[:_ONE_END] for text in texts], "2011-10-20")
    last = _read_plain([text[-_ONE_END:] for text in texts], "2011-10-20")
    slash = np.array([text[_ONE_END] == "/" for text in texts], dtype=bool)
    in_order = rows["dated"] & last["dated"] & slash & (rows["start"] <= last["start"])
    rows["end"] = last["end"]
    rows[~in_order] = np.array(UNDATED, dtype=DATE_ROW)
    return rows


def _read_plain(texts: list[str], shape: str) -> np.ndarray:
    """Read texts that are as long as one shape."""
    # Code points rather than numpy strings, which lose a NUL at the end of a text.
    joined = "".join(texts).encode("utf-32-le", "surrogatepass")
    points = np.frombuffer(joined, dtype="<i4").reshape(-1, len(shape))
    marks = [place for place, letter in enumerate(shape) if not letter.isdigit()]
    numbers = np.delete(points, marks, axis=1) - ord("0")
    valid = ((numbers >= 0) & (numbers <= 9)).all(axis=1)
    valid &= (points[:, marks] == [ord(shape[place]) for place in marks]).all(axis=1)
    numbers[~valid] = 0

    year = numbers[:, :4].astype(np.int64) @ [1000, 100, 10, 1]
    month, day, hour, minute, second = (
        numbers[:, at : at + 2].astype(np.int64) @ [10, 1]
        if at < numbers.shape[1]
        else np.full(len(texts), least)
        for at, least in ((4, 1), (6, 1), (8, 0), (10, 0), (12, 0))
    )
    valid &= (month >= 1) & (month <= 12) & (hour <= 23) & (minute <= 59) & (second <= 59)
    month[~valid] = 1
    start = first_second(year, month)
    after = first_second(year, month + 1) if len(shape) > len("2011") else first_second(year + 1, 1)
    if len(shape) >= len("2011-10-20"):
        valid &= (day >= 1) & (day <= (after - start) // DAY)
        start = start + (day - 1) * DAY
        after = start + DAY
    if _SHAPES[shape] == "time":
        start = start + ((hour * 60 + minute) * 60 + second) * SECOND
        after = start + (SECOND if shape.count(":") == 2 else MINUTE)

    rows = np.full(len(texts), np.array(UNDATED, dtype=DATE_ROW))
    rows["start"][valid] = start[valid]
    rows["end"][valid] = after[valid] - SECOND
    rows["dated"] = valid
    rows["precision"][valid] = PRECISIONS.index(_SHAPES[shape])
    return rows
