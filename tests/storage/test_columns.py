"""Column types: what goes in comes out the same, on both databases."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.exc import StatementError

from bot.domain.claims import ClaimState
from bot.domain.reading.record import Grades
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.records import ASKER, NOON, need

INSTANTS = [
    datetime(2026, 10, 6, 17, 0, tzinfo=UTC),
    datetime(2026, 10, 6, 17, 0, 0, 123456, tzinfo=UTC),
    datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=ZoneInfo("America/Chicago")),  # the second half past one of that night
    datetime(2026, 7, 1, 9, 0, tzinfo=timezone(timedelta(hours=5, minutes=45))),
]


async def test_an_instant_comes_back_as_the_same_instant_in_utc(db: Database) -> None:
    """Whatever zone it was said in."""

    def there_and_back(tx: Transaction) -> list[datetime]:
        claims = [tx.claims.add(need(tx).id, ASKER, ClaimState.HELD, party=1, created_at=at) for at in INSTANTS]
        return [tx.claims.get(claim.id).created_at for claim in claims]

    back = await db.run(there_and_back)
    assert back == [at.astimezone(UTC) for at in INSTANTS]
    assert {at.tzinfo for at in back} == {UTC}


async def test_a_time_without_a_zone_is_refused(db: Database) -> None:
    """Nobody could say when it was."""
    with pytest.raises(StatementError, match="without a zone"):
        await db.run(lambda tx: tx.inbox.keep("delivery", "{}", at=NOON.replace(tzinfo=None)))


async def test_a_band_of_grades_comes_back(db: Database) -> None:
    """Pre-kindergarten is below zero."""
    bands = [Grades(8, 8), Grades(-1, 0), Grades(6, 12), None]

    def there_and_back(tx: Transaction) -> list[Grades | None]:
        return [tx.needs.change(need(tx).id, grades=band).grades for band in bands]

    assert await db.run(there_and_back) == bands


async def test_a_word_that_is_none_of_the_enumeration_is_refused(db: Database) -> None:
    """Rather than stored, and found years later."""
    with pytest.raises(StatementError, match="maybe"):
        await db.run(lambda tx: tx.needs.change(need(tx).id, state="maybe"))
