"""What stands in the way of asking a candidate about a need: the first thing that does, or nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from bot.domain.matching.candidates import Candidate, Voice
from bot.domain.needs import Need
from bot.domain.partners import fold
from bot.domain.reading.record import Format


class Hindrance(StrEnum):
    NOT_OURS = "not_ours"  # pending, declined, dormant, gone
    OWN = "own"  # the asker's own organisation
    NOT_FOR_ME = "not_for_me"
    CLAIMED = "claimed"
    FORMAT = "format"
    ELSEWHERE = "elsewhere"  # serves other schools
    PAUSED = "paused"
    ASKED = "asked"  # about this need already
    MONTH_IS_FULL = "month_is_full"
    TERM_IS_FULL = "term_is_full"
    BLOCKED = "blocked"
    QUIET = "quiet"
    OFF_SLACK = "off_slack"
    SPOKEN_TO = "spoken_to"  # has had today's message


# These pass, or somebody can do something about them: the partner is listed, with what stands in the way.
LISTED: Final = frozenset(
    {
        Hindrance.ASKED,
        Hindrance.MONTH_IS_FULL,
        Hindrance.TERM_IS_FULL,
        Hindrance.OFF_SLACK,
        Hindrance.SPOKEN_TO,
    }
)
_OPPOSITES: Final = ({Format.IN_PERSON, Format.VIRTUAL},)


@dataclass(frozen=True, slots=True)
class Way:
    """Whom to ask; or what stands in the way."""

    voice: Voice | None
    hindrance: Hindrance | None


def way_to(candidate: Candidate, need: Need, *, at: datetime, today: date) -> Way:
    """`today` is the school's date at `at`. A primary contact is asked before a backup."""
    if hindrance := _of_partner(candidate, need, today):
        return Way(candidate.voices[0] if candidate.voices else None, hindrance)
    closed: Way | None = None
    for voice in candidate.voices:
        hindrance = _of_voice(voice, at)
        if hindrance is None:
            return Way(voice, None)
        closed = closed or Way(voice, hindrance)
    return closed or Way(None, Hindrance.NOT_OURS)


def _of_partner(candidate: Candidate, need: Need, today: date) -> Hindrance | None:
    asker = (need.team_id, need.asker)
    checks = (
        (Hindrance.NOT_OURS, not candidate.is_askable),
        (Hindrance.OWN, any(voice.person == asker for voice in candidate.voices)),
        (Hindrance.NOT_FOR_ME, any(voice.has_passed for voice in candidate.voices)),
        (Hindrance.CLAIMED, any(voice.has_claimed for voice in candidate.voices)),
        (Hindrance.FORMAT, {candidate.format, need.format} in _OPPOSITES),
        (Hindrance.ELSEWHERE, not serves(candidate, need.school)),
        (Hindrance.PAUSED, candidate.paused_until is not None and candidate.paused_until > today),
        (Hindrance.ASKED, candidate.asked is not None),
        (Hindrance.MONTH_IS_FULL, _is_full(candidate.asks_a_month, candidate.asks_lately)),
        (Hindrance.TERM_IS_FULL, _is_full(candidate.sessions_a_term, candidate.sessions_lately)),
    )
    return next((hindrance for hindrance, holds in checks if holds), None)


def _of_voice(voice: Voice, at: datetime) -> Hindrance | None:
    checks = (
        (Hindrance.OFF_SLACK, voice.person is None),
        (Hindrance.BLOCKED, voice.is_blocked),
        (Hindrance.QUIET, voice.quiet_until is not None and voice.quiet_until > at),
        (Hindrance.SPOKEN_TO, voice.spoken_to_at is not None and voice.spoken_to_at <= at),
    )
    return next((hindrance for hindrance, holds in checks if holds), None)


def serves(candidate: Candidate, school: str | None) -> bool:
    """Whether they come to that school: everywhere, unless they have named schools."""
    return not candidate.schools or school is None or fold(school) in map(fold, candidate.schools)


def _is_full(most: int | None, so_far: int) -> bool:
    return most is not None and so_far >= most
