"""What a coordinator sets, and how a workspace is greeted at start."""

from datetime import datetime

from bot.domain.people import Person, Role
from bot.domain.workspace import Chosen, Workspace
from storage.transaction import Transaction


def welcome(
    tx: Transaction,
    team_id: str,
    *,
    url: str,
    needs_channel: str | None,
    time_zone: str,
    language: str,
    coordinators: tuple[str, ...],
) -> None:
    """Make a workspace known, with the settings of the environment as its first ones."""
    tx.workspaces.introduce(team_id, url=url, needs_channel=needs_channel, time_zone=time_zone, language=language)
    for user_id in coordinators:
        tx.people.give_role(Person(team_id, user_id), Role.COORDINATOR)


def choose(tx: Transaction, team_id: str, chosen: Chosen) -> Workspace:
    tx.workspaces.choose(team_id, chosen)
    return tx.workspaces.get(team_id)


def channel_opened(tx: Transaction, team_id: str, channel: str, *, at: datetime) -> int:
    """The bot was let into a channel: what could not be posted there before goes out now."""
    return tx.outbox.revive_in_channel(team_id, channel, at)
