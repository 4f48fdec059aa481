"""EDTF text to Span and back: when something happened, as precisely as its source says."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal, Self

import numpy as np
import pandas as pd

from chronicle.dates.calendar import calendar, year_words
from chronicle.dates.edtf_date import (
    DATE_COLUMNS,
    DATE_ROW,
    EN_DASH,
    PRECISIONS,
    UNDATED,
    EdtfDate,
    KnownDate,
    SpanError,
    offset_words,
    read_date,
    read_plain_dates,
)

__all__ = ["PRECISIONS", "Span", "SpanError", "read_column"]

LONGEST_TEXT = 100  # characters

_LONG_PRECISIONS = ("decade", "century", "millennium")
_KNOWN_TO = {
    "second": "to the second",
    "minute": "to the minute",
    "day": "exact day",
    "month": "month known, day not",
    "year": "year known, day not",
    "decade": "decade known, year not",
    "century": "century known, year not",
    "millennium": "millennium known, year not",
}


@dataclass(frozen=True)
class Span:
    """When something happened, from the earliest to the latest second that its text allows."""

    text: str
    first: EdtfDate
    last: EdtfDate

    @classmethod
    @lru_cache(maxsize=4096)  # a page says the same dates on every run
    def parse(cls, text: str) -> Self:
        """Read one EDTF text, or raise SpanError."""
        written = text.strip()
        if not written:
            raise SpanError("The date is missing.")
        if len(written) > LONGEST_TEXT:
            raise SpanError(
                f"A text of {len(written):,} characters is not a date: "
                f"a date has at most {LONGEST_TEXT}."
            )
        parts = written.split("/")
        if len(parts) > 2:
            raise SpanError("is not a date: it has more than one slash.", written=written)
        first = read_date(parts[0], written)
        last = read_date(parts[1], written) if len(parts) == 2 else first
        span = cls(text, first, last)
        if first.kind != "known" and last.kind != "known":
            raise SpanError("is not a date: neither end is known.", written=written)
        _refuse_reversed(*span.dates, written)
        return span

    def edtf(self) -> str:
        """Give the canonical EDTF; an interval between two equal dates is that one date."""
        return self.first.edtf if self.is_one_date else f"{self.first.edtf}/{self.last.edtf}"

    @property
    def is_one_date(self) -> bool:
        return self.first == self.last

    @property
    def dates(self) -> tuple[KnownDate, KnownDate]:
        """The first and the last end; for one that is no date, the other."""
        known = [end for end in (self.first, self.last) if end.kind == "known"]
        return known[0], known[-1]

    @property
    def earliest(self) -> np.datetime64 | None:
        """The first possible second, in local wall time; None when open or unknown."""
        return self.first.earliest if self.first.kind == "known" else None

    @property
    def latest(self) -> np.datetime64 | None:
        """The last possible second, itself included, in local wall time; None as above."""
        return self.last.latest if self.last.kind == "known" else None

    @property
    def first_second(self) -> int | None:
        """`earliest` in seconds since 1970."""
        return None if self.earliest is None else int(self.earliest.astype("int64"))

    @property
    def last_second(self) -> int | None:
        """`latest` in seconds since 1970."""
        return None if self.latest is None else int(self.latest.astype("int64"))

    @property
    def precision(self) -> str:
        """The coarser of the two ends, one of PRECISIONS."""
        return max(self.precisions, key=PRECISIONS.index)

    @property
    def precisions(self) -> tuple[str, str]:
        """Those of the first and the last end; of an open one, that of the other."""
        first, last = self.dates
        return first.precision, last.precision

    @property
    def start(self) -> Literal["known", "open", "unknown"]:
        return self.first.kind

    @property
    def end(self) -> Literal["known", "open", "unknown"]:
        return self.last.kind

    @property
    def start_soft(self) -> bool:
        """Whether a drawing must not give the start a hard edge."""
        return self.first.soft

    @property
    def end_soft(self) -> bool:
        """Whether a drawing must not give the end a hard edge."""
        return self.last.soft

    def words(self) -> str:
        """Say in English when it was."""
        first, last = self.dates
        match self.start, self.end:
            case "known", "open":
                return _phrase(first, "since")
            case "known", "unknown":
                return f"{_phrase(first, 'from')}, end unknown"
            case "open", _:
                return _phrase(last, "before")
            case "unknown", _:
                return f"{_phrase(last, 'until')}, start unknown"
        return _phrase(first) if self.is_one_date else _interval_words(first, last)

    def utc_words(self) -> str | None:
        """Say the same in UTC, of each end that has an offset from it; None when none has."""
        first, last = (date.in_utc() for date in self.dates)
        if first.offset_minutes is None and last.offset_minutes is None:
            return None
        if first.offset_minutes is None:
            return _phrase(last, "until")
        if last.offset_minutes is None:
            return _phrase(first, "from")
        return replace(
            self,
            first=first if self.first.kind == "known" else self.first,
            last=last if self.last.kind == "known" else self.last,
        ).words()

    def precision_words(self) -> str:
        """How well the ends are known in a short phrase, such as "start approximate"."""
        first, last = self.dates
        if self.is_one_date:
            return _doubt(first) or _KNOWN_TO[first.fineness]
        doubts = {"start": _doubt(self.first), "end": _doubt(self.last)}
        if doubts["start"] and doubts["start"] == doubts["end"]:
            return f"start and end {doubts['start']}"
        said = [f"{end} {doubt}" for end, doubt in doubts.items() if doubt]
        if self.start == "open":
            said.append(f"{last.words()} included")  # "before March" alone would leave it out
        if said:
            return ", ".join(said)
        start, end = first.fineness, last.fineness
        if start == end:
            return f"both ends to the {end}"
        return f"start to the {start}, end to the {end}"


def read_column(texts: pd.Series) -> tuple[pd.DataFrame, dict[int, SpanError]]:
    """Read a column into start, end, dated, precision, start_soft and end_soft, on its index.

    The second value holds, by place, why a text cannot be read; blank text is no error.
    """
    # Only text is alike whenever it is equal: 2011 is not written as 2011.0 is.
    if isinstance(texts.dtype, pd.StringDtype):
        numbers, distinct = pd.factorize(texts, use_na_sentinel=False)
    else:
        numbers, distinct = np.arange(len(texts)), texts
    written = [_cell_text(value) for value in distinct.tolist()]
    rows = read_plain_dates(written)
    others = [place for place in np.flatnonzero(~rows["dated"]).tolist() if written[place]]
    read = {
        text: _span_or_error(text) for text in dict.fromkeys(written[place] for place in others)
    }
    if others:
        found = [_date_row(read[written[place]]) for place in others]
        rows[others] = np.array(found, dtype=DATE_ROW)
    unreadable = {text: error for text, error in read.items() if isinstance(error, SpanError)}
    wrong = np.array([text in unreadable for text in written], dtype=bool)
    rows = rows[numbers]
    table = pd.DataFrame(
        {name: np.ascontiguousarray(rows[name]) for name in DATE_COLUMNS}, index=texts.index
    )
    table["precision"] = pd.Categorical.from_codes(
        rows["precision"], pd.Index(PRECISIONS), ordered=True
    )
    errors = {
        row: unreadable[written[numbers[row]]] for row in np.flatnonzero(wrong[numbers]).tolist()
    }
    return table, errors


def _cell_text(value: Any) -> str:
    if isinstance(value, str):
        return value.strip()
    return "" if pd.isna(value) else str(value)


def _span_or_error(text: str) -> Span | SpanError:
    try:
        return Span.parse(text)
    except SpanError as error:
        # A traceback would keep the frames of this call alive for as long as the error.
        return error.with_traceback(None)


def _date_row(read: Span | SpanError) -> tuple:
    if isinstance(read, SpanError):
        return UNDATED
    start, end = (np.datetime64("NaT") if at is None else at for at in (read.earliest, read.latest))
    precision = PRECISIONS.index(read.precision)
    return start, end, True, precision, read.start_soft, read.end_soft


def _refuse_reversed(first: KnownDate, last: KnownDate, written: str) -> None:
    reversed_by_clock = reversed_in_utc = _is_before(last, first)
    if first.offset_minutes is not None and last.offset_minutes is not None:
        reversed_in_utc = _is_before(last.in_utc(), first.in_utc())
    if reversed_in_utc:
        raise SpanError("ends before it starts.", "Write the earlier date first.", written=written)
    if reversed_by_clock:
        raise SpanError(
            "ends before it starts by the local clocks.",
            "Write both ends with the same offset.",
            written=written,
        )


def _is_before(end: EdtfDate, start: EdtfDate) -> bool:
    if end.kind != "known" or start.kind != "known":
        return False
    return bool(end.latest < start.earliest)


def _doubt(end: EdtfDate) -> str:
    if end.kind != "known":
        return end.kind
    marks = {"approximate": end.approximate, "uncertain": end.uncertain}
    return " and ".join(name for name, marked in marks.items() if marked)


def _phrase(date: KnownDate, preposition: str = "") -> str:
    uncertain = " (uncertain)" if date.uncertain else ""
    return f"{_with_preposition(date, date.words(), preposition)}{uncertain}"


def _with_preposition(date: KnownDate, words: str, preposition: str = "") -> str:
    before = f"{preposition} about" if date.approximate else preposition
    is_plural = date.precision in _LONG_PRECISIONS and EN_DASH not in words
    return f"{before} {'the ' if before and is_plural else ''}{words}".strip()


def _interval_words(first: KnownDate, last: KnownDate) -> str:
    start, end = _shared_words_once(first, last)
    unsure = [name for name, date in (("start", first), ("end", last)) if date.uncertain]
    note = f" ({' and '.join(unsure)} uncertain)" if unsure else ""
    return f"{_with_preposition(first, start)} to {_with_preposition(last, end)}{note}"


def _shared_words_once(first: KnownDate, last: KnownDate) -> tuple[str, str]:
    """Say both ends, and what they share only once: 16 to 19 January 2013."""
    start, end = first.words(), last.words()
    (year, month, day), other = calendar(first.earliest), calendar(last.earliest)
    precisions = {first.precision, last.precision}
    if precisions == {"time"} and other == (year, month, day):
        if first.offset_minutes == last.offset_minutes:
            offset = offset_words(last.offset_minutes)
            return start.removesuffix(offset), f"{last.clock}{offset}"
    elif precisions == {"day"} and other[:2] == (year, month):
        return str(day), end
    elif precisions <= {"day", "month"} and other[0] == year:
        return start.removesuffix(f" {year_words(year)}"), end
    return start, end
