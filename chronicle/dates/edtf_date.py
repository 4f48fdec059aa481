"""One EDTF date or date-time: reading it, and saying it in words; plain ones a column at once."""

import re
from dataclasses import dataclass, replace
from typing import ClassVar, Literal, Self

import numpy as np

from chronicle.dates.calendar import DAY, MONTHS, calendar, first_second, year_words

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

SECOND, MINUTE = np.timedelta64(1, "s"), np.timedelta64(1, "m")

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


# A browser's Date and pandas' microseconds both end a little beyond this year, either way.
LARGEST_YEAR = 270_000
LARGEST_OFFSET_MINUTES = 14 * 60

HOW_TO_WRITE_A_DATE = "Write a date as 2011-10-20, 2011-10, 2011 or 2013-01-16/2013-01-19."

_MINUTE = np.timedelta64(1, "m")
EN_DASH = "\u2013"
_DATE = re.compile(
    r"""(?: Y (?P<long_year> -?[1-9][0-9]{4,} )
          | (?P<years> -? (?: [0-9]{3}X | [0-9]{2}XX | [0-9]XXX ) )
          | (?P<year> -?[0-9]{4} )
            (?: -XX (?: -XX )? | -(?P<month> [0-9]{2} ) (?: -XX | -(?P<day> [0-9]{2} ) )? )?
        ) (?P<mark> [~?%] )?""",
    re.VERBOSE,
)
_TIME = re.compile(
    r"""(?P<date> (?P<year> -?[0-9]{4} ) -(?P<month> [0-9]{2} ) -(?P<day> [0-9]{2} ) )
        T (?P<clock> (?P<hour> [0-9]{2} ) : (?P<minute> [0-9]{2} ) (?: :(?P<second> [0-9]{2} ) )? )
        (?P<offset> Z | (?P<sign> [+-] ) (?P<hours> [0-9]{2} ) (?: :(?P<minutes> [0-9]{2} ) )? )?
    """,
    re.VERBOSE,
)
_MISPLACED_X = re.compile(r"[-0-9X~?%]*X[-0-9X~?%]*")
_MARKED_TIME = re.compile(r".+T[0-9:Z+-]+[~?%].*")


class SpanError(ValueError):
    """Why a text is not a date, as a sentence; `hint` is a sentence that says what to write.

    Where the sentence begins with the text in quotes, `reason` is the rest of it and `written` the
    text; else the reason is all of it.
    """

    def __init__(
        self, reason: str, hint: str = HOW_TO_WRITE_A_DATE, written: str | None = None
    ) -> None:
        super().__init__(reason, hint, written)
        self.reason = reason
        self.hint = hint
        self.written = written

    def __str__(self) -> str:
        return self.reason if self.written is None else f"{quoted(self.written)} {self.reason}"


@dataclass(frozen=True)
class KnownDate:
    """An end that is a date: the seconds it may cover, in local wall time, and how sure it is."""

    edtf: str
    precision: str
    earliest: np.datetime64
    latest: np.datetime64
    approximate: bool = False
    uncertain: bool = False
    unspecified: bool = False
    offset_minutes: int | None = None
    kind: ClassVar[Literal["known"]] = "known"

    @property
    def soft(self) -> bool:
        return self.approximate or self.uncertain or self.unspecified

    @property
    def fineness(self) -> str:
        """The precision, where a time of day is known to the minute or to the second."""
        if self.precision != "time":
            return self.precision
        return "second" if self.earliest == self.latest else "minute"

    @property
    def clock(self) -> str:
        unit = "s" if self.fineness == "second" else "m"
        return np.datetime_as_string(self.earliest, unit=unit).partition("T")[2]

    def in_utc(self) -> Self:
        """Give the same instant in UTC; a date without an offset stays as it is."""
        if self.offset_minutes is None:
            return self
        shift = self.offset_minutes * _MINUTE
        earliest = self.earliest - shift
        moved = replace(self, earliest=earliest, latest=self.latest - shift, offset_minutes=0)
        year, month, day = calendar(earliest)
        year_digits = f"{year:0{5 if year < 0 else 4}}"
        return replace(moved, edtf=f"{year_digits}-{month:02}-{day:02}T{moved.clock}Z")

    def words(self) -> str:
        """Say which date, without how sure it is."""
        year, month, day = calendar(self.earliest)
        month_words = f"{MONTHS[month - 1]} {year_words(year)}"
        match self.precision:
            case "time":
                offset = offset_words(self.offset_minutes)
                return f"{day} {month_words}, {self.clock}{offset}"
            case "day":
                return f"{day} {month_words}"
            case "month":
                return month_words
            case "year":
                return year_words(year)
        return _years_words(year, calendar(self.latest)[0], self.precision)


class _NoDate:
    """What is true of every end that is no date, and so covers no seconds."""

    soft = True
    approximate = uncertain = unspecified = False
    offset_minutes = None


@dataclass(frozen=True)
class OpenEnd(_NoDate):
    """An end without a limit."""

    edtf: Literal[".."] = ".."
    kind: ClassVar[Literal["open"]] = "open"


@dataclass(frozen=True)
class UnknownEnd(_NoDate):
    """An end whose date nobody gives."""

    edtf: Literal[""] = ""
    kind: ClassVar[Literal["unknown"]] = "unknown"


EdtfDate = KnownDate | OpenEnd | UnknownEnd
"""One end of a Span."""

OPEN, UNKNOWN = OpenEnd(), UnknownEnd()


def read_date(part: str, written: str) -> EdtfDate:
    """Read one end of the whole text `written`, or raise SpanError."""
    if part in ("", ".."):
        return OPEN if part else UNKNOWN
    if found := _TIME.fullmatch(part):
        return _read_time(found, written)
    if found := _DATE.fullmatch(part):
        return _read_day_or_longer(found, written)
    if _MARKED_TIME.fullmatch(part):
        raise SpanError(
            "is not a date: a time of day takes no ~, ? or %.",
            "Write the mark on the day without its time, such as 2012-09-11~.",
            written=written,
        )
    if _MISPLACED_X.fullmatch(part):
        raise SpanError(
            "is not a date: "
            "an X stands only for the last digits of a year, or for the month and day after it.",
            "Write a date with unknown digits as 156X, 15XX, 1984-XX or 1984-12-XX.",
            written=written,
        )
    raise SpanError("is not a date in EDTF form.", written=written)


def _read_day_or_longer(found: re.Match, written: str) -> KnownDate:
    first_year, last_year, precision = _read_years(found, written)
    if found["month"]:
        precision = "day" if found["day"] else "month"
        start, after = _bounds(first_year, found["month"], found["day"], written)
    else:
        start, after = first_second(first_year, 1), first_second(last_year + 1, 1)
    return KnownDate(
        edtf=found[0],
        precision=precision,
        earliest=start,
        latest=after - SECOND,
        approximate=found["mark"] in ("~", "%"),
        uncertain=found["mark"] in ("?", "%"),
        unspecified="X" in found[0],
    )


def _read_time(found: re.Match, written: str) -> KnownDate:
    _refuse_year_minus_zero(found["year"], written)
    midnight, _ = _bounds(int(found["year"]), found["month"], found["day"], written)
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if hour > 23 or minute > 59 or second > 59:
        raise SpanError(
            f"is not a date: there is no time {found['clock']}.",
            "Write a time from 00:00 to 23:59, such as 2012-09-11T21:42+02:00.",
            written=written,
        )
    earliest = midnight + (hour * 3600 + minute * 60 + second) * SECOND
    offset = _read_offset(found, written)
    return KnownDate(
        edtf=f"{found['date']}T{found['clock']}{_offset_edtf(offset)}",
        precision="time",
        earliest=earliest,
        latest=earliest if found["second"] else earliest + _MINUTE - SECOND,
        offset_minutes=offset,
    )


def _read_years(found: re.Match, written: str) -> tuple[int, int, str]:
    digits = found["long_year"] or found["years"] or found["year"]
    _refuse_year_minus_zero(digits, written)
    lowest, highest = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    if abs(lowest) > LARGEST_YEAR:
        raise SpanError(
            f"is too far away: a year lies between -{LARGEST_YEAR:,} and {LARGEST_YEAR:,}.",
            "Leave the date empty and say when it was in the summary.",
            written=written,
        )
    if digits.startswith("-") and found["years"]:
        # Before year 0 the larger digits are the earlier years, and there is no year -0000.
        lowest, highest = highest, min(lowest, -1)
    return lowest, highest, PRECISIONS[PRECISIONS.index("year") + digits.count("X")]


def _bounds(
    year: int, month: str, day: str | None, written: str
) -> tuple[np.datetime64, np.datetime64]:
    """Give the first second of a month or day, and the first after it."""
    if 21 <= int(month) <= 24 and not day:
        raise SpanError(
            "is a season, which is not read as a date.",
            "Write the months instead, such as 2001-03/2001-05.",
            written=written,
        )
    if not 1 <= int(month) <= 12:
        raise SpanError(f"is not a date: there is no month {month}.", written=written)
    start, after = first_second(year, int(month)), first_second(year, int(month) + 1)
    if not day:
        return start, after
    days = int((after - start) // DAY)
    if day == "00":
        raise SpanError("is not a date: there is no day 00.", written=written)
    if int(day) > days:
        name = f"{MONTHS[int(month) - 1]} {year_words(year)}"
        raise SpanError(f"is not a date: {name} has {days} days.", written=written)
    start = start + (int(day) - 1) * DAY
    return start, start + DAY


def _read_offset(found: re.Match, written: str) -> int | None:
    if found["offset"] in (None, "Z"):
        return None if found["offset"] is None else 0
    minutes = int(found["minutes"] or 0)
    offset = int(found["hours"]) * 60 + minutes
    if minutes > 59 or offset > LARGEST_OFFSET_MINUTES:
        raise SpanError(
            f"is not a date: no clock is {found['offset'][1:]} from UTC.",
            "Write an offset of at most 14:00, such as 2012-09-11T21:42+02:00.",
            written=written,
        )
    return -offset if found["sign"] == "-" else offset


def _refuse_year_minus_zero(digits: str, written: str) -> None:
    if digits == "-0000":
        raise SpanError(
            "is not a date: there is no year -0000.",
            "Write 0000 for 1 BCE and -0001 for 2 BCE.",
            written=written,
        )


def quoted(written: str) -> str:
    shown = written if written.isprintable() else written.encode("unicode_escape").decode("ascii")
    return f'"{shown}"'


def _years_words(first: int, last: int, precision: str) -> str:
    if first >= 1000:
        # 1900s may be ten years or a hundred; 1980s cannot.
        is_clear = precision == "decade" and first % 100
        return f"{first}s" if is_clear else f"{first}s ({precision})"
    start, end = year_words(first), year_words(last)
    if start[-3:] == end[-3:]:
        start = start.split()[0]
    return f"{start}{EN_DASH}{end}"


def offset_words(minutes: int | None) -> str:
    if not minutes:
        return "" if minutes is None else " UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "-" if minutes < 0 else "+"
    return f" (UTC{sign}{hours}:{rest:02})" if rest else f" (UTC{sign}{hours})"


def _offset_edtf(minutes: int | None) -> str:
    if not minutes:
        return "" if minutes is None else "Z"
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}"
