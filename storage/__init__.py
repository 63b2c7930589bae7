"""What the bot remembers, and the only place that speaks SQL."""
