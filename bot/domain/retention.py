"""How long what is known of people is kept: a period for each sort of it, within bounds that make sense.

Nothing is kept for ever, and nothing goes while it still serves: posts about a claim are remembered for ninety days, so
a claim is remembered at least as long; whoever has to answer for a deed can look it up for a year.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Kept(StrEnum):
    """What has a period of its own."""

    CLAIMS = "claims"  # that came to nothing
    WORDS = "words"  # questions, and remarks about a partner
    LEAVERS = "leavers"  # contact details of those who have left
    NEED_TEXT = "need_text"  # note, room, access and offers of needs that are over
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Span:
    """In days."""

    usual: int
    least: int
    most: int

    def allows(self, days: int) -> bool:
        return self.least <= days <= self.most


SPANS: Mapping[Kept, Span] = {
    Kept.CLAIMS: Span(365, least=90, most=3650),
    Kept.WORDS: Span(730, least=90, most=3650),
    Kept.LEAVERS: Span(90, least=7, most=730),
    Kept.NEED_TEXT: Span(730, least=90, most=3650),
    Kept.AUDIT: Span(1095, least=365, most=3650),
}

Periods = Mapping[Kept, int]


def periods(chosen: Mapping[Kept, int]) -> Periods:
    """What holds: the chosen days, and the usual ones where nobody has chosen."""
    return {kept: chosen.get(kept, span.usual) for kept, span in SPANS.items()}


def expires_before(kept: Kept, in_force: Periods, at: datetime) -> datetime:
    """What ended before this instant has been kept long enough."""
    return at - timedelta(days=in_force[kept])
