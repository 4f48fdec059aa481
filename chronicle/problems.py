"""What is wrong with a table, as sentences with an address and a remedy."""

from dataclasses import dataclass
from typing import Any, TypedDict, Unpack

import numpy as np
import pandas as pd

from chronicle.problem_codes import Code, Outcome, RuleCode

QUOTED_CHARACTERS = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one cell, row or file, and how to mend it."""

    file: str
    code: Code | RuleCode
    """What kind of problem it is; decisions go by this and by the outcome, never by a sentence."""
    message: str = ""
    """What is wrong: the rest of a sentence that starts with the quoted value, or a whole one.
    Blank: as the code says."""
    line: int | None = None
    """The line of the file that the row starts on; the header is line 1."""
    column: str | None = None
    value: str | None = None
    hint: str = ""
    """How to mend it, as a sentence or a question."""
    outcome: Outcome = None  # pyright: ignore[reportAssignmentType]  # the usual one of its code
    """What became of the row, value or file."""
    detail: str = ""
    """What the outcome alone does not say: how something was repaired, or what else it befell."""
    counted: str = "line"
    """What `line` is the number of, where the file is not parted into lines."""

    def __post_init__(self) -> None:
        """Say what the code says, where nothing else is said."""
        if not self.message:
            object.__setattr__(self, "message", self.code.says)
        if self.outcome is None:
            object.__setattr__(self, "outcome", self.code.outcomes[0])

    def address(self) -> str:
        """Where to look: `events.csv, line 7, latitude`."""
        line = None if self.line is None else f"{self.counted} {self.line}"
        return ", ".join(part for part in (self.file, line, self.column) if part)

    def effect(self) -> str:
        """The outcome and its detail in words."""
        return self.outcome.effect(self.detail)

    def sentence(self) -> str:
        """The whole report of one problem, on one line."""
        quoted = "" if self.value is None else f'"{shortened(self.value)}" '
        effect = self.effect()
        became = f" ({effect[0].upper()}{effect[1:]}.)" if effect else ""
        return (
            f"{self.address()}: {quoted}{self.message}{' ' if self.hint else ''}{self.hint}{became}"
        )

    def of_column(self) -> str:
        """What is wrong with a cell, by the name of its column alone."""
        if self.value is None:
            return f"{self.column}: {self.message}" if self.column else self.message
        return f"{self.column or f'“{shortened(self.value)}”'} {self.message}"

    def beside_event(self) -> str:
        """What is said beside the event in a tray."""
        quoted = "" if self.value is None else f"“{shortened(self.value)}” "
        column = f"{self.column}: " if self.column else ""
        return f"{column}{quoted}{self.message} {self.hint}".strip()

    def record(self, file: str) -> dict[str, Any]:
        """What `check --json` says of it in its report on a file, perhaps of a whole folder."""
        another = "" if self.file == file else f"({self.file}) "
        return {
            "line": self.line,
            "column": self.column,
            "value": self.value,
            "message": f"{another}{self.message}",
            "hint": self.hint,
            "effect": self.effect(),
            "code": self.code,
            "outcome": self.outcome,
        }


class Parts(TypedDict, total=False):
    """What else may be said of one thing that is wrong, as in Problem."""

    message: str
    column: str | None
    hint: str
    outcome: Outcome
    detail: str


class Report:
    """The problems found so far in one file."""

    def __init__(
        self, file: str, lines: pd.Series, counted: str = "line", header_line: int | None = 1
    ) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.lines = lines
        self.counted = counted
        self.header_line = header_line
        self._numbers = lines.to_numpy()

    def of_rows(self, lines: pd.Series) -> "Report":
        """A report on some of the rows, which has named what this one has."""
        some = Report(self.file, lines, self.counted, self.header_line)
        some.problems += self.problems
        return some

    def header(self, code: Code, value: str | None = None, **parts: Unpack[Parts]) -> None:
        """Name something about the header row, or about every row where there is none."""
        self.problems.append(
            Problem(self.file, code, line=self.header_line, value=value, **parts)
        )  # fmt: skip

    def row(self, index: int, code: Code, value: str | None = None, **parts: Unpack[Parts]) -> None:
        """Name one row or cell, by its position in the table."""
        line, counted = int(self._numbers[index]), self.counted
        self.problems.append(
            Problem(self.file, code, line=line, value=value, counted=counted, **parts)
        )

    def cells(
        self,
        bad: np.ndarray | pd.Series,
        code: Code,
        values: pd.Series | None = None,
        **parts: Unpack[Parts],
    ) -> None:
        """Name every cell that a mask points at, and quote it where values are given."""
        bad = np.asarray(bad)
        if not bad.any():  # as in most tables
            return
        places = np.flatnonzero(bad)
        lines, file, counted = self._numbers[places].tolist(), self.file, self.counted
        quoted = [None] * len(places) if values is None else values.iloc[places].tolist()
        # Looked up once, for there may be as many problems as rows.
        usual: Parts = {"message": code.says, "outcome": code.outcomes[0], **parts}
        self.problems += [
            Problem(file, code, line=line, value=value, counted=counted, **usual)
            for line, value in zip(lines, quoted, strict=True)
        ]


def shortened(value: str) -> str:
    """A value short enough to quote in a sentence, on one line."""
    flat = " ".join(value.split())
    return flat if len(flat) <= QUOTED_CHARACTERS else flat[: QUOTED_CHARACTERS - 1] + "…"
