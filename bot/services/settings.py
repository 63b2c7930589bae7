"""What a coordinator sets, and how a workspace and its coordinators are greeted at start."""

from dataclasses import fields
from datetime import datetime

from bot.domain.audit import Deed
from bot.domain.people import Person, Role
from bot.domain.workspace import Chosen, Workspace
from bot.services import access, kinds
from storage.transaction import Transaction


def welcome(
    tx: Transaction,
    team_id: str,
    *,
    url: str,
    needs_channel: str | None,
    time_zone: str,
    language: str,
) -> None:
    """Make a workspace known, with the settings of the environment as its first ones."""
    tx.workspaces.introduce(team_id, url=url, needs_channel=needs_channel, time_zone=time_zone, language=language)
    access.let_in(tx, team_id)


def appoint(tx: Transaction, coordinator: Person, *, at: datetime) -> bool:
    """Give somebody the role, and tell them once what they can set and what people type; whether it is new to them."""
    is_new = tx.people.give_role(coordinator, Role.COORDINATOR)
    if is_new:
        _tell(tx, kinds.WELCOME, coordinator.team_id, coordinator.user_id, at)
    return is_new


def choose(
    tx: Transaction, chosen: Chosen, *, shown: Chosen | None = None, by: Person, team_id: str, at: datetime
) -> Workspace:
    """The first time somebody has chosen a channel, they are told that all is set.

    Where it is known what the form had `shown`, only what was changed in it is, so that of two coordinators who save
    at once neither undoes the other's choice.
    """
    now = tx.workspaces.lock(team_id)
    is_first = now.needs_channel is None
    tx.workspaces.choose(team_id, chosen.merged(shown, _of(tx, now)) if shown else chosen)
    tx.audit.note(Deed.SETTINGS_SAVED, by=by, team_id=team_id, at=at)
    if is_first and tx.workspaces.get(team_id).needs_channel:
        _tell(tx, kinds.ALL_SET, team_id, by.user_id, at)
    return tx.workspaces.get(team_id)


def channel_opened(tx: Transaction, team_id: str, channel: str, *, at: datetime) -> int:
    """The bot was let into a channel: what could not be posted there before goes out now."""
    return tx.outbox.revive_in_channel(team_id, channel, at)


def _of(tx: Transaction, house: Workspace) -> Chosen:
    schools = tuple(tx.workspaces.schools(house.team_id))
    rest = {one.name: getattr(house, one.name) for one in fields(Chosen) if one.name != "schools"}
    return Chosen(**rest, schools=schools)


def _tell(tx: Transaction, kind: str, team_id: str, who: str, at: datetime) -> None:
    tx.outbox.notice(kind, key=who, team_id=team_id, to=who, subject_id=0, at=at)
