"""What the bot is: its rules, its words, its clock and its doors to Slack."""
