"""`handraise init`: asks for the settings, checks each with Slack at once, and writes `.env`."""
