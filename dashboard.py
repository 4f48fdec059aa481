"""Explore: the chronicle on a linked map and timeline; and the server, with who may ask it."""

import streamlit as st

from chronicle.sessions import gate

if __name__ == "__main__":  # a reader's run of this page; the server imports the file
    from chronicle.widgets import card, frame, lists, panels

    with frame.frame("Explore") as shown:
        # In the order of a narrow screen; where there is room the card moves up beside the map.
        grid = st.grid(3, min_column_width=300, gap="small", dense=True)
        map_cell, timeline_cell = grid.cell(column_span=2), grid.cell(column_span=3)
        card_cell = grid.cell()
        with card_cell:  # first, for it is what a click waits for
            card.event_card(shown)
        with map_cell:
            panels.map_panel(shown)
        with timeline_cell:
            panels.legend_panel(shown)
            panels.timeline_panel(shown)
        lists.trays(shown)
        lists.table_panel(shown)
else:
    app = st.App(__file__, middleware=gate.keepers(st.get_option("server.allowedHosts")))
