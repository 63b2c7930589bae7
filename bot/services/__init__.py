"""Use cases: the verbs a coordinator would say."""
