"""Dates as other people write them, to EDTF: whole columns, and one text at a time."""
