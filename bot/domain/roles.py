"""Who may give which role, and what a form changed that shows who has one: differences, never whole lists."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.domain.partners import fold
from bot.domain.people import Person, Role

COORDINATORS_GIVE = frozenset({Role.TEACHER, Role.SCHOOL_LEAD, Role.COORDINATOR})
COORDINATORS_TAKE = frozenset({Role.TEACHER, Role.SCHOOL_LEAD})
NEVER_WITHOUT = (Role.ADMINISTRATOR, Role.COORDINATOR)  # somebody must be able to set things right again
ASK_AGAIN_AFTER = timedelta(days=7)


class Holding(NamedTuple):
    """Somebody of the workspace has a role; `school` is a school lead's, else empty."""

    user_id: str
    role: Role
    school: str = ""


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody in a workspace who was given something to do."""

    holdings: tuple[Holding, ...] = ()

    def having(self, role: Role) -> tuple[str, ...]:
        """User ids, each once, in a stable order."""
        return tuple(sorted({one.user_id for one in self.holdings if one.role is role}))

    def leads_of(self, school: str) -> tuple[str, ...]:
        """Of that school, however its name is spelled."""
        wanted = fold(school)
        leads = (one for one in self.holdings if one.role is Role.SCHOOL_LEAD and fold(one.school) == wanted)
        return tuple(sorted({one.user_id for one in leads}))

    def schools_beside(self, schools: Collection[str]) -> tuple[str, ...]:
        """Schools that are on no list any more, and still have a lead."""
        listed = {fold(school) for school in schools}
        gone = {fold(one.school): one.school for one in self.holdings if one.role is Role.SCHOOL_LEAD}
        return tuple(sorted(name for folded, name in gone.items() if folded not in listed))


@dataclass(frozen=True, slots=True)
class Change:
    """What one field of a form changed: who is new in it, and who was taken out of it."""

    role: Role
    given: frozenset[str]
    taken: frozenset[str]
    school: str = ""


def change(role: Role, shown: Collection[str], chosen: Collection[str], school: str = "") -> Change:
    """Against what the form showed: whoever was given the role in the meantime keeps it."""
    return Change(role, frozenset(chosen) - frozenset(shown), frozenset(shown) - frozenset(chosen), school)


def may_give(role: Role, having: Collection[Role]) -> bool:
    return Role.ADMINISTRATOR in having or (Role.COORDINATOR in having and role in COORDINATORS_GIVE)


def may_take(role: Role, having: Collection[Role]) -> bool:
    return Role.ADMINISTRATOR in having or (Role.COORDINATOR in having and role in COORDINATORS_TAKE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One row of the wishes table: somebody would like to be a teacher here."""

    id: int
    team_id: str
    user_id: str
    wished_at: datetime
    answered_by: str | None
    answered_at: datetime | None
    is_granted: bool

    @property
    def person(self) -> Person:
        return Person(self.team_id, self.user_id)

    def rests(self, at: datetime) -> bool:
        """Answered with "not now", and too lately to ask again."""
        return self.answered_at is not None and not self.is_granted and at < self.answered_at + ASK_AGAIN_AFTER
