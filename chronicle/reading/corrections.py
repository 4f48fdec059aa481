"""Corrections made by hand: a table with some of its rows changed, added or removed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.text_table import TextTable

EDITED, ADDED, DELETED = "edited_rows", "added_rows", "deleted_rows"
"""What an editor says, as Streamlit's does: changed cells by position, new rows, positions gone."""
OF_THE_ROW = {Code.SHORT_ROW, Code.LONG_ROW}
"""What is wrong with a row as it stands in the file, and not with a cell of it."""


def corrected(
    table: TextTable, rows: Sequence[int], said: Mapping[str, Any]
) -> tuple[TextTable, tuple[int, ...]]:
    """The table after what an editor of some of its `rows` said, and the lines it touched.

    `said` may name columns that the table does not have: an editor shows more than it lets change.
    What reading found wrong is forgotten as far as the correction did away with it: what the file
    holds besides the cells that can be edited is still there.
    """
    cells, lines = table.cells.copy(), table.lines
    touched: list[int] = []
    changed: dict[int, set[str]] = {}
    for position, changes in said.get(EDITED, {}).items():
        row = rows[int(position)]
        touched.append(int(lines.iloc[row]))
        known = _known(changes, cells)
        changed.setdefault(touched[-1], set()).update(known)
        for column, value in known.items():
            cells.at[row, column] = _text(value)
    gone = [rows[int(position)] for position in said.get(DELETED, ())]
    removed = {int(lines.iloc[row]) for row in gone}
    kept = cells.index.difference(gone)
    cells, lines = cells.loc[kept], lines.iloc[kept]
    added = [_known(row, cells) for row in said.get(ADDED, ())]
    new_lines: list[int] = []
    if added:
        # Not the line of a row that could not be read either: what is said of that stays.
        first = (
            max(
                [
                    1,
                    int(table.lines.max() if len(table.lines) else 0),
                    *(one.line or 0 for one in table.problems),
                ]
            )
            + 1
        )
        new_lines = list(range(first, first + len(added)))
        touched += new_lines
        texts = [{name: _text(row.get(name)) for name in cells.columns} for row in added]
        more = pd.DataFrame(texts, columns=cells.columns, dtype="str")
        cells = pd.concat([cells, more])
        lines = pd.concat([lines, pd.Series(new_lines, dtype="int64")])
    return replace(
        table,
        cells=cells.reset_index(drop=True),
        lines=lines.reset_index(drop=True),
        problems=tuple(one for one in table.problems if not _settled(one, changed, removed)),
        # The line of a last row that was removed before may be that of an added one.
        corrected=table.corrected.union(
            (line for line, columns in changed.items() if columns), new_lines
        ),
    ), tuple(touched)


def number_of(said: Mapping[str, Any]) -> int:
    """How many edits an editor says: cells changed, rows added, rows removed."""
    cells = sum(len(changes) for changes in said.get(EDITED, {}).values())
    return cells + len(said.get(ADDED, ())) + len(said.get(DELETED, ()))


def _settled(problem: Problem, changed: Mapping[int, set[str]], removed: set[int]) -> bool:
    """Whether a correction has done away with what reading found wrong."""
    if problem.line in removed:
        return problem.column is not None or problem.code in OF_THE_ROW
    columns = changed.get(problem.line or 0, set())
    return problem.column in columns or (bool(columns) and problem.code == Code.SHORT_ROW)


def _known(changes: Mapping[str, Any], cells: pd.DataFrame) -> dict[str, Any]:
    return {name: value for name, value in changes.items() if name in cells.columns}


def _text(value: object) -> str:
    return "" if value is None else str(value)
