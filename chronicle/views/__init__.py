"""Drawings: the map, the timeline and the palette that they share; no Streamlit here."""
