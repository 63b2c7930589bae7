"""What can happen to the records, and who is told of it."""
