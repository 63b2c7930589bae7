"""The one door through which Slack is heard: parsed once, deduplicated, authorised, run, committed, acknowledged."""
