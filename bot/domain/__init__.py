"""Rules: pure functions on frozen records, standard library only."""
