"""Claims, and the line of those who wait."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, exists, func, insert, select, update

from bot.domain.claims import LIVE, SEATED, Claim, ClaimState
from bot.domain.people import Person
from storage.tables.claims import claims
from storage.tables.needs import needs
from storage.workspaces import lets_us_in

UNTOUCHED: dict[str, Any] = {
    **dict.fromkeys(("partner_id", "reason", "lapses_at", "partner_ok_at", "asker_ok_at", "asker_ok_due", "ended_at")),
    "for_contact": 0,
}
ADD = insert(claims).returning(claims.c.id)
CHANGE = update(claims).where(claims.c.id == bindparam("claim")).returning(*claims.c)
BY_ID = select(claims).where(claims.c.id == bindparam("claim"))
LIVE_OF = (
    select(claims)
    .where(claims.c.need_id == bindparam("need"))
    .where(claims.c.team_id == bindparam("team"), claims.c.user_id == bindparam("user"))
    .where(claims.c.for_contact == 0)
    .where(claims.c.state.in_(sorted(LIVE)))
)
LIVE_FOR = (
    select(claims)
    .where(claims.c.need_id == bindparam("need"), claims.c.for_contact == bindparam("contact"))
    .where(claims.c.state.in_(sorted(LIVE)))
)
POSITION = (
    select(func.count())
    .select_from(claims)
    .where(
        claims.c.need_id == bindparam("need"),
        claims.c.state == ClaimState.WAITLISTED,
        claims.c.id <= bindparam("claim"),
    )
)
WAITING = (
    select(func.count())
    .select_from(claims)
    .where(claims.c.need_id == bindparam("need"), claims.c.state == ClaimState.WAITLISTED)
)
# A claim's team is where its person comes from; the need's is where we are.
IS_OF_A_HOUSE_WE_ARE_IN = exists().where(needs.c.id == claims.c.need_id, lets_us_in(needs.c.team_id)).correlate(claims)


class Claims:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, need_id: int, person: Person, state: ClaimState, **facts: Any) -> Claim:
        who = {"need_id": need_id, "team_id": person.team_id, "user_id": person.user_id, "state": state}
        row: dict[str, Any] = UNTOUCHED | who | facts
        return Claim(id=self._connection.execute(ADD, row).scalar_one(), **row)

    def get(self, claim_id: int) -> Claim:
        return _claim(self._connection.execute(BY_ID, {"claim": claim_id}).one())

    def find(self, claim_id: int) -> Claim | None:
        row = self._connection.execute(BY_ID, {"claim": claim_id}).first()
        return _claim(row) if row else None

    def live_of(self, need_id: int, person: Person) -> Claim | None:
        """Their own; what they have claimed for others is `live_for`."""
        row = self._connection.execute(
            LIVE_OF, {"need": need_id, "team": person.team_id, "user": person.user_id}
        ).first()
        return _claim(row) if row else None

    def live_for(self, need_id: int, contact_id: int) -> Claim | None:
        """Of a contact off Slack, whoever made it."""
        row = self._connection.execute(LIVE_FOR, {"need": need_id, "contact": contact_id}).first()
        return _claim(row) if row else None

    def change(self, claim_id: int, **columns: Any) -> Claim:
        return _claim(self._connection.execute(CHANGE, {"claim": claim_id, **columns}).one())

    def seated(self, need_id: int) -> Sequence[Claim]:
        """Who has a place, in the order they took it."""
        return self._listed(need_id, SEATED)

    def live(self, need_id: int) -> Sequence[Claim]:
        return self._listed(need_id, LIVE)

    def waiting(self, need_id: int) -> list[Claim]:
        """Who waits, first in line first."""
        return self._listed(need_id, {ClaimState.WAITLISTED})

    def count_waiting(self, need_id: int) -> int:
        return int(self._connection.execute(WAITING, {"need": need_id}).scalar_one())

    def position(self, claim: Claim) -> int:
        """Their place in line, from one."""
        return int(self._connection.execute(POSITION, {"need": claim.need_id, "claim": claim.id}).scalar_one())

    def lapsing(self, at: datetime, limit: int) -> Sequence[Claim]:
        """Held for a newcomer or offered from the list, and not answered in time."""
        found = (
            select(claims)
            .where(claims.c.lapses_at <= at, IS_OF_A_HOUSE_WE_ARE_IN)
            .order_by(claims.c.lapses_at)
            .limit(limit)
        )
        return [_claim(row) for row in self._connection.execute(found)]

    def waiting_for_approval(self, partner_id: int) -> Sequence[Claim]:
        """Held until a coordinator has decided about the partner, or about the person."""
        return self._held_back(claims.c.partner_id == partner_id)

    def held_back_of(self, person: Person) -> Claim | None:
        """The one place held for somebody who has not said who they are, or is not let in yet."""
        theirs = (claims.c.team_id == person.team_id) & (claims.c.user_id == person.user_id)
        theirs &= claims.c.for_contact == 0
        return next(iter(self._held_back(theirs)), None)

    def held_back_for(self, contact_id: int) -> Claim | None:
        """The same for somebody off Slack."""
        return next(iter(self._held_back(claims.c.for_contact == contact_id)), None)

    def silently_accepted(self, at: datetime, limit: int) -> Sequence[Claim]:
        """Held, and the asker has had a school day to object."""
        found = (
            select(claims)
            .where(claims.c.asker_ok_due <= at, IS_OF_A_HOUSE_WE_ARE_IN)
            .order_by(claims.c.asker_ok_due)
            .limit(limit)
        )
        return [_claim(row) for row in self._connection.execute(found)]

    def _held_back(self, whose: ColumnElement[bool]) -> Sequence[Claim]:
        """By the index of what may lapse, of which there is little."""
        found = select(claims).where(claims.c.lapses_at.is_not(None), whose, claims.c.state == ClaimState.HELD)
        return [_claim(row) for row in self._connection.execute(found.order_by(claims.c.id))]

    def _listed(self, need_id: int, states: frozenset[ClaimState] | set[ClaimState]) -> list[Claim]:
        found = (
            select(claims).where(claims.c.need_id == need_id, claims.c.state.in_(sorted(states))).order_by(claims.c.id)
        )
        return [_claim(row) for row in self._connection.execute(found)]


def _claim(row: Row[Any]) -> Claim:
    return Claim(**row._mapping)
