"""Tables of text to typed tables, with every doubtful cell and row named."""
