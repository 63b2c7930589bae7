"""How the cost of finding partners for a need, and of the jobs' lists of what is due, grows with the number of records.

`python -m bench.growth` up to 100,000; `--full` up to a million needs. Each size is a SQLite file of its own, filled
with plain inserts; what is timed is the very code of the bot.
"""

import argparse
import asyncio
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, insert

from bot.domain.needs import Need
from bot.domain.partners import PartnerKind, Rank, Stage, Standing
from bot.domain.reading.kinds import Kind
from bot.domain.reading.topics import catalogue
from bot.services import asking, matching, settings
from storage.database import Database
from storage.migrate import migrate
from storage.tables.matching import partner_topics, phrasebooks, phrases
from storage.tables.needs import needs
from storage.tables.partners import contacts, partners
from storage.transaction import Transaction

TEAM = "T1"
NOON = datetime(2026, 10, 6, 17, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
TOPICS_EACH = 3
ROWS_AT_ONCE = 5_000
SLICES, SLICE = 12, 15
FEW_PARTNERS, MANY_PARTNERS = 100, 100_000
FEW_NEEDS, MANY_NEEDS, MOST_NEEDS = 10, 100_000, 1_000_000
SYLLABLES = ("ba", "ke", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "zo", "chu")
ASKED_FOR = ("robotics", "bakadu", "career panel", "mentor for water quality", "chess")


class Cost(NamedTuple):
    """Milliseconds of the processor, which other work on the machine disturbs less than the clock on the wall."""

    matches: float
    due: float


async def curve(sizes: list[tuple[int, int]]) -> list[Cost]:
    """The costs at each (partners, needs)."""
    return [await _at(*size) for size in sizes]


async def report(*, full: bool, say: Callable[[str], None] = print) -> tuple[float, float]:
    """Print both curves; how many ms more matching costs with many partners, and how the lists of needs have grown."""
    by_partners = [(100, 10), (1_000, 10), (10_000, 10), (MANY_PARTNERS, 10)]
    by_needs = [(100, needs) for needs in (FEW_NEEDS, 1_000, MANY_NEEDS, *([MOST_NEEDS] if full else []))]
    many_partners, many_needs = await curve(by_partners), await curve(by_needs)
    for (count, _), cost in zip(by_partners, many_partners, strict=True):
        say(f"  {count:9,} partners: a need and its ranked matches {cost.matches:6.2f} ms")
    for (_, count), cost in zip(by_needs, many_needs, strict=True):
        say(f"  {count:9,} needs: matches of one {cost.matches:6.2f} ms; those to ask about {cost.due:6.3f} ms")
    return many_partners[-1].matches - many_partners[0].matches, many_needs[-1].matches / many_needs[0].matches


async def _at(partner_count: int, need_count: int) -> Cost:
    with tempfile.TemporaryDirectory() as folder:
        db = Database(f"sqlite:///{Path(folder) / 'handraise.db'}")
        migrate(db.engine)
        await db.run(_welcome)
        _fill(db.engine, partner_count, need_count)
        cost = Cost(await _timed(db, _matches(need_count)), await _timed(db, _due))
        db.close()
    return cost


async def _timed(db: Database, work: Callable[[Transaction, int], object]) -> float:
    """The best of several slices: what others do on the machine at the same time only makes it dearer."""

    def measured(tx: Transaction) -> float:
        costs = []
        for turn in range(SLICE):
            began = time.thread_time()
            work(tx, turn)
            costs.append((time.thread_time() - began) * 1000)
        return median(costs)

    await db.run(measured)  # warm
    return min([await db.run(measured) for _ in range(SLICES)])


def _matches(need_count: int) -> Callable[[Transaction, int], object]:
    def look(tx: Transaction, turn: int) -> object:
        need: Need = tx.needs.get(1 + turn * 7919 % need_count)
        return matching.matches(tx, need, at=NOON, limit=10)

    return look


def _due(tx: Transaction, _turn: int) -> object:
    return tx.needs.to_ask(NOON, limit=asking.A_FEW)


def _welcome(tx: Transaction) -> None:
    settings.welcome(tx, TEAM, url="", needs_channel="C1", time_zone="UTC", language="en")


def _fill(engine: Engine, partner_count: int, need_count: int) -> None:
    slugs = sorted(catalogue().by_slug)
    with engine.begin() as connection:
        _rows(connection, partners, partner_count, _partner)
        _rows(connection, contacts, partner_count, _contact)
        for turn in range(TOPICS_EACH):
            _rows(connection, partner_topics, partner_count, lambda number, turn=turn: _topic(number, turn, slugs))  # type: ignore[misc]  # bound
        _rows(connection, phrases, min(partner_count, 10_000), _phrase)
        connection.execute(insert(phrasebooks), {"team_id": TEAM, "revision": f"{engine.url.database}"})
        _rows(connection, needs, need_count, _need)


def _rows(connection: Connection, table: Any, count: int, row: Callable[[int], dict[str, Any]]) -> None:
    for first in range(1, count + 1, ROWS_AT_ONCE):
        connection.execute(
            insert(table), [row(number) for number in range(first, min(first + ROWS_AT_ONCE, count + 1))]
        )


def _partner(number: int) -> dict[str, Any]:
    who = {"id": number, "team_id": TEAM, "name": f"Partner {number}", "folded": f"partner {number}"}
    said = {"kind": PartnerKind.BUSINESS, "standing": Standing.APPROVED, "stage": Stage.ACTIVE}
    return who | said | {"asks_a_month": 4, "created_at": NOON}


def _contact(number: int) -> dict[str, Any]:
    who = {"id": number, "partner_id": number, "team_id": TEAM, "user_id": f"U{number}"}
    return who | {"rank": Rank.PRIMARY, "standing": Standing.APPROVED, "created_at": NOON}


def _topic(number: int, turn: int, slugs: list[str]) -> dict[str, Any]:
    """Two listed topics each, and words of their own."""
    topic = f"~{_own_words(number % 5_000)}" if turn == TOPICS_EACH - 1 else slugs[(number + turn) % len(slugs)]
    asked = NOON - timedelta(days=90) - number * MINUTE
    return {"team_id": TEAM, "topic": topic, "last_asked_at": asked, "partner_id": number}


def _phrase(number: int) -> dict[str, Any]:
    words = _own_words(number)
    return {"team_id": TEAM, "topic": f"~{words}", "words": words, "partners": 1}


def _own_words(number: int) -> str:
    """Made-up words, as different from each other as words are."""
    base = len(SYLLABLES)
    first, second, third, fourth = (SYLLABLES[number // base**place % base] for place in range(4))
    return f"{first}{second}n {third}{fourth}{first}"


def _need(number: int) -> dict[str, Any]:
    """One in a thousand is due to be asked."""
    what = {"kind": Kind.MENTOR, "topic": ASKED_FOR[number % len(ASKED_FOR)], "wanted": 1, "staff_present": True}
    who = {"id": number, "team_id": TEAM, "number": number, "asker": "U0", "channel": "C1", "state": "open"}
    due = NOON if number % 1000 == 1 else NOON + timedelta(days=1)
    return what | who | {"created_at": NOON, "fresh_until": NOON + timedelta(days=20), "ask_at": due}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="bench.growth", description=__doc__)
    parser.add_argument("--full", action="store_true", help="up to a million needs")
    asyncio.run(report(full=parser.parse_args().full))
