"""Builds what static/ holds of the world; never runs in the app."""
