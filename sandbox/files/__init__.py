"""Files: expected, received, shared, read, deleted."""
