"""The loads: commands at a fixed rate, a burst of clicks, a command on an idle bot."""

import asyncio
import itertools
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TypeVar

from bench.contestants import Contestant
from bot.domain.reading.topics import catalogue
from sandbox.people.outcome import Outcome
from sandbox.people.person import Person
from sandbox.records.message import Message

T = TypeVar("T")

TYPISTS = 40
LATE_MS = 3000
_numbers = itertools.count()


@dataclass(frozen=True, slots=True)
class Acks:
    """Milliseconds from the scheduled moment to the acknowledgement; what was never acknowledged counts as late."""

    p50: float
    p99: float
    worst: float
    late: int


@dataclass(frozen=True, slots=True)
class Burst:
    """What a burst of clicks left behind."""

    acks: Acks
    held: int
    waiting: int
    redrawn: int


async def at_rate(contestant: Contestant, rate: int, seconds: float) -> Acks:
    """Open loop: one command every 1/rate s, whether or not the last one was answered."""
    typists = [_newcomer(contestant, "teachers") for _ in range(TYPISTS)]
    asked: list[asyncio.Task[float]] = []

    async def one(number: int, topic: str, due: float) -> float:
        sent = time.perf_counter()
        outcome = await typists[number % TYPISTS].sends(f"/need mentor {topic}", channel="teachers")
        return _waited(due, sent, outcome)

    lines = list(zip(range(int(rate * seconds)), _topics(), strict=False))
    async for (number, topic), due in _evenly(lines, 1 / rate):
        asked.append(asyncio.create_task(one(number, topic, due)))
    return _summary(await asyncio.gather(*asked))


async def _evenly(items: Sequence[T], gap_s: float) -> AsyncIterator[tuple[T, float]]:
    """Each item when it is due, and the moment it was due.

    A thread keeps the time. The event loop's own timers are rounded up to a millisecond and more,
    which would be charged to whoever is measured.
    """
    loop, queue = asyncio.get_running_loop(), asyncio.Queue[tuple[T, float]]()
    began = time.perf_counter() + 0.05

    def keep_time() -> None:
        for number, item in enumerate(items):
            due = began + number * gap_s
            time.sleep(max(0.0, due - time.perf_counter()))
            loop.call_soon_threadsafe(queue.put_nowait, (item, due))

    keeping = loop.run_in_executor(None, keep_time)
    for _ in items:
        yield await queue.get()
    await keeping


async def burst(contestant: Contestant, clickers: int, seats: int) -> Burst:
    """Everybody presses the same button at once."""
    slack = contestant.slack
    people = [_newcomer(contestant, "partners") for _ in range(clickers)]
    card = await _post(contestant, "ana", f"/need {seats} mentors robotics")
    drawn_before = len(slack.ledger.updates)
    began = time.perf_counter()
    waits = await asyncio.gather(*(_click(person, card, began) for person in people))
    await slack.until(lambda: any(f"{seats} of {seats}" in str(block) for block in card.blocks), 10)
    with sqlite3.connect(contestant.database) as db:
        counted = dict(db.execute("SELECT state, count(*) FROM claims GROUP BY state"))
    redrawn = len(slack.ledger.updates) - drawn_before
    return Burst(_summary(waits), counted.get("held", 0), counted.get("waitlisted", 0), redrawn)


async def idle_post(contestant: Contestant, times: int) -> float:
    """The median of the milliseconds from a typed line to the card in the channel, on a bot with nothing else to do."""
    waits = []
    for topic in itertools.islice(catalogue().by_slug.values(), times):
        await asyncio.sleep(1.2)  # longer than the bot's own pace of a post a second a channel
        began = time.perf_counter()
        await _post(contestant, "ben", f"/need mentor {topic.english}")
        waits.append((time.perf_counter() - began) * 1000)
    return median(waits)


async def _post(contestant: Contestant, teacher: str, line: str) -> Message:
    """Type a line, and wait for its card."""
    typist = contestant.slack.person(teacher)
    known = len(typist.reads("partners"))
    await typist.sends(line, channel="teachers")

    def card() -> Message | None:
        posts = typist.reads("partners")
        return posts[-1] if len(posts) > known else None

    shown = await contestant.slack.until(card)
    if shown is None:
        raise RuntimeError("no card")
    return shown


async def _click(person: Person, card: Message, began: float) -> float:
    sent = time.perf_counter()
    return _waited(began, sent, await person.clicks(card, "I can help"))


def _newcomer(contestant: Contestant, channel: str) -> Person:
    return contestant.slack.add_person(f"person{next(_numbers)}", channels=(channel,), announced=False)


def _topics() -> Iterator[str]:
    """Known topics, each as often as there are typists: nobody asks for the same thing twice."""
    for topic in catalogue().by_slug.values():
        yield from itertools.repeat(topic.english, TYPISTS)


def _waited(since: float, sent: float, outcome: Outcome) -> float:
    """Up to the acknowledgement: what the sandbox does to show the answer is its own time, not the bot's."""
    return (sent - since) * 1000 + outcome.ms if outcome.acked else float("inf")


def _summary(waits: list[float]) -> Acks:
    return Acks(median(waits), quantiles(waits, n=100)[98], max(waits), sum(wait > LATE_MS for wait in waits))
