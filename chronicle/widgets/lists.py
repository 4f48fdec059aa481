"""The shown events as rows, and those that map or timeline cannot draw."""

from collections.abc import Sequence

import streamlit as st

from chronicle.asking import evidence
from chronicle.asking.engine import Lacking, Mark
from chronicle.counting import counted
from chronicle.dates.span import Span
from chronicle.model import Chronicle
from chronicle.problems import Problem
from chronicle.reading import report
from chronicle.sessions import desk, session, wire
from chronicle.views import wording
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal

TABLE_SEEN = "table_seen"
"""Which cell of which table was selected when it last said so."""

TABLE_ROWS = 1000
TABLE_HEIGHT_PX = 360
TRAY_ROWS = 50


def table_panel(shown: Shown) -> None:
    """The shown events as rows; selecting a row selects the event."""
    rows = shown.engine.rows(shown.wanted, TABLE_ROWS)
    ids = tuple(row.id for row in rows)
    # Its rows or the selection may have changed elsewhere: then the table is a new one.
    key = session.table_key(ids)
    position = [ids.index(session.event())] if session.event() in ids else []
    with st.container(key="table"):
        st.markdown("### Table")
        st.dataframe(
            _table(shown.chronicle, rows), key=key, hide_index=True, height=TABLE_HEIGHT_PX,
            # a click anywhere on a row: its box selects the row, its text a cell
            selection_mode=["single-row", "single-cell"],
            on_select=lambda: _row_selected(key, ids),
            selection_default={"selection": {"rows": position}},
            alt="The shown events, one row each, in time order",
        )  # fmt: skip
        if len(rows) == TABLE_ROWS:
            st.caption(
                f"The first {TABLE_ROWS:,} events in time order. Narrow the filters for others."
            )


def _table(chronicle: Chronicle, rows: Sequence[Mark]) -> dict[str, list[str]]:
    """The table's columns; one marks events whose accounts differ, where there are accounts."""
    columns = {
        "Event": [row.title for row in rows],
        "Date": [Span.parse(row.date).words() if row.dated else row.date for row in rows],
        "Place": [row.place for row in rows],
        "Country": [row.country for row in rows],
        "Category": [wording.category_title(chronicle, row.category) for row in rows],
        "Status": [row.status for row in rows],
    }
    if chronicle.accounts:
        open_ones = evidence.unresolved(chronicle)
        columns["Accounts"] = ["unresolved" if row.id in open_ones else "" for row in rows]
    return columns


def _row_selected(key: str, ids: tuple[str, ...]) -> None:
    selection = wire.part(session.value(key), "selection")
    rows = wire.rows(wire.part(selection, "rows"), len(ids))
    cells = wire.cells(wire.part(selection, "cells"), len(ids))
    # The table may keep a row and a cell at once: what was clicked is what has changed.
    seen = session.value(TABLE_SEEN) or {}
    session.show(TABLE_SEEN, {key: cells})
    clicked = [cells[-1][0]] if cells and cells != seen.get(key) else rows[-1:]
    session.select_row(ids[clicked[0]] if clicked else None)


def trays(shown: Shown) -> None:
    """The shown events that timeline or map cannot draw, each with the reason and a button."""
    count = shown.engine.count(shown.wanted)
    trays: tuple[tuple[Lacking, str, str, int], ...] = (
        ("dated", "date", "the timeline", count.undated),
        ("located", "place", "the map", count.unlocated),
    )
    for lacking, what, where, number in trays:
        if number == 0:
            continue
        with st.container(key=f"tray_{lacking}", border=True):
            st.markdown(f"**{counted(number, 'event')} without a {what}**, so not on {where}")
            events = shown.engine.tray(shown.wanted, lacking, TRAY_ROWS)
            reasons = report.reasons(desk.opened(), [event.line for event in events], lacking)
            for event in events:
                _tray_entry(event, lacking, reasons.get(event.line))
            if number > TRAY_ROWS:
                st.caption(f"And {number - TRAY_ROWS:,} more, in the table.")


def _tray_entry(event: Mark, lacking: str, problem: Problem | None) -> None:
    """An event as a button, and why it is here: as the problem report says, if that says it."""
    if problem is not None:
        reason = problem.beside_event()
    elif lacking == "dated":
        reason = f"its date “{event.date}” cannot be read" if event.date else "it has no date"
    else:
        reason = (
            f"no usable coordinates for “{event.place}”" if event.place else "no place is named"
        )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            literal(event.title), key=f"tray_{lacking}_{event.id}", type="tertiary",
            on_click=session.select, args=(event.id,),
        )  # fmt: skip
        st.text(reason)
