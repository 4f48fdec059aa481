"""The part of a table that lies in an editor: which rows were asked for, and what it shows of them.

Streamlit's editor adds rows only to a frame that is numbered without gaps, which is made here.
"""

from collections.abc import Iterable, Sequence

import pandas as pd

from chronicle.reading import report
from chronicle.reading.opening import Opened
from chronicle.text_table import TextTable


def rows_asked(
    opened: Opened, doubtful: bool, words: str, page: int, at_once: int
) -> tuple[int, tuple[int, ...]]:
    """How many rows are asked for, and the places of those on one page, from 1.

    Those with a problem, where only `doubtful` ones are, and those with a cell that holds `words`.
    """
    cells, lines = opened.table.cells, opened.table.lines
    asked = pd.Series(True, index=cells.index)
    if doubtful:
        asked &= lines.isin(report.doubtful_lines(opened))
    if words:
        holds = pd.Series(False, index=cells.index)
        for name in cells:
            holds |= cells[name].str.contains(words, case=False, regex=False)
        asked &= holds
    places = asked.to_numpy().nonzero()[0]
    return len(places), tuple(places[(page - 1) * at_once :][:at_once].tolist())


def lines_of(table: TextTable, rows: Sequence[int]) -> tuple[int, ...]:
    """The lines on which some rows stand in their file."""
    return tuple(table.lines.iloc[list(rows)].tolist())


def frame(table: TextTable, rows: Sequence[int], line: str, names: Iterable[str]) -> pd.DataFrame:
    """Some rows as the editor takes them: their `line`, and their cells under other names."""
    part = table.cells.iloc[list(rows)].reset_index(drop=True).set_axis([*names], axis=1)
    part.insert(0, line, table.lines.iloc[list(rows)].to_numpy())
    return part
