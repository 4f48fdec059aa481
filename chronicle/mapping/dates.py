"""The date columns of somebody else's table, put together as EDTF for our `date`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from chronicle.mapping.date_columns import read_columns
from chronicle.mapping.date_intervals import STILL_GOING
from chronicle.mapping.date_parts import is_known
from chronicle.mapping.date_precision import as_exact_as_said
from chronicle.mapping.distinct_dates import DateColumn, ReadColumn
from chronicle.mapping.part_columns import END, START, column, joined_parts, joined_times
from chronicle.problems import UNDATED, Report


@dataclass(frozen=True, eq=False)
class DatesRead:
    """The dates of a table, as far as they could be told."""

    text: pd.Series
    """EDTF, the text as it is written where it could not be read, or blank."""
    named: np.ndarray
    """Whether a problem says already why the date is blank."""
    question: str | None
    """What has to be asked before all dates can be read."""
    notes: tuple[str, ...]
    """How whole columns were read, where that is not plain."""
    partly: np.ndarray
    """Whether the cells of a row say more than its date does, such as early in it."""


def read_dates(
    cells: pd.DataFrame,
    roles: Mapping[str, str],
    report: Report,
    day_first: bool | None,
    is_edtf: bool = False,
) -> DatesRead:
    """The dates of a table whose columns play the given roles; blank where it has none.

    `day_first` answers the question that an earlier reading asked. In a table that `is_edtf` a
    year 0000 is 1 BCE, and 1911-12 a month.
    """
    roles = {role: name for role, name in roles.items() if name in cells}
    written = [_written(cells, roles, part, report) for part in (START, END)]
    if is_edtf:
        written = [replace(one, counts_year_0=True, is_edtf=True) for one in written]
    (start, end), question, notes = read_columns(written, report, day_first)
    named = start.named | end.named
    first, last = start.text, end.text
    first = joined_times(first, cells, roles, START, report)
    last = _with_day_of_start(first, last, cells, roles)
    last = joined_times(last, cells, roles, END, report)
    text = _interval(first, last)
    if "date_precision" in roles:
        said = column(cells, roles["date_precision"])
        text = as_exact_as_said(text, said, roles["date_precision"], report)
    if named.any():
        text = text.mask(named, "")
    named = named | _named_unknown(start, text, cells, report)
    return DatesRead(text, named, question, tuple(notes), start.partly | end.partly)


def _written(
    cells: pd.DataFrame, roles: Mapping[str, str], part: tuple[str, ...], report: Report
) -> DateColumn:
    """One end of the dates as text: the column that holds it whole, or its parts joined."""
    whole, year, *_ = part
    if whole not in roles:
        return joined_parts(cells, roles, part, report)
    text = column(cells, roles[whole])
    if year in roles:
        text = text.mask(text == "", joined_parts(cells, roles, part, report).text)
    return DateColumn(roles[whole], text)


def _with_day_of_start(
    first: pd.Series, last: pd.Series, cells: pd.DataFrame, roles: Mapping[str, str]
) -> pd.Series:
    """An event with an end time but no end date ends on the day that it starts."""
    if "end_time" not in roles or "time" not in roles:
        return last
    times = column(cells, roles["end_time"]) != ""
    return last.mask(
        (last == "") & times, first.str.extract(r"^([^/T]*)T", expand=False).fillna("")
    )


def _interval(first: pd.Series, last: pd.Series) -> pd.Series:
    """Start and end as one text; an end that says nothing new is left out."""
    if (last.array == "").all():
        return first
    last = last.mask(last.str.casefold().isin(STILL_GOING) & (first != ""), "..")
    is_new = (last != "") & (last != first)
    if (has_end := first.str.contains("/", regex=False)).any():
        is_new &= ~(has_end & (first.str.partition("/")[2] == last))
    return first.mask(is_new, first + "/" + last)


def _named_unknown(
    start: ReadColumn, text: pd.Series, cells: pd.DataFrame, report: Report
) -> np.ndarray:
    """Name the years that are marked as unknown, where the event has no date for that."""
    blank = (text.array == "") & ~start.named
    if not start.header or not blank.any():
        return np.zeros(len(cells), dtype=bool)
    values = column(cells, start.header)
    marks = [one for one in values[blank].unique() if one and not is_known(one)]
    unknown = blank & (start.unknown | values.isin(marks).to_numpy())
    message, hint = "stands for an unknown year.", "Write the year, or leave the cell blank."
    report.cells(unknown, message, values, column=start.header, hint=hint, effect=UNDATED)
    return unknown
