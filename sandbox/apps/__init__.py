"""The apps of a workspace: how they come and go, and whose a click is."""
