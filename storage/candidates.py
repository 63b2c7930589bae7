"""All that decides whether partners are asked about a need, for a page of them in a handful of statements."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, Row, Select, and_, bindparam, func, select

from bot.domain.claims import LIVE, ClaimState
from bot.domain.matching.candidates import Candidate, Voice
from bot.domain.needs import Need
from bot.domain.partners import Partner, Rank, Standing
from bot.domain.people import Person
from storage.columns import spelled
from storage.tables.claims import claims
from storage.tables.matching import asks
from storage.tables.needs import passes
from storage.tables.partners import contacts, partners
from storage.tables.people import people

CAME = (ClaimState.HELD, ClaimState.CONFIRMED)
SAID = ("kinds", "format", "week", "languages", "schools", "asks_a_month", "sessions_a_term", "paused_until", "stage")
THESE: BindParameter[int] = bindparam("partners", expanding=True)
BY_ID = select(*(partners.c[name] for name in ("id", "team_id", "name", "kind", "standing", *SAID))).where(
    partners.c.id.in_(THESE)
)
ASKED = select(asks.c.partner_id, asks.c.state).where(asks.c.need_id == bindparam("need"))
LAST_ASKED = (
    select(asks.c.partner_id, func.max(asks.c.asked_at).label("asked_at"))
    .where(asks.c.partner_id.in_(THESE))
    .group_by(asks.c.partner_id)
)
ASKS = (
    select(asks.c.partner_id, func.count().label("number"))
    .where(asks.c.partner_id.in_(THESE), asks.c.asked_at > bindparam("since", type_=asks.c.asked_at.type))
    .group_by(asks.c.partner_id)
)
SESSIONS = (
    select(claims.c.partner_id, func.count().label("number"))
    .where(claims.c.partner_id.in_(THESE), claims.c.state.in_(spelled(*CAME)))
    .where(claims.c.created_at >= bindparam("since", type_=claims.c.created_at.type))
    .group_by(claims.c.partner_id)
)
SPOKEN_TO = (
    select(asks.c.team_id, asks.c.user_id, func.min(asks.c.due_at).label("due_at"))
    .where(asks.c.user_id.in_(bindparam("users", expanding=True)), asks.c.day == bindparam("day"))
    .where(asks.c.team_id.in_(bindparam("teams", expanding=True)))
    .group_by(asks.c.team_id, asks.c.user_id)
)
CLAIMED = (
    select(claims.c.id)
    .where(claims.c.need_id == bindparam("need"), claims.c.state.in_(spelled(*sorted(LIVE))))
    .where(claims.c.team_id == contacts.c.team_id, claims.c.user_id == contacts.c.user_id)
    .limit(1)
    .scalar_subquery()
)
# The approved contacts, the primary ones first, with what they have said to this need.
SPEAKING = (
    select(
        contacts.c.id,
        contacts.c.partner_id,
        contacts.c.team_id,
        contacts.c.user_id,
        contacts.c.name,
        contacts.c.rank,
        contacts.c.quiet_until,
        people.c.blocked_at,
        passes.c.need_id.label("passed"),
        CLAIMED.label("claimed"),
    )
    .outerjoin(people, and_(people.c.team_id == contacts.c.team_id, people.c.user_id == contacts.c.user_id))
    .outerjoin(
        passes,
        and_(
            passes.c.need_id == bindparam("need"),
            passes.c.team_id == contacts.c.team_id,
            passes.c.user_id == contacts.c.user_id,
        ),
    )
    .where(contacts.c.partner_id.in_(THESE), contacts.c.left_at.is_(None))
    .where(contacts.c.standing == Standing.APPROVED)
    .order_by(contacts.c.rank == Rank.BACKUP, contacts.c.id)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """From when on things count: asks of the last month, sessions of this term, messages of this school day."""

    month: datetime
    term: datetime
    day: date


class Candidates:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, need: Need, partner_ids: Sequence[int], since: Since) -> dict[int, Candidate]:
        """Those partners as candidates for that need, by their ids."""
        if not partner_ids:
            return {}
        these = {"partners": partner_ids}
        voices = self._voices(need, partner_ids, since.day)
        asked = {row.partner_id: row.state for row in self._connection.execute(ASKED, {"need": need.id})}
        last = {row.partner_id: row.asked_at for row in self._connection.execute(LAST_ASKED, these)}
        lately = self._numbers(ASKS, these | {"since": since.month}) if last else {}
        sessions = self._numbers(SESSIONS, these | {"since": since.term})
        return {
            row.id: _candidate(
                row,
                voices=tuple(voices[row.id]),
                asks_lately=lately.get(row.id, 0),
                sessions_lately=sessions.get(row.id, 0),
                last_asked_at=last.get(row.id),
                asked=asked.get(row.id),
            )
            for row in self._connection.execute(BY_ID, these)
        }

    def _voices(self, need: Need, partner_ids: Sequence[int], day: date) -> Mapping[int, list[Voice]]:
        rows = self._connection.execute(SPEAKING, {"need": need.id, "partners": partner_ids}).all()
        persons = {Person(row.team_id, row.user_id) for row in rows if row.user_id}
        spoken = self._spoken_to(persons, day) if persons else {}
        voices: dict[int, list[Voice]] = defaultdict(list)
        for row in rows:
            person = Person(row.team_id, row.user_id) if row.user_id else None
            voices[row.partner_id].append(_voice(row, person, spoken.get(person) if person else None))
        return voices

    def _spoken_to(self, persons: AbstractSet[Person], day: date) -> Mapping[Person, datetime]:
        """When the message of that day goes out, to those who get one."""
        who = {"users": sorted(one.user_id for one in persons), "teams": sorted({one.team_id for one in persons})}
        found = self._connection.execute(SPOKEN_TO, who | {"day": day})
        return {Person(row.team_id, row.user_id): row.due_at for row in found}

    def _numbers(self, counted: Select[Any], where: Mapping[str, object]) -> Mapping[int, int]:
        return {row.partner_id: row.number for row in self._connection.execute(counted, dict(where))}


def _candidate(row: Row[Any], **facts: Any) -> Candidate:
    partner = Partner(row.id, row.team_id, row.name, row.kind, row.standing)
    return Candidate(partner=partner, **{name: row._mapping[name] for name in SAID}, **facts)


def _voice(row: Any, person: Person | None, spoken_to_at: datetime | None) -> Voice:
    return Voice(
        contact_id=row.id,
        person=person,
        name=row.name,
        rank=row.rank,
        quiet_until=row.quiet_until,
        is_blocked=row.blocked_at is not None,
        has_passed=row.passed is not None,
        has_claimed=row.claimed is not None,
        spoken_to_at=spoken_to_at,
    )
