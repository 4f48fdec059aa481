"""Connections."""

from chronicle.widgets import frame

shown = frame.frame("Connections")
