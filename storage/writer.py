"""Group commit: one thread, one connection, many functions to a commit.

Each function runs in a savepoint of its own, so one that fails takes nobody with it.
"""

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import Connection, Engine

from storage.transaction import Transaction

T = TypeVar("T")

LARGEST_GROUP = 64


class Job(NamedTuple):
    work: Callable[[Transaction], Any]
    future: asyncio.Future[Any]


class Done(NamedTuple):
    future: asyncio.Future[Any]
    result: Any
    error: BaseException | None


class Writer:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None  # kept: fetching one costs as much as a statement
        self._queue: SimpleQueue[Job | None] = SimpleQueue()
        self._closed = False
        self._thread = threading.Thread(target=self._serve, name="database", daemon=True)
        self._thread.start()

    async def run(self, work: Callable[[Transaction], T]) -> T:
        if self._closed:
            raise RuntimeError("the database is closed")
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._queue.put(Job(work, future))
        return await future

    def close(self) -> None:
        """Finish what was handed in, and take nothing more."""
        self._closed = True
        self._queue.put(None)
        self._thread.join()

    def _serve(self) -> None:
        while group := self._next_group():
            _answer(self._commit(group))
        self._let_go()

    def _next_group(self) -> list[Job]:
        """Wait for a job, then take whatever else is already waiting; empty at the end."""
        first = self._queue.get()
        group = [first] if first else []
        with suppress(Empty):
            while group and len(group) < LARGEST_GROUP:
                job = self._queue.get_nowait()
                if job is None:
                    self._queue.put(None)  # serve this group first, stop afterwards
                    break
                group.append(job)
        return group

    def _commit(self, group: list[Job]) -> list[Done]:
        try:
            connection = self._connection = self._connection or self._engine.connect()
            with connection.begin():
                if len(group) == 1:  # nobody else to protect: the transaction itself is savepoint enough
                    return [Done(group[0].future, group[0].work(Transaction(connection)), None)]
                return [_in_savepoint(connection, job) for job in group]
        except BaseException as error:  # noqa: BLE001  # handed to every waiting caller, not swallowed
            self._let_go()
            return [Done(job.future, None, error) for job in group]

    def _let_go(self) -> None:
        """After a failed COMMIT the driver may still be inside its transaction; giving the connection back ends it."""
        if self._connection:
            self._connection.close()
        self._connection = None


def _in_savepoint(connection: Connection, job: Job) -> Done:
    connection.exec_driver_sql("SAVEPOINT one")
    try:
        result = job.work(Transaction(connection))
    except BaseException as error:  # noqa: BLE001  # handed to the caller, not swallowed
        connection.exec_driver_sql("ROLLBACK TO one")
        connection.exec_driver_sql("RELEASE one")
        return Done(job.future, None, error)
    connection.exec_driver_sql("RELEASE one")
    return Done(job.future, result, None)


def _answer(group: list[Done]) -> None:
    """Wake the callers, with one call into each event loop."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Done]] = {}
    for done in group:
        by_loop.setdefault(done.future.get_loop(), []).append(done)
    for loop, finished in by_loop.items():
        with suppress(RuntimeError):  # the loop closed while we worked: nobody is waiting any more
            loop.call_soon_threadsafe(_settle, finished)


def _settle(group: list[Done]) -> None:
    for done in group:
        if done.future.cancelled():
            continue
        if done.error is not None:
            done.future.set_exception(done.error)
        else:
            done.future.set_result(done.result)
