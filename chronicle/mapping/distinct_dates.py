"""A column of dates, and its different texts read both ways: day first and month first."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from chronicle.mapping.date_styles import Reading


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
