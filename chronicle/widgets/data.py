"""The parts of the Data page, one at a time."""

import streamlit as st

from chronicle import desk, session, wire
from chronicle.widgets import columns, editing, opening, report, taking
from chronicle.widgets.frame import Shown

DRAWN = {
    "open": opening.open_section,
    "problems": report.report_section,
    "correct": editing.edit_section,
    "save": taking.save_section,
    "columns": columns.column_section,
}


def sections(shown: Shown) -> None:
    """A choice between the parts, and the part that is chosen."""
    problems = len(desk.opened().problems)
    edits = desk.edits()
    titles = {
        "open": "Open a file",
        "problems": f"Problems ({problems:,})",
        "correct": "Correct",
        "save": f"Save ({edits:,} unsaved)" if edits else "Save",
        "columns": "What a table needs",
    }
    chosen = wire.choice(session.value(session.DATA_SECTION), DRAWN) or "open"
    session.show(session.DATA_SECTION, chosen)
    st.segmented_control(
        "Section", list(titles), key=session.DATA_SECTION, required=True,
        format_func=titles.__getitem__, label_visibility="collapsed", on_change=session.chosen,
    )  # fmt: skip
    with st.container(key=f"data_{chosen}", gap="small"):
        DRAWN[chosen](shown)
