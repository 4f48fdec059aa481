"""The formats that we read, under one roof."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from chronicle.formats import delimited, json_formats, workbook
from chronicle.problems import Problem
from chronicle.text_table import TextTable, Unreadable

CAN_BE_READ = (
    "CSV and TSV tables, Excel and OpenDocument workbooks, GeoJSON, Linked Places, TimelineJS, "
    "TimeMap JSON and JSON lines can be opened, and a zip with the files of a chronicle."
)
MARKUP = {
    b"<kml": "KML",
    b"<gpx": "GPX",
    b"<html": "a web page",
    b"<!doctype html": "a web page",
}
BLANKS = b"\xef\xbb\xbf\x1e \t\r\n"
"""What may stand before the text of a file: a mark, blanks, the separator of GeoJSON sequences."""


@contextmanager
def no_search_for_garbage() -> Iterator[None]:
    """Python looks for garbage whenever it has made objects; among millions that takes longest."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@no_search_for_garbage()
def read(
    content: bytes, file: str, sheet: str | None = None, encoding: str | None = None
) -> TextTable:
    """The rows of a file as text, whatever its format; raises Unreadable.

    A workbook has more than one `sheet`, and says itself what its encoding is.
    """
    if workbook.is_workbook(content):
        return workbook.read(content, file, sheet)
    start = content[:1000].lstrip(BLANKS)
    if start.startswith((b"{", b"[")) or _is_utf16_json(content):
        return json_formats.read(content, file, encoding)
    if start.startswith(b"<"):
        kind = next((name for mark, name in MARKUP.items() if mark in start.lower()), "markup")
        message = f"The file is {kind}, which is no table of events."
        hint = f"Export it as CSV or GeoJSON. {CAN_BE_READ}"
        raise Unreadable(Problem(file, message, hint=hint))
    return delimited.read(content, file, encoding)


def _is_utf16_json(content: bytes) -> bool:
    start = content[:200].replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n")
    return b"\0" in content[:200] and start.startswith((b"{", b"["))
