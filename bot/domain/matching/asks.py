"""An ask: one partner asked by us about one need, and what became of it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.domain.people import Person


class AskState(StrEnum):
    ASKED = "asked"
    CLAIMED = "claimed"
    NOT_FOR_ME = "not_for_me"
    NO_ANSWER = "no_answer"


AT_ONCE: Final = 3  # partners who are thinking about one need
TIME_TO_GATHER: Final = timedelta(minutes=15)  # so that several needs come in one message
SCHOOL_DAYS_TO_ANSWER: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One row of the asks table: the fields are the columns.

    `day` is the school's date of the message, `due_at` when it goes out; `reasons` are codes (reasons.py), never words.
    """

    id: int
    need_id: int
    partner_id: int
    contact_id: int
    team_id: str
    user_id: str
    state: AskState
    reasons: tuple[str, ...]
    day: date
    asked_at: datetime
    due_at: datetime
    lapses_at: datetime

    @property
    def person(self) -> Person:
        return Person(self.team_id, self.user_id)

    def is_waiting(self, at: datetime) -> bool:
        return self.state is AskState.ASKED and self.lapses_at > at
