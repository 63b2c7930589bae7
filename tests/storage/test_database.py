"""The way in: how the database is set up, who may have it, and what a transaction promises."""

import asyncio
import sqlite3
import sys
from asyncio.subprocess import PIPE
from pathlib import Path
from typing import cast

import pytest

from bot.errors import StartError
from storage.database import Database, parse
from storage.transaction import Transaction
from tests.storage.records import NOON, TEAM, need, notice

ROOT = Path(__file__).parents[2]
OTHER_PROCESS = """
import sys
from storage.database import Database
from bot.errors import StartError
try:
    Database(sys.argv[1])
except StartError as error:
    print(error)
"""


def pragma(tx: Transaction, name: str) -> object:
    return tx._connection.exec_driver_sql(f"PRAGMA {name}").scalar()


async def test_sqlite_is_set_to_lose_nothing(sqlite: Database) -> None:
    """A write-ahead log, an fsync at every commit (2 is FULL), checked references, and no ghosts of deleted rows."""
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    assert await sqlite.run(lambda tx: {name: pragma(tx, name) for name in wanted}) == wanted


def driver_of(tx: Transaction) -> sqlite3.Connection:
    return cast("sqlite3.Connection", tx._connection.connection.driver_connection)


async def test_sqlite_takes_the_write_lock_at_the_beginning(sqlite: Database) -> None:
    """BEGIN IMMEDIATE: a transaction that has read something can always write as well."""
    statements: list[str] = []
    await sqlite.run(lambda tx: driver_of(tx).set_trace_callback(statements.append))
    await sqlite.run(lambda tx: tx.workspaces.get(TEAM))
    assert statements[1] == "BEGIN IMMEDIATE"  # after the COMMIT of what set the trace


async def test_nothing_of_a_failed_transaction_is_kept(db: Database) -> None:
    """What the function raises is what its caller gets."""

    def fails(tx: Transaction) -> None:
        tx.inbox.keep("half done", "{}", at=NOON)
        raise ValueError("this one fails")

    with pytest.raises(ValueError, match="this one fails"):
        await db.run(fails)
    assert await db.run(lambda tx: tx.inbox.keep("half done", "{}", at=NOON))


async def test_news_is_told_after_the_commit(db: Database) -> None:
    """The courier is nudged by whoever wrote to the outbox, by nobody else, and not by a failure."""
    told: list[str] = []
    db.on_news = lambda: told.append("news")
    await db.run(lambda tx: tx.workspaces.get(TEAM))
    assert told == []
    await db.run(lambda tx: notice(tx, "first"))
    assert told == ["news"]

    def fails(tx: Transaction) -> None:
        notice(tx, "second")
        raise ValueError("this one fails")

    with pytest.raises(ValueError, match="this one fails"):
        await db.run(fails)
    assert told == ["news"]


async def test_a_second_process_is_refused_in_one_line(sqlite: Database) -> None:
    """Two bots on one file would each think they are alone."""
    program = (sys.executable, "-c", OTHER_PROCESS, str(sqlite.url))
    other = await asyncio.create_subprocess_exec(*program, stdout=PIPE, cwd=ROOT)
    said, _ = await other.communicate()
    (line,) = said.decode().splitlines()
    assert "DATABASE_URL: handraise.db is in use by another Handraise." in line


async def test_the_file_is_free_again_when_the_first_is_gone(sqlite_url: str) -> None:
    """Closing gives the lock back."""
    Database(sqlite_url).close()
    Database(sqlite_url).close()


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "sqlite:///:memory:",
        "sqlite+aiosqlite:///my.db",
        "mysql://root@localhost/handraise",
        "postgresql://me:s3cret@host:port/handraise",
    ],
)
def test_an_address_that_will_not_do_is_named_but_not_repeated(url: str) -> None:
    """There may be a password in it."""
    with pytest.raises(StartError, match="DATABASE_URL") as caught:
        parse(url)
    assert url not in str(caught.value)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+asyncpg"])
def test_postgresql_is_understood_however_it_is_spelt(scheme: str) -> None:
    """Hosts hand out more than one spelling."""
    assert parse(f"{scheme}://me@host/handraise").drivername == "postgresql+psycopg"


def test_a_folder_that_is_not_there_is_named() -> None:
    """Before SQLite says something obscure about it."""
    with pytest.raises(StartError, match="DATABASE_URL names a file in /no/such/folder"):
        Database("sqlite:////no/such/folder/handraise.db")


async def test_a_record_of_one_workspace_is_none_of_another_s(db: Database) -> None:
    """Its id, guessed or copied, finds nothing there."""
    asked = await db.run(need)
    assert await db.run(lambda tx: tx.needs.find("T2", asked.id)) is None
    assert await db.run(lambda tx: tx.needs.numbered("T2", asked.number)) is None
    assert await db.run(lambda tx: tx.needs.find(TEAM, asked.id)) == asked
