"""A claim: somebody's yes to a need, and the rules of its life.

held → confirmed, or waitlisted → offered → held; any may end as withdrawn, declined, released, lapsed, cancelled.
The rules here explain; the conditional UPDATE in storage decides.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.needs import Need
from bot.domain.people import Person


class ClaimState(StrEnum):
    HELD = "held"
    CONFIRMED = "confirmed"
    WAITLISTED = "waitlisted"
    OFFERED = "offered"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    RELEASED = "released"
    LAPSED = "lapsed"
    CANCELLED = "cancelled"


SEATED = frozenset({ClaimState.HELD, ClaimState.CONFIRMED, ClaimState.OFFERED})
LIVE = SEATED | {ClaimState.WAITLISTED}
ENDED = frozenset(ClaimState) - LIVE

# How long a seat waits for a newcomer to say who they are.
TIME_TO_INTRODUCE = timedelta(minutes=30)

REASONS = ("work", "personal", "transport", "language", "clearance", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One row of the claims table: the fields are the columns.

    `for_contact` is the contact off Slack whom this person claimed for; 0 where they claimed for themselves.
    """

    id: int
    need_id: int
    team_id: str
    user_id: str
    partner_id: int | None
    for_contact: int
    state: ClaimState
    party: int
    reason: str | None
    created_at: datetime
    lapses_at: datetime | None
    partner_ok_at: datetime | None
    asker_ok_at: datetime | None
    asker_ok_due: datetime | None
    ended_at: datetime | None

    @property
    def person(self) -> Person:
        """Who answers for it: the claimant, or, for a contact off Slack, whoever passes messages on."""
        return Person(self.team_id, self.user_id)

    @property
    def is_on_behalf(self) -> bool:
        return self.for_contact != 0

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_seated(self) -> bool:
        return self.state in SEATED

    @property
    def is_introduced(self) -> bool:
        """Whether we know which organisation this person speaks for."""
        return self.partner_id is not None

    @property
    def waits_for_approval(self) -> bool:
        """Held while a coordinator looks at the partner; the asker has not heard of it."""
        return self.state is ClaimState.HELD and self.is_introduced and self.lapses_at is not None

    @property
    def is_announced(self) -> bool:
        """Whether the asker knows, or may know, who it is."""
        return self.is_introduced and not self.waits_for_approval


@dataclass(frozen=True, slots=True)
class Held:
    """A place is theirs. `place` counts from one; a party of three that starts at place 2 holds 2, 3 and 4."""

    need: Need
    claim: Claim
    place: int


@dataclass(frozen=True, slots=True)
class Queued:
    """Every place is taken; they wait. `position` counts from one."""

    need: Need
    claim: Claim
    position: int


@dataclass(frozen=True, slots=True)
class TooMany:
    """A larger party than there are places. `most` is how many of them could come, those already seated included."""

    need: Need
    claim: Claim
    party: int
    most: int


Outcome = Held | Queued | TooMany


def next_in_line(waiting: list[Claim], seats_left: int) -> Claim | None:
    """Who is offered a freed place: the first in line whose whole party fits. Nobody behind loses their position."""
    return next((claim for claim in waiting if claim.party <= seats_left), None)
