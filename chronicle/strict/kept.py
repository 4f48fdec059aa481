"""A chronicle as it was written down, row by row: what the strict rules read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from chronicle import schema
from chronicle.checking.checks import without_blank_rows
from chronicle.mapping.roles.headers import mapping_words
from chronicle.mapping.table import map_table
from chronicle.model import Chronicle
from chronicle.problem_codes import RuleCode
from chronicle.problems import Problem
from chronicle.reading import folder
from chronicle.reading.opening import Opened

OF_A_RULE = RuleCode("", "")
"""Stands for the code of a rule until it is known which one was asked."""
LISTS = ("actors", "sources", "accounts", "said_by", "asserted_by")
"""Columns whose cells name several."""
Rows = pd.Series | np.ndarray | list[bool]
"""A mask: which rows of a table are meant."""


@dataclass(frozen=True, eq=False)
class Table:
    """One table's rows, in the order of the file; rows that were set aside are not among them."""

    file: str
    cells: pd.DataFrame
    """Our columns, as far as the table has them: text, stripped. Rows are numbered from 0."""
    spelled: pd.DataFrame
    """The same rows with the columns and the spelling of the file."""
    lines: np.ndarray
    counted: str = "line"
    names: Mapping[str, str] = field(default_factory=dict)
    """Our column to theirs, where they differ."""

    def problems(
        self,
        column: str,
        rows: Rows,
        message: str | pd.Series,
        hint: str,
        quoted: bool = True,
        theirs: bool = False,
    ) -> list[Problem]:
        """A problem for each row that is meant, with a column of ours as the file knows it.

        The message is one for all rows, or a column of them. `theirs`: the column is the file's.
        """
        name = column if theirs else self.names.get(column, column)
        cells = self.spelled[name].str.strip() if theirs else self.as_spelled(column)
        numbers = np.flatnonzero(np.asarray(rows))
        # Lists, for a table may break a rule in each of its hundred thousand rows.
        values = cells.take(numbers).tolist() if quoted else [None] * len(numbers)
        one_for_all = isinstance(message, str)
        messages = [message] * len(numbers) if one_for_all else message.take(numbers).tolist()
        return [
            self._problem(row, name, text, hint, value)
            for row, text, value in zip(numbers.tolist(), messages, values, strict=True)
        ]

    def as_spelled(self, column: str) -> pd.Series:
        """The cells of one of our columns, spelled as in the file where one of its own is it."""
        name = self.names.get(column, column)
        return self.spelled[name].str.strip() if name in self.spelled else self.cells[column]

    def about_entries(
        self, column: str, messages: pd.Series, entries: pd.Series, hint: str
    ) -> list[Problem]:
        """A problem for each entry of a list cell, both indexed by the numbers of the rows."""
        name = self.names.get(column, column)
        return [
            self._problem(row, name, message, hint, entry)
            for row, message, entry in zip(
                messages.index.tolist(), messages.tolist(), entries.tolist(), strict=True
            )
        ]

    def _problem(
        self, row: int, column: str, message: str, hint: str, value: str | None
    ) -> Problem:
        line, counted = int(self.lines[row]), self.counted
        return Problem(self.file, OF_A_RULE, message, line, column, value, hint, counted=counted)


@dataclass(frozen=True, eq=False)
class Kept:
    """A chronicle with its tables as they were written, and what describes them."""

    chronicle: Chronicle
    """What was made of the tables."""
    tables: Mapping[str, Table]
    """By what their rows are: `events`, `sources`, `accounts`, `links`, `story`, `article`."""
    package: Mapping[str, Any]
    """What datapackage.json holds, if there is one."""
    spans: pd.DataFrame
    """`start` and `end` of each row of `events`, NaT where not known."""

    def has(self, *needed: str) -> bool:
        """Whether there is all of this: `events.summary`, a column, or `package.view`, a value."""
        return not self.lacking(*needed)

    def lacking(self, *needed: str) -> list[str]:
        """What of this is not there: a file, or a part of one that is there."""
        return [*dict.fromkeys(filter(None, map(self._lack, needed)))]

    def _lack(self, address: str) -> str:
        name, part = address.split(".")
        if name == "package":
            return "" if part in self.package else f'"{part}" in {folder.PACKAGE}'
        if name not in self.tables:
            return f"{name}.csv"
        return "" if part in self.tables[name].cells else f'"{part}" in {self.tables[name].file}'

    def cells(self, address: str) -> pd.Series:
        """The cells of a column that is there, such as `events.summary`."""
        table, column = address.split(".")
        return self.tables[table].cells[column]

    def entries(self, address: str) -> pd.Series:
        """What the cells of a column name, indexed by the numbers of their rows."""
        cells = self.cells(address)
        if address.split(".")[1] in LISTS:
            cells = cells.str.split(schema.LIST_SEPARATOR).explode().str.strip()
        return cells[cells != ""]


def kept(opened: Opened) -> Kept:
    """What was opened, as it was written down."""
    events = opened.chronicle.events.sort_values("row")
    beside, tables = opened.beside or {}, {}
    for name in ("sources", *folder.EVIDENCE):
        if (file := f"{name}.csv") in beside:
            text, _ = folder.read_table(beside, file, opened.name)
            text, _ = without_blank_rows(text, file)
            lines, spelled = text["line"].to_numpy(), text.drop(columns="line")
            tables[name] = Table(file, _stripped(spelled), spelled, lines)
    listed = "sources" in tables and "id" in tables["sources"].cells
    tables = {"events": _events(opened, events["row"].to_numpy(), listed), **tables}
    package, _ = folder.read_package(beside.get(folder.PACKAGE))
    spans = events[["start", "end"]].reset_index(drop=True)
    return Kept(opened.chronicle, tables, package, spans)


def _events(opened: Opened, rows: np.ndarray, listed: bool) -> Table:
    table = opened.table
    mapped = map_table(table, opened.roles, opened.answers.day_first, source_list=listed)
    places = np.searchsorted(mapped.text["row"].to_numpy(), rows)
    text = mapped.text.drop(columns=["line", "row"]).iloc[places].reset_index(drop=True)
    return Table(
        file=table.file,
        cells=_stripped(text),
        spelled=table.cells.iloc[rows].reset_index(drop=True),
        lines=table.lines.to_numpy()[rows],
        counted=table.counted,
        names=mapping_words(mapped.roles),
    )


def _stripped(cells: pd.DataFrame) -> pd.DataFrame:
    return cells.apply(lambda column: column.str.strip())
