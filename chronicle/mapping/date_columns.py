"""Columns of dates as somebody wrote them, each read as a whole: their order, numbers and years."""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from chronicle.mapping import date_doubts
from chronicle.mapping.date_parts import UNKNOWN_NUMBERS, UNKNOWN_YEARS
from chronicle.mapping.date_styles import PART, depends_on_order, is_month_of_year
from chronicle.mapping.date_texts import read_text
from chronicle.mapping.distinct_dates import DateColumn, DistinctDates, ReadColumn
from chronicle.mapping.no_dates import count_before_0, no_dates
from chronicle.mapping.number_dates import read_numbers
from chronicle.mapping.timed_columns import ISO_DAY, apart, iso_times, together, without_midnight
from chronicle.mapping.year_pairs import habits
from chronicle.problems import Report
from chronicle.text_table import all_match

_PLAIN = re.compile(rf"(?:{ISO_DAY})?")


def read_columns(
    columns: Sequence[DateColumn], report: Report, day_first: bool | None
) -> tuple[list[ReadColumn], str | None, list[str]]:
    """The columns in EDTF, what has to be asked about them, and sentences on how they were read.

    The order of day and month is decided for all of them together, and so is a year 0000.
    """
    nothing = no_dates(columns)
    columns = [
        replace(column, text=column.text.mask(none, "")) if none.any() else column
        for column, none in zip(columns, nothing, strict=True)
    ]
    prepared = [_distinct(column, report) for column in columns]
    read = [one for one in prepared if isinstance(one, DistinctDates)]
    order = _decided(read) if day_first is None else day_first
    question, notes, done = None, [], []
    for column, one in zip(columns, prepared, strict=True):
        if isinstance(one, ReadColumn):
            said = []
        else:
            one, asked, said = _finished(one, order, report)
            question = question or asked
        done.append(one)
        notes += [*column.notes, *said]
    if day_first is None and order is None:
        date_doubts.name_contradiction(read, report)
    for at, (one, was) in enumerate(zip(done, columns, strict=True)):
        # What is as it was written holds days alone.
        days = None if one.text is was.text else without_midnight(one.text, was.text)
        if days is not None:
            notes.append(f'Every time in "{one.header}" is 00:00, so only days are read.')
        text = one.text if days is None else days
        done[at] = replace(one, text=text, unknown=one.unknown | nothing[at])
    return done, question, notes


def _distinct(column: DateColumn, report: Report) -> ReadColumn | DistinctDates:
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
    if unknown & UNKNOWN_NUMBERS and count_before_0(set(texts) - unknown):
        unknown -= UNKNOWN_NUMBERS  # where other years lie before year 0, these may too
    shown = habits(texts, column.is_edtf)
    shown = shown._replace(months_of_years=any(map(is_month_of_year, texts)))
    first = [None if text in unknown else read_text(text, True, shown) for text in texts]
    second = [
        read_text(text, False, shown) if depends_on_order(text) else reading
        for text, reading in zip(texts, first, strict=True)
    ]
    return DistinctDates(column, clocks, codes, texts, first, second, set(unknown))


def _plainly(column: DateColumn, text: pd.Series) -> ReadColumn:
    none = np.zeros(len(text), dtype=bool)
    return ReadColumn(column.header, text, named=none, unknown=none, partly=none)


def _spread(values: list[str], codes: np.ndarray, index: pd.Index) -> pd.Series:
    """A value for each row, from one for each different text."""
    return pd.Series(pd.array(values, dtype="str").take(codes), index=index)


def _decided(columns: list[DistinctDates]) -> bool | None:
    """Whether the day comes first, where some dates allow one order only and none the other."""
    evidence = {
        day is not None
        for one in columns
        for day, month in zip(one.day_first, one.month_first, strict=True)
        if (day is None) != (month is None)
    }
    return evidence.pop() if len(evidence) == 1 else None


def _finished(
    one: DistinctDates, order: bool | None, report: Report
) -> tuple[ReadColumn, str | None, list[str]]:
    both = list(zip(one.day_first, one.month_first, strict=True))
    if order is None:
        readings = [day or month for day, month in both]
        unclear = {
            at: (day.edtf, month.edtf)
            for at, (day, month) in enumerate(both)
            if day and month and day.edtf != month.edtf
        }
    else:
        readings = [day if order else month for day, month in both]
        unclear = {}
    misfit = [
        reading is None and depends_on_order(text)
        for text, reading in zip(one.texts, readings, strict=True)
    ]
    asked = date_doubts.name_unclear(one, unclear, report)
    date_doubts.name_misfits(one, misfit, order, report)
    doubtful = date_doubts.name_doubtful(one, readings, misfit, report)
    left = [at in unclear or at in doubtful or no_date for at, no_date in enumerate(misfit)]
    in_edtf = [
        "" if is_left or text in one.unknown else reading.edtf if reading else text
        for text, reading, is_left in zip(one.texts, readings, left, strict=True)
    ]
    text = _spread(in_edtf, one.codes, one.column.text.index)
    if one.clocks is not None:
        text = together(
            text, one.clocks, one.column.text, one.spread([not reading for reading in readings])
        )
    clear = [None if at in unclear else reading for at, reading in enumerate(readings)]
    notes = date_doubts.said(one, clear, order, report)
    column = ReadColumn(
        one.column.header,
        text,
        named=one.spread(left),
        unknown=one.spread([text in one.unknown for text in one.texts]),
        partly=one.spread([bool(reading) and PART in reading.taken for reading in clear]),
    )
    return column, asked, notes
