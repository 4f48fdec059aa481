"""The cells of one sheet as text, for workbook.py, which runs this file as a process of its own.

A damaged workbook can end the process that reads it: a few wrong bytes, or one cell that is far
from the others, make the library ask for more memory than there is, and it aborts. So the dashboard
must not be that process. Standard input is a line of JSON, with the name of the wanted `sheet` and
the `most_rows` that may be read, then the workbook; standard output is one JSON object. Imports
nothing of ours but what finds the sheets, which imports nothing at all.
"""

import datetime
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any
from xml.etree import ElementTree

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
    WorksheetNotFound,
)

from chronicle.formats.workbook import sheet_extent

MEMORY_BYTES, MEMORY_FOR_A_BYTE, MOST_MEMORY_BYTES = 400 * 2**20, 30, 6 * 2**30
"""So much may be taken for any workbook, more for each byte that it unpacks to, and never more."""
SECONDS, SECONDS_FOR_A_MEGABYTE = 5, 1
HEADER_ROWS = 20
"""The header is looked for in so many rows."""
LARGEST_WHOLE = 1e15
"""From here on a float has no exact last digit to write."""

_AT = rb"""\sr=["']([A-Za-z]{1,3})([0-9]{1,7})["'][^>]*>"""
_ERROR = re.compile(rb"""<c\b(?=[^>]*\st=["']e["'])[^>]*""" + _AT)
# A formula that gives text may give none; another that has no value was never worked out.
_WITHOUT_VALUE = re.compile(
    rb"""<c\b(?![^>]*\st=["']str["'])[^>]*"""
    + _AT
    + rb"""<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>"""
)
_ENCRYPTED_XLSX = "EncryptedPackage".encode("utf-16-le")
# The records that a sheet of the old format starts with: what it is, a password.
_ENCRYPTED_XLS = re.compile(rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)


def answer(content: bytes, wanted: str | None, most_rows: int) -> dict[str, object]:
    """The sheet to read, or under `refused` why there is none."""
    names: list[str] = []
    try:
        content, far = sheet_extent.without_far_rows(content, most_rows)
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            names = visible_sheets(workbook)
            found = best_sheet(workbook, names, wanted, content)
            return {"sheets": names, **found, "far": far.get(found.get("sheet", ""), [])}
    except sheet_extent.TooManyRows:
        return {"refused": "rows"}
    except WorksheetNotFound:
        return {"refused": "sheet", "sheets": names}
    except sheet_extent.TooFar as far:
        return {"refused": "far", "cell": str(far)}
    except MemoryError:
        return {"refused": "memory"}
    except (CalamineError, zipfile.BadZipFile, ElementTree.ParseError):
        return {"refused": "password" if is_encrypted(content) else "broken"}


def is_encrypted(content: bytes) -> bool:
    """Whether what cannot be read says that it takes a password."""
    if content.startswith(b"PK"):
        with suppress(zipfile.BadZipFile, KeyError), zipfile.ZipFile(io.BytesIO(content)) as packed:
            return b"encryption-data" in packed.read("META-INF/manifest.xml")
        return False
    return _ENCRYPTED_XLSX in content or bool(_ENCRYPTED_XLS.search(content))


def visible_sheets(workbook: CalamineWorkbook) -> list[str]:
    """The names of the sheets that hold cells and can be seen; where none can, all of them."""
    tables = [s for s in workbook.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
    seen = [s.name for s in tables if s.visible == SheetVisibleEnum.Visible]
    return seen or [s.name for s in tables]


def best_sheet(
    workbook: CalamineWorkbook, names: list[str], wanted: str | None, content: bytes
) -> dict[str, Any]:
    """The wanted sheet, or the first that looks like a table, or the first that is not empty."""
    first: dict[str, Any] = {}
    paths = sheet_extent.sheet_paths(content)
    for name in names if wanted is None else [wanted]:
        xml = sheet_extent.member(content, paths[name]) if name in paths else b""
        sheet = workbook.get_sheet_by_name(name)
        values = sheet.to_python()
        if all(value == "" or str(value).isspace() for row in values for value in row):
            continue
        top, left = sheet.start or (0, 0)
        found: dict[str, Any] = {
            "sheet": name, "rows": [], "top": top + 1, "left": left + 1,
            "blank": without_value(xml), "merged": merged_down(sheet),
        }  # fmt: skip
        if wanted is None and not looks_like_a_table(values):
            first = first or found | {"rows": as_text(values)}
            continue
        return found | {"rows": as_text(values)}
    return first


def merged_down(sheet: CalamineSheet) -> list[tuple[int, int, int]]:
    """Row, column and last row, from 1, of the cells that reach over several rows.

    The library knows those of Excel workbooks only.
    """
    return [
        (row + 1, column + 1, last_row + 1)
        for (row, column), (last_row, _) in sheet.merged_cell_ranges or ()
        if last_row > row
    ]


def looks_like_a_table(values: Sequence[Sequence[object]]) -> bool:
    """Whether one of the first rows could name columns, and has something below it."""
    for row in values[: min(HEADER_ROWS, len(values) - 1)]:
        if sum(isinstance(value, str) and value.strip() != "" for value in row) >= 2:
            return True
    return False


def as_text(values: Sequence[Sequence[object]]) -> list[list[str]]:
    """Cells as they are written in a CSV."""
    return [
        [value if type(value) is str else TEXT[type(value)](value) for value in row]
        for row in values
    ]


def _number(value: float) -> str:
    whole = value.is_integer() and abs(value) < LARGEST_WHOLE
    return str(int(value)) if whole else repr(value)


def _moment(value: datetime.datetime) -> str:
    # Excel counts days in floats: a second may be a few thousandths early.
    rounded = value + datetime.timedelta(microseconds=500_000) if value.microsecond else value
    day, time = rounded.date(), rounded.time().replace(microsecond=0)
    return day.isoformat() if time == datetime.time() else f"{day.isoformat()}T{_time(time)}"


def _time(value: datetime.time) -> str:
    return value.isoformat("seconds" if value.second else "minutes")


def _duration(value: datetime.timedelta) -> str:
    seconds = round(abs(value).total_seconds())
    parts = ((seconds // 3600, "H"), (seconds // 60 % 60, "M"), (seconds % 60, "S"))
    words = "".join(f"{number}{unit}" for number, unit in parts if number)
    return f"{'-' if value < datetime.timedelta() else ''}PT{words or '0S'}"


# How a cell that is no text is written: dates in ISO 8601, whole numbers without a point.
TEXT: dict[type, Callable] = {
    int: str,
    float: _number,
    bool: lambda value: "TRUE" if value else "FALSE",
    datetime.date: datetime.date.isoformat,
    datetime.datetime: _moment,
    datetime.time: _time,
    datetime.timedelta: _duration,
}


def without_value(xml: bytes) -> list[tuple[int, int]]:
    """Row and column, from 1, of the cells of an .xlsx whose formula gave no value: they are blank.

    Because it failed, or because the program that wrote the workbook works out nothing.
    """
    found = []
    # Much faster than to look at every cell.
    if b't="e"' in xml or b"t='e'" in xml:
        found += _ERROR.findall(xml)
    if b"<f" in xml:
        found += _WITHOUT_VALUE.findall(xml)
    return sorted({(int(row), sheet_extent.column_number(letters)) for letters, row in found})


def _limit(size: int) -> None:
    """Let the process take as much as a workbook of such a size may, and leave no dump after it."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    memory = min(MEMORY_BYTES + MEMORY_FOR_A_BYTE * size, MOST_MEMORY_BYTES)
    seconds = SECONDS + SECONDS_FOR_A_MEGABYTE * size // 10**6
    limits = ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, seconds))
    for what, most in (*limits, (resource.RLIMIT_CORE, 0)):
        _, allowed = resource.getrlimit(what)
        if allowed != resource.RLIM_INFINITY:
            most = min(most, allowed)
        resource.setrlimit(what, (most, allowed))


if __name__ == "__main__":
    asked = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    _limit(sheet_extent.unpacked_size(content))
    json.dump(answer(content, asked["sheet"], asked["most_rows"]), sys.stdout)
