"""Chronicle: dated, placed events on a map and a linked timeline."""
