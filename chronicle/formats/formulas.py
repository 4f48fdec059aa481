"""Cells that a spreadsheet would run as formulas: made inert where we write, and read back equal.

A cell that starts with `=`, `+`, `-`, `@`, a tab or a carriage return is written with an apostrophe
before it, unless it is a plain number or a dash alone. A cell that starts with an apostrophe before
one of these, or before another apostrophe, gets one more, so that every cell reads back as it was.
"""

import re
from collections.abc import Callable

import pandas as pd

FIRST = "=+-@\t\r"
WRITTEN_SO = re.compile(f"'[{re.escape(FIRST)}']")
PLAIN = re.compile(r"-|[+-](?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?")
"""A dash, as for a cell that is left blank on purpose, or a number."""


def guarded(column: pd.Series) -> pd.Series:
    """Text as it is written, for a spreadsheet to show rather than to run."""
    return _changed(column, f"{FIRST}'", guarded_cell)


def unguarded(column: pd.Series) -> pd.Series:
    """Text as it was before it was written, whoever wrote it."""
    return _changed(column, "'", unguarded_cell)


def guarded_cell(cell: str) -> str:
    """One cell as it is written."""
    runs = cell.startswith(tuple(FIRST)) and not PLAIN.fullmatch(cell)
    return f"'{cell}" if runs or WRITTEN_SO.match(cell) else cell


def unguarded_cell(cell: str) -> str:
    """One cell as it was."""
    return cell[1:] if WRITTEN_SO.match(cell) else cell


def _changed(column: pd.Series, first: str, change: Callable[[str], str]) -> pd.Series:
    """The column with a change made to the cells that start with one of the `first` characters."""
    concerned = column.str.slice(stop=1).array.isin(list(first))
    if not concerned.any():
        return column
    changed = column.copy()
    changed[concerned] = [change(cell) for cell in column[concerned].tolist()]
    return changed
