"""Corrections made by hand: a table with some of its rows changed, added or removed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from chronicle.text_table import TextTable

EDITED, ADDED, DELETED = "edited_rows", "added_rows", "deleted_rows"
"""What an editor says, as Streamlit's does: changed cells by position, new rows, positions gone."""


def corrected(
    table: TextTable, rows: Sequence[int], said: Mapping[str, Any]
) -> tuple[TextTable, tuple[int, ...]]:
    """The table after what an editor of some of its `rows` said, and the lines it touched.

    `said` may name columns that the table does not have: an editor shows more than it lets change.
    What reading found wrong with a touched row is forgotten; checking names what still is.
    """
    cells, lines = table.cells.copy(), table.lines
    touched: list[int] = []
    for position, changes in said.get(EDITED, {}).items():
        row = rows[int(position)]
        touched.append(int(lines.iloc[row]))
        for column, value in _known(changes, cells).items():
            cells.iloc[row, cells.columns.get_loc(column)] = _text(value)
    gone = [rows[int(position)] for position in said.get(DELETED, ())]
    removed = [int(lines.iloc[row]) for row in gone]
    kept = cells.index.difference(gone)
    cells, lines = cells.loc[kept], lines.iloc[kept]
    added = [_known(row, cells) for row in said.get(ADDED, ())]
    if added:
        first = int(table.lines.max()) + 1 if len(table.lines) else 2
        new_lines = list(range(first, first + len(added)))
        touched += new_lines
        texts = [{name: _text(row.get(name)) for name in cells} for row in added]
        more = pd.DataFrame(texts, columns=cells.columns, dtype="str")
        cells = pd.concat([cells, more])
        lines = pd.concat([lines, pd.Series(new_lines, dtype="int64")])
    settled = {*touched, *removed}
    return replace(
        table,
        cells=cells.reset_index(drop=True),
        lines=lines.reset_index(drop=True),
        problems=tuple(one for one in table.problems if one.line not in settled),
    ), tuple(touched)


def number_of(said: Mapping[str, Any]) -> int:
    """How many edits an editor says: cells changed, rows added, rows removed."""
    cells = sum(len(changes) for changes in said.get(EDITED, {}).values())
    return cells + len(said.get(ADDED, ())) + len(said.get(DELETED, ()))


def _known(changes: Mapping[str, Any], cells: pd.DataFrame) -> dict[str, Any]:
    return {name: value for name, value in changes.items() if name in cells.columns}


def _text(value: object) -> str:
    return "" if value is None else str(value)
