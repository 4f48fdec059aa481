"""The formats that are JSON: each reads its objects as the rows of a table of text."""
