"""What the bot hears: every command, button, form and event, one file a feature."""
