"""Columns of dates as somebody wrote them, each read as a whole: their order, numbers and years."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from chronicle.mapping.date_parts import LAST_YEAR_OF_2000, UNKNOWN_YEARS
from chronicle.mapping.date_styles import (
    FRACTION,
    NEGATIVE_YEAR,
    NUMBERS_ONLY,
    TWO_DIGIT_YEAR,
    Reading,
    depends_on_order,
    is_month_of_year,
)
from chronicle.mapping.date_texts import read_text
from chronicle.mapping.matching import all_match
from chronicle.mapping.number_dates import read_numbers
from chronicle.mapping.timed_columns import ISO_DAY, apart, iso_times, together, without_midnight
from chronicle.problems import REPAIRED, UNDATED, Problem, Report
from chronicle.span import Span, SpanError

_PLAIN = re.compile(rf"(?:{ISO_DAY})?")
_BEFORE_YEAR_0 = re.compile(r"-[0-9]{1,15}")
WHICH_FIRST = "say whether the day or the month comes first, or write dates as"
_ORDERS = {True: "day, month, year", False: "month, day, year"}


@dataclass(frozen=True, eq=False)
class DateColumn:
    """One column of dates under its header: as it is written or, once read, in EDTF."""

    header: str
    text: pd.Series
    named: np.ndarray | None = None
    """Once read: whether a cell has been named, so that its row has no date."""
    unknown: np.ndarray | None = None
    """Once read: whether a cell says that the year is unknown."""
    notes: tuple[str, ...] = ()
    """How it was put together, where that is not plain."""


@dataclass(eq=False)
class _Distinct:
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


def read_columns(
    columns: Sequence[DateColumn], report: Report, day_first: bool | None
) -> tuple[list[DateColumn], str | None, list[str]]:
    """The columns in EDTF, what has to be asked about them, and sentences on how they were read.

    The order of day and month is decided for all of them together.
    """
    prepared = [_distinct(column, report) for column in columns]
    read = [one for one in prepared if isinstance(one, _Distinct)]
    order = _decided(read) if day_first is None else day_first
    question, notes, done = None, [], []
    for one in prepared:
        if isinstance(one, DateColumn):
            column, said = one, []
        else:
            column, asked, said = _finished(one, order, report)
            question = question or asked
        done.append(column)
        notes += [*column.notes, *said]
    if day_first is None and order is None:
        _name_contradiction(read, report)
    for at, (one, was) in enumerate(zip(done, columns, strict=True)):
        # What is as it was written holds days alone.
        days = None if one.text is was.text else without_midnight(one.text, was.text)
        if days is not None:
            notes.append(f'Every time in "{one.header}" is 00:00, so only days are read.')
            done[at] = replace(one, text=days)
    return done, question, notes


def _distinct(column: DateColumn, report: Report) -> DateColumn | _Distinct:
    if all_match(column.text, _PLAIN):
        return _plainly(column, column.text)
    if (timed := iso_times(column.text)) is not None:
        return _plainly(column, timed)
    text, clocks = apart(column.text) or (column.text, None)
    codes, distinct = pd.factorize(text)
    texts = [str(one) for one in distinct.tolist()]
    numbers = read_numbers(texts, column.header, report) if clocks is None else None
    if numbers is not None:
        in_edtf = _spread([numbers.get(one, "") for one in texts], codes, text.index)
        return _plainly(column, in_edtf)
    unknown = UNKNOWN_YEARS.intersection(texts)
    if any(map(_BEFORE_YEAR_0.fullmatch, set(texts) - unknown)):
        unknown = set()  # where other years lie before year 0, these may too
    years = any(map(is_month_of_year, texts))
    first = [None if text in unknown else read_text(text, True, years) for text in texts]
    second = [
        read_text(text, False, years) if depends_on_order(text) else reading
        for text, reading in zip(texts, first, strict=True)
    ]
    return _Distinct(column, clocks, codes, texts, first, second, set(unknown))


def _plainly(column: DateColumn, text: pd.Series) -> DateColumn:
    none = np.zeros(len(text), dtype=bool)
    return replace(column, text=text, named=none, unknown=none)


def _spread(values: list[str], codes: np.ndarray, index: pd.Index) -> pd.Series:
    """A value for each row, from one for each different text."""
    return pd.Series(pd.array(values, dtype="str").take(codes), index=index)


def _decided(columns: list[_Distinct]) -> bool | None:
    """Whether the day comes first, where some dates allow one order only and none the other."""
    evidence = {
        day is not None
        for one in columns
        for day, month in zip(one.day_first, one.month_first, strict=True)
        if (day is None) != (month is None)
    }
    return evidence.pop() if len(evidence) == 1 else None


def _finished(
    one: _Distinct, order: bool | None, report: Report
) -> tuple[DateColumn, str | None, list[str]]:
    both = list(zip(one.day_first, one.month_first, strict=True))
    if order is None:
        readings = [day or month for day, month in both]
        unclear = [bool(day and month and day.edtf != month.edtf) for day, month in both]
    else:
        readings = [day if order else month for day, month in both]
        unclear = [False] * len(both)
    misfit = [
        reading is None and depends_on_order(text)
        for text, reading in zip(one.texts, readings, strict=True)
    ]
    unclear_rows = np.array(unclear, dtype=bool)[one.codes]
    misfit_rows = np.array(misfit, dtype=bool)[one.codes]
    asked = _name_unclear(one, unclear_rows, report) if any(unclear) else None
    if any(misfit):
        _name_misfits(one.column, misfit_rows, order, report)

    in_edtf = [
        "" if is_unclear or is_misfit or text in one.unknown else reading.edtf if reading else text
        for text, reading, is_unclear, is_misfit in zip(
            one.texts, readings, unclear, misfit, strict=True
        )
    ]
    text = _spread(in_edtf, one.codes, one.column.text.index)
    if one.clocks is not None:
        unread = np.array([not reading for reading in readings], dtype=bool)[one.codes]
        text = together(text, one.clocks, one.column.text, unread)
    clear = [None if dim else reading for reading, dim in zip(readings, unclear, strict=True)]
    notes = _said(one, clear, order, report)
    unknown = np.array([text in one.unknown for text in one.texts], dtype=bool)[one.codes]
    named = unclear_rows | misfit_rows
    return replace(one.column, text=text, named=named, unknown=unknown), asked, notes


def _name_unclear(one: _Distinct, unclear: np.ndarray, report: Report) -> str:
    """Name each date that may be two different days; what to ask about them all."""
    header, rows = one.column.header, np.flatnonzero(unclear)
    hints = {}
    for row in rows:
        at = one.codes[row]
        if at not in hints:
            day, month = one.day_first[at].edtf, one.month_first[at].edtf
            hints[at] = f"It is {_either(day, month)}: {WHICH_FIRST} {day}."
        report.row(
            row, "may be two days.", column=header, value=one.column.text.iat[row],
            hint=hints[at], effect=UNDATED,
        )  # fmt: skip
    text, at = one.column.text.iat[rows[0]], one.codes[rows[0]]
    words = _either(one.day_first[at].edtf, one.month_first[at].edtf)
    return f'Is "{text}" in column "{header}" {words}?'


def _either(one: str, other: str) -> str:
    """Two dates in words, their year once: 3 April or 4 March 2011."""
    first, second = in_words(one), in_words(other)
    year = second.rpartition(" ")[2]
    if first.endswith(f" {year}") and len(first.split()) == 3:
        first = first.removesuffix(f" {year}")
    return f"{first} or {second}"


def in_words(edtf: str) -> str:
    """A date in words; in EDTF where it is no date."""
    try:
        return Span.parse(edtf).words()
    except SpanError:
        return edtf  # an interval that ends before it starts


def _name_misfits(
    column: DateColumn, misfit: np.ndarray, order: bool | None, report: Report
) -> None:
    if order is None:
        message = "is not a date, whether its day or its month comes first."
    else:
        message = f"is not a date when it is read as {_ORDERS[order]}, as the column is."
    hint = "Write the date as 2011-10-20."
    report.cells(
        pd.Series(misfit), message, column.text, column=column.header, hint=hint, effect=UNDATED
    )


def _name_contradiction(columns: list[_Distinct], report: Report) -> None:
    examples: dict[bool, tuple[str, str]] = {}
    for one in columns:
        for text, day, month in zip(one.texts, one.day_first, one.month_first, strict=True):
            if (day is None) != (month is None):
                examples.setdefault(day is not None, (text, one.column.header))
    if len(examples) < 2:
        return
    (text, header), (other, _) = examples[True], examples[False]
    message = f'has its day first, but "{other}" its month.'
    effect = f"{REPAIRED}: each date that can only be one day is read as that day"
    hint = "Write all dates in one order, best as 2011-10-20."
    report.problems.append(Problem(report.file, message, None, header, text, hint, effect))


def _said(
    one: _Distinct, readings: list[Reading | None], order: bool | None, report: Report
) -> list[str]:
    """Name what was taken for granted, once for the column; sentences on how it was read."""
    examples: dict[str, tuple[str, Reading]] = {}
    for text, reading in zip(one.texts, readings, strict=True):
        for taken in reading.taken if reading else ():
            examples.setdefault(taken, (text, reading))
    header, notes = one.column.header, []
    if NUMBERS_ONLY in examples and order is not None:
        text, _ = examples[NUMBERS_ONLY]
        notes.append(f'Dates such as "{text}" in "{header}" are read as {_ORDERS[order]}.')
    if TWO_DIGIT_YEAR in examples:
        text, reading = examples[TWO_DIGIT_YEAR]
        if NUMBERS_ONLY not in reading.taken:
            parts = _parts_of(text, reading)
            notes.append(f'Dates such as "{text}" in "{header}" are read as {parts}.')
        name_two_digits(text, header, report)
    if FRACTION in examples:
        effect = f"{REPAIRED}: every time of the column read to the second"
        message, text = "has a fraction of a second.", examples[FRACTION][0]
        report.problems.append(Problem(report.file, message, None, header, text, effect=effect))
    if NEGATIVE_YEAR in examples:
        text, reading = examples[NEGATIVE_YEAR]
        words = in_words(reading.edtf)
        notes.append(counts_year_0(text, words, header))
    return notes


def counts_year_0(text: str, words: str, header: str) -> str:
    """The sentence on how years before our era are counted."""
    return f'Years such as "{text}" in "{header}" count a year 0, so this one is {words}.'


def name_two_digits(text: str, header: str, report: Report) -> None:
    """One problem for all years of two digits in a column."""
    last = LAST_YEAR_OF_2000
    years = f"00 to {last} read as 2000 to 20{last}, {last + 1} to 99 as 19{last + 1} to 1999"
    effect = f"{REPAIRED}: {years}"
    message, hint = "has a year of two digits.", "Write years with four digits."
    report.problems.append(Problem(report.file, message, None, header, text, hint, effect))


def _parts_of(text: str, reading: Reading) -> str:
    if text[:1].isdigit():
        return _ORDERS[True]
    return _ORDERS[False] if len(reading.edtf) >= len("2011-10-20") else "month, year"
