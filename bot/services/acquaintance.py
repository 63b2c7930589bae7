"""Learning how to speak to people: their language and time zone, and nothing else about them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.people import Person
from bot.domain.workspace import spoken_language
from bot.services import leaving
from storage.transaction import Transaction


def learn(tx: Transaction, users: Iterable[Mapping[str, Any]], *, team_id: str, at: datetime) -> int:
    """Remember what Slack's user records say; how many were learned.

    Bots are passed over, and so is whoever asked to be forgotten and has not come back. Whoever has left is not
    learned; what they had going on is settled.
    """
    people = {Person(user.get("team_id") or team_id, user["id"]): user for user in users if not user.get("is_bot")}
    leaving.deactivated(tx, [who for who, user in people.items() if user.get("deleted")], at=at)
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
    return len(known)


def _is_back(tx: Transaction, who: Person, at: datetime) -> bool:
    """Somebody who was forgotten, and has used the bot again since: a newcomer, and blocked if they were."""
    if not tx.forgetting.holds_anything(who):
        return False
    if tx.forgetting.is_blocked(who):
        tx.people.block(who, at)
    tx.forgetting.unmark(who)
    return True
