"""Workbooks, made for a test."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook


def workbook_bytes(
    rows: Sequence[Sequence[object]], more: Mapping[str, Sequence[Sequence[object]]] | None = None
) -> bytes:
    """A workbook whose first sheet, `Events`, holds these rows, and with `more` sheets by name."""
    book = Workbook()
    book.active.title = "Events"
    for row in rows:
        book.active.append(row)
    for name, others in (more or {}).items():
        sheet = book.create_sheet(name)
        for row in others:
            sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()
