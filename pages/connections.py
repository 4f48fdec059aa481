"""Connections: what is said to have led to what, and who says so."""

import streamlit as st

from chronicle.widgets import card, chains, connections_page, frame

HEIGHT_PX = 740
LINK_HEIGHT_PX = 330

with frame.frame("Connections") as shown:
    grid = st.grid(3, min_column_width=300, gap="small", dense=True)
    diagram_cell, card_cell = grid.cell(column_span=2), grid.cell()
    with card_cell:  # first, for it is what a click waits for
        linked = connections_page.link_card(shown, LINK_HEIGHT_PX)
        card.event_card(shown, HEIGHT_PX - LINK_HEIGHT_PX if linked else HEIGHT_PX)
    with diagram_cell:
        connections_page.diagram(shown)
    chains.chain_finder(shown)
    connections_page.link_table(shown)
