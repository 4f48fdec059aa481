"""Dates in parts: years, months, days and clocks in their own columns, or days with clocks."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from chronicle import schema
from chronicle.mapping.dates.doubts import (
    DateColumn,
    counts_year_0,
    in_words,
    is_before_0,
    name_two_digits,
)
from chronicle.mapping.dates.styles import (
    UNKNOWN_YEARS,
    are_days_and_months,
    day_and_month,
    edtf_year,
    full_year,
    is_known,
    names_a_month,
    read_clock,
    read_day,
    read_month,
    whole_number,
)
from chronicle.mapping.roles.spellings import folded
from chronicle.problem_codes import Code
from chronicle.problems import Report
from chronicle.text_table import all_match, matching, trimmed

START = ("date", *schema.DATE_PARTS)
END = ("end_date", *schema.END_PARTS)
"""The roles that make one end of a date: the whole, then year, month, day and time."""

TIMELINEJS_ONLY = "displaydate"
"""The folded header of a column that tables of no other kind have."""
_FOUR_DIGITS = re.compile(r"[0-9]{4}")
_TWO_DIGITS = re.compile(r"[0-9]{2}")


def joined_parts(
    cells: pd.DataFrame, roles: Mapping[str, str], end: tuple[str, ...], report: Report
) -> DateColumn:
    """Year, month and day as one text each, in EDTF where the year is a number; else the year's."""
    _, year, month, day, _ = end
    header = roles[year]
    # A TimelineJS sheet counts a year 0, as JavaScript does; elsewhere it is a year left out.
    counts_0 = any(folded(name) == TIMELINEJS_ONLY for name in cells.columns)
    years, notes = _years(trimmed(cells, header), header, report, counts_0)
    has_year = (years != "") & ~years.isin(UNKNOWN_YEARS)
    joined = DateColumn(header, years, notes=notes, counts_year_0=True)
    if month not in roles:
        return joined
    spelled = trimmed(cells, roles[month])
    months = _each(spelled, read_month)
    if (stray := (months != "") & ~has_year).any():
        column, hint = roles[month], "Write the year."
        report.cells(stray, Code.MONTH_WITHOUT_YEAR, spelled, column=column, hint=hint)
    has_day = has_year & (months != "")
    text = years.mask(has_day, years + "-" + months)
    named = _each(months, _with_a_day)
    text = text.mask(has_year & (named != ""), named + " " + years)
    has_day &= named == ""
    if any(map(day_and_month, months.unique())):
        two_numbers = _each(months, _day_and_month)
        # From 5-6, which may be two months, must not come 2011-5-6.
        both = has_year & (two_numbers != "")
        text = text.mask(both, years + " " + months)
        has_day &= ~both
        if are_days_and_months(spelled[spelled != ""].tolist()):
            text = text.mask(both & matching(years, _FOUR_DIGITS), two_numbers + "/" + years)
            joined = replace(joined, days_header=roles[month], days=spelled)
    if day in roles:
        days = _each(trimmed(cells, roles[day]), read_day)
        text = text.mask(has_day & (days != ""), text + "-" + days)
    return replace(joined, text=text, is_edtf=True)


def joined_times(
    dates: pd.Series,
    cells: pd.DataFrame,
    roles: Mapping[str, str],
    end: tuple[str, ...],
    report: Report,
) -> pd.Series:
    """Dates in EDTF with their time of day, where the day is known."""
    time = end[-1]
    written = trimmed(cells, roles[time])
    read = {text: read_clock(text) for text in written.unique() if text}
    clocks = {text: clock[0] for text, clock in read.items() if clock}
    unread = written.isin([text for text, clock in read.items() if not clock])
    column, hint = roles[time], "Write a time as 14:30."
    report.cells(unread, Code.NO_TIME_OF_DAY, written, column=column, hint=hint)
    clock = _each(written, lambda text: clocks.get(text, ""))
    is_day = matching(dates, DAY)
    unused = (clock != "") & (dates != "") & ~is_day & ~dates.str.contains("T", regex=False)
    hint = "Write the day too."
    report.cells(unused, Code.TIME_WITHOUT_DAY, written, column=column, hint=hint)
    return dates.mask(is_day & (clock != ""), dates + "T" + clock)


def untaken_cells(
    cells: pd.DataFrame,
    roles: Mapping[str, str],
    dates: pd.Series,
    partly: np.ndarray | bool = False,
) -> dict[str, np.ndarray]:
    """Role to the rows whose cell says something that their date does not, or says `partly`."""
    found = {}
    blank = (dates.array == "") | partly
    for whole, year, month, day, time in (START, END):
        parts = (year, month, day) if {year, month, day} & roles.keys() else ()
        lost = blank
        if whole in roles and (parts or blank.any()):
            says = _says(cells, roles, whole)
            found[whole] = says & blank
            lost = blank | says
        for part in parts:
            says = _says(cells, roles, part)
            found[part] = says & lost
            lost = lost | ~says  # a month says nothing without its year, nor a day without both
        if time in roles:
            is_timed = dates.str.contains("T", regex=False).to_numpy()
            found[time] = _says(cells, roles, time) & ~is_timed
    return {role: rows for role, rows in found.items() if rows.any()}


def _says(cells: pd.DataFrame, roles: Mapping[str, str], role: str) -> np.ndarray:
    """Which rows hold more in the column of a role than a mark for what is not known."""
    if role not in roles:
        return np.zeros(len(cells), dtype=bool)
    codes, distinct = pd.factorize(trimmed(cells, roles[role]))
    says = [is_known(text) for text in distinct.tolist()]
    return np.array(says, dtype=bool)[codes]


def _with_a_day(text: str) -> str:
    """A month with its day in one cell, such as 9 May, which read_month leaves; else blank."""
    return text if names_a_month(text) else ""


def _day_and_month(text: str) -> str:
    """A day and a month, both numbers, such as 12.5., with a slash between them; else blank."""
    numbers = day_and_month(text)
    return "{}/{}".format(*numbers) if numbers else ""


def _each(cells: pd.Series, read: Callable[[str], str]) -> pd.Series:
    made = {text: read(text) for text in cells.unique()}
    return pd.Series([made[text] for text in cells.tolist()], index=cells.index, dtype="str")


def _years(
    cells: pd.Series, header: str, report: Report, counts_0: bool
) -> tuple[pd.Series, tuple[str, ...]]:
    """Years in EDTF; text that is no number, and marks for an unknown year, as they are."""
    texts = [text for text in cells.unique() if text]
    numbers = {text: whole_number(text) for text in texts}
    if texts and all(map(_TWO_DIGITS.fullmatch, texts)):
        name_two_digits(texts[0], header, report)
        years = {text: edtf_year(full_year(int(text))) for text in texts}
        return _each(cells, lambda text: years.get(text, "")), ()
    marks = {
        text: number
        for text, number in numbers.items()
        if number is not None and str(number) in UNKNOWN_YEARS and (number or not counts_0)
    }
    before_0 = [
        text
        for text, number in numbers.items()
        if text not in marks and (is_before_0(text) if number is None else number < 0)
    ]
    if before_0:
        marks = {}
    negative = [(text, number) for text in before_0 if (number := numbers[text]) is not None]
    notes = tuple(
        counts_year_0(text, in_words(edtf_year(number)), header) for text, number in negative[:1]
    )
    years = {
        text: text if number is None else edtf_year(number) for text, number in numbers.items()
    }
    years |= {text: str(number) for text, number in marks.items()}
    return _each(cells, lambda text: years.get(text, "")), notes


MANY_DATES = 10
"""So many dates that are all at midnight had no time of day when they were written."""

ISO_DAY = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_ISO_CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
_ISO = re.compile(rf"(?:{ISO_DAY}(?:[ T]{_ISO_CLOCK})?)?")
_CLOCK_LAST = re.compile(r"(?:[^ :]+(?: [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AaPp][Mm])?)?)?")
_MIDNIGHT = r"T00:00(?::00)?(?:Z|[+-][0-9:]+)?"
_AT_MIDNIGHT = re.compile(rf"{_MIDNIGHT}(?=/|$)")
DAY = re.compile(r"-?[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""A day in EDTF."""


def iso_times(text: pd.Series) -> pd.Series | None:
    """A column of nothing but ISO days and date-times, with the T that EDTF wants; else None."""
    if not all_match(text, _ISO):
        return None
    return text.str.replace(" ", "T", regex=False)


def apart(text: pd.Series) -> tuple[pd.Series, pd.Series] | None:
    """Dates and their clocks, in EDTF, where each text is one with or without the other."""
    has_clock = text.str.contains(":", regex=False)
    if not has_clock.any() or not all_match(text, _CLOCK_LAST):
        return None
    written = text.where(has_clock, "").str.replace("^[^ ]* ", "", regex=True)
    read = {clock: read_clock(clock) for clock in written.unique() if clock}
    clocks = {clock: found[0] for clock, found in read.items() if found}
    if len(clocks) < len(read):
        return None
    in_edtf = written.map({"": "", **clocks}).astype("str")
    return text.str.replace(" .*", "", regex=True), in_edtf


def together(
    dates: pd.Series, clocks: pd.Series, written: pd.Series, unread: np.ndarray
) -> pd.Series:
    """Days with their clocks again; what has a clock but is no day stays as it was written."""
    has_clock = (clocks != "") & (dates != "")
    is_day = matching(dates, DAY) & ~unread
    timed = dates.mask(has_clock & is_day, dates + "T" + clocks)
    return timed.mask(has_clock & ~is_day, written)


def without_midnight(dates: pd.Series, written: pd.Series) -> pd.Series | None:
    """Days alone, where a program wrote 00:00 after each of them; None where it did not.

    A few dates that already stand in EDTF keep their times: somebody may have meant them.
    """
    timed = dates.str.contains("T", regex=False)
    if not timed.any():
        return None
    as_they_were = (dates[timed] == written[timed]).all()
    if as_they_were and timed.sum() < MANY_DATES:
        return None
    distinct = dates[timed].unique()
    bare = {date: _AT_MIDNIGHT.sub("", date) for date in distinct}
    if any("T" in date for date in bare.values()):
        return None
    return dates.mask(timed, dates.map(bare))
