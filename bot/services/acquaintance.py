"""Learning who is here: how to speak to people, which names are no learner's, and who owns the workspace."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.workspace import spoken_language
from storage.transaction import Transaction

SLACKBOT = "USLACKBOT"  # in every workspace, and by its record no bot


def learn(tx: Transaction, users: Iterable[Mapping[str, Any]], *, team_id: str, at: datetime) -> int:
    """Remember what Slack's user records say; bots are passed over, and the names of people who have left forgotten."""
    here = [user for user in users if not user.get("is_bot") and user["id"] != SLACKBOT]
    people = [user for user in here if not user.get("deleted")]
    gone = [user["id"] for user in here if user.get("deleted")]
    tx.people.learn(
        {
            "team_id": user.get("team_id") or team_id,
            "user_id": user["id"],
            "language": spoken_language(user.get("locale")),
            "time_zone": user.get("tz"),
            "learned_at": at,
        }
        for user in people
    )
    if gone:
        tx.people.part_with(team_id, gone)
    tx.names.learn_all(team_id, "person", {user["id"]: names_of(user) for user in people} | dict.fromkeys(gone, ()))
    return len(people)


def names_of(user: Mapping[str, Any]) -> tuple[str, ...]:
    """What a person goes by: the real name and the one they chose to show."""
    profile = user.get("profile") or {}
    called = (user.get("real_name"), profile.get("real_name"), profile.get("display_name"))
    return tuple(dict.fromkeys(name for name in called if name))


def owners_among(users: Iterable[Mapping[str, Any]], team_id: str) -> list[tuple[bool, str]]:
    """Whose workspace it is; the least of them is its primary owner where there is one."""
    return [
        (not user.get("is_primary_owner"), user["id"])
        for user in users
        if user.get("is_owner") and not user.get("deleted") and user.get("team_id", team_id) == team_id
    ]
