"""The parts of the Data page, one at a time."""

import streamlit as st

from chronicle.sessions import desk, session, wire
from chronicle.widgets.data_page import column_list, editing, problem_report, taking, uploading
from chronicle.widgets.frame import Shown

DRAWN = {
    "open": uploading.open_section,
    "problems": problem_report.report_section,
    "correct": editing.edit_section,
    "save": taking.save_section,
    "columns": column_list.column_section,
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
    # In a session that took the place of one that ended, the browser alone knows the part: it is
    # not known here before the control is drawn.
    known = session.value(session.DATA_SECTION)
    if known is not None:
        session.show(session.DATA_SECTION, wire.choice(known, DRAWN) or "open")
    chosen = st.segmented_control(
        "Section", list(titles), key=session.DATA_SECTION, required=True,
        default="open" if known is None else None,
        format_func=titles.__getitem__, label_visibility="collapsed", on_change=session.chosen,
    )  # fmt: skip
    drawn = wire.choice(chosen, DRAWN) or "open"
    with st.container(key=f"data_{drawn}", gap="small"):
        DRAWN[drawn](shown)
