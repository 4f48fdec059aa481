"""What a file is by its first bytes; what is no table of events is refused with a way out."""

import hashlib

from chronicle import schema
from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.text_table import TextTable, Unreadable

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BLANKS = b"\xef\xbb\xbf\x1e \t\r\n"
"""What may stand before the text of a file: a mark, blanks, the separator of GeoJSON sequences."""
MARKUP = {
    b"<kml": "KML",
    b"<gpx": "GPX",
    b"<html": "a web page",
    b"<!doctype html": "a web page",
}

NEEDS_ROWS = "It needs a header row with names such as title and date, and a row for each event."
NEEDS_OBJECTS = "It needs a list with an object for each event, with names such as title and date."

UNPACK = "Unpack it first, and open the table that is in it."
RETYPE = "Copy its table into a spreadsheet, and save that as CSV."
EXPORT = "Export the table with the events from it as CSV."
KINDS = {
    b"\x1f\x8b": ("a gzip archive", UNPACK),
    b"BZh": ("a bzip2 archive", UNPACK),
    b"\xfd7zXZ\0": ("an xz archive", UNPACK),
    b"7z\xbc\xaf\x27\x1c": ("a 7-Zip archive", UNPACK),
    b"Rar!\x1a\x07": ("a RAR archive", UNPACK),
    b"\x28\xb5\x2f\xfd": ("a Zstandard archive", UNPACK),
    b"%PDF-": ("a PDF document", RETYPE),
    b"\x89PNG\r\n\x1a\n": ("a PNG picture", RETYPE),
    b"\xff\xd8\xff": ("a JPEG picture", RETYPE),
    b"GIF87a": ("a GIF picture", RETYPE),
    b"GIF89a": ("a GIF picture", RETYPE),
    b"SQLite format 3\0": ("an SQLite database", EXPORT),
    b"PAR1": ("a Parquet file", EXPORT),
    b"ARROW1\0\0": ("an Arrow file", EXPORT),
    b"\x89HDF\r\n\x1a\n": ("an HDF5 file", EXPORT),
}
"""The first bytes of a file to what it is, and what to do with it."""


def is_zip(content: bytes) -> bool:
    """Whether it starts as a zip does, which workbooks do too."""
    return content.startswith(ZIP)


def may_be_workbook(content: bytes) -> bool:
    """Whether it starts as a workbook does."""
    return content.startswith((*ZIP, OLD_WORKBOOK))


def is_json(content: bytes) -> bool:
    """Whether it starts as JSON does, in whichever encoding."""
    if b"\0" in content[:200]:
        start = content[:200].replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")
    else:
        start = content[:1000].lstrip(BLANKS)
    return start.startswith((b"{", b"["))


def markup(content: bytes) -> str:
    """What it is that starts as markup does; blank for what is none."""
    start = content[:1000].lstrip(BLANKS)
    if not start.startswith(b"<"):
        return ""
    return next((name for mark, name in MARKUP.items() if mark in start.lower()), "markup")


def digest_of(content: bytes) -> str:
    """What is in a file, in so few letters that it can be kept and compared."""
    return hashlib.sha256(content).hexdigest()


def refuse_other_formats(content: bytes, file: str) -> None:
    """Raise Unreadable for what is no table by its first bytes."""
    for mark, (kind, hint) in KINDS.items():
        # "BZh", "GIF89a" and "PAR1" might also be how a header begins.
        if content.startswith(mark) and not (mark.isalnum() and _is_plain_text(content)):
            message = f"The file is {kind}, which is no table."
            raise Unreadable(Problem(file, Code.OTHER_FORMAT, message, hint=hint))


def refuse_header_alone(table: TextTable) -> None:
    """Raise Unreadable for a header without rows, such as a line of other text.

    With all of our columns it is one that we wrote, from which an empty chronicle reads back; an
    empty list in JSON is one too.
    """
    is_ours = {column.name for column in schema.EVENTS} <= set(table.cells)
    if holds_nothing(table) and not is_ours and not _is_json(table):
        message = "No row stands below the header."
        raise Unreadable(Problem(table.file, Code.NO_EVENTS, message, hint=NEEDS_ROWS))


def refuse_no_events(table: TextTable) -> None:
    """Raise Unreadable for a table that holds nothing, whoever wrote it."""
    if holds_nothing(table):
        hint = NEEDS_OBJECTS if _is_json(table) else NEEDS_ROWS
        raise Unreadable(Problem(table.file, Code.NO_EVENTS, hint=hint))


def holds_nothing(table: TextTable) -> bool:
    """Whether there is no row below the header but blank ones."""
    return not table.unread and all((table.cells[name] == "").all() for name in table.cells)


def _is_json(table: TextTable) -> bool:
    return not table.delimiter and not table.sheet


def _is_plain_text(content: bytes) -> bool:
    start = content[:200]
    return start.isascii() and b"\0" not in start
