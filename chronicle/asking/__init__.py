"""The questions about a chronicle; each answer is small, however large the table."""
