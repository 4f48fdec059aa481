"""From a stranger's columns to ours: which column plays which role, and what its cells mean."""
