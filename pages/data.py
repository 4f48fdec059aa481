"""Data: your own table on the map, its problems, and what to do about them."""

from chronicle.widgets import data, frame

shown = frame.frame("Data")
data.sections(shown)
