"""The loads: commands at a fixed rate, a burst of clicks, a command on an idle bot."""

import asyncio
import itertools
import sqlite3
import time
from dataclasses import dataclass
from statistics import median, quantiles

from bench.contestants import Contestant
from sandbox.people.outcome import Outcome
from sandbox.people.person import Person
from sandbox.state import Message

LATE_MS = 3000
_numbers = itertools.count()
SYLLABLES = ("ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu", "va")


@dataclass(frozen=True, slots=True)
class Acks:
    """Milliseconds from the scheduled moment to the acknowledgement; what was never acknowledged counts as late."""

    p50: float
    p99: float
    worst: float
    late: int


async def at_rate(contestant: Contestant, rate: int, seconds: float) -> Acks:
    """Open loop: one command every 1/rate s, whether or not the last one was answered."""
    typists = [contestant.slack.add_person(f"typist{next(_numbers)}", channels=("teachers",), announced=False) for n in range(40)]
    lines = (f"/need mentor {topic}" for topic in _topics())
    began = time.perf_counter() + 0.05

    async def one(number: int, line: str) -> float:
        scheduled = began + number / rate
        await asyncio.sleep(scheduled - time.perf_counter())
        outcome = await typists[number % len(typists)].sends(line, channel="teachers")
        return _waited(scheduled, outcome)

    return _summary(await asyncio.gather(*(one(number, next(lines)) for number in range(int(rate * seconds)))))


async def burst(contestant: Contestant, clickers: int, seats: int) -> tuple[Acks, str, int]:
    """Everybody presses the same button at once: acknowledgements, who got what, and how often the card was drawn again."""
    slack = contestant.slack
    people = [slack.add_person(f"clicker{n}", channels=("partners",), announced=False) for n in range(clickers)]
    card = await _post(contestant, f"/need {seats} mentors robotics")
    drawn_before = _updates(contestant)
    began = time.perf_counter()
    waits = await asyncio.gather(*(_click(person, card, began) for person in people))
    await slack.until(lambda: f"{seats} of {seats}" in card.text, 10)
    with sqlite3.connect(contestant.database) as db:
        counted = dict(db.execute("SELECT state, count(*) FROM claims GROUP BY state"))
    return _summary(waits), f"{counted.get('held', 0)} held, {counted.get('waitlisted', 0)} waiting", _updates(contestant) - drawn_before


async def idle_post(contestant: Contestant, times: int) -> float:
    """Milliseconds from a typed line to the card standing in the channel, on a bot with nothing else to do; the median."""
    topics = _topics()
    waits = []
    for _ in range(times):
        await asyncio.sleep(1.2)  # longer than the bot's own pace of a post a second a channel
        began = time.perf_counter()
        await _post(contestant, f"/need mentor {next(topics)}")
        waits.append((time.perf_counter() - began) * 1000)
    return median(waits)


async def _post(contestant: Contestant, line: str) -> Message:
    slack = contestant.slack
    ana = slack.person("ana")
    known = len(ana.reads("partners"))
    await ana.sends(line, channel="teachers")
    return await slack.until(lambda: ana.reads("partners")[-1] if len(ana.reads("partners")) > known else None)  # type: ignore[return-value]  # until() returns only what is true


async def _click(person: Person, card: Message, began: float) -> float:
    return _waited(began, await person.clicks(card, "I can help"))


def _waited(since: float, outcome: Outcome) -> float:
    return (time.perf_counter() - since) * 1000 if outcome.acked else float("inf")


def _updates(contestant: Contestant) -> int:
    return len(contestant.slack.ledger.calls("chat.update"))


def _topics() -> itertools.chain[str]:
    """Words nobody has asked for yet, so that no line looks like another."""
    return itertools.chain("".join(parts) for parts in itertools.product(SYLLABLES, repeat=4))


def _summary(waits: list[float]) -> Acks:
    return Acks(median(waits), quantiles(waits, n=100)[98], max(waits), sum(wait > LATE_MS for wait in waits))
