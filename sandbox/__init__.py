"""A small, honest, stateful Slack on your own machine."""
