"""The date columns of somebody else's table, put together as EDTF for our `date`."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from chronicle.mapping.date_columns import DateColumn, read_columns
from chronicle.mapping.date_precision import as_exact_as_said
from chronicle.mapping.date_texts import STILL_GOING
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


def read_dates(
    cells: pd.DataFrame, roles: Mapping[str, str], report: Report, day_first: bool | None
) -> DatesRead:
    """The dates of a table whose columns play the given roles; blank where it has none.

    `day_first` answers the question that an earlier reading asked.
    """
    roles = {role: name for role, name in roles.items() if name in cells}
    written = [_written(cells, roles, part, report) for part in (START, END)]
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
    return DatesRead(text, named, question, tuple(notes))


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
    start: DateColumn, text: pd.Series, cells: pd.DataFrame, report: Report
) -> np.ndarray:
    """Name the years that are marked as unknown, where the event has no date for that."""
    if not start.unknown.any():
        return start.unknown
    unknown = start.unknown & (text.array == "")
    if unknown.any():
        message, hint = "stands for an unknown year.", "Write the year, or leave the cell blank."
        values = column(cells, start.header)
        report.cells(
            pd.Series(unknown), message, values, column=start.header, hint=hint, effect=UNDATED
        )
    return unknown
