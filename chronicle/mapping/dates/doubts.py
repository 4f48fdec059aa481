"""A column of dates: its texts read day first and month first, and which are doubtful or none."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from chronicle.dates.span import Span, SpanError
from chronicle.mapping.dates.periods import both_ways, doubt
from chronicle.mapping.dates.styles import (
    FRACTION,
    LAST_YEAR_OF_2000,
    NEGATIVE_YEAR,
    NUMBERS_ONLY,
    PART,
    QUARTER,
    TWO_DIGIT_YEAR,
    TWO_YEARS,
    Reading,
)
from chronicle.mapping.dates.texts import read_text
from chronicle.problem_codes import Code
from chronicle.problems import Problem, Report


@dataclass(frozen=True, eq=False)
class DateColumn:
    """One column of dates under its header, as it is written."""

    header: str
    text: pd.Series
    notes: tuple[str, ...] = ()
    """How it was put together, where that is not plain."""
    counts_year_0: bool = False
    """Whether 0000 is the year 1 BCE, whatever else stands in the column."""
    is_edtf: bool = False
    """Whether 1911-12 is a month, whatever else stands in the column."""
    days_header: str = ""
    days: pd.Series | None = None
    """The column of days and months as numbers, where it was joined with the years of `header`."""

    @property
    def quoted(self) -> tuple[str, pd.Series]:
        """The header and the cells by which a date is named."""
        return (self.header, self.text) if self.days is None else (self.days_header, self.days)


@dataclass(frozen=True, eq=False)
class ReadColumn:
    """One column of dates in EDTF, and what is known of each of its cells."""

    header: str
    text: pd.Series
    named: np.ndarray
    """Whether a cell has been named, so that its row has no date."""
    unknown: np.ndarray
    """Whether a cell says that the year is unknown."""
    partly: np.ndarray
    """Whether a cell says more than its date does, such as early in it."""


@dataclass(eq=False)
class DistinctDates:
    """The different texts of a column, each read with the day first and with the month first.

    Where clocks stand apart, the texts are without them.
    """

    column: DateColumn
    clocks: pd.Series | None
    codes: np.ndarray
    texts: list[str]
    day_first: list[Reading | None]
    month_first: list[Reading | None]
    unknown: set[str]

    def spread(self, values: list[bool]) -> np.ndarray:
        """Whether something holds of each row, from whether it does of each different text."""
        return np.array(values, dtype=bool)[self.codes]

    def rows(self, places: Collection[int]) -> np.ndarray:
        """The rows with one of the different texts, by their places among these."""
        return np.flatnonzero(self.spread([at in places for at in range(len(self.texts))]))

    def example(self, text: str) -> str:
        """How the first cell with one of the texts is spelled in the file."""
        if self.column.days is None:
            return text
        row = int(np.flatnonzero(self.codes == self.texts.index(text))[0])
        return self.column.days.iloc[row]


WHICH_FIRST = "say whether the day or the month comes first, or write dates as"
_ORDERS = {True: "day, month, year", False: "month, day, year"}


def name_unclear(
    one: DistinctDates, unclear: Mapping[int, tuple[str, str]], report: Report
) -> str | None:
    """Name each date that may be two different days; what to ask about them all.

    `unclear` holds both days, in EDTF, by the place of the text.
    """
    if not unclear:
        return None
    header, cells = one.column.quoted
    rows = one.rows(unclear)
    texts, places = cells.iloc[rows].tolist(), one.codes[rows].tolist()
    hints = {
        at: f"It is {_either(day, month)}: {WHICH_FIRST} {day}."
        for at, (day, month) in unclear.items()
    }
    for row, text, at in zip(rows.tolist(), texts, places, strict=True):
        report.row(row, Code.AMBIGUOUS_DATE, text, column=header, hint=hints[at])
    return f'Is "{texts[0]}" in column "{header}" {_either(*unclear[places[0]])}?'


def name_misfits(
    one: DistinctDates, misfit: list[bool], order: bool | None, report: Report
) -> None:
    """Name each date that is none in the order of the column."""
    if not any(misfit):
        return
    if order is None:
        message = "is not a date, whether its day or its month comes first."
    else:
        message = f"is not a date when it is read as {_order(one, order)}, as the column is."
    hint = "Write the date as 2011-10-20."
    header, cells = one.column.quoted
    rows = pd.Series(one.spread(misfit))
    report.cells(rows, Code.MISFIT_DATE, cells, message=message, column=header, hint=hint)


def name_doubtful(
    one: DistinctDates, readings: list[Reading | None], misfit: list[bool], report: Report
) -> set[int]:
    """Name each text that means a time without saying which, such as a season; their places."""
    doubts = {}
    for at, (text, reading, is_misfit) in enumerate(zip(one.texts, readings, misfit, strict=True)):
        is_left = reading is None and not is_misfit and text not in one.unknown
        if is_left and (found := doubt(text)):
            doubts[at] = found
    if doubts:
        header, cells = one.column.quoted
        rows = one.rows(doubts)
        texts, places = cells.iloc[rows].tolist(), one.codes[rows].tolist()
        for row, text, at in zip(rows.tolist(), texts, places, strict=True):
            message, hint = doubts[at]
            report.row(row, Code.VAGUE_DATE, text, message=message, column=header, hint=hint)
    return {*doubts}


def in_words(edtf: str) -> str:
    """A date in words; in EDTF where it is no date."""
    try:
        return Span.parse(edtf).words()
    except SpanError:
        return edtf  # an interval that ends before it starts


def name_contradiction(columns: list[DistinctDates], report: Report) -> None:
    """Name that some dates have their day first and some their month, where it is so."""
    examples: dict[bool, tuple[str, str]] = {}
    for one in columns:
        for text, day, month in zip(one.texts, one.day_first, one.month_first, strict=True):
            if (day is None) != (month is None):
                examples.setdefault(day is not None, (one.example(text), one.column.quoted[0]))
    if len(examples) < 2:
        return
    (text, header), (other, _) = examples[True], examples[False]
    message = f'has its day first, but "{other}" its month.'
    hint = "Write all dates in one order, best as 2011-10-20."
    how = "each date that can only be one day is read as that day"
    name_once(Code.MIXED_ORDER, text, header, report, how, hint, message)


def said(
    one: DistinctDates, readings: list[Reading | None], order: bool | None, report: Report
) -> list[str]:
    """Name what was taken for granted, once for the column; sentences on how it was read."""
    examples: dict[str, tuple[str, Reading]] = {}
    for text, reading in zip(one.texts, readings, strict=True):
        if reading:
            examples |= {taken: (text, reading) for taken in reading.taken if taken not in examples}
    header, notes = one.column.header, []
    if NUMBERS_ONLY in examples and order is not None:
        text, (column, _) = one.example(examples[NUMBERS_ONLY][0]), one.column.quoted
        notes.append(f'Dates such as "{text}" in "{column}" are read as {_order(one, order)}.')
    if TWO_DIGIT_YEAR in examples:
        text, reading = examples[TWO_DIGIT_YEAR]
        if NUMBERS_ONLY not in reading.taken:
            parts = _parts_of(text, reading)
            notes.append(f'Dates such as "{text}" in "{header}" are read as {parts}.')
        name_two_digits(text, header, report)
    if FRACTION in examples:
        text, how = examples[FRACTION][0], "every time of the column read to the second"
        name_once(Code.FRACTION_OF_A_SECOND, text, header, report, how)
    if NEGATIVE_YEAR in examples:
        text, reading = examples[NEGATIVE_YEAR]
        words = in_words(reading.edtf)
        notes.append(counts_year_0(text, words, header))
    if TWO_YEARS in examples:
        text, reading = examples[TWO_YEARS]
        notes.append(f'Dates such as "{text}" in "{header}" are read as {in_words(reading.edtf)}.')
    if not one.column.is_edtf and (pair := both_ways(one.texts)):
        how = "each that can only be one of these is read as that"
        message, hint = f'is a month, but "{pair[1]}" two years.', "Write both years in full."
        name_once(Code.MONTH_OR_YEARS, pair[0], header, report, how, hint, message)
    if QUARTER in examples:
        text = examples[QUARTER][0]
        notes.append(f'Times such as "{text}" in "{header}" are months of the calendar year.')
    if PART in examples:
        text, how = examples[PART][0], "every such date of the column read as all of it"
        name_once(Code.PART_OF_A_TIME, text, header, report, how)
    return notes


def counts_year_0(text: str, words: str, header: str) -> str:
    """The sentence on how years before our era are counted."""
    return f'Years such as "{text}" in "{header}" count a year 0, so this one is {words}.'


def name_two_digits(text: str, header: str, report: Report) -> None:
    """One problem for all years of two digits in a column."""
    last = LAST_YEAR_OF_2000
    how = f"00 to {last} read as 2000 to 20{last}, {last + 1} to 99 as 19{last + 1} to 1999"
    name_once(Code.TWO_DIGIT_YEAR, text, header, report, how, "Write years with four digits.")


def name_once(
    code: Code, text: str, header: str, report: Report, how: str, hint: str = "", message: str = ""
) -> None:
    """One problem for a whole column, by one of its texts, and how all such were read."""
    report.problems.append(
        Problem(report.file, code, message, None, header, text, hint, detail=how)
    )  # fmt: skip


def _order(one: DistinctDates, order: bool) -> str:
    return _ORDERS[order].removesuffix(", year" if one.column.days is not None else "")


def _parts_of(text: str, reading: Reading) -> str:
    if text[:1].isdigit():
        return _ORDERS[True]
    return _ORDERS[False] if len(reading.edtf) >= len("2011-10-20") else "month, year"


def _either(one: str, other: str) -> str:
    """Two dates in words, their year once: 3 April or 4 March 2011."""
    first, second = in_words(one), in_words(other)
    year = second.rpartition(" ")[2]
    if first.endswith(f" {year}") and len(first.split()) == 3:
        first = first.removesuffix(f" {year}")
    return f"{first} or {second}"


_MAYBE_BEFORE_0 = re.compile(r"(?:^|/)Y?-[0-9]|[Bb]\.?\s?[Cc]|[Cc]hr|[Aa]\.?\s?[Cc]|J\.?\s?-?C")
_BEFORE_0 = re.compile(r"Y?-|0000")


def count_before_0(texts: Iterable[str]) -> bool:
    """Whether some date lies before our era."""
    return any(is_before_0(text) for text in texts if _MAYBE_BEFORE_0.search(text))


def is_before_0(text: str) -> bool:
    """Whether a text such as 44 BC or -0044-03-15 says a year before our era."""
    reading = read_text(text, True) or read_text(text, False)
    return bool(reading) and any(map(_BEFORE_0.match, reading.edtf.split("/")))
