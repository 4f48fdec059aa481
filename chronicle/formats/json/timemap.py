"""TimeMap JSON, and any other list of objects: each object a row, each of its names a column."""

from collections.abc import Sequence
from typing import Any

from chronicle.formats.json import json_rows
from chronicle.formats.json.json_rows import Columns, Record
from chronicle.formats.json.json_text import Document, cell
from chronicle.schema import LIST_SEPARATOR
from chronicle.text_table import TextTable

FORMAT = "TimeMap JSON"
PLAIN_FORMAT = "JSON"
ADDRESS_NAMES = ("path", "url", "id")
"""What says which source it is, the best first."""
DESCRIPTIONS = "source descriptions"
SHOWN = {"sources": {*ADDRESS_NAMES, "description"}, "filters": {"key", "value"}}
"""What of the nested objects stands in columns; where they say more, they are kept whole too."""
ROLES = {"id": "id", "place": "location", "summary": "description", "sources": "sources"}


def is_format_of(value: Any) -> bool:
    """Whether a document is a list of objects, or an object around the only one."""
    return _path(value) is not None


def read(document: Document) -> TextTable:
    """The objects as rows of text."""
    found = json_rows.items(document, *(_path(document.value) or ()))
    nested = [name for name in SHOWN if _are_objects(found.objects, name)]
    plain = [
        {name: value for name, value in record.items() if name not in nested}
        for record in found.objects
    ]
    columns = json_rows.columns(plain, document.file)
    if "sources" in nested:
        columns |= json_rows.beside(columns, _sources(found.objects), "cited")
    filters = _filters(found.objects, document.file) if "filters" in nested else {}
    filters = json_rows.beside(columns, filters, "filter")
    whole = {name: _whole(found.objects, name) for name in nested}
    whole = {name: cells for name, cells in whole.items() if any(cells)}
    filters |= json_rows.beside({"sources": [], **columns, **filters}, whole, "whole")
    roles = dict(ROLES) if nested else {}
    if "filters" in nested and filters and "category" not in columns:
        roles["category"] = next(iter(filters))
    kind = FORMAT if nested else PLAIN_FORMAT
    return json_rows.table(document, kind, found, columns | filters, roles=roles)


def _path(value: Any) -> tuple[str, ...] | None:
    """Where the list of objects stands; None where there is none, or more than one."""
    if isinstance(value, list):
        return () if not value or any(isinstance(item, dict) for item in value) else None
    lists = [name for name, inner in _members(value) if any(isinstance(i, dict) for i in inner)]
    return (lists[0],) if len(lists) == 1 else None


def _members(value: Any) -> list[tuple[str, list]]:
    if not isinstance(value, dict):
        return []
    return [(name, inner) for name, inner in value.items() if isinstance(inner, list)]


def _are_objects(records: Sequence[Record], name: str) -> bool:
    """Whether a list of that name holds objects somewhere, and no record has anything else."""
    some = False
    for record in records:
        value = record.get(name)
        if value is None or value == []:
            continue
        if not isinstance(value, list) or not all(isinstance(entry, dict) for entry in value):
            return False
        some = True
    return some


def _sources(records: Sequence[Record]) -> Columns:
    cited = [record.get("sources") or [] for record in records]
    addresses = [[_address(source) for source in sources] for sources in cited]
    said = [[cell(source.get("description")).strip() for source in sources] for sources in cited]
    return {
        "sources": [_joined(entries) for entries in addresses],
        DESCRIPTIONS: [_joined(entries) for entries in said],
    }


def _address(source: Record) -> str:
    texts = (cell(source.get(name)).strip() for name in ADDRESS_NAMES)
    text = next(filter(None, texts), "") or cell(source)
    # The one spelling of a semicolon that does not part an address in two.
    return text.replace(LIST_SEPARATOR, "%3B")


def _filters(records: Sequence[Record], file: str) -> Columns:
    rows = []
    for record in records:
        row: dict[str, list[str]] = {}
        for filter in record.get("filters") or []:
            row.setdefault(cell(filter.get("key")), []).append(cell(filter.get("value")))
        rows.append({key: _joined(values) for key, values in row.items()})
    return json_rows.columns(rows, file)


def _whole(records: Sequence[Record], name: str) -> list[str]:
    """The nested objects of each record as JSON, where they say more than the columns do."""
    return [
        cell(nested) if any(set(entry) - SHOWN[name] for entry in nested) else ""
        for nested in (record.get(name) or [] for record in records)
    ]


def _joined(entries: Sequence[str]) -> str:
    return f"{LIST_SEPARATOR} ".join(entry for entry in entries if entry)
