"""Learning who is here: how to speak to people, which names are no learner's, and who owns the workspace."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.people import Person
from bot.domain.workspace import spoken_language
from bot.services import leaving
from storage.transaction import Transaction

SLACKBOT = "USLACKBOT"  # in every workspace, and by its record no bot


def learn(tx: Transaction, users: Iterable[Mapping[str, Any]], *, team_id: str, at: datetime) -> int:
    """Remember what Slack's user records say; how many were learned.

    Bots are passed over, and so is whoever asked to be forgotten and has not come back. Whoever has left is not
    learned; what they had going on is settled, and their names are forgotten.
    """
    people = {
        Person(user.get("team_id") or team_id, user["id"]): user
        for user in users
        if not user.get("is_bot") and user["id"] != SLACKBOT
    }
    gone = [who for who, user in people.items() if user.get("deleted")]
    leaving.deactivated(tx, gone, at=at)
    here = {who: user for who, user in people.items() if not user.get("deleted")}
    strangers = tx.forgetting.marked(list(here))
    known = [who for who in here if who not in strangers or _is_back(tx, who, at)]
    tx.people.learn(
        {
            "team_id": who.team_id,
            "user_id": who.user_id,
            "language": spoken_language(here[who].get("locale")),
            "time_zone": here[who].get("tz"),
            "learned_at": at,
        }
        for who in known
    )
    if gone:
        tx.people.part_with(team_id, [who.user_id for who in gone])
    names = {who.user_id: names_of(here[who]) for who in known} | dict.fromkeys((who.user_id for who in gone), ())
    tx.names.learn_all(team_id, "person", names)
    return len(known)


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


def _is_back(tx: Transaction, who: Person, at: datetime) -> bool:
    """Somebody who was forgotten, and has used the bot again since: a newcomer, and blocked if they were."""
    if not tx.forgetting.holds_anything(who):
        return False
    if tx.forgetting.is_blocked(who):
        tx.people.block(who, at)
    tx.forgetting.unmark(who)
    return True
