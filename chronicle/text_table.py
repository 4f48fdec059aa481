"""A file's rows as text, before anything is decided about them; what every format is read into."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from chronicle.problem_codes import Outcome
from chronicle.problems import Problem

MOST_ROWS = 1_000_000
"""More rows than these are refused, in every format."""
MOST_COLUMNS = 2_000
"""So are more columns: each costs as much as many rows, and no table of events has as many."""
MOST_BLANK_CELLS = 2_000_000
"""So many cells may be made of nothing, for rows that are shorter than the table is wide."""


_BLANK = pd.array([""], dtype="str")


def blank_column(index: pd.Index) -> pd.Series:
    """A column that a table has not, as one of blank cells."""
    return pd.Series(_BLANK.take(np.zeros(len(index), dtype=np.intp)), index=index)


class Unreadable(Exception):
    """Nothing could be opened, for the one reason that `problem` says."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.sentence())
        self.problem = problem


class Undecoded(Unreadable):
    """Nothing could be opened in the encoding that was taken; in a `likely` one it might be."""

    def __init__(self, problem: Problem, likely: tuple[str, ...] = ()) -> None:
        super().__init__(problem)
        self.likely = likely


@dataclass(frozen=True, eq=False)
class TextTable:
    """The rows below the header, cells spelled as in the file."""

    file: str
    """Its name, without folders."""
    format: str
    """As a reader would call it: `CSV`, `Excel workbook`, `GeoJSON`."""
    cells: pd.DataFrame
    """String columns named as in the file; rows numbered from 0. Blank rows are among them."""
    lines: pd.Series
    """For each row the line of the file that it starts on (int64); of a workbook, its row."""
    counted: str = "line"
    """What `lines` are the numbers of: `event` where several begin on one line."""
    unread: int = 0
    """Rows below the header that are not among the cells, each named in the problems."""
    problems: tuple[Problem, ...] = ()
    roles: Mapping[str, str] | None = None
    """Role to column, where the format says itself what its columns mean; None: by the header."""
    encoding: str = ""
    encoding_said: str | None = None
    """The same in the words of the reader, who said it; None: it was found."""
    likely: tuple[str, ...] = ()
    """Other encodings that its letters look more like, the best first."""
    delimiter: str = ""
    line_end: str = "\n"
    above: tuple[tuple[str, ...], ...] = ()
    """Rows above the header, kept so that the file can be written again."""
    title: str = ""
    description: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = field(default=())
    corrected: frozenset[int] = frozenset()
    """Lines of the rows that were changed or added by hand since the file was read."""

    @property
    def rows_read(self) -> int:
        """How many rows the file holds below its header."""
        return len(self.cells) + self.unread

    @property
    def header_line(self) -> int | None:
        """The line or row that the header is on; None where there is none, as in JSON."""
        if not self.delimiter and not self.sheet:
            return None
        return int(self.lines.iloc[0]) - 1 if self.above and len(self.lines) else 1

    @property
    def longer(self) -> dict[int, Problem]:
        """What was said of each row that is longer than the header, by its line.

        A row that was corrected is none of them: its cells are what the reader sees in them.
        """
        return {
            one.line: one
            for one in self.problems
            if one.line is not None
            and one.outcome == Outcome.CELLS_LOST
            and one.line not in self.corrected
        }


FEW = 1_000
"""So few cells are read or matched one by one before pandas or Arrow has begun."""


def numbers(text: pd.Series) -> np.ndarray:
    """Cells as floats; NaN where they are blank or no number, and infinite where they say so."""
    if len(text) > FEW:
        try:
            return _all_of_them(text)
        except ValueError:  # a cell is no number, as pandas is about to find out
            pass
    return np.asarray(pd.to_numeric(text, errors="coerce"), dtype="float64")


def finite(text: pd.Series) -> np.ndarray:
    """The same, NaN also where they say infinite."""
    number = numbers(text)
    return np.where(np.isfinite(number), number, np.nan)


def _all_of_them(text: pd.Series) -> np.ndarray:
    """The same, some ten times as fast; raises ValueError unless each cell is blank or a number."""
    blank = text.array == ""
    filled = text.mask(blank) if blank.any() else text
    return filled.astype("double[pyarrow]").to_numpy(dtype="float64", na_value=np.nan)


SEPARATORS = ",.'’ \u00a0\u202f"
"""The signs that part thousands."""

_THOUSANDS = re.compile(rf"[0-9]{{1,3}}([{SEPARATORS}])[0-9]{{3}}(?:\1[0-9]{{3}})*")
_WHOLE = re.compile(r"([0-9]+),0+")


def without_separators(counts: pd.Series) -> pd.Series:
    """Counts without the signs that part thousands: `1,234`, `1.200`. Nobody is half a person."""
    plain = {text: _without_separators(text) for text in counts.unique()}
    if all(text == number for text, number in plain.items()):
        return counts
    return counts.map(plain)


def _without_separators(text: str) -> str:
    if _THOUSANDS.fullmatch(text):
        return re.sub("[^0-9]", "", text)
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text


def trimmed(cells: pd.DataFrame, name: str) -> pd.Series:
    """One column's cells without blanks around them."""
    return cells[name].str.strip()


def matching(text: pd.Series, shape: re.Pattern) -> np.ndarray:
    """Which texts have the shape from their first to their last character."""
    if len(text) > FEW:
        return text.str.fullmatch(shape).to_numpy()
    return np.array([shape.fullmatch(one) is not None for one in text.tolist()], dtype=bool)


def all_match(text: pd.Series, shape: re.Pattern) -> bool:
    """Whether every text has the shape; most columns tell with their first one."""
    if len(text) and not shape.fullmatch(text.iat[0]):
        return False
    return bool(matching(text, shape).all())
