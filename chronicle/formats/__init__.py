"""Reading and writing, one module for each format; all give the same tables and problems."""
