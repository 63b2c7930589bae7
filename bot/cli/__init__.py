"""The command line: what a person at a terminal can ask of Handraise."""
