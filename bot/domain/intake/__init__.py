"""A list of partners as a file: opened with care, its columns guessed, its rows checked; written to be read again."""
