"""Plain ISO dates, a whole column at once, and the calendar arithmetic that needs no loop."""

import numpy as np

# From the finest to the coarsest.
PRECISIONS = ("time", "day", "month", "year", "decade", "century", "millennium")

# What a table needs to know of one date; precision is a place in PRECISIONS.
DATE_ROW = np.dtype(
    [
        ("start", "datetime64[s]"),
        ("end", "datetime64[s]"),
        ("dated", bool),
        ("precision", "int8"),
        ("start_soft", bool),
        ("end_soft", bool),
    ]
)
UNDATED = (np.datetime64("NaT"), np.datetime64("NaT"), False, -1, False, False)

SECOND, DAY = np.timedelta64(1, "s"), np.timedelta64(1, "D")

_PRECISION_OF_WIDTH = {len("2011"): "year", len("2011-10"): "month", len("2011-10-20"): "day"}
_DASHES = [4, 7]


def first_second(year: int | np.ndarray, month: int | np.ndarray) -> np.datetime64 | np.ndarray:
    """Give the first second of a month, of numbers or of arrays; month 13 is the next January."""
    months = np.asarray((year - 1970) * 12 + month - 1, dtype="datetime64[M]")
    return months.astype("datetime64[s]")[()]


def read_plain_dates(texts: list[str]) -> np.ndarray:
    """Read each YYYY, YYYY-MM and YYYY-MM-DD into a DATE_ROW; all other texts are left undated."""
    rows = np.full(len(texts), np.array(UNDATED, dtype=DATE_ROW))
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    for width in _PRECISION_OF_WIDTH:
        places = np.flatnonzero(lengths == width)
        rows[places] = _read_plain([texts[place] for place in places.tolist()], width)
    return rows


def _read_plain(texts: list[str], width: int) -> np.ndarray:
    # Code points rather than numpy strings, which lose a NUL at the end of a text.
    joined = "".join(texts).encode("utf-32-le", "surrogatepass")
    digits = np.frombuffer(joined, dtype="<u4").reshape(-1, width).astype(np.int64) - ord("0")
    dashes = [place for place in _DASHES if place < width]
    numbers = np.delete(digits, dashes, axis=1)
    valid = ((numbers >= 0) & (numbers <= 9)).all(axis=1)
    valid &= (digits[:, dashes] == ord("-") - ord("0")).all(axis=1)
    numbers[~valid] = 0

    year = numbers[:, :4] @ [1000, 100, 10, 1]
    month = numbers[:, 4:6] @ [10, 1] if width >= len("2011-10") else np.ones_like(year)
    valid &= (month >= 1) & (month <= 12)
    month[~valid] = 1
    start = first_second(year, month)
    after = first_second(year, month + 1) if width > len("2011") else first_second(year + 1, 1)
    if width == len("2011-10-20"):
        day = numbers[:, 6:] @ [10, 1]
        valid &= (day >= 1) & (day <= (after - start) // DAY)
        start = start + (day - 1) * DAY
        after = start + DAY

    rows = np.full(len(texts), np.array(UNDATED, dtype=DATE_ROW))
    rows["start"][valid] = start[valid]
    rows["end"][valid] = after[valid] - SECOND
    rows["dated"] = valid
    rows["precision"][valid] = PRECISIONS.index(_PRECISION_OF_WIDTH[width])
    return rows
