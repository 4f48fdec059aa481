"""Letting edits go: the table as it was before them."""

import streamlit as st

from chronicle.counting import counted
from chronicle.sessions import desk, session
from chronicle.widgets.data_page.rechecking import checking


def discard_button(where: str) -> None:
    """Offer to put the table back as it was, and say first what is lost; nothing without edits."""
    number = desk.unwritten()
    if not number:
        return
    words = counted(number, "edit")
    with st.popover(f"Discard {words}", key=f"discard_in_{where}"):
        st.text(f"{words} made since the file was opened or written would be gone for good.")
        st.button("Discard", key=f"discard_{where}", on_click=_discard)


def _discard() -> None:
    with checking():
        desk.discard()
    session.chosen()
