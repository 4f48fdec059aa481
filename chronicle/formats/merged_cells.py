"""Cells of a sheet that reach over several rows: what they say holds for each of these."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from chronicle.problems import REPAIRED, Problem


class Merged(NamedTuple):
    """A cell and the last row that it reaches to, counted in the sheet from 1."""

    row: int
    column: int
    last_row: int


def fill(
    rows: list[list[str]],
    merged: Sequence[Merged],
    first_row: int,
    left: int,
    names: Mapping[int, str],
    file: str,
) -> list[Problem]:
    """Write the value of each merged cell into the `rows` below it, and a sentence for each column.

    The first of them is `first_row` of the sheet, the first cell of each is `left`; `names` are
    those of the columns, by their number. A row that holds nothing else stays blank, and so do the
    columns beside: which of them a wide cell is about is not known.
    """
    holds_more = [any(cell.strip() for cell in row) for row in rows]
    filled: dict[int, list[int]] = {}
    reached: dict[int, int] = {}
    for cell in sorted(merged, key=lambda one: (one.column, one.row)):
        top, at = cell.row - first_row, cell.column - left
        # What begins in the header is no value; two that overlap are in no sheet that is sound.
        if top < 0 or top >= len(rows) or cell.column not in names:
            continue
        if top <= reached.get(at, -1) or not rows[top][at].strip():
            continue
        reached[at] = cell.last_row - first_row
        for below in range(top + 1, min(reached[at] + 1, len(rows))):
            if holds_more[below] and not rows[below][at].strip():
                rows[below][at] = rows[top][at]
                filled.setdefault(cell.column, []).append(below + first_row)
    return [_named(lines, names[column], file) for column, lines in filled.items()]


def _named(lines: list[int], column: str, file: str) -> Problem:
    one = len(lines) == 1
    which = "1 cell is a part" if one else f"{len(lines):,} cells are parts"
    return Problem(
        file, f"{which} of merged cells.", lines[0], column,
        hint="Write the value into each row.",
        effect=f"{REPAIRED}: {'it is' if one else 'each is'} read as what the merged cell says",
    )  # fmt: skip
