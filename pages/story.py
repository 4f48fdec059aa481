"""Story: the chronicle told step by step on the same map and timeline."""

import streamlit as st

from chronicle.widgets import frame, panels, story

with frame.frame("Story") as shown:
    step = story.step_told(shown)
    if step is not None:
        so_far = story.so_far(shown, step)
        # In the order of a narrow screen; where there is room the text stands beside the map.
        grid = st.grid(5, min_column_width=180, gap="small")
        map_cell, text_cell, timeline_cell = (grid.cell(column_span=wide) for wide in (3, 2, 5))
        with text_cell:  # first, for it is what a click waits for
            story.story_panel(shown, step)
        with map_cell:
            panels.map_panel(so_far, muted=True, closeup=story.closeup(shown, step))
        with timeline_cell:
            panels.legend_panel(shown, links=False)
            panels.timeline_panel(so_far, muted=True, chosen=shown.wanted)
        story.contents(shown, step)
