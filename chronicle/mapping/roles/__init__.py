"""Which column of somebody else's table plays which role."""
