"""Comma-separated text to a table of text, with the line of the file that each row starts on."""

import csv
import io
from pathlib import Path

import pandas as pd

from chronicle.problems import COLUMN_IGNORED, REPAIRED, SET_ASIDE, Problem

CELL_CHARACTERS = 131_072
"""A longer cell is a quote that was never closed, or no text that a reader would read."""
BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
NEEDS = "It needs a header row with names such as title and date."

Row = tuple[int, list[str]]
"""The line of the file that a row starts on, and its cells."""


def read_file(path: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows of a CSV file as text; an empty table and one sentence when it cannot be opened."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        hint = f'Put it into the folder "{path.resolve().parent.name}".'
        return _nothing(), [Problem(path.name, "The file is missing.", hint=hint)]
    except OSError as error:
        message = f"The file cannot be opened ({error.strerror})."
        return _nothing(), [Problem(path.name, message, hint="Check its permissions.")]
    return read_bytes(content, path.name)


def read_bytes(content: bytes, file: str) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows of CSV content as text, whatever its encoding, and what is wrong with its shape.

    A column without a name of its own is left out and named. Where there is no header row, there
    is one sentence and a table without columns.
    """
    text, problems = decoded(content, file)
    rows, unread = _rows(text, file)
    problems += unread
    if not rows:
        if not unread:
            problems.append(Problem(file, "The file is empty.", hint=NEEDS))
        return _nothing(), problems
    (line, header), *rows = rows
    columns, unnamed = _header(header, line, file)
    if not columns:
        problems.append(Problem(file, "The header row is blank.", line, hint=NEEDS))
        return _nothing(), problems
    for line, cells in rows:
        unnamed += _shape(cells, line, len(header), file)
    table = pd.DataFrame(
        {
            name: [cells[at] if at < len(cells) else "" for _, cells in rows]
            for name, at in columns.items()
        },
        dtype="str",
    )
    table["line"] = pd.Series([line for line, _ in rows], dtype="int64")
    return table, problems + unnamed


def decoded(content: bytes, file: str) -> tuple[str, list[Problem]]:
    """Bytes as text: UTF-8, or as their mark says, or else Windows-1252 with a sentence."""
    marked = (name for mark, name in BYTE_ORDER_MARKS.items() if content.startswith(mark))
    encoding = next(marked, "utf-8")
    try:
        return content.decode(encoding), []
    except UnicodeDecodeError as error:
        name = "UTF-16" if encoding == "utf-16" else "UTF-8"
        read_as = "Windows-1252" if encoding == "utf-8" else f"{name} all the same"
        problem = Problem(
            file,
            f"The file is not {name}: byte 0x{error.object[error.start]:02X} cannot be read.",
            line=error.object.count(b"\n", 0, error.start) + 1,
            hint="Save it as UTF-8.",
            effect=f"{REPAIRED}: read as {read_as}, so check the letters with accents",
        )
        # A mark says what the rest of the file is, so only its odd bytes are lost.
        codec = "cp1252" if encoding == "utf-8" else encoding
        return content.decode(codec, errors="replace"), [problem]


def _rows(text: str, file: str) -> tuple[list[Row], list[Problem]]:
    """Every row that can be read, the header first; none when the header cannot.

    A quote that is never closed would swallow the rows below it. So after a row that cannot be
    read, reading goes on at its second line; until the line where it failed, only what has as many
    cells as the header is a row.
    """
    csv.field_size_limit(CELL_CHARACTERS)  # other libraries lift it for the whole process
    lines = list(io.StringIO(text, newline=""))  # str.splitlines also breaks at U+2028 and others
    rows: list[Row] = []
    problems: list[Problem] = []
    start = doubtful = 0
    while start < len(lines):
        first = start
        reader = csv.reader((lines[at] for at in range(first, len(lines))), strict=True)
        try:
            for cells in reader:
                if start >= doubtful or len(cells) == len(rows[0][1]):
                    rows.append((start + 1, cells))
                else:
                    problems.append(_remnant(file, start + 1))
                start = first + reader.line_num
        except csv.Error as error:
            failed = first + reader.line_num
            problems.append(_unreadable(file, start + 1, failed, str(error)))
            if not rows:
                break
            start, doubtful = start + 1, max(doubtful, failed)
    return rows, problems


def _header(names: list[str], line: int, file: str) -> tuple[dict[str, int], list[Problem]]:
    """Where each named column stands, and a sentence about each that has no name of its own."""
    columns: dict[str, int] = {}
    problems = []
    for at, name in enumerate(name.strip() for name in names):
        if name and name not in columns and name != "line":
            columns[name] = at
            continue
        where = f"Column {at + 1} of the header"
        if not name:
            message, hint = f"{where} has no name.", "Write one above the values."
        elif name in columns:
            message, hint = f'{where} is "{name}" once more.', "Name each column once."
        else:
            message, hint = f'{where} is "{name}", a name kept for line numbers.', "Rename it."
        problems.append(Problem(file, message, line, hint=hint, effect=COLUMN_IGNORED))
    return columns, problems


def _shape(cells: list[str], line: int, width: int, file: str) -> list[Problem]:
    if len(cells) == width or not any(cells) or not (len(cells) < width or any(cells[width:])):
        return []
    counted = "1 cell" if len(cells) == 1 else f"{len(cells):,} cells"
    message = f"The row has {counted}, but the header has {width:,}."
    if len(cells) < width:
        hint, effect = "Is a comma missing?", f"{REPAIRED}: the missing cells are blank"
    else:
        hint = "Put text that holds a comma between double quotes."
        effect = f"cells after the first {width:,} ignored"
    return [Problem(file, message, line, hint=hint, effect=effect)]


def _unreadable(file: str, line: int, last: int, error: str) -> Problem:
    if "unexpected end" in error:
        message = "A double quote opens a cell here and is never closed."
        hint = 'Close it, or write "" for a quote inside a cell.'
    elif "field larger" in error:
        message = f"A cell is longer than {csv.field_size_limit():,} characters."
        hint = "Is the double quote missing that closes it?"
    else:
        through = "" if last == line else f" in line {last}"
        message = f"Text follows the double quote that closes a cell{through}."
        hint = 'Put text that holds quotes between double quotes, and write "" for each inside.'
    return Problem(file, message, line, hint=hint, effect=SET_ASIDE)


def _remnant(file: str, line: int) -> Problem:
    message = "The line is no row of its own, after a row above that cannot be read."
    return Problem(file, message, line, hint="Mend that row.", effect=SET_ASIDE)


def _nothing() -> pd.DataFrame:
    return pd.DataFrame({"line": pd.Series(dtype="int64")})
