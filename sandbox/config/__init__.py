"""A workspace written down in a YAML or JSON file."""
