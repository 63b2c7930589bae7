"""Delivers the outbox: takes what is due, draws it from the record, makes sure it stands in Slack once."""
