"""Edits that are not in their file yet, as a browser keeps them to make them in another session.

A session ends when the server does, or when the page is loaded anew, and what it held ends with it.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from chronicle.reading import corrections
from chronicle.reading.opening import Opened
from chronicle.sessions import wire
from chronicle.text_table import MOST_ROWS, TextTable

MOST_EDITS = 5_000
MOST_CHARACTERS = 500_000
"""More than these are counted, not kept: a browser has only so much room."""
LINES_NAMED = 20
"""So many lines are named at most."""
NAME_CHARACTERS = 1_000
LAST_LINE = 2**53
"""The largest whole number that a browser can tell from the next."""


class KeptEdits(NamedTuple):
    """All edits that a session made since its file was read or written."""

    session: str
    file: str
    digest: str
    """Of the file as it was read: on another the edits would not be the same."""
    sheet: str
    encoding: str
    edits: int
    lines: tuple[int, ...]
    """The first lines that the edits are in; a row that was added has none yet."""
    cells: tuple[tuple[int, str, str], ...]
    """The line, column and new text of each changed cell."""
    added: tuple[dict[str, str], ...]
    removed: tuple[int, ...]
    """The lines that are gone."""

    @property
    def is_whole(self) -> bool:
        """Whether each edit is kept, and not only their number."""
        return self.edits == len(self.cells) + len(self.added) + len(self.removed)

    def is_of(self, opened: Opened) -> bool:
        """Whether they were made on what is open."""
        table = opened.table
        here = (opened.file, opened.digest, table.sheet, table.encoding)
        return here == (self.file, self.digest, self.sheet, self.encoding)

    def on(self, table: TextTable) -> TextTable:
        """The table with the edits made again; a line that is not there any more stays away."""
        place = {line: row for row, line in enumerate(table.lines.tolist())}
        changed: dict[int, dict[str, str]] = {}
        for line, column, text in self.cells:
            if line in place:
                changed.setdefault(place[line], {})[column] = text
        said = {
            corrections.EDITED: changed,
            corrections.ADDED: self.added,
            corrections.DELETED: [place[line] for line in self.removed if line in place],
        }
        return corrections.corrected(table, range(len(table.lines)), said)[0]


def kept(session: str, opened: Opened, before: TextTable) -> KeptEdits:
    """What makes the open table of what it was `before` it was edited."""
    after = opened.table
    stayed, known = before.lines.isin(after.lines), after.lines.isin(before.lines)
    # Only rows that were changed by hand can differ, which are few in however long a table.
    was, now = (
        table.lines.isin(after.corrected) & in_both
        for table, in_both in ((before, stayed), (after, known))
    )
    lines, old, new = before.lines[was].tolist(), before.cells[was], after.cells[now]
    rows, columns = (old.to_numpy() != new.to_numpy()).nonzero()
    cells = tuple(
        (lines[row], str(new.columns[column]), str(new.iat[row, column]))
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
    )
    added = tuple(
        {str(name): text for name, text in row.items() if text}
        for row in after.cells[~known].to_dict("records")
    )
    removed = tuple(before.lines[~stayed].tolist())
    number = len(cells) + len(added) + len(removed)
    named = sorted({*(line for line, _, _ in cells), *removed})[:LINES_NAMED]
    if number > MOST_EDITS or _characters(cells, added) > MOST_CHARACTERS:
        cells, added, removed = (), (), ()
    return KeptEdits(
        session, opened.file, opened.digest, after.sheet, after.encoding,
        number, tuple(named), cells, added, removed,
    )  # fmt: skip


def _characters(
    cells: Iterable[tuple[int, str, str]], added: Iterable[dict[str, str]]
) -> int:  # fmt: skip
    changed = sum(len(column) + len(text) for _, column, text in cells)
    return changed + sum(len(name) + len(text) for row in added for name, text in row.items())


def from_browser(value: object) -> KeptEdits | None:
    """The edits that a browser has kept; None where it says anything else."""
    names = ("session", "file", "digest", "sheet", "encoding")
    texts = [wire.text(wire.part(value, name)) for name in names]
    edits = wire.number(wire.part(value, "edits"), 1, MOST_ROWS * MOST_ROWS)
    said = [text[:NAME_CHARACTERS] for text in texts if text is not None]
    if edits is None or len(said) < len(names):
        return None
    session, file, digest, sheet, encoding = said
    return KeptEdits(
        session, file, digest, sheet, encoding, int(edits),
        _lines(wire.part(value, "lines"))[:LINES_NAMED], _cells(wire.part(value, "cells")),
        _rows(wire.part(value, "added")), _lines(wire.part(value, "removed")),
    )  # fmt: skip


def _lines(value: object) -> tuple[int, ...]:
    found = (wire.row(one, LAST_LINE) for one in _few(value))
    return tuple(line for line in found if line is not None)


def _cells(value: object) -> tuple[tuple[int, str, str], ...]:
    triples = (one for one in _few(value) if isinstance(one, list | tuple) and len(one) == 3)
    found = ((wire.row(one[0], LAST_LINE), wire.text(one[1]), wire.text(one[2])) for one in triples)
    return tuple(
        (line, column, text)
        for line, column, text in found
        if line is not None and column is not None and text is not None
    )


def _rows(value: object) -> tuple[dict[str, str], ...]:
    return tuple(
        {
            name: text
            for name, cell in row.items()
            if wire.text(name) == name and (text := wire.text(cell)) is not None
        }
        for row in _few(value)
        if isinstance(row, dict)
    )


def _few(value: object) -> list[Any]:
    return list(value[:MOST_EDITS]) if isinstance(value, list | tuple) else []
