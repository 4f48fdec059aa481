"""Correcting the open table in the browser: one row or many, each checked as it is typed."""

import secrets
from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st

from chronicle.reading import corrections, editable, report
from chronicle.reading.opening import Opened
from chronicle.sessions import desk, session, wire
from chronicle.text_table import TextTable
from chronicle.widgets.data_page import discarding, role_choice
from chronicle.widgets.data_page.rechecking import checking
from chronicle.widgets.frame import Shown

EDITOR = "editor"
"""The part of the table that lies in the editor."""

ROWS_AT_ONCE = 500
SENTENCES_AT_ONCE = 20
ASKED = {"edit_doubtful": False, "edit_q": "", "edit_page": 1}
"""Which rows are asked for, where nothing was asked yet."""
ASKED_OF = "edit_asked_of"
"""Which opening that is about."""
LINE = "line"
"""The column that the editor adds; it knows those of the table by their numbers, and any header
may stand above them: some names it would keep for itself."""


class Desk(NamedTuple):
    """The part of the table that lies in the editor, as it was when it was laid there.

    Streamlit's editor says all changes since then anew each time, so they are made anew each time.
    """

    key: str
    view: tuple[bool, str, int]
    table: TextTable
    rows: tuple[int, ...]
    edits: int
    digest: str
    """What the file was, so that a later change to it is not written over."""
    last: TextTable
    """The table after the changes made so far."""
    touched: tuple[int, ...] = ()


def edit_section(shown: Shown) -> None:
    """The rows of the open table as they are spelled, to be changed, added and removed."""
    opened = desk.opened()
    st.caption(
        "Change a cell, or add a row at the end; to remove rows, tick them and press Delete. "
        "Each change is checked at once. Nothing is written to the file before you save."
    )
    if opened.question is not None:
        role_choice.question(opened)
    here = _laid_out(opened, _view(opened))
    line = st.column_config.NumberColumn(LINE, width="small")
    st.data_editor(
        editable.frame(here.table, here.rows, LINE, _headers(here)), key=here.key,
        hide_index=True, num_rows="dynamic", disabled=[LINE], on_change=_edited, height=460,
        column_config={LINE: line, **_headers(here)},
    )  # fmt: skip
    _what_is_wrong(opened, here)
    with st.container(horizontal=True, gap="small"):
        st.button("Save", key="go_save", on_click=session.turn_to_data, args=("save",))
        discarding.discard_button("correct")


def _view(opened: Opened) -> tuple[bool, str, int]:
    """Which rows are asked for: those with problems, those with some words, and which page."""
    if session.value(ASKED_OF) != desk.openings():
        session.show(ASKED_OF, desk.openings())
        for name, default in ASKED.items():
            session.show(name, default)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        doubtful = st.checkbox(
            "Only rows with problems", key="edit_doubtful", on_change=session.chosen,
            persist_state="session",
        )  # fmt: skip
        words = st.text_input(
            "Rows that hold", key="edit_q", on_change=session.chosen, persist_state="session"
        )
        asked, _ = editable.rows_asked(opened, doubtful, words, 1, ROWS_AT_ONCE)
        pages = -(-max(asked, 1) // ROWS_AT_ONCE)
        page = 1
        if pages > 1:
            # There may be fewer pages than there were when this one was chosen.
            session.show("edit_page", min(session.value("edit_page") or 1, pages))
            page = st.number_input(
                f"Page of {pages:,}", 1, pages, key="edit_page", on_change=session.chosen,
                persist_state="session",
            )  # fmt: skip
    return doubtful, words, int(page)


def _laid_out(opened: Opened, view: tuple[bool, str, int]) -> Desk:
    """The editor's part of the table: the same as long as only the editor changes the table."""
    here: Desk | None = session.value(EDITOR)
    same = here is not None and here.last is opened.table and here.view == view
    # Streamlit forgets the changes of an editor that a page did not draw.
    if here is not None and same and session.value(here.key) is not None:
        return here
    # After a session that ended, its tab still says what was changed in an editor of the same key.
    number = secrets.randbelow(2**31) if here is None else int(here.key.rpartition("_")[2]) + 1
    _, rows = editable.rows_asked(opened, *view, ROWS_AT_ONCE)
    here = Desk(
        f"editor_{number}", view, opened.table, rows, desk.edits(), opened.digest,
        last=opened.table,
    )  # fmt: skip
    session.show(EDITOR, here)
    return here


def _headers(here: Desk) -> dict[str, str]:
    """What stands above each column, by the name that the editor has for it."""
    return {str(at): header for at, header in enumerate(here.table.cells.columns)}


def _said(here: Desk) -> dict[str, Any]:
    """What the editor says, under the table's own headers."""
    headers, many = _headers(here), len(here.rows)
    edited, added, deleted = (
        wire.part(session.value(here.key), name)
        for name in (corrections.EDITED, corrections.ADDED, corrections.DELETED)
    )

    def named(row: Mapping[str, Any]) -> dict[str, str]:
        cells = {name: wire.cell(row[at]) for at, name in headers.items() if at in row}
        return {name: cell for name, cell in cells.items() if cell is not None}

    changed = edited.items() if isinstance(edited, Mapping) else ()
    rows = added if isinstance(added, list) else ()
    return {
        corrections.EDITED: {
            place: named(row)
            for at, row in changed
            if isinstance(row, Mapping) and (place := wire.row(at, many)) is not None
        },
        corrections.ADDED: [named(row) for row in rows if isinstance(row, Mapping)],
        corrections.DELETED: wire.rows(deleted, many),
    }


def _edited() -> None:
    here: Desk = session.value(EDITOR)
    said = _said(here)
    table, touched = corrections.corrected(here.table, here.rows, said)
    with checking():
        desk.change(table, here.edits + corrections.number_of(said), here.digest)
    session.show(EDITOR, here._replace(last=table, touched=touched))
    session.chosen()


def _what_is_wrong(opened: Opened, here: Desk) -> None:
    """What the checks say of the rows that were changed, or of all where the doubtful are shown."""
    doubtful = bool(here.view[0])
    lines = here.touched
    if doubtful:
        lines = (*lines, *editable.lines_of(here.table, here.rows))
    if not lines:
        return
    with st.container(key="edit_problems", gap="xxsmall"):
        found = report.of_lines(opened, lines)
        for sentence in found[:SENTENCES_AT_ONCE]:
            st.text(sentence)
        if not found and here.touched:
            st.text("The rows that you changed have no problem.")
        elif len(found) > SENTENCES_AT_ONCE:
            st.caption(f"And {len(found) - SENTENCES_AT_ONCE:,} more, in the report.")
