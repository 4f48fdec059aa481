"""Evidence: the sources, and the events that rest on each."""

import streamlit as st

from chronicle.widgets import card, frame, sources

HEIGHT_PX = 720

shown = frame.frame("Evidence")
grid = st.grid(3, min_column_width=300, gap="small")
with grid.cell(column_span=2):
    sources.source_list(shown, HEIGHT_PX)
with grid.cell():
    card.event_card(shown, HEIGHT_PX)
