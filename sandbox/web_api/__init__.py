"""Slack's Web API methods, one file a family."""
