"""A chronicle as somebody else's file, one module for each format."""
