"""The rows of delimited text: the delimiter, the header's place, and the cells below the header."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from chronicle import text_table
from chronicle.formats.header_row import FIRST_ROWS, ROWS_BELOW, header_place
from chronicle.problems import REPAIRED, SET_ASIDE, Problem
from chronicle.text_table import Unreadable

CELL_CHARACTERS = 131_072
"""A longer cell is a quote that was never closed, or no text that a reader would read."""
MOST_COLUMNS = 5_000
MOST_CELLS = 100_000_000
"""More are refused: a long header and many short rows would make such a table of a small file."""
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
SAMPLE = 65_536
"""So many characters at the start say what the delimiter is."""
SHORT_TEXT = 65_536
"""So few characters are read before pandas has begun."""
TOP_ROWS = FIRST_ROWS + ROWS_BELOW
NEEDS = "It needs a header row with names such as title and date."
CELLS_LOST = "cells after the first"
"""How the effect of a problem begins whose row was longer than the header."""

_QUOTED = re.compile(r'(?<![^,;\t|\r\n])"[^"]*+(?:""[^"]*+)*+"')
_LINE_END = re.compile(r"\r\n|\r|\n")
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
    found = plain_rows(text, delimiter) if len(text) > SHORT_TEXT else None
    if found is None:
        found = _rows_one_by_one(text, delimiter, file)
    if len(found.cells) > text_table.MOST_ROWS:
        raise _too_many(text_table.MOST_ROWS, "rows", file)
    return found


def plain_rows(text: str, delimiter: str) -> Rows | None:
    """The same, faster, of a text in which every row has as many cells as the first.

    None where that is not so, or where pandas might part the text in another way than the csv
    module does.
    """
    if text.startswith("\ufeff") or text.count("\r") != text.count("\r\n"):
        return None
    if text.partition("\n")[0].count(delimiter) >= MOST_COLUMNS:
        return None
    content = text.encode()
    if not _quotes_are_plain(content, delimiter):
        return None
    try:
        cells = pd.read_csv(
            io.BytesIO(content), sep=delimiter, header=None, dtype="str", na_filter=False,
            skip_blank_lines=False,
        )  # fmt: skip
    except (pd.errors.ParserError, pd.errors.EmptyDataError):  # a row is longer than the first
        return None
    quoted = cells if '"' in text else ()
    within = sum(int(cells[at].str.count(re.escape(delimiter)).sum()) for at in quoted)
    if text.count(delimiter) != len(cells) * (cells.shape[1] - 1) + within:
        return None  # a row is shorter
    if len(text) > CELL_CHARACTERS and any(
        cells[at].str.len().max() > CELL_CHARACTERS for at in cells
    ):
        return None
    top = cells.head(TOP_ROWS).to_numpy().tolist()
    place = header_place(top)
    if place is None:
        return None
    lines = _lines(cells, text)
    below = slice(place + 1, None)
    return Rows(
        top=top[: place + 1],
        header_line=int(lines[place]),
        cells=cells.iloc[below].reset_index(drop=True),
        lines=pd.Series(lines[below]),
        problems=[],
    )


def _quotes_are_plain(content: bytes, delimiter: str) -> bool:
    """Whether each quote opens a cell, closes one, or is doubled within."""
    if b'"' not in content:
        return True
    # An end at both ends saves asking where the text begins and ends.
    letters = np.frombuffer(b"\n" + content + b"\n", dtype=np.uint8)
    quotes = np.flatnonzero(letters == ord('"'))
    if len(quotes) % 2:
        return False
    opening, closing = quotes[::2], quotes[1::2]
    doubled = closing[:-1] + 1 == opening[1:]
    before, after = letters[opening - 1], letters[closing + 1]
    opens = np.isin(before, [ord(delimiter), ord("\n")])
    closes = np.isin(after, [ord(delimiter), ord("\n"), ord("\r")])
    return bool((opens[1:] | doubled).all() and (closes[:-1] | doubled).all()) and bool(
        opens[0] and closes[-1]
    )


def _lines(cells: pd.DataFrame, text: str) -> np.ndarray:
    """The line that each row starts on, where only a cell can hold the end of a line."""
    lines = np.arange(1, len(cells) + 1, dtype=np.int64)
    ends = text.count("\n") + (not text.endswith("\n"))
    if ends > len(cells):
        for at in cells:
            within = cells[at].str.count("\n").to_numpy(dtype=np.int64)
            lines[1:] += np.cumsum(within)[:-1]
    return lines


def _rows_one_by_one(text: str, delimiter: str, file: str) -> Rows:
    rows, problems, unclosed = _readable(text, delimiter, file)
    place = header_place([cells for _, cells in rows[:TOP_ROWS]])
    if place is None:
        raise Unreadable(Problem(file, "The file holds blank rows only.", hint=NEEDS))
    header_line, header = rows[place]
    top, rows = [cells for _, cells in rows[: place + 1]], rows[place + 1 :]
    width = len(header)
    if width > MOST_COLUMNS:
        raise _too_many(MOST_COLUMNS, "columns", file)
    if width * len(rows) > MOST_CELLS:
        raise _too_many(MOST_CELLS, "cells", file)
    named = max(at for at, name in enumerate(header) if name.strip()) + 1
    if not text.endswith(("\n", "\r")):
        problems = _broken_off(rows, problems, unclosed, named, file)
    for at, (line, cells) in enumerate(rows):
        if len(cells) != width:
            problems += _shape(cells, line, named, width, delimiter, file)
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
    start = doubtful = width = 0
    most = text_table.MOST_ROWS + TOP_ROWS
    while start < len(lines):
        first = start
        rest = (lines[at] for at in range(first, len(lines)))
        reader = csv.reader(rest, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                if start >= doubtful or len(cells) == width:
                    rows.append((start + 1, tuple(cells) or ("",)))
                    if len(rows) > most:
                        raise _too_many(text_table.MOST_ROWS, "rows", file)
                else:
                    problems.append(_remnant(file, start + 1))
                start = first + reader.line_num
        except csv.Error as error:
            failed = first + reader.line_num
            problem = _unreadable(file, start + 1, failed, str(error))
            place = header_place([cells for _, cells in rows[:TOP_ROWS]])
            if place is None:
                raise Unreadable(problem) from None
            width = len(rows[place][1])
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


def _shape(
    cells: tuple[str, ...], line: int, named: int, width: int, delimiter: str, file: str
) -> Iterator[Problem]:
    """A sentence about a row with too few or too many cells, unless those are blank."""
    filled = [bool(cell.strip()) for cell in cells]
    if not any(filled) or (named <= len(cells) and not any(filled[width:])):
        return
    counted = "1 cell" if len(cells) == 1 else f"{len(cells):,} cells"
    message = f"The row has {counted}, but the header has {width:,}."
    name = DELIMITERS[delimiter]
    if len(cells) < width:
        hint, effect = f"Is a {name} missing?", f"{REPAIRED}: the missing cells are blank"
    else:
        what = "text"
        if delimiter == "," and any(map(_DIGITS.fullmatch, cells[width:])):
            what = "numbers with a decimal comma, and text"
        hint = f"Put {what} that holds a {name} between double quotes."
        effect = f"{CELLS_LOST} {width:,} ignored"
    yield Problem(file, message, line, hint=hint, effect=effect)


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


def _too_many(most: int, what: str, file: str) -> Unreadable:
    message = f"The table has more than {most:,} {what}."
    return Unreadable(Problem(file, message, hint="Split it into smaller files."))
