"""The cells of one sheet as text, for workbook.py, which runs this file as a process of its own.

A damaged workbook can end the process that reads it: a few wrong bytes, or one cell that is far
from the others, make the library ask for more memory than there is, and it aborts. So the dashboard
must not be that process. Standard input is the name of the wanted sheet as a line of JSON, then the
workbook; standard output is one JSON object. Imports nothing of ours.
"""

import datetime
import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from posixpath import join, normpath
from xml.etree import ElementTree

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
    WorksheetNotFound,
)

MEMORY_BYTES = 6 * 2**30
MOST_CELLS = 40_000_000
"""As many as the rectangle from the first to the last cell may have."""
HEADER_ROWS = 20
"""The header is looked for in so many rows."""
LARGEST_WHOLE = 1e15
"""From here on a float has no exact last digit to write."""

_ROW = re.compile(rb"""\sr=["']([0-9]{1,7})["']""")
_FAR_COLUMN = re.compile(rb"""\sr=["']([A-Za-z]{2,3})[0-9]""")
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
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class TooFar(Exception):
    """A cell stands so far from the others that the rectangle around them cannot be held."""


def answer(content: bytes, wanted: str | None) -> dict[str, object]:
    """The sheet to read, or under `refused` why there is none."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            names = visible_sheets(workbook)
            return {"sheets": names, **best_sheet(workbook, names, wanted, content)}
    except WorksheetNotFound:
        return {"refused": "sheet", "sheets": names}
    except TooFar as far:
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
) -> dict[str, object]:
    """The wanted sheet, or the first that looks like a table, or the first that is not empty."""
    first: dict[str, object] = {}
    for name in names if wanted is None else [wanted]:
        xml = _sheet_xml(content, name)
        refuse_too_far(xml)
        sheet = workbook.get_sheet_by_name(name)
        values = sheet.to_python()
        if all(value == "" or str(value).isspace() for row in values for value in row):
            continue
        found = {
            "sheet": name, "rows": [], "top": sheet.start[0] + 1, "left": sheet.start[1] + 1,
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


def looks_like_a_table(values: list[list[object]]) -> bool:
    """Whether one of the first rows could name columns, and has something below it."""
    for row in values[: min(HEADER_ROWS, len(values) - 1)]:
        if sum(isinstance(value, str) and value.strip() != "" for value in row) >= 2:
            return True
    return False


def as_text(values: list[list[object]]) -> list[list[str]]:
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
    return sorted({(int(row), _column_number(letters)) for letters, row in found})


def refuse_too_far(xml: bytes) -> None:
    """Raise TooFar when the library would fail on the sheet of an .xlsx."""
    last_row = max(map(int, _ROW.findall(xml)), default=1)
    last_column = max(set(_FAR_COLUMN.findall(xml)), key=_column_number, default=b"Z")
    if last_row * _column_number(last_column) > MOST_CELLS:
        raise TooFar(f"{last_column.decode().upper()}{last_row}")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _sheet_xml(content: bytes, sheet: str) -> bytes:
    """What an .xlsx holds of a sheet; nothing for another kind of workbook."""
    if not content.startswith(b"PK"):
        return b""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = set(archive.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= members:
            return b""
        targets = {
            relation.get("Id"): relation.get("Target", "")
            for relation in ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        }
        for named in _elements(archive.read("xl/workbook.xml"), "sheet"):
            target = targets.get(named.get(_RELATION), "")
            path = normpath(join("/xl", target)).lstrip("/")
            if named.get("name") == sheet and path in members:
                return archive.read(path)
    return b""


def _elements(xml: bytes, name: str) -> Iterator[ElementTree.Element]:
    return (e for e in ElementTree.fromstring(xml).iter() if e.tag.rpartition("}")[2] == name)


def _limit() -> None:
    """Let the process take so much memory and no more, and leave no dump when it dies of it."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CORE, 0)):
        _, allowed = resource.getrlimit(what)
        if allowed != resource.RLIM_INFINITY:
            most = min(most, allowed)
        resource.setrlimit(what, (most, allowed))


if __name__ == "__main__":
    _limit()
    wanted = json.loads(sys.stdin.buffer.readline())
    json.dump(answer(sys.stdin.buffer.read(), wanted), sys.stdout)
