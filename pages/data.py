"""Data: your own table on the map, its problems, and what to do about them."""

from chronicle.widgets import frame
from chronicle.widgets.data_page import sections

with frame.frame("Data") as shown:
    sections.sections(shown)
