"""Evidence: what the article says, where accounts differ, and the sources."""

import streamlit as st

from chronicle.widgets import card, evidence_page, frame

HEIGHT_PX = 740

with frame.frame("Evidence") as shown:
    grid = st.grid(3, min_column_width=300, gap="small")
    with grid.cell(column_span=2):
        evidence_page.sections(shown, HEIGHT_PX)
    with grid.cell():
        card.event_card(shown, HEIGHT_PX)
