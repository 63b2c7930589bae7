"""Learning how to speak to people: their language and time zone, and nothing else about them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.workspace import spoken_language
from storage.transaction import Transaction


def learn(tx: Transaction, users: Iterable[Mapping[str, Any]], *, team_id: str, at: datetime) -> int:
    """Remember what Slack's user records say; bots and people who have left are passed over."""
    people = [user for user in users if not user.get("is_bot") and not user.get("deleted")]
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
    return len(people)
