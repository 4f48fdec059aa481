"""The rows of delimited text as they stand there, and what is said of those of another length."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from chronicle.formats.header_row import FIRST_ROWS, ROWS_BELOW
from chronicle.problems import CELLS_LOST, REPAIRED, Problem
from chronicle.text_table import Unreadable

CELL_CHARACTERS = 131_072
"""A longer cell is a quote that was never closed, or no text that a reader would read."""
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
TOP_ROWS = FIRST_ROWS + ROWS_BELOW

_DIGITS = re.compile(r"\s*\d+\s*")

Row = tuple[int, tuple[str, ...]]
"""The line of the file that a row starts on, and its cells. A million lists, unlike tuples, would
be walked through by the garbage collector again and again."""


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of a file as they stand there, the header found."""

    top: Sequence[Sequence[str]]
    """What stands above the header, and the header as the last."""
    header_line: int
    cells: pd.DataFrame
    """What stands below: string columns numbered from 0, as many as the header has cells."""
    lines: pd.Series
    problems: list[Problem]


class RowCounter:
    """Counts the lines that end outside quotes, chunk by chunk, where a table is still unpacked."""

    def __init__(self) -> None:
        self.rows = 0
        self._in_quotes = False

    def add(self, chunk: bytes) -> None:
        """Count on."""
        if b'"' not in chunk:
            self.rows += 0 if self._in_quotes else chunk.count(b"\n")
            return
        letters = np.frombuffer(chunk, dtype=np.uint8)
        quotes, ends = (np.flatnonzero(letters == ord(mark)) for mark in '"\n')
        before = np.searchsorted(quotes, ends) + self._in_quotes
        self.rows += int((before % 2 == 0).sum())
        self._in_quotes = bool((len(quotes) + self._in_quotes) % 2)


def too_many(most: int, what: str, file: str, line: int | None = None) -> Unreadable:
    """That a table has more rows, columns or cells than are read."""
    message = f"The table has more than {most:,} {what}."
    return Unreadable(Problem(file, message, line, hint="Split it into smaller files."))


def other_length(
    cells: tuple[str, ...], line: int, named: int, width: int, delimiter: str, file: str
) -> Iterator[Problem]:
    """A sentence about a row with too few or too many cells, unless those are blank."""
    filled = [bool(cell.strip()) for cell in cells]
    if not any(filled) or (named <= len(cells) and not any(filled[width:])):
        return
    counted = "1 cell" if len(cells) == 1 else f"{len(cells):,} cells"
    of_the_row = f"he row has {counted}, but the header has {width:,}."
    name = DELIMITERS[delimiter]
    if len(cells) < width:
        hint, effect = f"Is a {name} missing?", f"{REPAIRED}: the missing cells are blank"
        yield Problem(file, f"T{of_the_row}", line, hint=hint, effect=effect)
        return
    what = "text"
    if delimiter == "," and any(map(_DIGITS.fullmatch, cells[width:])):
        what = "numbers with a decimal comma, and text"
    yield Problem(
        file, f"stands beyond the header: t{of_the_row}", line,
        value=delimiter.join(cells[width:]).strip(f"{delimiter} "),
        hint=f"Put {what} that holds a {name} between double quotes.",
        effect=f"{CELLS_LOST} {width:,} ignored",
    )  # fmt: skip
