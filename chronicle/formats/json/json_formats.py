"""Which of the JSON formats a file is in, and its rows."""

from dataclasses import replace
from types import ModuleType

from chronicle.formats.json import geojson, linked_places, timelinejs, timemap
from chronicle.formats.json.json_text import Document, load, too_deep
from chronicle.problem_codes import Code
from chronicle.problems import Problem
from chronicle.text_table import TextTable, Unreadable

CAN_BE_READ = (
    "Of JSON, GeoJSON, Linked Places, TimelineJS, TimeMap and lists of objects can be opened."
)


def read(content: bytes, file: str, encoding: str | None = None) -> TextTable:
    """The rows of a JSON file as text, in whichever format it is; raises Unreadable.

    The `encoding` is what its bytes say, unless it is given.
    """
    try:
        document = load(content, file, encoding)
        table = json_format(document).read(document)
    except RecursionError:
        raise Unreadable(too_deep(file)) from None
    format = f"{table.format} lines" if document.starts else table.format
    return replace(table, format=format, encoding_said=encoding)


def json_format(document: Document) -> ModuleType:
    """The module that reads the document; raises Unreadable."""
    # From the most particular to the least: each file is also what follows.
    for module in (linked_places, geojson, timelinejs, timemap):
        if module.is_format_of(document.value):
            return module
    raise Unreadable(Problem(document.file, Code.NO_LIST_OF_EVENTS, hint=CAN_BE_READ))
