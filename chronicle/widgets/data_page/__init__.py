"""The Data page: opening a file, how it was read, its problems, its cells, and saving."""
