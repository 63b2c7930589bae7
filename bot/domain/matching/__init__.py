"""Whom to ask: from a need's words to topics, from topics to partners, and why each of them."""
