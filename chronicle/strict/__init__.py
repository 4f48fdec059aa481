"""What is asked of a chronicle that is kept with care, beyond that it can be read."""
