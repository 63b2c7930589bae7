"""The inbox: each delivery takes effect once."""

import asyncio
from datetime import timedelta

from storage.database import Database
from storage.transaction import Transaction
from tests.storage.records import NOON


async def test_a_delivery_is_kept_once(db: Database) -> None:
    """However often it arrives, and although many arrive at one moment."""
    kept = await asyncio.gather(*(db.run(lambda tx: tx.inbox.keep("ev:T1:1", "{}", at=NOON)) for _ in range(20)))
    assert sorted(kept) == [False] * 19 + [True]


async def test_what_was_kept_by_a_failure_is_not_kept(db: Database) -> None:
    """So that Slack's second try takes effect."""

    def fails(tx: Transaction) -> None:
        tx.inbox.keep("ev:T1:1", "{}", at=NOON)
        raise ValueError

    await asyncio.gather(db.run(fails), return_exceptions=True)
    assert await db.run(lambda tx: tx.inbox.keep("ev:T1:1", "{}", at=NOON))


async def test_the_first_answer_is_kept(db: Database) -> None:
    """Somebody who pressed once and was heard twice reads the same answer."""
    await db.run(lambda tx: tx.inbox.keep("act:T1:1", "the first", at=NOON))
    await db.run(lambda tx: tx.inbox.keep("act:T1:1", "the second", at=NOON))
    assert await db.run(lambda tx: tx.inbox.answer_to("act:T1:1")) == "the first"
    assert await db.run(lambda tx: tx.inbox.answer_to("act:T1:2")) is None


async def test_old_deliveries_are_forgotten(db: Database) -> None:
    """And only the old."""
    await db.run(lambda tx: tx.inbox.keep("old", "{}", at=NOON - timedelta(days=3)))
    await db.run(lambda tx: tx.inbox.keep("young", "{}", at=NOON))
    assert await db.run(lambda tx: tx.inbox.forget_before(NOON - timedelta(days=1))) == 1
    assert await db.run(lambda tx: tx.inbox.answer_to("young")) == "{}"
    assert await db.run(lambda tx: tx.inbox.answer_to("old")) is None
