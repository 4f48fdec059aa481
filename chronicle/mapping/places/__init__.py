"""Coordinates as other people write them, to decimal degrees."""
