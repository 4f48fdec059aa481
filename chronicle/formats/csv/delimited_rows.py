"""The rows of delimited text: its delimiter, the place of its header, the cells below that."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from chronicle import text_table
from chronicle.counting import counted
from chronicle.formats.header_row import FIRST_ROWS, ROWS_BELOW, header_place
from chronicle.problem_codes import Code, Outcome
from chronicle.problems import Problem
from chronicle.text_table import MOST_BLANK_CELLS, MOST_COLUMNS, Unreadable

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
    hint = "Split it into smaller files."
    return Unreadable(Problem(file, Code.TOO_LARGE, message, line, hint=hint))


def other_length(
    cells: tuple[str, ...], line: int, named: int, width: int, delimiter: str, file: str
) -> Iterator[Problem]:
    """A sentence about a row with too few or too many cells, unless those are blank."""
    filled = [bool(cell.strip()) for cell in cells]
    if not any(filled) or (named <= len(cells) and not any(filled[width:])):
        return
    of_the_row = f"he row has {counted(len(cells), 'cell')}, but the header has {width:,}."
    name = DELIMITERS[delimiter]
    if len(cells) < width:
        hint, detail = f"Is a {name} missing?", "the missing cells are blank"
        yield Problem(file, Code.SHORT_ROW, f"T{of_the_row}", line, hint=hint, detail=detail)
        return
    what = "text"
    if delimiter == "," and any(map(_DIGITS.fullmatch, cells[width:])):
        what = "numbers with a decimal comma, and text"
    yield Problem(
        file, Code.LONG_ROW, f"stands beyond the header: t{of_the_row}", line,
        value=delimiter.join(cells[width:]).strip(f"{delimiter} "),
        hint=f"Put {what} that holds a {name} between double quotes.",
        detail=f"cells after the first {width:,}",
    )  # fmt: skip


MOST_UNEVEN = 1_000
"""So many rows of another length than the first are mended here; with more the text is uneven."""

Uneven = list[arrow_csv.InvalidRow]


def plain_rows(text: str, delimiter: str, file: str) -> Rows | None:
    """The rows of a text in which nearly each has as many cells as the first.

    None where that is not so, or where Arrow might part the text in another way than the csv
    module does.
    """
    if text.startswith("\ufeff") or text.count("\r") != text.count("\r\n"):
        return None
    if text.count(delimiter, 0, text.find("\n")) >= MOST_COLUMNS:
        return None
    content = text.encode()
    if not _quotes_are_plain(content, delimiter):
        return None
    if text.count("\n") > text_table.MOST_ROWS + TOP_ROWS and _has_too_many_rows(content):
        raise too_many(text_table.MOST_ROWS, "rows", file)
    parted = _parted(content, delimiter)
    if parted is None:
        return None
    cells, uneven = parted
    top = cells.head(TOP_ROWS).to_numpy().tolist()
    place = header_place(top)
    if place is None or (uneven and not _is_below(uneven, cells, text, place)):
        return None
    if place and "" in map(str.strip, text.split("\n", place)[:place]):
        return None  # to Arrow a blank line above the header is a row of blank cells
    problems: list[Problem] = []
    if uneven:
        cells, problems = _put_back(cells, uneven, delimiter, file)
    if len(text) > CELL_CHARACTERS and any(
        cells[at].str.len().max() > CELL_CHARACTERS for at in cells
    ):
        return None
    lines = _lines(cells, text)
    below = slice(place + 1, None)
    return Rows(
        top=top[: place + 1],
        header_line=int(lines[place]),
        cells=cells.iloc[below].reset_index(drop=True),
        lines=pd.Series(lines[below]),
        problems=problems,
    )


def _parted(content: bytes, delimiter: str) -> tuple[pd.DataFrame, Uneven] | None:
    """The rows that are as long as the first, and the others, unless those are many."""
    try:
        return _read(content, delimiter), []
    except pa.ArrowInvalid:  # a row is longer than the first, or shorter
        pass
    if b'"' in content:  # Arrow says the rows of such a text by their numbers, not by their lines
        return None
    uneven: Uneven = []

    def leave_out(row: arrow_csv.InvalidRow) -> str:
        uneven.append(row)
        return "skip" if len(uneven) <= MOST_UNEVEN else "error"

    try:
        return _read(content, delimiter, leave_out), uneven
    except pa.ArrowInvalid:
        return None


def _read(
    content: bytes, delimiter: str, uneven: Callable[[arrow_csv.InvalidRow], str] | None = None
) -> pd.DataFrame:
    """All cells as text, the columns numbered from 0; raises ArrowInvalid at an uneven row."""
    read = arrow_csv.read_csv(
        pa.BufferReader(content),
        # Only where one thread reads is it known which row is uneven.
        read_options=arrow_csv.ReadOptions(
            autogenerate_column_names=True, use_threads=uneven is None
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=delimiter,
            newlines_in_values=b'"' in content,
            ignore_empty_lines=False,
            invalid_row_handler=uneven,
        ),
        convert_options=arrow_csv.ConvertOptions(default_column_type=pa.large_string()),
    )
    as_text = {pa.large_string(): pd.StringDtype(na_value=np.nan)}
    cells = read.combine_chunks().to_pandas(types_mapper=as_text.get)
    cells.columns = range(cells.shape[1])
    return cells


def _is_below(uneven: Uneven, cells: pd.DataFrame, text: str, place: int) -> bool:
    """Whether uneven rows stand where they change neither the header nor the end of the file."""
    is_last = uneven[-1].number == len(cells) + len(uneven)
    return place == 0 and uneven[0].number > TOP_ROWS and (text.endswith("\n") or not is_last)


def _put_back(
    cells: pd.DataFrame, uneven: Uneven, delimiter: str, file: str
) -> tuple[pd.DataFrame, list[Problem]]:
    """The uneven rows among the others, cut or filled with blanks, and what is said of them."""
    width, header = cells.shape[1], cells.iloc[0].tolist()
    named = max(at for at, name in enumerate(header) if name.strip()) + 1
    rows, problems = [], []
    for one in uneven:
        row = tuple(one.text.split(delimiter))
        problems += other_length(row, one.number, named, width, delimiter, file)
        rows.append((*row[:width], *[""] * (width - len(row))))
    both = pd.concat([cells, pd.DataFrame(rows, dtype="str")], ignore_index=True)
    was_uneven = np.zeros(len(both), dtype=bool)
    was_uneven[[one.number - 1 for one in uneven]] = True
    order = np.empty(len(both), dtype=np.int64)
    order[~was_uneven] = np.arange(len(cells))
    order[was_uneven] = np.arange(len(cells), len(both))
    return both.take(order).reset_index(drop=True), problems


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


def _has_too_many_rows(content: bytes) -> bool:
    """Whether more lines end outside quotes than may be rows."""
    counter = RowCounter()
    counter.add(content)
    return counter.rows > text_table.MOST_ROWS + TOP_ROWS


def _lines(cells: pd.DataFrame, text: str) -> np.ndarray:
    """The line that each row starts on, where only a cell can hold the end of a line."""
    lines = np.arange(1, len(cells) + 1, dtype=np.int64)
    if '"' in text and text.count("\n") + (not text.endswith("\n")) > len(cells):
        for at in cells:
            within = cells[at].str.count("\n").to_numpy(dtype=np.int64)
            lines[1:] += np.cumsum(within)[:-1]
    return lines


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
        message = "The file holds blank rows only."
        raise Unreadable(Problem(file, Code.EMPTY_FILE, message, hint=NEEDS))
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
                many = replace(problem, hint=MANY_SUCH_ROWS, outcome=Outcome.NOT_OPENED)
                raise Unreadable(many) from None
            problems.append(problem)
            if problem.code == Code.UNCLOSED_QUOTE:
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
    kept = [problem for problem in problems if (problem.line or 0) < cut]
    return [*kept, Problem(file, Code.BROKEN_OFF, line=cut, hint="Export it again.")]


def _unreadable(file: str, line: int, last: int, error: str) -> Problem:
    message = ""
    if "unexpected end" in error:
        code = Code.UNCLOSED_QUOTE
        hint = 'Close it, or write "" for a quote inside a cell.'
    elif "field larger" in error:
        code, message = Code.LONG_CELL, f"A cell is longer than {CELL_CHARACTERS:,} characters."
        hint = "Is the double quote missing that closes it?"
    else:
        through = "" if last == line else f" in line {last}"
        code = Code.STRAY_QUOTE
        message = f"Text follows the double quote that closes a cell{through}."
        hint = 'Put text that holds quotes between double quotes, and write "" for each inside.'
    return Problem(file, code, message, line, hint=hint)


def _remnant(file: str, line: int) -> Problem:
    return Problem(file, Code.REMNANT, line=line, hint="Mend that row.")
