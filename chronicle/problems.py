"""What is wrong with a table, as sentences with an address and a remedy."""

from dataclasses import dataclass
from typing import TypedDict, Unpack

import numpy as np
import pandas as pd

SET_ASIDE = "row set aside"
UNDATED = "shown in the undated tray"
UNLOCATED = "shown in the unlocated tray"
IGNORED = "value ignored"
COLUMN_IGNORED = "column ignored"
REPAIRED = "repaired"
IGNORED_FILE = "file ignored"
BLANK = "The cell is blank."
CELLS_LOST = "cells after the first"
"""How the effect of a problem begins whose row was longer than the header."""

QUOTED_CHARACTERS = 80


@dataclass(frozen=True)
class Problem:
    """One thing wrong with one cell, row or file, and how to mend it."""

    file: str
    message: str
    """What is wrong: the rest of a sentence that starts with the quoted value, or a whole one."""
    line: int | None = None
    """The line of the file that the row starts on; the header is line 1."""
    column: str | None = None
    value: str | None = None
    hint: str = ""
    """How to mend it, as a sentence or a question."""
    effect: str = ""
    """What became of the row or value: one of the words above, perhaps with how."""
    counted: str = "line"
    """What `line` is the number of, where the file is not parted into lines."""
    code: str = ""
    """Of the strict rule that asks for it; blank where reading the file found it."""

    def address(self) -> str:
        """Where to look: `events.csv, line 7, latitude`."""
        line = None if self.line is None else f"{self.counted} {self.line}"
        return ", ".join(part for part in (self.file, line, self.column) if part)

    def sentence(self) -> str:
        """The whole report of one problem, on one line."""
        quoted = "" if self.value is None else f'"{shortened(self.value)}" '
        effect = f" ({self.effect[0].upper()}{self.effect[1:]}.)" if self.effect else ""
        return (
            f"{self.address()}: {quoted}{self.message}{' ' if self.hint else ''}{self.hint}{effect}"
        )


class Parts(TypedDict, total=False):
    """What else may be said of one thing that is wrong, as in Problem."""

    column: str | None
    hint: str
    effect: str


class Report:
    """The problems found so far in one file."""

    def __init__(self, file: str, lines: pd.Series, counted: str = "line") -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.lines = lines
        self.counted = counted
        self._numbers = lines.to_numpy()

    def header(self, message: str, value: str | None = None, **parts: Unpack[Parts]) -> None:
        """Name something about the header row."""
        self.problems.append(Problem(self.file, message, line=1, value=value, **parts))

    def row(
        self, index: int, message: str, value: str | None = None, **parts: Unpack[Parts]
    ) -> None:
        """Name one row or cell, by its position in the table."""
        line, counted = int(self._numbers[index]), self.counted
        self.problems.append(
            Problem(self.file, message, line=line, value=value, counted=counted, **parts)
        )

    def cells(
        self,
        bad: np.ndarray | pd.Series,
        message: str,
        values: pd.Series | None = None,
        **parts: Unpack[Parts],
    ) -> None:
        """Name every cell that a mask points at, and quote it where values are given."""
        bad = np.asarray(bad)
        if not bad.any():  # as in most tables
            return
        places = np.flatnonzero(bad)
        quoted = [None] * len(places) if values is None else values.iloc[places].tolist()
        for index, value in zip(places.tolist(), quoted, strict=True):
            self.row(index, message, value=value, **parts)


def shortened(value: str) -> str:
    """A value short enough to quote in a sentence, on one line."""
    flat = " ".join(value.split())
    return flat if len(flat) <= QUOTED_CHARACTERS else flat[: QUOTED_CHARACTERS - 1] + "…"
