"""The inbox: each delivery takes effect once."""

import asyncio
from datetime import timedelta

from storage.database import Database
from storage.transaction import Transaction
from tests.storage.records import NOON


async def test_a_delivery_is_new_once(db: Database) -> None:
    """However often it arrives, and although many arrive at one moment."""
    heard = await asyncio.gather(*(db.run(lambda tx: tx.inbox.is_new("ev:T1:1", NOON)) for _ in range(20)))
    assert sorted(heard) == [False] * 19 + [True]


async def test_what_was_noted_by_a_failure_is_not_noted(db: Database) -> None:
    """So that Slack's second try finds it new."""

    def fails(tx: Transaction) -> None:
        tx.inbox.is_new("ev:T1:1", NOON)
        raise ValueError

    await asyncio.gather(db.run(fails), return_exceptions=True)
    assert await db.run(lambda tx: tx.inbox.is_new("ev:T1:1", NOON))


async def test_the_answer_is_kept_for_the_next_time(db: Database) -> None:
    """Somebody who pressed once and was heard twice reads the same answer."""

    def answer(tx: Transaction) -> None:
        tx.inbox.is_new("act:T1:1", NOON)
        tx.inbox.keep_answer("act:T1:1", '{"kind":"Silence"}')

    await db.run(answer)
    assert await db.run(lambda tx: tx.inbox.answer_to("act:T1:1")) == '{"kind":"Silence"}'
    assert await db.run(lambda tx: tx.inbox.answer_to("act:T1:2")) is None


async def test_old_deliveries_are_forgotten(db: Database) -> None:
    """And only the old."""
    await db.run(lambda tx: tx.inbox.is_new("old", NOON - timedelta(days=3)))
    await db.run(lambda tx: tx.inbox.is_new("young", NOON))
    assert await db.run(lambda tx: tx.inbox.forget_before(NOON - timedelta(days=1))) == 1
    assert await db.run(lambda tx: tx.inbox.is_new("young", NOON)) is False
    assert await db.run(lambda tx: tx.inbox.is_new("old", NOON)) is True
