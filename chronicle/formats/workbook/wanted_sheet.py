"""Excel and OpenDocument workbooks to a table of text: values only, nothing in them is run."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from chronicle.counting import counted
from chronicle.formats import archive, header_row, signatures
from chronicle.formats.csv import delimited_rows
from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.text_table import MOST_COLUMNS, MOST_ROWS, TextTable, Unreadable

EXCEL, OPEN_DOCUMENT, BINARY = "Excel workbook", "OpenDocument sheet", "binary Excel workbook"
NEEDS = "It needs a header row with names such as title and date, and rows below it."
SAVE_AGAIN = "Open it in a spreadsheet program and save it as .xlsx."
MOST_SECONDS = 300
ROOT = Path(__file__).parents[3]

REFUSALS = {
    "password": (
        Code.PASSWORD,
        "The workbook is protected with a password.",
        "Save a copy without the password.",
    ),
    "memory": (
        Code.TOO_LARGE,
        "The workbook holds more than can be read.",
        "Save the sheet with the events only.",
    ),
    "broken": (
        Code.DAMAGED_FILE,
        "The file cannot be read as a workbook: it is damaged, cut off or of another kind.",
        SAVE_AGAIN,
    ),
}

LIMITS_ENDED_IT = {-getattr(signal, name, 0) for name in ("SIGXCPU", "SIGABRT")} - {0}
"""How a process ends that has taken more time or memory than a workbook of its size may."""

Rows = list[list[str]]


def is_workbook(content: bytes) -> bool:
    """Whether it is one by its first bytes and the names in its zip, and not a zip of tables."""
    return _format(content) != ""


def read(content: bytes, file: str, sheet: str | None = None) -> TextTable:
    """The wanted sheet, or the first with a header and rows below it; raises Unreadable.

    A cell whose formula gave no value is blank, and named where an .xlsx says which it is.
    """
    format = _format(content)
    if format == BINARY:
        message = "The workbook is a binary one (.xlsb)."
        raise _refused(file, Code.OTHER_FORMAT, message, SAVE_AGAIN)
    if not format:
        raise _refused(file, *REFUSALS["broken"])
    if signatures.is_zip(content):
        archive.open_zip(content, file).close()
    found = _sheet(content, file, sheet)
    rows, left = found["rows"], found["left"] - 1
    at = header_row.header_place(rows) or 0  # one of them is not blank
    header_line = found["top"] + at
    below = _without_blank_end(rows[at + 1 :])
    if len(below) > MOST_ROWS:
        message = f"The sheet has {len(below):,} rows, and at most {MOST_ROWS:,} are read."
        raise _refused(file, Code.TOO_LARGE, message, "Open a part of it.")
    places, problems = header_row.columns(
        [""] * left + rows[at],
        lambda place: place >= left and any(row[place - left].strip() for row in below),
        header_line,
        file,
        [""] * left + rows[at - 1] if at else (),
    )
    if len(places) > MOST_COLUMNS:
        raise delimited_rows.too_many(MOST_COLUMNS, "columns", file, header_line)
    names = {place + 1: name for name, place in places.items()}
    merged = [Merged(*cell) for cell in found["merged"]]
    filled = fill(below, merged, header_line + 1, left + 1, names, file)
    far = _far_below(found["far"], file)
    above = tuple(tuple(row) for row in [[]] * (found["top"] - 1) + rows[:at])
    return TextTable(
        file=file,
        format=format,
        cells=pd.DataFrame(
            {name: [row[place - left] for row in below] for name, place in places.items()},
            index=range(len(below)),
            dtype="str",
        ),
        lines=pd.Series(range(header_line + 1, header_line + 1 + len(below)), dtype="int64"),
        problems=(
            *_named_above(above, file),
            *problems,
            *filled,
            *far,
            *_without_value(found["blank"], names, header_line, file),
        ),
        above=above,
        unread=len(far),
        sheet=found["sheet"],
        sheets=tuple(found["sheets"]),
    )


def _format(content: bytes) -> str:
    """What kind of workbook it is; blank for what is none."""
    if content.startswith(signatures.OLD_WORKBOOK):
        return EXCEL
    names = archive.names(content)
    if "xl/workbook.xml" in names:
        return EXCEL
    if "xl/workbook.bin" in names:
        return BINARY
    return OPEN_DOCUMENT if {"mimetype", "content.xml"} <= names else ""


def _sheet(content: bytes, file: str, sheet: str | None) -> dict[str, Any]:
    """What sheet_cells.py finds, or a sentence about what it does not."""
    found = _answer(content, sheet)
    match found.get("refused"):
        case "sheet":
            offered = ", ".join(f'"{name}"' for name in found["sheets"])
            message, hint = f'There is no sheet "{sheet}".', f"Choose one of {offered}."
            raise _refused(file, Code.NO_SUCH_SHEET, message, hint)
        case "far":
            message = f"The sheet reaches to cell {found['cell']}, too far to be read."
            hint = "Delete what stands there, or copy the table elsewhere."
            raise _refused(file, Code.TOO_LARGE, message, hint)
        case "rows":
            message = f"The sheet has more than {MOST_ROWS:,} rows."
            raise _refused(file, Code.TOO_LARGE, message, "Open a part of it.")
        case str() as reason:
            raise _refused(file, *REFUSALS[reason])
    if "rows" not in found:
        what = "The workbook" if sheet is None else f'The sheet "{sheet}"'
        raise _refused(file, Code.EMPTY_FILE, f"{what} is empty.", NEEDS)
    return found


def _answer(content: bytes, sheet: str | None) -> dict[str, Any]:
    # Text from the file is only ever an input here, never a part of the command.
    command = [sys.executable, "-P", "-m", "chronicle.formats.workbook.sheet_cells"]
    found = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    asked = json.dumps({"sheet": sheet, "most_rows": MOST_ROWS}).encode() + b"\n" + content
    try:
        ran = subprocess.run(
            command, input=asked, capture_output=True, timeout=MOST_SECONDS,
            env={**os.environ, "PYTHONPATH": found},
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return {"refused": "memory"}
    if ran.returncode in LIMITS_ENDED_IT:
        return {"refused": "memory"}
    # It ends early where the library breaks down over a damaged workbook.
    return json.loads(ran.stdout) if ran.returncode == 0 else {"refused": "broken"}


def _without_blank_end(rows: Rows) -> Rows:
    last = max((at for at, row in enumerate(rows) if any(cell.strip() for cell in row)), default=-1)
    return rows[: last + 1]


def _named_above(above: tuple[tuple[str, ...], ...], file: str) -> list[Problem]:
    filled = [line for line, row in enumerate(above, 1) if any(cell.strip() for cell in row)]
    if not filled:
        return []
    message = f"{counted(len(filled), 'row stands', 'rows stand')} above the header."
    hint, detail = "Start with the header row.", "left out of the table"
    return [Problem(file, Code.ROWS_ABOVE, message, filled[0], hint=hint, detail=detail)]


def _far_below(lines: list[int], file: str) -> list[Problem]:
    hint = "Delete it, or move it up to the others."
    return [Problem(file, Code.FAR_ROW, line=line, hint=hint) for line in lines]


def _without_value(
    cells: list[list[int]], names: dict[int, str], header_line: int, file: str
) -> list[Problem]:
    hint = "Mend it in the workbook and save that again, or write the value itself."
    return [
        Problem(file, Code.NO_FORMULA_VALUE, line=line, column=names[column], hint=hint)
        for line, column in cells
        if line > header_line and column in names
    ]


def _refused(file: str, code: Code, message: str, hint: str) -> Unreadable:
    return Unreadable(Problem(file, code, message, hint=hint))


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
        file, Code.MERGED_CELLS, f"{which} of merged cells.", lines[0], column,
        hint="Write the value into each row.",
        detail=f"{'it is' if one else 'each is'} read as what the merged cell says",
    )  # fmt: skip
