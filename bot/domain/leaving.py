"""When somebody goes: what they have going on, and what becomes of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unsettled:
    """Needs that go to somebody else, needs that are cancelled, and places that are given back."""

    handed_over: int = 0
    cancelled: int = 0
    given_back: int = 0
