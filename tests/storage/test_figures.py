"""What a workspace is measured by: its own latest needs that somebody answered, each by its first answer."""

from datetime import timedelta

from bot.domain.claims import ClaimState
from bot.domain.people import Person
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.records import NOON, TEAM, need


async def test_only_the_latest_answered_needs_are_looked_at(db: Database) -> None:
    """Unanswered ones do not count, and of several answers the first does."""

    def past(tx: Transaction) -> None:
        for number in range(1, 8):
            asked = need(tx, wanted=3)
            for answer in range(number % 3):
                came = NOON + timedelta(hours=number, minutes=answer)
                tx.claims.add(asked.id, Person(TEAM, f"U{answer}"), ClaimState.HELD, party=1, created_at=came)

    await db.run(past)
    found = await db.run(lambda tx: tx.needs.latest_answered(TEAM, 4))
    assert found == [(NOON, NOON + timedelta(hours=number)) for number in (7, 5, 4, 2)]
    assert await db.run(lambda tx: tx.needs.latest_answered("T-another", 4)) == []
