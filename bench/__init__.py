"""What Handraise costs, measured side by side with bare Bolt, on this machine, in one run."""
