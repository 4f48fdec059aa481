"""The shown events as rows, and those that map or timeline cannot draw."""

from typing import Any

import pandas as pd
import streamlit as st

from chronicle.asking import evidence, query
from chronicle.dates.span import Span
from chronicle.model import Chronicle
from chronicle.problems import Problem
from chronicle.reading import report
from chronicle.sessions import desk, session, wire
from chronicle.views import wording
from chronicle.widgets.frame import Shown
from chronicle.widgets.literal import literal

TABLE_ROWS = 1000
TABLE_HEIGHT_PX = 360
TRAY_ROWS = 50


def table_panel(shown: Shown) -> None:
    """The shown events as rows; selecting a row selects the event."""
    rows = query.rows(*shown, TABLE_ROWS)
    ids = tuple(rows["id"])
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


def _table(chronicle: Chronicle, rows: pd.DataFrame) -> pd.DataFrame:
    dates = zip(rows["date"], rows["dated"], strict=True)
    return pd.DataFrame(
        {
            "Event": rows["title"],
            "Date": [Span.parse(date).words() if dated else date for date, dated in dates],
            "Place": rows["place"],
            "Country": rows["country"],
            "Category": [
                wording.category_title(chronicle, name) for name in rows["category"].tolist()
            ],
            "Status": rows["status"],
            **_accounts(chronicle, rows),
        }
    )


def _accounts(chronicle: Chronicle, rows: pd.DataFrame) -> dict[str, pd.Series]:
    """A column that marks events with unresolved accounts, for a chronicle that has accounts."""
    if chronicle.accounts.empty:
        return {}
    open_ones = evidence.unresolved(chronicle)
    return {"Accounts": rows["id"].map(lambda id: "unresolved" if id in open_ones else "")}


def _row_selected(key: str, ids: tuple[str, ...]) -> None:
    selection = wire.part(session.value(key), "selection")
    rows = wire.rows(wire.part(selection, "rows"), len(ids))
    cells = wire.cells(wire.part(selection, "cells"), len(ids))
    # The table may keep a row and a cell at once: what was clicked is what has changed.
    seen = session.value(session.TABLE_SEEN) or {}
    session.show(session.TABLE_SEEN, {key: cells})
    clicked = [cells[-1][0]] if cells and cells != seen.get(key) else rows[-1:]
    session.select_row(ids[clicked[0]] if clicked else None)


def trays(shown: Shown) -> None:
    """The shown events that timeline or map cannot draw, each with the reason and a button."""
    counted = query.count(*shown)
    for lacking, what, where, number in (
        ("dated", "date", "the timeline", counted.undated),
        ("located", "place", "the map", counted.unlocated),
    ):
        if number == 0:
            continue
        with st.container(key=f"tray_{lacking}", border=True):
            noun = "event" if number == 1 else "events"
            st.markdown(f"**{number:,} {noun} without a {what}**, so not on {where}")
            events = query.tray(*shown, lacking, TRAY_ROWS)
            lines = events["line"].tolist()
            reasons = report.reasons(desk.opened(), lines, lacking)
            for event, line in zip(events.itertuples(), lines, strict=True):
                _tray_entry(event, lacking, reasons.get(line))
            if number > TRAY_ROWS:
                st.caption(f"And {number - TRAY_ROWS:,} more, in the table.")


def _tray_entry(event: Any, lacking: str, problem: Problem | None) -> None:
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
