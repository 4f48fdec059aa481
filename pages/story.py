"""Story."""

from chronicle.widgets import frame

shown = frame.frame("Story")
