"""A candidate: a partner that a topic leads to, with all that decides whether and before whom it is asked."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.matching.asks import AskState
from bot.domain.partners import ASKABLE_STAGES, Partner, Rank, Stage
from bot.domain.people import Person
from bot.domain.reading.record import Format
from bot.domain.week import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Somebody who speaks for the candidate; nobody but the approved. `person` is None off Slack.

    `spoken_to_at` is when our message of that day to them goes out, or went.
    """

    contact_id: int
    person: Person | None
    name: str | None = None
    rank: Rank = Rank.PRIMARY
    quiet_until: datetime | None = None
    is_blocked: bool = False
    has_passed: bool = False
    has_claimed: bool = False
    spoken_to_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """`kinds`, `week`, `languages` and `schools` are empty where nothing is said: any, always, unknown, everywhere."""

    partner: Partner
    stage: Stage = Stage.ACTIVE
    kinds: tuple[str, ...] = ()
    format: Format | None = None
    week: Week = frozenset()
    languages: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    asks_a_month: int | None = None
    sessions_a_term: int | None = None
    paused_until: date | None = None
    voices: tuple[Voice, ...] = ()  # the primary ones first
    asks_lately: int = 0  # in the last thirty days, over all needs
    sessions_lately: int = 0  # this term
    last_asked_at: datetime | None = None
    asked: AskState | None = None  # about this very need

    @property
    def is_askable(self) -> bool:
        return self.partner.is_approved and self.stage in ASKABLE_STAGES
