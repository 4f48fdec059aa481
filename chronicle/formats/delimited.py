"""Comma-separated text to a table of text, with the line of the file that each row starts on."""

import csv
from pathlib import Path

import pandas as pd

from chronicle.problems import IGNORED, REPAIRED, SET_ASIDE, Problem

BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_file(path: Path) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows of a CSV file as text; an empty table and one sentence when it cannot be opened."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        hint = f'Put it back, or start the dashboard where a folder "{path.parent.name}" holds it.'
        return _nothing(), [Problem(path.name, "The file is missing.", hint=hint)]
    except OSError as error:
        message = f"The file cannot be opened ({error.strerror})."
        return _nothing(), [Problem(path.name, message, hint="Check its permissions.")]
    return read_bytes(content, path.name)


def read_bytes(content: bytes, file: str) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows of CSV content as text, whatever its encoding, and what is wrong with its shape."""
    text, problems = decoded(content, file)
    rows, lines = [], []
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            problems.append(_unreadable(file, line, reader.line_num, str(error)))
            continue
        if row is None:
            break
        rows.append(row)
        lines.append(line)
    if not rows:
        problems.append(Problem(file, "The file is empty.", hint="It needs a header row and rows."))
        return _nothing(), problems
    header, shape_problems = _header(rows[0], file)
    for row, line in zip(rows[1:], lines[1:], strict=True):
        shape_problems += _shape(row, line, len(header), file)
    width = len(header)
    table = pd.DataFrame(
        [row[:width] + [""] * (width - len(row)) for row in rows[1:]],
        columns=range(width),
        dtype="str",
    )
    table.columns = header
    table = table.loc[:, [not name.startswith("\0") for name in header]].copy()
    table["line"] = pd.Series(lines[1:], dtype="int64")
    return table, problems + shape_problems


def decoded(content: bytes, file: str) -> tuple[str, list[Problem]]:
    """Bytes as text: UTF-8, or UTF-16 with its mark, or else Windows-1252 with a sentence."""
    marked = (name for mark, name in BYTE_ORDER_MARKS.items() if content.startswith(mark))
    encoding = next(marked, "utf-8")
    try:
        return content.decode(encoding), []
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = f"0x{content[error.start]:02X}"
        problem = Problem(
            file,
            f"The file is not {encoding[:6].upper().rstrip('-')}: byte {byte} cannot be read.",
            line=line,
            hint="Save it as UTF-8.",
            effect=f"{REPAIRED}: read as Windows-1252, so check the letters with accents",
        )
        return content.decode("cp1252", errors="replace"), [problem]


def _header(names: list[str], file: str) -> tuple[list[str], list[Problem]]:
    """Column names, stripped; one that is blank or stands twice is set aside under a NUL name."""
    header: list[str] = []
    problems = []
    for position, name in enumerate((name.strip() for name in names), start=1):
        if name and name not in header and name != "line":
            header.append(name)
            continue
        header.append(f"\0{position}")
        what = f'"{name}" stands twice or is ours' if name else "has no name"
        message = f"Column {position} {what} in the header."
        problems.append(Problem(file, message, 1, hint="Name each once.", effect=IGNORED))
    return header, problems


def _shape(row: list[str], line: int, width: int, file: str) -> list[Problem]:
    if len(row) == width or not any(row):
        return []
    effect = IGNORED if len(row) > width else f"{REPAIRED}: the missing cells are blank"
    if len(row) > width and not any(row[width:]):
        return []
    hint = "Put text that holds a comma between double quotes."
    message = f"The row has {len(row)} cells, but the header has {width}."
    return [Problem(file, message, line, hint=hint, effect=effect)]


def _unreadable(file: str, line: int, last: int, error: str) -> Problem:
    if "unexpected end" in error:
        message = "A double quote opens here and is never closed."
        return Problem(
            file, message, line, hint='Close it, or write "" for a quote.', effect=SET_ASIDE
        )
    through = f" to {last}" if last > line else ""
    message = f"The row cannot be read{through and f' (lines {line}{through})'}: {error}."
    hint = 'Put text that holds quotes between double quotes, and write "" for each inside.'
    return Problem(file, message, line, hint=hint, effect=SET_ASIDE)


def _nothing() -> pd.DataFrame:
    return pd.DataFrame({"line": pd.Series(dtype="int64")})
