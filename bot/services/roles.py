"""Roles are given and taken, everybody concerned is told once, and a workspace always has somebody to turn to."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.audit import Deed
from bot.domain.partners import fold
from bot.domain.people import Person, Role
from bot.domain.roles import NEVER_WITHOUT, Change, Holding, Staff, Wish, may_give, may_take
from bot.errors import LastWithRole, NoSuchWish, NotOfHere, RoleNotYours
from bot.services import kinds
from storage.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Applied:
    """How many roles were really given and taken: what somebody else had done already is not counted."""

    given: int
    taken: int


def change(tx: Transaction, team_id: str, changes: Collection[Change], *, by: Person, at: datetime) -> Applied:
    """Raises RoleNotYours, NotOfHere or LastWithRole, with nothing changed."""
    tx.workspaces.lock(team_id)
    staff = tx.people.staff(team_id)
    _allowed(tx, changes, by)
    _of_this_workspace(tx, team_id, changes)
    taken = [one for each in changes for one in _held(staff, each)]
    given = [Holding(user_id, each.role, each.school) for each in changes for user_id in sorted(each.given)]
    new = [one for one in given if one.user_id not in _having(staff, one)]
    _somebody_stays(staff, new, taken)
    for one in new:
        _give(tx, team_id, one, by=by, at=at)
    for one in taken:
        _take(tx, team_id, one, by=by, at=at)
    _tell(tx, team_id, new, taken, at)
    return Applied(len(new), len(taken))


def establish(tx: Transaction, team_id: str, owner: str | None, *, at: datetime) -> None:
    """Somebody coordinates, and somebody gives roles: where nobody does yet, the owner of the workspace.

    Whoever coordinates before there is an administrator is one as well.
    """
    tx.workspaces.lock(team_id)
    staff = tx.people.staff(team_id)
    coordinators = staff.having(Role.COORDINATOR)
    if not coordinators and owner:
        _give(tx, team_id, Holding(owner, Role.COORDINATOR), by=Person(team_id, owner), at=at)
        _welcome(tx, team_id, owner, at)
        coordinators = (owner,)
    if not staff.having(Role.ADMINISTRATOR):
        for user_id in coordinators:
            _give(tx, team_id, Holding(user_id, Role.ADMINISTRATOR), by=Person(team_id, user_id), at=at)


def wish_to_teach(tx: Transaction, person: Person, *, at: datetime) -> Wish | None:
    """Ask the coordinators for the role; None where a wish waits already, or was answered with no a few days ago."""
    last = tx.wishes.last_of(person)
    if last and last.rests(at):
        return None
    wish = tx.wishes.add(person, at=at)
    if wish is None:
        return None
    team_id, channel = person.team_id, tx.workspaces.get(person.team_id).coordinators_channel
    if channel:
        tx.outbox.card(kinds.WISH_CARD, team_id=team_id, channel=channel, subject_id=wish.id, at=at)
        return wish
    for user_id in tx.people.with_role(team_id, Role.COORDINATOR):
        key = f"{wish.id}:{user_id}"
        tx.outbox.notice(kinds.WISH_FOR_COORDINATOR, key=key, team_id=team_id, to=user_id, subject_id=wish.id, at=at)
    return wish


def grant(tx: Transaction, wish: Wish, *, by: Person, at: datetime) -> Wish:
    """Make somebody a teacher, unless the wish has been answered in the meantime; as it stands now."""
    if tx.wishes.answer(wish.id, by=by.user_id, at=at, is_granted=True):
        one = Holding(wish.user_id, Role.TEACHER)
        if one.user_id not in _having(tx.people.staff(wish.team_id), one):
            _give(tx, wish.team_id, one, by=by, at=at)
            _tell(tx, wish.team_id, [one], [], at)
        _redraw(tx, wish, at)
    return _as_it_stands(tx, wish)


def put_off(tx: Transaction, wish: Wish, *, by: Person, at: datetime) -> Wish:
    """Not now: they are told, and may ask again after a week; as the wish stands now."""
    if tx.wishes.answer(wish.id, by=by.user_id, at=at, is_granted=False):
        tx.outbox.notice(
            kinds.WISH_ANSWERED, key=str(wish.id), team_id=wish.team_id, to=wish.user_id, subject_id=wish.id, at=at
        )
        _redraw(tx, wish, at)
    return _as_it_stands(tx, wish)


def _as_it_stands(tx: Transaction, wish: Wish) -> Wish:
    found = tx.wishes.find(wish.team_id, wish.id)
    if found is None:
        raise NoSuchWish
    return found


def _redraw(tx: Transaction, wish: Wish, at: datetime) -> None:
    tx.outbox.redraw(kinds.WISH_CARD, team_id=wish.team_id, subject_id=wish.id, at=at)


def _allowed(tx: Transaction, changes: Iterable[Change], by: Person) -> None:
    """What one has may always be given back."""
    mine = {one.role for one in tx.people.roles_of(by).holdings}
    for each in changes:
        others = each.taken - {by.user_id}
        if (each.given and not may_give(each.role, mine)) or (others and not may_take(each.role, mine)):
            raise RoleNotYours(each.role)


def _of_this_workspace(tx: Transaction, team_id: str, changes: Iterable[Change]) -> None:
    for each in changes:
        strangers = each.given - tx.people.members_among(team_id, each.given)
        if strangers:
            raise NotOfHere(each.role, len(strangers))


def _somebody_stays(staff: Staff, given: Iterable[Holding], taken: Iterable[Holding]) -> None:
    after = {*staff.holdings, *given} - {*taken}
    for role in NEVER_WITHOUT:
        if staff.having(role) and not any(one.role is role for one in after):
            raise LastWithRole(role)


def _held(staff: Staff, change: Change) -> list[Holding]:
    """What is to be taken and is there to take, under whatever spelling of the school."""
    school = fold(change.school)
    return [
        one
        for one in staff.holdings
        if one.user_id in change.taken and one.role is change.role and fold(one.school) == school
    ]


def _having(staff: Staff, wanted: Holding) -> tuple[str, ...]:
    return staff.leads_of(wanted.school) if wanted.role is Role.SCHOOL_LEAD else staff.having(wanted.role)


def _give(tx: Transaction, team_id: str, one: Holding, *, by: Person, at: datetime) -> None:
    tx.people.give_role(Person(team_id, one.user_id), one.role, one.school)
    tx.audit.note(Deed.ROLE_GIVEN, by=by, team_id=team_id, subject=one.user_id, word=one.role, at=at)


def _take(tx: Transaction, team_id: str, one: Holding, *, by: Person, at: datetime) -> None:
    tx.people.take_role(Person(team_id, one.user_id), one.role, one.school)
    tx.audit.note(Deed.ROLE_TAKEN, by=by, team_id=team_id, subject=one.user_id, word=one.role, at=at)


def _tell(tx: Transaction, team_id: str, given: Iterable[Holding], taken: Iterable[Holding], at: datetime) -> None:
    """Each once, however much has changed for them; the welcome says it all to a new coordinator."""
    coordinators = {one.user_id for one in given if one.role is Role.COORDINATOR}
    for user_id in sorted(coordinators):
        _welcome(tx, team_id, user_id, at)
    rest = {
        one.user_id for one in (*given, *taken) if one.user_id not in coordinators or one.role is not Role.COORDINATOR
    }
    for user_id in sorted(rest):
        key = f"{user_id}:{at.isoformat()}"
        tx.outbox.notice(kinds.ROLES_CHANGED, key=key, team_id=team_id, to=user_id, subject_id=0, at=at)


def _welcome(tx: Transaction, team_id: str, user_id: str, at: datetime) -> None:
    key = f"{user_id}:{at.isoformat()}"
    tx.outbox.notice(kinds.WELCOME, key=key, team_id=team_id, to=user_id, subject_id=0, at=at)
