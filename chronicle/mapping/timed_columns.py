"""Columns of dates with their times of day, as databases and programs write them, at full speed.

Such a column may hold a million different texts, but not a million different days or clocks.
"""

import re

import numpy as np
import pandas as pd

from chronicle.mapping.date_parts import read_clock
from chronicle.text_table import all_match, matching

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
