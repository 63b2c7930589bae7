"""The table of things the clock makes the bot do.

Each body does a bounded amount of due work and says how much; the rest comes right after. No job remembers anything:
what is due is in the database, so neither a restart nor a second process loses or repeats it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.clock import Clock
from bot.courier.lists import Lists
from bot.courier.rounds import Courier
from bot.domain.matching.phrasebook import shipped
from bot.services import asking, claims, ending, figures, registry, retention, waiting
from storage.database import Database
from storage.transaction import Transaction

AT_A_TIME = 100
INBOX_KEPT = timedelta(days=3)  # Slack may bring a delivery again for a day
OUTBOX_KEPT = timedelta(days=90)
UPLOADS_KEPT = timedelta(days=7)  # what was found in a list holds words of it
LANES_KEPT = timedelta(hours=1)
UNMATCHED_KEPT = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    every: timedelta
    body: Callable[[], Awaitable[int]]


def table(db: Database, clock: Clock, courier: Courier, lists: Lists) -> tuple[Job, ...]:
    def due(work: Callable[..., int]) -> Callable[[], Awaitable[int]]:
        """A use case that does what is due, as a job."""
        return lambda: db.run(partial(_with_limit, work, clock.now()))

    async def deliver() -> int:
        courier.nudge()
        return 0

    async def ask() -> int:
        if not await db.run(partial(asking.is_due, at=clock.now())):
            return 0
        await asyncio.to_thread(shipped)  # made once, and others must not wait for it
        return await due(asking.ask_due)()

    return (
        Job("deliver", timedelta(seconds=1), deliver),
        Job("sweep", timedelta(seconds=10), courier.sweep),
        Job("knock", timedelta(minutes=1), courier.knock),
        Job("lapse", timedelta(seconds=15), due(waiting.lapse)),
        Job("confirm", timedelta(minutes=1), due(claims.confirm_silently)),
        Job("stale", timedelta(minutes=1), due(ending.ask_about_stale)),
        Job("lists", timedelta(seconds=2), lists.read_due),
        Job("file", timedelta(seconds=2), due(registry.file_due)),
        Job("measure", timedelta(hours=1), lambda: db.run(figures.measure)),
        Job("expire", timedelta(hours=1), due(retention.expire)),  # days matter here, but no process runs for days
        Job("ask", timedelta(seconds=5), ask),
        Job("unanswered", timedelta(minutes=1), due(asking.lapse)),
        Job("forget", timedelta(hours=1), lambda: db.run(partial(forget, at=clock.now()))),
    )


def forget(tx: Transaction, *, at: datetime) -> int:
    """Throw away what only served to deliver."""
    return (
        tx.inbox.forget_before(at - INBOX_KEPT)
        + tx.outbox.forget_before(at - OUTBOX_KEPT)
        + tx.uploads.forget_before(at - UPLOADS_KEPT)
        + tx.topics.forget_unmatched_before(at - UNMATCHED_KEPT)
        + tx.delivery.forget_idle_lanes(at - LANES_KEPT)
    )


def _with_limit(work: Callable[..., int], at: datetime, tx: Transaction) -> int:
    return work(tx, at=at, limit=AT_A_TIME)
