"""Regular delimited text to rows, a million at once: Arrow parts it as the csv module would."""

from collections.abc import Callable

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from chronicle import text_table
from chronicle.formats.header_row import header_place
from chronicle.formats.raw_rows import (
    CELL_CHARACTERS,
    TOP_ROWS,
    RowCounter,
    Rows,
    other_length,
    too_many,
)
from chronicle.problems import Problem
from chronicle.text_table import MOST_COLUMNS

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
