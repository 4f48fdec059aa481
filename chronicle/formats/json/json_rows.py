"""The objects of a JSON document as the rows of a table of text."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pandas as pd

from chronicle.formats.json.json_text import Document, cell
from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.text_table import (
    MOST_BLANK_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    TextTable,
    Unreadable,
)

FEWEST_FILLED = 10
"""Of so many cells one is filled at least, or objects that share no names would fill the memory."""
NO_NAME = "(no name)"

Record = Mapping[str, Any]
Columns = dict[str, list[str]]
"""Cells by the name of their column; as many for each."""


@dataclass(frozen=True, eq=False)
class Items:
    """The objects of a list, which become rows, and what is said of the rest of it."""

    objects: Sequence[Record]
    lines: Sequence[int]
    counted: str
    """What `lines` are the numbers of: `event` where several begin on one line."""
    unread: int
    problems: tuple[Problem, ...]


def items(document: Document, *path: str) -> Items:
    """The objects of the list at `path`, or the one object there; raises Unreadable."""
    found = document.value
    for name in path:
        found = found[name]
    found = found if isinstance(found, list) else [found]
    if len(found) > MOST_ROWS:
        message = f"The file has {len(found):,} rows; at most {MOST_ROWS:,} can be opened."
        hint = "Divide it into several."
        raise Unreadable(Problem(document.file, Code.TOO_LARGE, message, hint=hint))
    lines, counted = document.lines(*path), "line"
    if len(set(lines)) < len(lines):
        lines, counted = range(1, len(lines) + 1), "event"
    problems = [
        _no_object(document.file, line, item)
        for item, line in zip(found, lines, strict=True)
        if not isinstance(item, dict)
    ]
    if not found:
        hint = "Write an object into it for each."
        problems = [Problem(document.file, Code.EMPTY_LIST, hint=hint)]
    kept = [at for at, item in enumerate(found) if isinstance(item, dict)]
    return Items(
        objects=[found[at] for at in kept],
        lines=[lines[at] for at in kept],
        counted=counted,
        unread=len(found) - len(kept),
        problems=tuple(problems),
    )


def columns(records: Sequence[Record], file: str) -> Columns:
    """A column for every name, in the order that they first come in; raises Unreadable."""
    names = dict.fromkeys(chain.from_iterable(records))
    most = max(MOST_BLANK_CELLS, FEWEST_FILLED * sum(map(len, records)))
    if len(names) > MOST_COLUMNS or len(names) * len(records) > most:
        message = f"The {len(records):,} rows of the file have {len(names):,} different names."
        hint = "Give those that mean the same one name, or divide the file."
        raise Unreadable(Problem(file, Code.TOO_LARGE, message, hint=hint))
    found: Columns = {}
    for name in names:
        values = [record.get(name) for record in records]
        found[_free(_column_name(name), "again", found)] = [
            value if type(value) is str and value.isascii() else cell(value) for value in values
        ]
    return found


def beside(taken: Collection[str], others: Columns, mark: str) -> Columns:
    """Columns under their names, or under `name (mark)` where a name is taken."""
    found: Columns = {}
    for name, cells in others.items():
        found[_free(name, mark, taken, found)] = cells
    return found


def table(
    document: Document,
    format: str,
    items: Items,
    columns: Columns,
    *,
    problems: Sequence[Problem] = (),
    roles: Mapping[str, str] | None = None,
) -> TextTable:
    """The items as a table of text; roles whose column is missing or blank are left out."""
    rows = pd.RangeIndex(len(items.objects))
    played = {role: name for role, name in (roles or {}).items() if any(columns.get(name, ()))}
    return TextTable(
        file=document.file,
        format=format,
        cells=pd.DataFrame(columns, index=rows, dtype="str"),
        lines=pd.Series(items.lines, index=rows, dtype="int64"),
        counted=items.counted,
        unread=items.unread + document.unread,
        problems=(*document.problems, *items.problems, *problems),
        roles=played or None,
        encoding=document.encoding,
    )


def _no_object(file: str, line: int, item: Any) -> Problem:
    value = cell(item) or json.dumps(item)
    hint = "Write it as an object, between { and }."
    return Problem(file, Code.NO_OBJECT, line=line, value=value, hint=hint)


def _column_name(name: str) -> str:
    return cell(name).strip() or NO_NAME


def _free(name: str, mark: str, *taken: Collection[str]) -> str:
    free, number = name, 1
    while any(free in names for names in taken):
        free = f"{name} ({mark})" if number == 1 else f"{name} ({mark} {number})"
        number += 1
    return free
