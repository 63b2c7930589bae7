"""Slack's limits on blocks and views, refused in Slack's words."""
