"""The rows of delimited text: the delimiter, the header's place, and the cells below the header."""

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from chronicle import text_table
from chronicle.formats.header_row import header_place
from chronicle.formats.plain_rows import plain_rows
from chronicle.formats.raw_rows import (
    CELL_CHARACTERS,
    DELIMITERS,
    TOP_ROWS,
    Row,
    Rows,
    other_length,
    too_many,
)
from chronicle.problems import SET_ASIDE, Problem
from chronicle.text_table import MOST_BLANK_CELLS, MOST_COLUMNS, Unreadable

SAMPLE = 65_536
"""So many characters at the start say what the delimiter is."""
SHORT_TEXT = 65_536
"""So few characters are read before Arrow has begun."""
READ_AGAIN = 200_000
"""So many lines more than it has are read of a file, when rows cannot be read."""
MANY_SUCH_ROWS = "The same is wrong in so many rows that the file cannot be read: export it again."
NEEDS = "It needs a header row with names such as title and date."

_QUOTED = re.compile(r'(?<![^,;\t|\r\n])"[^"]*+(?:""[^"]*+)*+"')
_LINE_END = re.compile(r"\r\n|\r|\n")


def found_delimiter(text: str) -> str:
    """The character that parts the first lines into cells most evenly; a comma where none does."""
    sample = _QUOTED.sub('"', text[:SAMPLE])
    lines = [line for line in _LINE_END.split(sample) if line.strip(",;\t| ")]
    return max(DELIMITERS, key=lambda delimiter: _evenness(lines, delimiter))


def _evenness(lines: Sequence[str], delimiter: str) -> tuple[bool, float, int]:
    """Whether most lines are as wide as the first, what share has the usual width, and that."""
    widths = [line.count(delimiter) + 1 for line in lines]
    wide = Counter(width for width in widths if width > 1)
    if not wide or (widths[0] == 1 and 2 * wide.total() < len(widths)):
        return False, 0.0, 0
    width, number = max(wide.items(), key=lambda item: item[::-1])
    return widths[0] == width and 2 * number >= len(widths), number / len(widths), width


def read_rows(text: str, delimiter: str, file: str) -> Rows:
    """All rows of a text; raises Unreadable where it has no header, or has too many rows."""
    found = plain_rows(text, delimiter, file) if len(text) > SHORT_TEXT else None
    if found is None:
        found = _rows_one_by_one(text, delimiter, file)
    if len(found.cells) > text_table.MOST_ROWS:
        raise too_many(text_table.MOST_ROWS, "rows", file)
    return found


def _rows_one_by_one(text: str, delimiter: str, file: str) -> Rows:
    rows, problems, unclosed = _readable(text, delimiter, file)
    place = header_place([cells for _, cells in rows[:TOP_ROWS]])
    if place is None:
        raise Unreadable(Problem(file, "The file holds blank rows only.", hint=NEEDS))
    header_line, header = rows[place]
    top, rows = [cells for _, cells in rows[: place + 1]], rows[place + 1 :]
    width = len(header)
    # A long header and many short rows would make a huge table of a small file.
    if width * len(rows) > max(MOST_BLANK_CELLS, len(text)):
        raise too_many(MOST_BLANK_CELLS, "cells that are missing", file)
    named = max(at for at, name in enumerate(header) if name.strip()) + 1
    if not text.endswith(("\n", "\r")):
        problems = _broken_off(rows, problems, unclosed, named, file)
    for at, (line, cells) in enumerate(rows):
        if len(cells) != width:
            problems += other_length(cells, line, named, width, delimiter, file)
            rows[at] = line, (*cells[:width], *[""] * (width - len(cells)))
    return Rows(
        top=top,
        header_line=header_line,
        cells=pd.DataFrame(
            {at: pd.array([cells[at] for _, cells in rows], dtype="str") for at in range(width)},
            copy=False,
        ),
        lines=pd.Series([line for line, _ in rows], dtype="int64"),
        problems=problems,
    )


def _readable(text: str, delimiter: str, file: str) -> tuple[list[Row], list[Problem], list[int]]:
    """Every row that can be read, and the lines on which a quote opens that is never closed.

    Such a quote would swallow the rows below it. So after a row that cannot be read, reading goes
    on at its second line; until the line where it failed, only what has as many cells as the
    header is a row.
    """
    csv.field_size_limit(CELL_CHARACTERS)  # other libraries lift it for the whole process
    lines = list(io.StringIO(text, newline=""))  # str.splitlines also breaks at U+2028 and others
    rows: list[Row] = []
    problems: list[Problem] = []
    unclosed: list[int] = []
    start = doubtful = width = read_again = 0
    most = text_table.MOST_ROWS + TOP_ROWS
    while start < len(lines):
        first = start
        rest = (lines[at] for at in range(first, len(lines)))
        reader = csv.reader(rest, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                if len(cells) > MOST_COLUMNS:
                    raise too_many(MOST_COLUMNS, "columns", file, start + 1)
                if start >= doubtful or len(cells) == width:
                    rows.append((start + 1, tuple(cells) or ("",)))
                    if len(rows) > most:
                        raise too_many(text_table.MOST_ROWS, "rows", file)
                else:
                    problems.append(_remnant(file, start + 1))
                start = first + reader.line_num
        except csv.Error as error:
            failed = first + reader.line_num
            problem = _unreadable(file, start + 1, failed, str(error))
            if read_again == 0:
                place = header_place([cells for _, cells in rows[:TOP_ROWS]])
                if place is None:
                    raise Unreadable(problem) from None
                width = len(rows[place][1])
            # Each such quote has the rest of a long file read once more.
            read_again += failed - start
            if read_again > len(lines) + READ_AGAIN:
                raise Unreadable(replace(problem, hint=MANY_SUCH_ROWS, effect="")) from None
            problems.append(problem)
            if "unexpected end" in str(error):
                unclosed.append(start + 1)
            start, doubtful = start + 1, max(doubtful, failed)
    return rows, problems, unclosed


def _broken_off(
    rows: list[Row], problems: list[Problem], unclosed: list[int], named: int, file: str
) -> list[Problem]:
    """The problems of a file that does not end with a line end, whose last row may be cut off.

    Takes a last row with half of the cells or fewer away from the rows.
    """
    last = rows[-1][0] if rows else 0
    cut = next((line for line in unclosed if line > last), None)
    if cut is None and rows and all((problem.line or 0) < last for problem in problems):
        cells = rows[-1][1]
        # A row that lacks a few cells at its end is a short one, as it is with a line end.
        if 2 * len(cells) <= named and any(cell.strip() for cell in cells):
            cut = last
            rows.pop()
    if cut is None:
        return problems
    message, hint = "The file breaks off in this row.", "Export it again."
    kept = [problem for problem in problems if (problem.line or 0) < cut]
    return [*kept, Problem(file, message, cut, hint=hint, effect=SET_ASIDE)]


def _unreadable(file: str, line: int, last: int, error: str) -> Problem:
    if "unexpected end" in error:
        message = "A double quote opens a cell here and is never closed."
        hint = 'Close it, or write "" for a quote inside a cell.'
    elif "field larger" in error:
        message = f"A cell is longer than {CELL_CHARACTERS:,} characters."
        hint = "Is the double quote missing that closes it?"
    else:
        through = "" if last == line else f" in line {last}"
        message = f"Text follows the double quote that closes a cell{through}."
        hint = 'Put text that holds quotes between double quotes, and write "" for each inside.'
    return Problem(file, message, line, hint=hint, effect=SET_ASIDE)


def _remnant(file: str, line: int) -> Problem:
    message = "The line is no row of its own, after a row above that cannot be read."
    return Problem(file, message, line, hint="Mend that row.", effect=SET_ASIDE)
