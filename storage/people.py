"""People: their language and time zone, their roles, and whether a coordinator has blocked them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, tuple_, update

from bot.domain.people import Person, Role
from bot.domain.roles import Holding, Staff
from storage.forgetting import Forgetting
from storage.tables.people import people, roles
from storage.upsert import insert

BLOCKED = (
    select(people.c.blocked_at)
    .where(people.c.team_id == bindparam("team"))
    .where(people.c.user_id == bindparam("user"))
)

HOLDINGS = select(roles.c.user_id, roles.c.role, roles.c.school).order_by(roles.c.user_id, roles.c.role, roles.c.school)


class People:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def learn(self, learned: Iterable[Mapping[str, Any]]) -> None:
        """Remember language and zone, `[{team_id, user_id, language, time_zone, learned_at}]`."""
        rows = list(learned)
        if not rows:
            return
        first = insert(self._connection.dialect.name, people)
        again = first.on_conflict_do_update(
            index_elements=[people.c.team_id, people.c.user_id],
            set_={name: first.excluded[name] for name in ("language", "time_zone", "learned_at")} | {"gone_at": None},
        )
        self._connection.execute(again, rows)

    def note_gone(self, gone: Sequence[Person], at: datetime) -> Sequence[Person]:
        """Their accounts are deactivated; those of them for whom that is news. Nobody becomes known by leaving."""
        news = (
            update(people)
            .where(tuple_(people.c.team_id, people.c.user_id).in_([tuple(one) for one in gone]))
            .where(people.c.gone_at.is_(None))
            .values(gone_at=at)
            .returning(people.c.team_id, people.c.user_id)
        )
        return sorted(Person(*row) for row in self._connection.execute(news)) if gone else []

    def gone(self, team_id: str) -> frozenset[str]:
        """User ids of deactivated accounts that are still remembered."""
        left = select(people.c.user_id).where(people.c.team_id == team_id, people.c.gone_at.is_not(None))
        return frozenset(self._connection.execute(left).scalars())

    def is_blocked(self, person: Person) -> bool:
        """A block outlives being forgotten."""
        here = self._connection.execute(BLOCKED, {"team": person.team_id, "user": person.user_id}).scalar()
        return here is not None or Forgetting(self._connection).is_blocked(person)

    def block(self, person: Person, at: datetime | None) -> None:
        """Block from `at` on, or lift the block with None."""
        known = insert(self._connection.dialect.name, people).values(team_id=person.team_id, user_id=person.user_id)
        self._connection.execute(known.on_conflict_do_nothing())
        self._connection.execute(
            update(people)
            .where(people.c.team_id == person.team_id, people.c.user_id == person.user_id)
            .values(blocked_at=at)
        )

    def give_role(self, person: Person, role: Role, school: str = "") -> bool:
        """Whether it is new to them. `school` is for a school lead."""
        given = insert(self._connection.dialect.name, roles).values(
            team_id=person.team_id, user_id=person.user_id, role=role, school=school
        )
        once = given.on_conflict_do_nothing().returning(roles.c.user_id)
        return self._connection.execute(once).first() is not None

    def take_role(self, person: Person, role: Role, school: str = "") -> bool:
        """Whether they had it."""
        held = delete(roles).where(
            roles.c.team_id == person.team_id,
            roles.c.user_id == person.user_id,
            roles.c.role == role,
            roles.c.school == school,
        )
        return self._connection.execute(held).rowcount == 1

    def roles_of(self, person: Person) -> Staff:
        """What this person was given to do."""
        theirs = HOLDINGS.where(roles.c.team_id == person.team_id, roles.c.user_id == person.user_id)
        return Staff(tuple(Holding(*row) for row in self._connection.execute(theirs)))

    def staff(self, team_id: str) -> Staff:
        """What everybody in a workspace was given to do."""
        return Staff(
            tuple(Holding(*row) for row in self._connection.execute(HOLDINGS.where(roles.c.team_id == team_id)))
        )

    def members_among(self, team_id: str, user_ids: Collection[str]) -> frozenset[str]:
        """Those of them whom Slack has called people of this workspace, and who have not left it."""
        ours = select(people.c.user_id).where(
            people.c.team_id == team_id, people.c.user_id.in_(user_ids), people.c.learned_at.is_not(None)
        )
        return frozenset(self._connection.execute(ours).scalars())

    def part_with(self, team_id: str, user_ids: Collection[str]) -> None:
        """They have left Slack: nobody to give anything to any more."""
        gone = update(people).where(people.c.team_id == team_id, people.c.user_id.in_(user_ids))
        self._connection.execute(gone.values(learned_at=None))

    def has_role(self, person: Person, role: Role) -> bool:
        held = select(roles.c.role).where(
            roles.c.team_id == person.team_id, roles.c.user_id == person.user_id, roles.c.role == role
        )
        return self._connection.execute(held).first() is not None

    def leads_of(self, team_id: str, school: str) -> Sequence[str]:
        """Who leads that school, in a stable order."""
        held = select(roles.c.user_id).where(
            roles.c.team_id == team_id, roles.c.role == Role.SCHOOL_LEAD, roles.c.school == school
        )
        return self._connection.execute(held.order_by(roles.c.user_id)).scalars().all()

    def with_role(self, team_id: str, role: Role) -> Sequence[str]:
        """User ids, in a stable order."""
        held = select(roles.c.user_id).where(roles.c.team_id == team_id, roles.c.role == role).order_by(roles.c.user_id)
        return self._connection.execute(held).scalars().all()
