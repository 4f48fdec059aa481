"""Data: your own table on the map, its problems, and what to do about them."""

from chronicle.widgets import data, frame

with frame.frame("Data") as shown:
    data.sections(shown)
