"""Story: the chronicle told step by step on the same map and timeline."""

import streamlit as st

from chronicle.widgets import frame, panels, story_page

with frame.frame("Story") as shown:
    step = story_page.step_told(shown)
    if step is not None:
        so_far = story_page.so_far(shown, step)
        # In the order of a narrow screen; where there is room the text stands beside the map.
        grid = st.grid(5, min_column_width=180, gap="small")
        map_cell, text_cell, timeline_cell = (grid.cell(column_span=wide) for wide in (3, 2, 5))
        with text_cell:  # first, for it is what a click waits for
            story_page.story_panel(shown, step)
        with map_cell:
            panels.map_panel(so_far, muted=True, closeup=story_page.closeup(shown, step))
        with timeline_cell:
            panels.legend_panel(shown, links=False)
            panels.timeline_panel(so_far, muted=True, chosen=shown.wanted)
        story_page.contents(shown, step)
