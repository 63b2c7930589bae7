"""`handraise doctor`: what stands between this machine, Slack and the database, and what to do about it."""
