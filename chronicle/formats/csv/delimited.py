"""Comma-separated text and its relatives to a table of text, and such a table to text again."""

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from chronicle.counting import counted
from chronicle.formats import signatures
from chronicle.formats.csv import encodings
from chronicle.formats.csv.delimited_rows import DELIMITERS, NEEDS, Rows, found_delimiter, read_rows
from chronicle.formats.header_row import columns
from chronicle.problem_codes import Code, Outcome
from chronicle.problems import Problem
from chronicle.text_table import TextTable, Undecoded, Unreadable


def read(content: bytes, file: str, encoding: str | None = None) -> TextTable:
    """The rows of CSV or TSV content as text, whatever delimiter it has.

    The `encoding` is what its bytes say, unless it is given. Raises Unreadable where no table can
    be read.
    """
    signatures.refuse_other_formats(content, file)
    text, its_encoding, problems = encodings.decoded(content, file, encoding)
    if not text:
        raise Unreadable(Problem(file, Code.EMPTY_FILE, hint=NEEDS))
    if not encodings.is_text(text):
        raise _no_text(content, its_encoding, encoding, file)
    is_doubted = any(one.code == Code.UNLIKELY_ENCODING for one in problems)
    delimiter = found_delimiter(text)
    rows = read_rows(text, delimiter, file)
    problems = [*problems, *_rows_above(rows, file)]
    top = [tuple(map(unguarded_cell, row)) for row in rows.top]
    cells = rows.cells
    if "'" in text:
        written = {at: unguarded(cells[at]) for at in cells}
        cells = pd.DataFrame(written, index=cells.index, copy=False)
    again = _header_again(cells, top[-1])
    places, found = columns(
        top[-1], lambda at: bool((cells[at].str.strip() != "").any()), rows.header_line, file,
        top[-2] if len(top) > 1 else (),
    )  # fmt: skip
    problems += [*found, *rows.problems]
    cells, lines = _named(cells, places), rows.lines
    if again.any():
        problems += _named_again(lines[again], file)
        cells = cells[~again].reset_index(drop=True)
        lines = lines[~again].reset_index(drop=True)
    return TextTable(
        file=file,
        format="TSV" if delimiter == "\t" else "CSV",
        cells=cells,
        lines=lines,
        unread=sum(problem.outcome == Outcome.SET_ASIDE for problem in problems),
        problems=tuple(problems),
        encoding=its_encoding,
        encoding_said=encoding,
        likely=encodings.likely(content) if is_doubted else (),
        delimiter=delimiter,
        line_end="\r\n" if "\r" in text and 2 * text.count("\r\n") > text.count("\n") else "\n",
        above=tuple(top[:-1]),
    )  # fmt: skip


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
        hint = "Rename the column."
        problems.append(Problem(file, Code.RESERVED_NAME, value="line", hint=hint))
    return table.cells.assign(line=table.lines), problems


def nothing() -> pd.DataFrame:
    """A table without rows, and without columns but `line`."""
    return pd.DataFrame({"line": pd.Series(dtype="int64")})


def write(table: TextTable) -> bytes:
    """The table as text in its own delimiter and encoding, or in UTF-8 where that cannot hold it.

    Lines end as in the file; a cell is quoted where it must be, and where what follows a `;` in it
    was made inert; no cell is a formula, whether a spreadsheet parts the file there or not.
    """
    return written(table)[0]


def write_cells(cells: pd.DataFrame) -> bytes:
    """A new CSV file in UTF-8 with columns of text."""
    lines = pd.Series(range(2, len(cells) + 2), dtype="int64")
    return write(TextTable("", "CSV", cells, lines, encoding="UTF-8", delimiter=","))


def written(table: TextTable) -> tuple[bytes, str]:
    """The same, and the name of the encoding that it is in."""
    delimiter = table.delimiter or ","
    text = _spelled(table, delimiter, delimiter)
    if found_delimiter(text) != delimiter:
        text = _spelled(table, delimiter, "".join(DELIMITERS))
    return encodings.written(text, table.encoding, table.encoding_said)


def _spelled(table: TextTable, delimiter: str, quoted: str) -> str:
    """The rows of a table, quotes around each cell that holds one of the `quoted` characters."""
    special = re.compile(f'["\r\n{re.escape(quoted)}]')

    def is_quoted(text: str) -> bool:
        return bool(special.search(text)) or ";'" in text

    def spelled(cells: list[str]) -> list[str]:
        if not is_quoted("".join(cells)):
            return cells
        return ['"' + cell.replace('"', '""') + '"' if is_quoted(cell) else cell for cell in cells]

    top = (*table.above, tuple(table.cells.columns))
    lines = [delimiter.join(spelled([*map(guarded_cell, row)])) for row in top]
    columns = [spelled(guarded(table.cells[name]).tolist()) for name in table.cells]
    lines += map(delimiter.join, zip(*columns, strict=True))
    return "".join(f"{line}{table.line_end}" for line in lines)


def _no_text(content: bytes, taken: str, said: str | None, file: str) -> Unreadable:
    """That the file is none, in the encoding that was taken; raised where it is another perhaps."""
    if encodings.may_be_another(content):
        message = "" if said is None else f"The file is not text in {taken}."
        problem = Problem(file, Code.NOT_TEXT, message, hint=encodings.CHOOSE)
        return Undecoded(problem, encodings.likely(content))
    hint = "Export the table as CSV in UTF-8."
    return Unreadable(Problem(file, Code.NOT_TEXT, hint=hint))


def _named(cells: pd.DataFrame, places: Mapping[str, int]) -> pd.DataFrame:
    """The columns at some places, under their names."""
    wanted = list(places.values())
    cells = cells if wanted == list(cells) else cells[wanted]
    return cells.set_axis(list(places), axis="columns")


def _rows_above(rows: Rows, file: str) -> list[Problem]:
    number = len(rows.top) - 1
    if not number:
        return []
    message = counted(number, "row stands", "rows stand")
    return [
        Problem(
            file, Code.ROWS_ABOVE, f"{message} above the header.", line=1,
            hint="Begin the file with the header.",
            detail=f"the header is read from line {rows.header_line}",
        )
    ]  # fmt: skip


def _header_again(cells: pd.DataFrame, header: tuple[str, ...]) -> np.ndarray:
    """Which rows repeat the header, as where files were put together."""
    again = np.ones(len(cells), dtype=bool)
    for at, name in enumerate(header):
        again &= cells[at].str.strip().array == name.strip()
        if not again.any():
            break
    return again


def _named_again(lines: pd.Series, file: str) -> list[Problem]:
    return [
        Problem(file, Code.REPEATED_HEADER, line=int(at), hint="Remove it.") for at in lines
    ]  # fmt: skip


_RUNS = r"(?:[^\S\r\n]|[\0\u200b\ufeff])*[=+\-@＝＋－＠]"
_START = r"(?:\A|(?<=[;\r\n]))"
_END = r"(?:;|\Z)"
_NUMBER = r"[+-](?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]+)?"
# A dash stands for a cell that is left blank on purpose. Within a cell one may begin a point of a
# list, such as "- a raid", as long as that calls nothing.
_PLAIN = rf" *(?:-|{_NUMBER}){_END}|(?<=[;\r\n])[ \t]*- [^(|!=;\r\n]*(?:[;\r\n]|\Z)"
_TO_GUARD = re.compile(
    rf"\A(?='*[\t\r\n]|'')|{_START}(?=''*{_RUNS})|{_START}(?!{_PLAIN})(?={_RUNS})"
)  # fmt: skip
_GUARDED = re.compile(rf"\A'(?='*[\t\r\n]|')|{_START}'(?='*{_RUNS})")

# Asked of a whole column at once, for few cells are concerned if any.
_MAY_NEED_GUARD = r"^[^\pL\pN]|[;\r\n]"
_MAY_BE_GUARDED = r"(?:^|[;\r\n])'"


def guarded(column: pd.Series) -> pd.Series:
    """Text as it is written, for a spreadsheet to show rather than to run.

    A cell that starts with `=`, `+`, `-` or `@`, full-width or after blanks, or with a tab or the
    end of a line, gets an apostrophe before it, unless it is a plain number or a dash alone. So
    does what follows a `;` or the end of a line within a cell: a spreadsheet that parts the file
    there would begin a cell with it. Where apostrophes stand before one of these already, or two
    at the start, one more is written, so that every cell reads back as it was.
    """
    return _changed(column, _MAY_NEED_GUARD, _TO_GUARD, "'")


def unguarded(column: pd.Series) -> pd.Series:
    """Text as it was before it was written, whoever wrote it."""
    return _changed(column, _MAY_BE_GUARDED, _GUARDED, "")


def guarded_cell(cell: str) -> str:
    """One cell as it is written."""
    return _TO_GUARD.sub("'", cell)


def unguarded_cell(cell: str) -> str:
    """One cell as it was."""
    return _GUARDED.sub("", cell)


def _changed(
    column: pd.Series, concerned: str, change: re.Pattern[str], into: str
) -> pd.Series:  # fmt: skip
    """The column with a change made where its cells hold what may be concerned."""
    which = column.str.contains(concerned).to_numpy(dtype=bool)
    if not which.any():
        return column
    changed = column.copy()
    changed[which] = [change.sub(into, cell) for cell in column[which].tolist()]
    return changed
