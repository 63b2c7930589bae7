"""Needs, and the count of their taken seats: SQLAlchemy Core in, frozen records out."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, exists, func, insert, select, update

from bot.domain.needs import POSTED, Details, Need, NeedState
from bot.domain.people import Person
from storage.columns import spelled
from storage.tables.claims import claims
from storage.tables.needs import needs, passes, questions
from storage.upsert import insert as insert_once
from storage.workspaces import lets_us_in

DETAILS = [one.name for one in fields(Details)]
IS_OPEN = spelled(NeedState.OPEN)[0]
NOT_YET = ("either_day", "or_day", "asked_if_stale_at", "ended_at", "filled_by")
UNTOUCHED: dict[str, Any] = {"seats_taken": 0, **dict.fromkeys(NOT_YET)}
ADD = insert(needs).returning(needs.c.id)
CHANGE = update(needs).where(needs.c.id == bindparam("need")).returning(*needs.c)
FREE_SEATS = CHANGE.values(seats_taken=needs.c.seats_taken - bindparam("party"))
BY_ID = select(needs).where(needs.c.id == bindparam("need"))
TAKE_SEATS = (
    update(needs)
    .where(needs.c.id == bindparam("need"), needs.c.state == NeedState.OPEN)
    .where(needs.c.seats_taken + bindparam("party") <= needs.c.wanted)
    .values(seats_taken=needs.c.seats_taken + bindparam("party"))
    .returning(needs.c.seats_taken)
)
LIKE = (
    select(needs)
    .where(needs.c.team_id == bindparam("team"), needs.c.asker == bindparam("user"))
    .where(needs.c.state.in_(spelled(*sorted(POSTED))), needs.c.kind == bindparam("kind"))
    .order_by(needs.c.id)
    .limit(bindparam("limit"))
)
LIKE_KNOWN = LIKE.where(needs.c.topic_slug == bindparam("about"))
LIKE_TYPED = LIKE.where(needs.c.topic_slug.is_(None), func.lower(needs.c.topic) == bindparam("about"))
FIRST_CLAIM = (
    select(func.min(claims.c.created_at, type_=claims.c.created_at.type))
    .where(claims.c.need_id == needs.c.id)
    .scalar_subquery()
)


class Needs:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, details: Details, **facts: Any) -> Need:
        """Write a new need; `facts` are the columns that are not details."""
        row = UNTOUCHED | columns(details) | facts
        return Need(id=self._connection.execute(ADD, row).scalar_one(), **row)

    def find(self, team_id: str, need_id: int) -> Need | None:
        """That need, if it belongs to that workspace."""
        row = self._connection.execute(BY_ID, {"need": need_id}).first()
        return _need(row) if row is not None and row.team_id == team_id else None

    def get(self, need_id: int) -> Need:
        return _need(self._connection.execute(BY_ID, {"need": need_id}).one())

    def lock(self, need_id: int) -> Need:
        """That need, and nobody else changes it or its claims until this transaction ends."""
        return _need(self._connection.execute(BY_ID.with_for_update(), {"need": need_id}).one())

    def numbered(self, team_id: str, number: int) -> Need | None:
        row = self._connection.execute(
            select(needs).where(needs.c.team_id == team_id, needs.c.number == number)
        ).first()
        return _need(row) if row else None

    def change(self, need_id: int, **columns: Any) -> Need:
        return _need(self._connection.execute(CHANGE, {"need": need_id, **columns}).one())

    def take_seats(self, need_id: int, party: int) -> int | None:
        """Take that many seats; how many are then taken, or None when the last ones went to somebody else first."""
        return self._connection.execute(TAKE_SEATS, {"need": need_id, "party": party}).scalar()

    def free_seats(self, need_id: int, party: int) -> Need:
        return _need(self._connection.execute(FREE_SEATS, {"need": need_id, "party": party}).one())

    def open_in(self, team_id: str, *, topic: str | None, after: int, limit: int) -> Sequence[Need]:
        """Open needs, oldest first, past the id `after`; `topic` is a known topic or a word of the text."""
        page = select(needs).where(needs.c.team_id == team_id, needs.c.state == IS_OPEN)
        if topic:
            page = page.where((needs.c.topic_slug == topic) | needs.c.topic.icontains(topic, autoescape=True))
        return self._page(page, after, limit)

    def asked_by(self, person: Person, *, after: int, limit: int) -> Sequence[Need]:
        """Their needs that are still in play, oldest first, past the id `after`."""
        page = select(needs).where(
            needs.c.team_id == person.team_id,
            needs.c.asker == person.user_id,
            needs.c.state.in_(POSTED | {NeedState.DRAFT}),
        )
        return self._page(page, after, limit)

    def posted_like(self, person: Person, details: Details, limit: int) -> Sequence[Need]:
        """What the same person has open of the same kind and topic, in whatever letters it was typed."""
        like = LIKE_KNOWN if details.topic_slug else LIKE_TYPED
        about = details.topic_slug or details.topic.lower()
        wanted = {"team": person.team_id, "user": person.user_id, "kind": details.kind, "about": about, "limit": limit}
        return [_need(row) for row in self._connection.execute(like, wanted)]

    def stale(self, at: datetime, limit: int) -> Sequence[Need]:
        """Open needs past their time whose askers have not been asked about it."""
        found = (
            select(needs)
            .where(
                needs.c.state == IS_OPEN,
                needs.c.asked_if_stale_at.is_(None),
                needs.c.fresh_until <= at,
                lets_us_in(needs.c.team_id),
            )
            .order_by(needs.c.fresh_until)
            .limit(limit)
        )
        return [_need(row) for row in self._connection.execute(found)]

    def latest_answered(self, team_id: str, limit: int) -> Sequence[tuple[datetime, datetime]]:
        """When the latest needs that somebody answered were asked, and when the first answer came."""
        found = (
            select(needs.c.created_at, FIRST_CLAIM)
            .where(needs.c.team_id == team_id, exists().where(claims.c.need_id == needs.c.id))
            .order_by(needs.c.number.desc())
            .limit(limit)
        )
        return [(row[0], row[1]) for row in self._connection.execute(found)]

    def pass_on(self, need_id: int, person: Person, at: datetime) -> None:
        """Remember "not for me"."""
        passed = insert_once(self._connection.dialect.name, passes).values(
            need_id=need_id, team_id=person.team_id, user_id=person.user_id, created_at=at
        )
        self._connection.execute(passed.on_conflict_do_nothing())

    def add_question(self, need_id: int, person: Person, words: str, at: datetime) -> int:
        asked = insert_once(self._connection.dialect.name, questions).values(
            need_id=need_id, team_id=person.team_id, user_id=person.user_id, words=words, created_at=at
        )
        return int(self._connection.execute(asked.returning(questions.c.id)).scalar_one())

    def question(self, question_id: int) -> tuple[str, str] | None:
        """Who asked, and what; None where it has been forgotten."""
        row = self._connection.execute(
            select(questions.c.user_id, questions.c.words).where(questions.c.id == question_id)
        ).first()
        return (row.user_id, row.words) if row else None

    def _page(self, page: Select[Any], after: int, limit: int) -> Sequence[Need]:
        page = page.where(needs.c.id > after).order_by(needs.c.id).limit(limit)
        return [_need(row) for row in self._connection.execute(page)]


def columns(details: Details) -> dict[str, Any]:
    return {name: getattr(details, name) for name in DETAILS}


def _need(row: Row[Any]) -> Need:
    return Need(**row._mapping)
