"""Cells that a spreadsheet would run as formulas: made inert where we write, and read back equal.

A cell that starts with `=`, `+`, `-` or `@`, full-width or after blanks, or with a tab or the end
of a line, is written with an apostrophe before it, unless it is a plain number or a dash alone. So
is what follows a `;` or the end of a line within a cell: a spreadsheet that parts the file there
would begin a cell with it. Where apostrophes stand before one of these already, or two at the
start, one more is written, so that every cell reads back as it was.
"""

import re

import pandas as pd

_RUNS = r"(?:[^\S\r\n]|[\0\u200b\ufeff])*[=+\-@＝＋－＠]"
_START = r"(?:\A|(?<=[;\r\n]))"
_END = r"(?:;|\Z)"
_NUMBER = r"[+-](?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?"
# A dash stands for a cell that is left blank on purpose. Within a cell one may begin a point of a
# list, such as "- a raid", as long as that calls nothing.
_PLAIN = rf" *(?:-|{_NUMBER}){_END}|(?<=[;\r\n])[ \t]*- [^(|!=;\r\n]*(?:[;\r\n]|\Z)"
_TO_GUARD = re.compile(
    rf"\A(?='*[\t\r\n]|'')|{_START}(?=''*{_RUNS})|{_START}(?!{_PLAIN})(?={_RUNS})"
)  # fmt: skip
_GUARDED = re.compile(rf"\A'(?='*[\t\r\n]|')|{_START}'(?='*{_RUNS})")

# Asked of a whole column at once, for few cells are concerned if any.
_MAY_NEED_GUARD = r"^[^\pL\pN]|[;\r\n]"
_MAY_BE_GUARDED = r"(?:^|[;\r\n])'"


def guarded(column: pd.Series) -> pd.Series:
    """Text as it is written, for a spreadsheet to show rather than to run."""
    return _changed(column, _MAY_NEED_GUARD, _TO_GUARD, "'")


def unguarded(column: pd.Series) -> pd.Series:
    """Text as it was before it was written, whoever wrote it."""
    return _changed(column, _MAY_BE_GUARDED, _GUARDED, "")


def guarded_cell(cell: str) -> str:
    """One cell as it is written."""
    return _TO_GUARD.sub("'", cell)


def unguarded_cell(cell: str) -> str:
    """One cell as it was."""
    return _GUARDED.sub("", cell)


def _changed(
    column: pd.Series, concerned: str, change: re.Pattern[str], into: str
) -> pd.Series:  # fmt: skip
    """The column with a change made where its cells hold what may be concerned."""
    which = column.str.contains(concerned).to_numpy(dtype=bool)
    if not which.any():
        return column
    changed = column.copy()
    changed[which] = [change.sub(into, cell) for cell in column[which].tolist()]
    return changed
