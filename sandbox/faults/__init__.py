"""What can go wrong on purpose, by plan or by a seed."""
