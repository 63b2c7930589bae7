"""How the records look in Slack's JSON."""
