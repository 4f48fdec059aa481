"""How far the sheets of a workbook reach, found in their XML before the library makes every cell.

Imports nothing of ours: it runs in the process of sheet_cells.py.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from html import unescape
from posixpath import join, normpath
from xml.etree import ElementTree

HEADER_ROWS = 40
"""So many rows more than may be read are looked at, for the header may stand below others."""
BLANK_CELLS, BLANK_FOR_A_CELL = 2_000_000, 20
"""So many may be blank in the rectangle from the first to the last cell, and more for each one."""
BLANK_ROWS = 1_000
"""What stands below so many blank rows, and below as many as are filled, is not of the table."""

_ROW = re.compile(rb"""\sr=["']([0-9]{1,7})["']""")
_ROW_TAG = re.compile(rb"<row\b[^>]*>")
_ODS_TABLE_END = b"</table:table>"
_ODS_ROW = re.compile(rb"<table:table(?:-row)?(?=[\s>])[^>]*>|</table:table>")
_ODS_NAME = re.compile(rb"""<table:table\s[^>]*table:name=["']([^"'>]*)""")
_ODS_TIMES = re.compile(rb"""rows-repeated=["']([0-9]{1,10})""")
_ODS_CELLS = re.compile(rb"""columns-repeated=["']([0-9]{1,10})["']""")
_FAR_COLUMN = re.compile(rb"""\sr=["']([A-Za-z]{2,3})[0-9]""")
_RELATIONS = "xl/_rels/workbook.xml.rels"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


class TooManyRows(Exception):
    """The sheet has more rows than may be read."""


class TooFar(Exception):
    """A cell stands so far from the others that the rectangle around them cannot be held."""


def without_far_rows(content: bytes, most_rows: int) -> tuple[bytes, dict[str, list[int]]]:
    """The workbook without the rows that stand far below the others, and their numbers, by sheet.

    The library would make every row between. Raises TooManyRows and TooFar.
    """
    new: dict[str, bytes] = {}
    far: dict[str, list[int]] = {}
    for sheet, path in sheet_paths(content).items():
        xml = member(content, path)
        new[path], far[sheet] = _near(xml, most_rows)
        refuse_too_far(new[path])
    if _holds(content, "content.xml") and not _holds(content, "xl/workbook.xml"):
        new["content.xml"], far = _near_of_ods(member(content, "content.xml"), most_rows)
    new = {path: xml for path, xml in new.items() if xml != member(content, path)}
    return (_with_members(content, new) if new else content), far


def _near(xml: bytes, most_rows: int) -> tuple[bytes, list[int]]:
    """The sheet of an .xlsx down to where too many blank rows follow, and the rows below that."""
    last, rows = max(map(int, _ROW.findall(xml)), default=0), xml.count(b"<row")
    filled = xml.count(b"<v>") + xml.count(b"<v ") + xml.count(b"<is>")
    end = xml.find(b"</sheetData>")
    if end < 0 or (last <= min(rows + BLANK_ROWS, most_rows) and rows <= filled + BLANK_ROWS):
        return xml, []
    tags = [(tag.start(), tag[0]) for tag in _ROW_TAG.finditer(xml)]
    ends = [start for start, _ in tags[1:]] + [end]
    first = number = filled = cut = 0
    below, below_the_last = [], 0
    for (start, tag), stop in zip(tags, ends, strict=False):
        said = _ROW.search(tag)
        number = int(said[1]) if said else number + 1
        if xml.find(b"<v", start, stop) < 0 and xml.find(b"<is", start, stop) < 0:
            continue
        first, filled = first or number, filled + 1
        if not cut and number - first - filled > BLANK_ROWS + filled:
            cut = start
        if cut:
            below.append(number)
        elif number - first > most_rows + HEADER_ROWS:
            raise TooManyRows
        else:
            below_the_last = stop
    # Rows that only have a format end many a sheet.
    return xml[: cut or below_the_last or end] + xml[end:], below


def _near_of_ods(xml: bytes, most_rows: int) -> tuple[bytes, dict[str, list[int]]]:
    """The sheets of an .ods down to where too many blank rows follow, and the rows below, by sheet.

    Raises TooManyRows, and MemoryError where the same is repeated too often.
    """
    kept: list[bytes] = []
    below: dict[str, list[int]] = {}
    done = cells = row = filled = cut = 0
    name = ""
    tags = list(_ODS_ROW.finditer(xml))
    most_cells = BLANK_CELLS + BLANK_FOR_A_CELL * xml.count(b"<text:p")
    for tag, following in zip(tags, [*tags[1:], None], strict=False):
        start, stop = tag.end(), following.start() if following else len(xml)
        if tag[0] == _ODS_TABLE_END:
            kept.append(xml[done : cut or tag.start()])
            done, row, filled, cut = tag.start(), 0, 0, 0
            continue
        if named := _ODS_NAME.match(tag[0]):
            name = unescape(named[1].decode("utf-8", "replace"))
            continue
        times = int(said[1]) if (said := _ODS_TIMES.search(tag[0])) else 1
        row += times
        if xml.find(b"<text:p", start, stop) < 0 and xml.find(b":value", start, stop) < 0:
            continue
        if not cut and row - times - filled > BLANK_ROWS + filled:
            cut = tag.start()
        if cut:
            below.setdefault(name, []).append(row)
            continue
        filled += times
        if row > most_rows + HEADER_ROWS:
            raise TooManyRows
        # Blank cells that end a row make no cells.
        last = max(xml.rfind(b"<text:p", start, stop), xml.rfind(b":value", start, stop))
        width = xml.count(b"<table:table-cell", start, last)
        cells += times * (width + sum(map(int, _ODS_CELLS.findall(xml, start, last))))
        if cells > most_cells:
            raise MemoryError
    return b"".join([*kept, xml[done:]]), below


def refuse_too_far(xml: bytes) -> None:
    """Raise TooFar when the rectangle of the sheet of an .xlsx is nearly blank, and huge."""
    last_row = max(map(int, _ROW.findall(xml)), default=1)
    last_column = max(set(_FAR_COLUMN.findall(xml)), key=column_number, default=b"Z")
    most = BLANK_CELLS + BLANK_FOR_A_CELL * (xml.count(b"<v") + xml.count(b"<is>"))
    if last_row * column_number(last_column) > most:
        raise TooFar(f"{last_column.decode().upper()}{last_row}")


def column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def sheet_paths(content: bytes) -> dict[str, str]:
    """Where an .xlsx holds each of its sheets, by name; nothing for another kind of workbook."""
    if not _holds(content, "xl/workbook.xml") or not _holds(content, _RELATIONS):
        return {}
    targets = {
        relation.get("Id"): relation.get("Target", "")
        for relation in ElementTree.fromstring(member(content, _RELATIONS))
    }
    paths = {
        named.get("name", ""): normpath(join("/xl", targets.get(named.get(_RELATION), "")))[1:]
        for named in _elements(member(content, "xl/workbook.xml"), "sheet")
    }
    return {name: path for name, path in paths.items() if _holds(content, path)}


@cache
def _packed(content: bytes) -> zipfile.ZipFile | None:
    if not content.startswith(b"PK"):
        return None
    return zipfile.ZipFile(io.BytesIO(content))


def _holds(content: bytes, path: str) -> bool:
    packed = _packed(content)
    return packed is not None and path in packed.NameToInfo


def member(content: bytes, path: str) -> bytes:
    packed = _packed(content)
    return packed.read(path) if packed else b""


def _with_members(content: bytes, new: dict[str, bytes]) -> bytes:
    """The zip with other members in the place of its own."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as made:
        for name in old.namelist():
            made.writestr(name, new[name] if name in new else old.read(name))
    return changed.getvalue()


def _elements(xml: bytes, name: str) -> Iterator[ElementTree.Element]:
    return (e for e in ElementTree.fromstring(xml).iter() if e.tag.rpartition("}")[2] == name)


def unpacked_size(content: bytes) -> int:
    """How much a workbook holds, unpacked, as it says itself."""
    with suppress(zipfile.BadZipFile):
        if packed := _packed(content):
            return max(len(content), sum(info.file_size for info in packed.infolist()))
    return len(content)
