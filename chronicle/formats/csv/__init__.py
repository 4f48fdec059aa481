"""Comma-separated text and its relatives, and the bytes of any text."""
