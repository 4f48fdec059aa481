"""Cells that a spreadsheet would run as formulas: made inert where we write, and read back equal.

A cell that starts with `=`, `+`, `-`, `@`, a tab or a carriage return is written with an apostrophe
before it, unless it is a plain number. A cell that starts with an apostrophe before one of these,
or before another apostrophe, gets one more, so that every cell reads back as it was.
"""

import pandas as pd

FIRST = "=+\\-@\t\r"
# The character after the first is any, a line feed too: only the start of a cell counts.
RUNS = f"^[{FIRST}]"
WRITTEN_SO = f"^'[{FIRST}']"
PLAIN_NUMBER = r"^[+-](?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?$"


def guarded(column: pd.Series) -> pd.Series:
    """Text as it is written, for a spreadsheet to show rather than to run."""
    runs = column.str.contains(RUNS)
    if runs.any():
        # A line feed may follow the `$` of the pattern: such a cell is no plain number.
        plain = column[runs].str.contains(PLAIN_NUMBER) & ~column[runs].str.contains("\n")
        runs[runs] = ~plain
    apostrophe = runs | column.str.contains(WRITTEN_SO)
    return column.where(~apostrophe, "'" + column) if apostrophe.any() else column


def unguarded(column: pd.Series) -> pd.Series:
    """Text as it was before it was written, whoever wrote it."""
    written_so = column.str.startswith("'")
    if written_so.any():
        written_so[written_so] = column[written_so].str.contains(WRITTEN_SO)
    return column.where(~written_so, column.str.slice(1)) if written_so.any() else column
