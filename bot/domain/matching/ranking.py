"""Whom to ask first. Whole points, so that many are equal, and among equals the least recently asked comes first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

from bot.domain.matching.candidates import Candidate, Voice
from bot.domain.matching.evidence import Named
from bot.domain.matching.hindrances import LISTED, Hindrance, serves, way_to
from bot.domain.matching.naming import NUDGE
from bot.domain.matching.phrasebook import ANYTHING
from bot.domain.matching.reasons import Because, Reason, last_asked, slot_fact
from bot.domain.matching.tongues import languages_in
from bot.domain.needs import Need
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format
from bot.domain.week import Slot, part_of

NEVER: Final = datetime.fromtimestamp(0, UTC)  # "last asked" of those who never were
VERY_SURE: Final = 0.85
KINDRED: Final = (
    frozenset({Kind.MENTOR, Kind.TUTOR, Kind.COACH}),
    frozenset({Kind.JUDGE, Kind.REVIEWER, Kind.INTERVIEWER}),
    frozenset({Kind.SPEAKER, Kind.READER}),
    frozenset({Kind.JOB_SHADOW, Kind.INTERNSHIP, Kind.FIELD_TRIP}),
)


@dataclass(frozen=True, slots=True)
class Match:
    """A partner for a need: how surely, whom to ask, and why; or what stands in the way of asking now."""

    candidate: Candidate
    named: Named
    score: int
    reasons: tuple[Because, ...]
    voice: Voice | None
    hindrance: Hindrance | None

    @property
    def may_be_asked(self) -> bool:
        """Nothing stands in the way, and we are sure enough of the topic."""
        return self.hindrance is None and self.named.confidence >= NUDGE


def rank(found: Iterable[tuple[Candidate, Named]], need: Need, *, at: datetime, today: date) -> list[Match]:
    """The partners worth listing, best first; those who can be asked before those who cannot just now.

    A partner that several topics lead to comes with the surest.
    """
    surest: dict[int, tuple[Candidate, Named]] = {}
    for candidate, named in found:
        known = surest.get(candidate.partner.id)
        if known is None or (-named.confidence, named.topic) < (-known[1].confidence, known[1].topic):
            surest[candidate.partner.id] = (candidate, named)
    matches = (_match(candidate, named, need, at, today) for candidate, named in surest.values())
    listed = (match for match in matches if match.hindrance is None or match.hindrance in LISTED)
    return sorted(listed, key=_order)


def _order(match: Match) -> tuple[bool, int, datetime, int]:
    candidate = match.candidate
    return (match.hindrance is not None, -match.score, candidate.last_asked_at or NEVER, candidate.partner.id)


def _match(candidate: Candidate, named: Named, need: Need, at: datetime, today: date) -> Match:
    way = way_to(candidate, need, at=at, today=today)
    points, reasons = _weigh(candidate, named, need)
    asked = last_asked(candidate.last_asked_at, at)
    return Match(candidate, named, points, (*reasons, asked), way.voice, way.hindrance)


def _weigh(candidate: Candidate, named: Named, need: Need) -> tuple[int, tuple[Because, ...]]:
    told = [Because(Reason.TOPIC, named.topic)] if named.topic != ANYTHING else []
    points = _points_for_topic(named.confidence)
    for more, because in (
        _kind(candidate, need),
        _time(candidate, need),
        _format(candidate, need),
        _language(candidate, need),
        _school(candidate, need),
    ):
        points += more
        told += [because] if because else []
    return points, tuple(told)


Weighed = tuple[int, Because | None]


def _points_for_topic(confidence: float) -> int:
    return 40 if confidence >= VERY_SURE else 30 if confidence >= NUDGE else 0


def _kind(candidate: Candidate, need: Need) -> Weighed:
    if need.kind in candidate.kinds:
        return 20, Because(Reason.KIND, need.kind.value)
    if not candidate.kinds:
        return 10, None
    kindred = any(need.kind in family and not family.isdisjoint(candidate.kinds) for family in KINDRED)
    return (5 if kindred else 0), None


def _time(candidate: Candidate, need: Need) -> Weighed:
    """They have said when they can come, and the need says when: it fits, or it does not."""
    if not candidate.week or need.day is None:
        return 0, None
    if need.start is not None:
        slot = Slot(need.day.weekday(), part_of(need.start))
        return (12, Because(Reason.FREE, slot_fact(slot))) if slot in candidate.week else (-12, None)
    weekday = need.day.weekday()
    is_free = any(slot.weekday == weekday for slot in candidate.week)
    return (12, Because(Reason.FREE_THAT_DAY, str(weekday))) if is_free else (-12, None)


def _format(candidate: Candidate, need: Need) -> Weighed:
    if candidate.format is None or need.format in {None, Format.EITHER}:
        return 0, None
    return 3, Because(Reason.FORMAT, candidate.format.value)


def _language(candidate: Candidate, need: Need) -> Weighed:
    shared = sorted(languages_in(need.access, need.topic) & set(candidate.languages))
    return (8, Because(Reason.LANGUAGE, shared[0])) if shared else (0, None)


def _school(candidate: Candidate, need: Need) -> Weighed:
    if need.school and candidate.schools and serves(candidate, need.school):
        return 6, Because(Reason.SCHOOL, need.school)
    return 0, None
