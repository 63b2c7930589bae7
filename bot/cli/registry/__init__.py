"""`handraise import` and `handraise export`: the registry as files."""
