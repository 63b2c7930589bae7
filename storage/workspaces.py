"""Workspaces: what the coordinator has set, how people are spoken to in it, the schools, and the next number."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, exists, select, update

from bot.domain.people import Person, Reader
from bot.domain.workspace import Chosen, Workspace
from storage.tables.people import people
from storage.tables.workspaces import schools, workspaces
from storage.upsert import insert

NEXT_NUMBER = (
    update(workspaces)
    .where(workspaces.c.team_id == bindparam("team"))
    .values(last_number=workspaces.c.last_number + 1)
    .returning(workspaces.c.last_number)
)
SCHOOLS = select(schools.c.name).where(schools.c.team_id == bindparam("team")).order_by(schools.c.name)
HOUSE_AND_PERSON = (
    select(
        *(workspaces.c[one.name] for one in fields(Workspace)),
        people.c.language.label("their_language"),
        people.c.time_zone.label("their_zone"),
    )
    .outerjoin(people, and_(people.c.team_id == bindparam("their_team"), people.c.user_id == bindparam("user")))
    .where(workspaces.c.team_id == bindparam("team"))
)
BY_TEAM = select(workspaces).where(workspaces.c.team_id == bindparam("team"))


def lets_us_in(team_id: ColumnElement[str]) -> ColumnElement[bool]:
    """A condition for rows of a workspace: Slack has not locked us out of it."""
    return ~exists().where(workspaces.c.team_id == team_id, workspaces.c.locked_out_at.is_not(None))


class Workspaces:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[str, Workspace] = {}

    def get(self, team_id: str) -> Workspace:
        """Read once a transaction: nearly everything asks for it."""
        if team_id not in self._known:
            row = self._connection.execute(BY_TEAM, {"team": team_id}).one()
            self._known[team_id] = Workspace(**row._mapping)
        return self._known[team_id]

    def lock(self, team_id: str) -> Workspace:
        """That workspace, and nobody else changes its settings or its roles until this transaction ends."""
        self._known[team_id] = Workspace(
            **self._connection.execute(BY_TEAM.with_for_update(), {"team": team_id}).one()._mapping
        )
        return self._known[team_id]

    def all(self) -> Sequence[Workspace]:
        found = self._connection.execute(select(workspaces).order_by(workspaces.c.team_id))
        return [Workspace(**row._mapping) for row in found]

    def reader(self, person: Person, team_id: str) -> Reader:
        """How to speak to this person in that workspace; where we have not learned it, as the workspace does."""
        who = {"team": team_id, "their_team": person.team_id, "user": person.user_id}
        row = self._connection.execute(HOUSE_AND_PERSON, who).one()
        house = Workspace(*row[:-2])
        self._known[team_id] = house
        return Reader(row.their_language or house.language, row.their_zone or house.time_zone)

    def introduce(self, team_id: str, *, url: str, needs_channel: str | None, time_zone: str, language: str) -> None:
        """Make the workspace known; what a coordinator has set since then stays as it is."""
        fresh = insert(self._connection.dialect.name, workspaces).values(
            team_id=team_id, url=url, needs_channel=needs_channel, time_zone=time_zone, language=language
        )
        again = fresh.on_conflict_do_update(index_elements=[workspaces.c.team_id], set_={"url": fresh.excluded.url})
        self._connection.execute(again)

    def lock_out(self, team_id: str, at: datetime) -> bool:
        """Remember that Slack does not let us in; False when that was known."""
        fresh = update(workspaces).where(workspaces.c.team_id == team_id, workspaces.c.locked_out_at.is_(None))
        self._known.pop(team_id, None)
        return self._connection.execute(fresh.values(locked_out_at=at)).rowcount == 1

    def let_in(self, team_id: str) -> bool:
        """Remember that it does; False when that was known."""
        locked = update(workspaces).where(workspaces.c.team_id == team_id, workspaces.c.locked_out_at.is_not(None))
        self._known.pop(team_id, None)
        return self._connection.execute(locked.values(locked_out_at=None)).rowcount == 1

    def usually_answers_in(self, team_id: str, school_days: int | None) -> None:
        self._known.pop(team_id, None)
        self._connection.execute(
            update(workspaces).where(workspaces.c.team_id == team_id).values(usual_answer_days=school_days)
        )

    def choose(self, team_id: str, chosen: Chosen) -> None:
        self._known.pop(team_id, None)
        self._connection.execute(
            update(workspaces)
            .where(workspaces.c.team_id == team_id)
            .values({one.name: getattr(chosen, one.name) for one in fields(Chosen) if one.name != "schools"})
        )
        self._connection.execute(delete(schools).where(schools.c.team_id == team_id))
        if chosen.schools:
            self._connection.execute(
                insert(self._connection.dialect.name, schools),
                [{"team_id": team_id, "name": name} for name in chosen.schools],
            )

    def set(self, team_id: str, **columns: Any) -> None:
        """Change single settings."""
        self._known.pop(team_id, None)
        self._connection.execute(update(workspaces).where(workspaces.c.team_id == team_id).values(**columns))

    def schools(self, team_id: str) -> Sequence[str]:
        return self._connection.execute(SCHOOLS, {"team": team_id}).scalars().all()

    def next_number(self, team_id: str) -> int:
        """The number of the next need; taken for good once the transaction commits."""
        return int(self._connection.execute(NEXT_NUMBER, {"team": team_id}).scalar_one())
