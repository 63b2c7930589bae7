"""The way to the database, and the only place that knows which database it is.

SQLite: one writer thread that commits waiting functions in groups (storage/writer.py), so an fsync at every commit
stays cheap; one process, guarded by an operating-system lock.
PostgreSQL: a pool of threads that run functions side by side; a deadlock is tried again.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol, TypeVar

from sqlalchemy import Engine, PoolProxiedConnection, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlalchemy.pool import StaticPool

from bot.errors import StartError
from storage.transaction import Transaction
from storage.writer import Writer

T = TypeVar("T")
Work = Callable[[Transaction], T]

BUSY_TIMEOUT_S = 10
POSTGRES_THREADS = 8
DEADLOCK_TRIES = 3
RETRYABLE_SQLSTATES = {"40001", "40P01"}


class Runner(Protocol):
    """Runs one function in one transaction, on some thread, and commits before it answers."""

    async def run(self, work: Work[T]) -> T: ...

    def close(self) -> None: ...


class Database:
    """`await db.run(work)` is the only way in; what comes out are frozen records, never rows."""

    def __init__(self, url: str) -> None:
        self.url = parse(url)
        self.on_news: Callable[[], None] = lambda: None
        self._lock = _lock_file(self.url)
        self.engine = make_engine(self.url)
        self._runner: Runner = Pool(self.engine) if is_postgres(self.url) else Writer(self.engine)

    @property
    def is_single(self) -> bool:
        """Whether this process is the only one on this database."""
        return not is_postgres(self.url)

    async def run(self, work: Work[T]) -> T:
        """Run `work` in a transaction and return its result after the commit.

        Raises whatever `work` raises, with nothing written.
        """
        news = False

        def noting_news(tx: Transaction) -> T:
            nonlocal news
            result = work(tx)
            news = tx.has_news
            return result

        result = await self._runner.run(noting_news)
        if news:
            self.on_news()
        return result

    def close(self) -> None:
        self._runner.close()
        self.engine.dispose()
        if self._lock is not None:
            self._lock.close()


class Pool:
    """PostgreSQL: functions side by side on a few threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(POSTGRES_THREADS, thread_name_prefix="database")

    async def run(self, work: Work[T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._run, work)

    def _run(self, work: Work[T]) -> T:
        for attempt in range(1, DEADLOCK_TRIES + 1):
            try:
                with self._engine.begin() as connection:
                    return work(Transaction(connection))
            except OperationalError as error:
                if getattr(error.orig, "sqlstate", None) not in RETRYABLE_SQLSTATES or attempt == DEADLOCK_TRIES:
                    raise
        raise AssertionError("unreachable")

    def close(self) -> None:
        self._threads.shutdown(wait=True)


def parse(url: str) -> URL:
    """Read DATABASE_URL. Raises StartError naming the setting."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:  # ValueError: a port that is no number
        raise StartError(
            "DATABASE_URL is no database address; write sqlite:///handraise.db or postgresql://…"
        ) from error
    if parsed.get_backend_name() in {"postgresql", "postgres"}:  # the second is what many hosts still hand out
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername not in {"sqlite", "sqlite+pysqlite"} or parsed.database in {None, "", ":memory:"}:
        raise StartError("DATABASE_URL must name a SQLite file or a PostgreSQL database, like sqlite:///handraise.db")
    return parsed


def is_postgres(url: URL) -> bool:
    return url.get_backend_name() == "postgresql"


def make_engine(url: URL) -> Engine:
    """An engine set up as docs/decisions/storage.md says. Raises StartError when the driver is missing."""
    try:
        return _postgres(url) if is_postgres(url) else _sqlite(url)
    except ModuleNotFoundError as error:
        raise StartError(
            "DATABASE_URL names PostgreSQL, but its driver is missing: pip install 'handraise[postgres]'"
        ) from error


def _postgres(url: URL) -> Engine:
    options = "-c timezone=UTC -c lock_timeout=10s -c idle_in_transaction_session_timeout=30s"
    return create_engine(
        url,
        pool_size=POSTGRES_THREADS,
        max_overflow=0,
        pool_pre_ping=True,
        pool_recycle=1800,
        connect_args={"connect_timeout": 5, "options": options, "application_name": "handraise"},
        hide_parameters=True,  # they are people's words, and errors go to the log
    )


def _sqlite(url: URL) -> Engine:
    """One connection, ever: SQLite before 3.51.3 can corrupt a WAL that two connections write at one moment."""
    patience = {"timeout": str(BUSY_TIMEOUT_S)} | dict(url.query)
    engine = create_engine(
        url.set(query=patience),
        poolclass=StaticPool,
        connect_args={"check_same_thread": False},
        hide_parameters=True,  # they are people's words, and errors go to the log
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # the driver must not begin transactions of its own, behind SELECTs' backs
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function("lower", 1, _lower, deterministic=True)  # its own knows only the letters of English

    # By the dialect and not by an event: an engine that listens to its connections pays for it at every statement.
    engine.dialect.do_begin = _begin_immediate  # type: ignore[method-assign, assignment]
    return engine


def _begin_immediate(connection: PoolProxiedConnection) -> None:
    connection.cursor().execute("BEGIN IMMEDIATE")  # the write lock first: upgrading a read later fails at once


def _lower(text: str | None) -> str | None:
    return text.lower() if text else text


def _lock_file(url: URL) -> sqlite3.Connection | None:
    """Hold a lock that dies with the process, even by kill -9. Raises StartError when another process has it."""
    if is_postgres(url) or url.database is None:
        return None
    path = Path(url.database)
    if not path.absolute().parent.is_dir():
        raise StartError(f"DATABASE_URL names a file in {path.absolute().parent}, and there is no such folder.")
    try:
        return _locked(path.with_name(path.name + ".lock"))
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise StartError(
                f"DATABASE_URL: Handraise cannot write beside {path.name} ({error}). Give it a folder of its own."
            ) from error
        raise StartError(
            f"DATABASE_URL: {path.name} is in use by another Handraise. Stop that one, or give this one its own file."
            " To run several, use PostgreSQL."
        ) from error


def _locked(path: Path) -> sqlite3.Connection:
    lock = sqlite3.connect(path, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        lock.close()
        raise
    return lock
