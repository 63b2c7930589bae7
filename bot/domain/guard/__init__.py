"""The learner guard: whether a typed text may identify a learner, and why it looks so."""
