"""A path, bytes or what was pasted to a chronicle with its problems, and back to its file."""
