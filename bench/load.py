"""The loads: commands at a fixed rate, a burst of clicks, a command on an idle bot."""

import asyncio
import itertools
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median, quantiles

from bench.contestants import Contestant
from bot.domain.reading.topics import catalogue
from sandbox.people.outcome import Outcome
from sandbox.people.person import Person
from sandbox.state import Message

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
    began = time.perf_counter() + 0.05

    async def one(number: int, topic: str) -> float:
        scheduled = began + number / rate
        await asyncio.sleep(scheduled - time.perf_counter())
        outcome = await typists[number % TYPISTS].sends(f"/need mentor {topic}", channel="teachers")
        return _waited(scheduled, outcome)

    times = range(int(rate * seconds))
    return _summary(
        await asyncio.gather(*(one(number, topic) for number, topic in zip(times, _topics(), strict=False)))
    )


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
    return _waited(began, await person.clicks(card, "I can help"))


def _newcomer(contestant: Contestant, channel: str) -> Person:
    return contestant.slack.add_person(f"person{next(_numbers)}", channels=(channel,), announced=False)


def _topics() -> Iterator[str]:
    """Known topics, each as often as there are typists: nobody asks for the same thing twice."""
    for topic in catalogue().by_slug.values():
        yield from itertools.repeat(topic.english, TYPISTS)


def _waited(since: float, outcome: Outcome) -> float:
    return (time.perf_counter() - since) * 1000 if outcome.acked else float("inf")


def _summary(waits: list[float]) -> Acks:
    return Acks(median(waits), quantiles(waits, n=100)[98], max(waits), sum(wait > LATE_MS for wait in waits))
