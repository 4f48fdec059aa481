"""Comma-separated text and its relatives to a table of text, and such a table to text again."""

import re
from pathlib import Path

import numpy as np
import pandas as pd

from chronicle.formats import encodings
from chronicle.formats.delimited_rows import DELIMITERS, NEEDS, Rows, found_delimiter, read_rows
from chronicle.formats.formulas import guarded, unguarded
from chronicle.formats.header_row import columns
from chronicle.problems import COLUMN_IGNORED, REPAIRED, SET_ASIDE, Problem
from chronicle.text_table import TextTable, Unreadable


def read(content: bytes, file: str) -> TextTable:
    """The rows of CSV or TSV content as text, whatever delimiter and encoding it has.

    Raises Unreadable where no table can be read.
    """
    text, encoding, problems = encodings.decoded(content, file)
    if not text:
        raise Unreadable(Problem(file, "The file is empty.", hint=NEEDS))
    if not encodings.is_text(text):
        hint = "Export the table as CSV in UTF-8."
        raise Unreadable(Problem(file, "The file is not text.", hint=hint))
    delimiter = found_delimiter(text)
    rows = read_rows(text, delimiter, file)
    problems = [*problems, *_rows_above(rows, file)]
    top = [tuple(unguarded(pd.Series(row, dtype="str"))) for row in rows.top]
    cells = rows.cells.apply(unguarded)
    again = _header_again(cells, top[-1])
    places, found = columns(
        top[-1], lambda at: bool((cells[at].str.strip() != "").any()), rows.header_line, file
    )
    problems += [*found, *rows.problems, *_named_again(rows.lines[again], file)]
    return TextTable(
        file=file,
        format="TSV" if delimiter == "\t" else "CSV",
        cells=pd.DataFrame(
            {name: cells[at] for name, at in places.items()}
        ).loc[~again].reset_index(drop=True),
        lines=rows.lines[~again].reset_index(drop=True),
        unread=sum(problem.effect == SET_ASIDE for problem in problems),
        problems=tuple(problems),
        encoding=encoding,
        delimiter=delimiter,
        above=tuple(top[:-1]),
    )  # fmt: skip


def read_file(path: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows of a CSV file as text; an empty table and one sentence when it cannot be opened."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        hint = f'Put it into the folder "{path.resolve().parent.name}".'
        return nothing(), [Problem(path.name, "The file is missing.", hint=hint)]
    except OSError as error:
        message = f"The file cannot be opened ({error.strerror})."
        return nothing(), [Problem(path.name, message, hint="Check its permissions.")]
    return read_bytes(content, path.name)


def read_bytes(content: bytes, file: str) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows of CSV content with `line`, the line of the file that each starts on.

    An empty table and one sentence when it cannot be read.
    """
    try:
        table = read(content, file)
    except Unreadable as unreadable:
        return nothing(), [unreadable.problem]
    problems = list(table.problems)
    if "line" in table.cells:
        message, hint = "is a name kept for line numbers.", "Rename the column."
        problems.append(
            Problem(file, message, value="line", hint=hint, effect=COLUMN_IGNORED)
        )  # fmt: skip
    return table.cells.assign(line=table.lines), problems


def nothing() -> pd.DataFrame:
    """A table without rows, and without columns but `line`."""
    return pd.DataFrame({"line": pd.Series(dtype="int64")})


def write(table: TextTable) -> bytes:
    """The table as text in its own delimiter and encoding, or in UTF-8 where that cannot hold it.

    Lines end with a line feed; a cell is quoted where it must be; no cell is a formula.
    """
    delimiter = table.delimiter or ","
    text = _written(table, delimiter, delimiter)
    if found_delimiter(text) != delimiter:
        text = _written(table, delimiter, "".join(DELIMITERS))
    return encodings.encoded(text, table.encoding)


def _written(table: TextTable, delimiter: str, quoted: str) -> str:
    """The rows of a table, quotes around each cell that holds one of the `quoted` characters."""
    special = f'["\r\n{re.escape(quoted)}]'

    def spelled(cells: pd.Series) -> list[str]:
        safe = guarded(cells)
        return safe.mask(
            safe.str.contains(special), '"' + safe.str.replace('"', '""', regex=False) + '"'
        ).tolist()

    top = (pd.Series(row, dtype="str") for row in (*table.above, tuple(table.cells)))
    lines = [delimiter.join(spelled(row)) for row in top]
    lines += map(delimiter.join, zip(*(spelled(table.cells[n]) for n in table.cells), strict=True))
    return "".join(f"{line}\n" for line in lines)


def _rows_above(rows: Rows, file: str) -> list[Problem]:
    number = len(rows.top) - 1
    if not number:
        return []
    message = "1 row stands" if number == 1 else f"{number} rows stand"
    return [
        Problem(
            file, f"{message} above the header.", line=1,
            hint="Begin the file with the header.",
            effect=f"{REPAIRED}: the header is read from line {rows.header_line}",
        )
    ]  # fmt: skip


def _header_again(cells: pd.DataFrame, header: tuple[str, ...]) -> np.ndarray:
    """Which rows repeat the header, as where files were put together."""
    again = np.ones(len(cells), dtype=bool)
    for at, name in enumerate(header):
        again &= (cells[at].str.strip() == name.strip()).to_numpy()
        if not again.any():
            break
    return again


def _named_again(lines: pd.Series, file: str) -> list[Problem]:
    message, hint = "The row is the header once more.", "Remove it."
    return [Problem(file, message, int(at), hint=hint, effect=SET_ASIDE) for at in lines]
