"""EDTF text to Span and back: one date, and a whole column of them at once."""
