"""Which topics lead to which partners: in the order of asking, a page at a time, and never by looking at everybody."""

from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import Select
from sqlalchemy.dialects import sqlite as dialect

from bot.domain.matching.ranking import NEVER
from storage.candidates import SPEAKING
from storage.database import Database
from storage.topics import BEHIND, PAGE, Place
from storage.transaction import Transaction
from tests.storage.partners import partner, refile
from tests.storage.records import NOON, TEAM

MINUTE = timedelta(minutes=1)


async def test_pages_join_without_a_gap_or_a_repeat(db: Database) -> None:
    """Whoever was asked longest ago comes first, those never asked before all."""

    def story(tx: Transaction) -> list[Place]:
        for number in range(7):
            founded = partner(tx, f"P{number}", "robotics")
            if number % 2:
                tx.topics.asked(founded.id, NOON - number * MINUTE)
        pages: list[Place] = []
        after = None
        while page := tx.topics.page(TEAM, "robotics", after=after, limit=2):
            pages += page
            after = page[-1]
        return pages

    pages = await db.run(story)
    assert [place.partner_id for place in pages] == [1, 3, 5, 7, 6, 4, 2]
    assert pages == sorted(pages, key=lambda place: (place.last_asked_at, place.partner_id))
    assert pages[0].last_asked_at == NEVER


async def test_the_phrases_are_those_in_use(db: Database) -> None:
    """Counted by partner, the most used first; the revision changes when one comes or goes, and only then."""

    def story(tx: Transaction) -> tuple[list[str], list[bool]]:
        revisions = [tx.topics.revision(TEAM)]
        acme = partner(tx, "Acme", "beekeeping shows", "robotics")
        revisions.append(tx.topics.revision(TEAM))
        partner(tx, "Bees", "Beekeeping Shows")
        revisions.append(tx.topics.revision(TEAM))
        partner(tx, "Cogs", "clockwork repair")
        revisions.append(tx.topics.revision(TEAM))
        used = [words for words, _ in tx.topics.entries(TEAM, 5)]
        refile(tx, acme.id)
        revisions.append(tx.topics.revision(TEAM))
        return used, [one == other for one, other in pairwise(revisions)]

    used, same = await db.run(story)
    assert used == ["beekeeping shows", "clockwork repair"]
    assert same == [False, True, False, True]


async def test_an_alias_said_again_means_the_last(db: Database) -> None:
    """And can be taken back."""

    def story(tx: Transaction) -> list[object]:
        tx.topics.add_alias(TEAM, "bots", "coding")
        tx.topics.add_alias(TEAM, "bots", "robotics")
        known = tx.topics.aliases(TEAM, limit=5)
        tx.topics.drop_alias(TEAM, "bots")
        return [known, tx.topics.aliases(TEAM, limit=5)]

    assert await db.run(story) == [[("bots", "robotics")], []]


async def test_unmatched_words_are_counted_and_forgotten(db: Database) -> None:
    """Shown as last written; another workspace sees none of them."""

    def story(tx: Transaction) -> list[object]:
        for words in ("Juggling", "juggling!"):
            tx.topics.note_unmatched(TEAM, "juggling", words, NOON)
        (one,) = tx.topics.unmatched(TEAM, limit=5)
        elsewhere = tx.topics.find_unmatched("T2", one.id)
        forgotten = tx.topics.forget_unmatched_before(NOON + MINUTE)
        return [one.words, one.times, elsewhere, forgotten, tx.topics.unmatched(TEAM, limit=5)]

    assert await db.run(story) == ["juggling!", 2, None, 1, []]


@pytest.mark.parametrize("statement", [PAGE, BEHIND, SPEAKING], ids=["first page", "next page", "contacts"])
def test_nothing_looks_at_everybody(sqlite_url: str, statement: Select[tuple[object, ...]]) -> None:
    """Every table is searched by an index; and a page of a topic comes in the order of the key, unsorted."""
    database = Database(sqlite_url)
    written = str(statement.compile(dialect=dialect.dialect(), compile_kwargs={"render_postcompile": False}))
    written = written.replace("(__[POSTCOMPILE_partners])", "(?)")
    with database.engine.connect() as connection:
        plan = [
            row.detail for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {written}", (1,) * written.count("?"))
        ]
    database.close()
    assert not [step for step in plan if step.startswith("SCAN")], plan
    if statement is not SPEAKING:
        assert not [step for step in plan if "TEMP B-TREE" in step], plan
