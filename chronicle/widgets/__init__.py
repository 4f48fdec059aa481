"""Streamlit pieces: what every page shares, and drawings with their clicks wired."""
