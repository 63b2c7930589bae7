"""Group commit: many functions to a commit, each on its own; nothing is answered before it is on disk."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.database import Database
from storage.transaction import Transaction
from storage.writer import LARGEST_GROUP
from tests.storage.records import NOON

Work = Callable[[Transaction], Any]


def noting(key: str) -> Work:
    return lambda tx: tx.inbox.keep(key, "{}", at=NOON)


def broken(tx: Transaction) -> None:
    tx.inbox.keep("half done", "{}", at=NOON)
    raise ValueError("this one fails")


def doomed(tx: Transaction) -> None:
    """Breaks a promise that SQLite checks only at the commit."""
    connection = tx._connection
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    connection.exec_driver_sql("INSERT INTO offers VALUES (404, 0, 'robots', NULL)")


async def together(db: Database, *works: Work) -> list[Any]:
    """What becomes of functions that wait while the writer is busy, and so make one group."""
    go_on = threading.Event()
    busy = asyncio.create_task(db.run(lambda _: go_on.wait()))
    waiting = [asyncio.create_task(db.run(work)) for work in works]
    await asyncio.sleep(0)  # one turn of the loop: all of them are in the queue
    go_on.set()
    _, *outcomes = await asyncio.gather(busy, *waiting, return_exceptions=True)
    return outcomes


def on_disk(db: Database) -> set[str]:
    """The deliveries noted, as another program reads them at this moment."""
    with closing(sqlite3.connect(str(db.url.database))) as reader:
        return {key for (key,) in reader.execute("SELECT key FROM inbox")}


async def test_many_functions_share_a_commit(sqlite: Database) -> None:
    """So an fsync at every commit stays cheap; a group has its limit."""
    commits: list[object] = []
    event.listen(sqlite.engine, "commit", commits.append)
    many = [noting(f"delivery {number}") for number in range(2 * LARGEST_GROUP)]
    assert await together(sqlite, *many) == [True] * len(many)
    assert len(commits) <= 4
    assert len(on_disk(sqlite)) == len(many)


async def test_what_is_answered_is_on_disk(sqlite: Database) -> None:
    """Whoever asks the file right after the answer finds it there."""
    for number in range(5):
        await sqlite.run(noting(f"delivery {number}"))
        assert f"delivery {number}" in on_disk(sqlite)


async def test_one_that_fails_takes_nobody_with_it(sqlite: Database) -> None:
    """Its own half-done work is gone, its neighbours' is there."""
    before, fails, after = await together(sqlite, noting("before"), broken, noting("after"))
    assert (before, after) == (True, True)
    assert isinstance(fails, ValueError)
    assert on_disk(sqlite) == {"before", "after"}


async def test_a_failed_commit_reaches_everybody_who_waits_for_it(sqlite: Database) -> None:
    """Nobody is told that their work is kept when it is not; the writer goes on."""
    failures = await together(sqlite, noting("before"), doomed, noting("after"))
    assert [type(failure) for failure in failures] == [IntegrityError] * 3
    assert on_disk(sqlite) == set()
    assert await sqlite.run(noting("before")) is True


async def test_a_database_that_somebody_else_has_locked_is_an_error_not_a_silence(sqlite_url: str) -> None:
    """Everybody who waits hears of it, and it works again when the lock is gone."""
    database = Database(f"{sqlite_url}?timeout=0.01")
    with closing(database), closing(sqlite3.connect(str(database.url.database), isolation_level=None)) as other:
        await database.run(noting("before"))
        other.execute("BEGIN IMMEDIATE")
        failures = await together(database, noting("one"), noting("two"))
        assert [type(failure) for failure in failures] == [OperationalError] * 2
        other.execute("ROLLBACK")
        assert await together(database, noting("one"), noting("two")) == [True, True]


async def test_somebody_who_stopped_waiting_holds_nobody_up(sqlite: Database) -> None:
    """The work is done all the same; only its answer has no reader."""
    go_on = threading.Event()
    busy = asyncio.create_task(sqlite.run(lambda _: go_on.wait()))
    gone = asyncio.create_task(sqlite.run(noting("gone")))
    await asyncio.sleep(0)
    gone.cancel()
    go_on.set()
    await busy
    assert await sqlite.run(noting("next")) is True
    assert on_disk(sqlite) == {"gone", "next"}


async def test_nobody_waits_for_a_closed_database(sqlite_url: str) -> None:
    """It says so at once."""
    database = Database(sqlite_url)
    database.close()
    with pytest.raises(RuntimeError, match="closed"):
        await database.run(noting("too late"))
