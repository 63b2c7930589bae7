"""What is personal is known column by column; whoever is forgotten is in no row any more."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, String, Text, TypeDecorator, select

from bot.courier.drawing import RENDERINGS
from bot.domain.partners import PartnerKind
from bot.domain.people import Person, Role
from bot.domain.posts import PostState
from bot.errors import UserError
from bot.messages import mydata
from bot.services import claims, forgetting, kinds, partners, retention
from storage.columns import Lines, Word
from storage.database import Database, make_engine, parse
from storage.indexes import metadata
from storage.personal import OTHERWISE, PERSONAL
from storage.transaction import Transaction
from tests.storage.leaver import ALONE, COORDINATOR, DEEDS, LEAVER, OTHER, ask, furnish, speaks_for
from tests.storage.records import NOON, TEAM


def test_every_column_of_words_or_ids_is_considered() -> None:
    """A new one says whose it is and what becomes of it, or nothing here passes."""
    words = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if _holds_words(column.type)
    }
    replaced = {
        f"{held.table.name}.{column.name}" for held in PERSONAL.values() if held.instead for column in held.instead
    }
    elsewhere = {name for names in OTHERWISE.values() for name in names}
    assert words - PERSONAL.keys() - replaced - elsewhere == set()
    assert elsewhere - words == set()
    assert elsewhere & PERSONAL.keys() == set()


def test_every_name_is_that_of_its_column() -> None:
    assert {name: f"{held.table.name}.{held.column.name}" for name, held in PERSONAL.items()} == {
        name: name for name in PERSONAL
    }


def test_everything_held_has_a_title_and_every_fact_a_name() -> None:
    """Nobody reads `quiet_until` in a page about themselves."""
    assert set(mydata.TITLES) == set(PERSONAL)
    assert {column.name for held in PERSONAL.values() for column in held.shown} - set(mydata.FIELDS) == set()


def test_every_word_of_ours_is_said_in_the_readers_language() -> None:
    """`filled_elsewhere` is a word of ours; what became of a post is for whoever runs the bot."""
    shown = (column.type for held in PERSONAL.values() for column in held.shown)
    ours = {kind.words for kind in shown if isinstance(kind, Word)} - {PostState}
    assert [word for words in ours for word in words if word not in mydata.SPOKEN[words]] == []


def test_every_kind_of_post_says_whom_it_names() -> None:
    """Or a message would stand with a name in it that was to be forgotten."""
    named = frozenset().union(*kinds.SPEAKS_OF.values())
    assert named | kinds.NAMES_NOBODY == set(RENDERINGS)
    assert named & kinds.NAMES_NOBODY == frozenset()


async def test_whoever_is_forgotten_is_in_no_row(db: Database) -> None:
    """After a full life here, on either database; what others need is still there."""
    await db.run(furnish)
    for deed in DEEDS.values():
        await db.run(deed)
    await db.run(lambda tx: forgetting.forget(tx, LEAVER, team_id=TEAM, at=NOON + timedelta(hours=1)))
    with db.engine.begin() as connection:
        assert list(_traces(connection)) == []
        ended = connection.execute(select(metadata.tables["claims"].c.user_id)).scalars().all()
        assert any(user_id.startswith("gone:") for user_id in ended)


async def test_two_who_are_forgotten_do_not_become_one(db: Database) -> None:
    """Two confirmed claims on one need stay two, whoever made them."""

    def story(tx: Transaction) -> list[str]:
        furnish(tx)
        need = ask(tx, OTHER, wanted=2, topic="robotics")
        for person in (LEAVER, COORDINATOR):
            speaks_for(tx, person, person.user_id, PartnerKind.BUSINESS)
            held = claims.claim(tx, need, by=person, at=NOON)
            claims.confirm(tx, held.claim.id, at=NOON)
        tx.needs.change(need, day=NOON.date() - timedelta(days=1))
        tx.people.give_role(OTHER, Role.COORDINATOR)
        for person in (LEAVER, COORDINATOR):
            forgetting.forget(tx, person, team_id=TEAM, at=NOON)
        return [claim.user_id for claim in tx.claims.seated(need)]

    seated = await db.run(story)
    assert len(set(seated)) == 2
    assert all(user_id.startswith("gone:") for user_id in seated)


async def test_a_family_that_was_only_them_loses_its_name(db: Database) -> None:
    """And a business does not."""

    def story(tx: Transaction) -> list[str]:
        furnish(tx)
        for name, kind in (("The Leavers", PartnerKind.FAMILY), ("Acme", PartnerKind.BUSINESS)):
            speaks_for(tx, LEAVER, name, kind)
        forgetting.forget(tx, LEAVER, team_id=TEAM, at=NOON)
        return [tx.partners.get(partner_id).name for partner_id in (1, 2)]

    assert sorted(await db.run(story)) == ["Acme", "—"]


async def test_another_person_of_the_same_id_keeps_everything(db: Database) -> None:
    """In a channel that is shared, a person is a workspace and an id together."""
    namesake = Person("T0ELSEWHERE", LEAVER.user_id)

    def story(tx: Transaction) -> tuple[Any, Any]:
        furnish(tx)
        need = ask(tx, OTHER, topic="robotics")
        claims.claim(tx, need, by=namesake, at=NOON)
        tx.needs.add_question(need, namesake, "Is there a projector?", NOON)
        before = tx.forgetting.held(namesake)
        forgetting.forget(tx, LEAVER, team_id=TEAM, at=NOON)
        return before, tx.forgetting.held(namesake)

    before, after = await db.run(story)
    assert before == after
    assert set(before) == {"claims.user_id", "questions.user_id"}


async def test_a_block_outlives_being_forgotten(db: Database) -> None:
    """Until a coordinator lifts it; and nobody else is taken for them."""

    def story(tx: Transaction) -> list[bool]:
        furnish(tx)
        tx.people.block(LEAVER, NOON)
        forgetting.forget(tx, LEAVER, team_id=TEAM, at=NOON)
        forgetting.forget(tx, OTHER, team_id=TEAM, at=NOON)
        blocked = [tx.people.is_blocked(LEAVER), tx.people.is_blocked(OTHER)]
        partners.unblock(tx, LEAVER, by=COORDINATOR, at=NOON)
        return [*blocked, tx.people.is_blocked(LEAVER)]

    assert await db.run(story) == [True, False, False]


async def test_needs_go_to_whoever_is_nearest_and_there(db: Database) -> None:
    """Who leads the school, before a coordinator; nobody who has left, nor who has a place on it."""

    def story(tx: Transaction) -> list[str]:
        furnish(tx)
        heirs = []
        for lead in ("U0GONE", "U0BUSY", "U0LEAD"):
            tx.people.give_role(Person(TEAM, lead), Role.SCHOOL_LEAD, "Oak Hill")
        tx.people.learn(
            [{"team_id": TEAM, "user_id": "U0GONE", "language": "en", "time_zone": "UTC", "learned_at": NOON}]
        )
        tx.people.note_gone([Person(TEAM, "U0GONE")], NOON)
        speaks_for(tx, Person(TEAM, "U0BUSY"), "Busy Bees", PartnerKind.BUSINESS)
        for school in ("Oak Hill", "Lincoln"):
            need = tx.needs.change(ask(tx, LEAVER), school=school)
            claims.claim(tx, need.id, by=Person(TEAM, "U0BUSY"), at=NOON)
            heirs.append(need.id)
        forgetting.forget(tx, LEAVER, team_id=TEAM, at=NOON)
        return [tx.needs.get(need_id).asker for need_id in heirs]

    assert await db.run(story) == ["U0LEAD", COORDINATOR.user_id]


@pytest.fixture(scope="module")
def template(migrated_file: Path) -> Path:
    return migrated_file


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_nothing_of_them_is_left_whatever_they_did(template: Path, data: st.DataObject) -> None:
    """In any order, as often as they liked, with whatever refusals on the way."""
    story = data.draw(st.lists(st.sampled_from(sorted(DEEDS)), max_size=14))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "handraise.db"
        copyfile(template, path)
        engine = make_engine(parse(f"sqlite:///{path}"))
        with engine.begin() as connection:
            tx = Transaction(connection)
            furnish(tx)
            for deed in story:
                _try(tx, connection, deed)
            forgetting.forget(tx, LEAVER, team_id=TEAM, at=NOON + timedelta(hours=1))
            assert list(_traces(connection)) == []
            assert retention.expire(tx, at=NOON + timedelta(hours=2), limit=10) == 0
        engine.dispose()


def _try(tx: Transaction, connection: Connection, name: str) -> None:
    """Undone where it is refused, as at the door."""
    step = connection.begin_nested()
    try:
        DEEDS[name](tx)
    except (UserError, LookupError):
        step.rollback()
    else:
        step.commit()


def _traces(connection: Connection) -> Iterator[str]:
    """Every cell that has their id or their words; what somebody else took over is that person's by now."""
    for table in metadata.sorted_tables:
        for row in connection.execute(select(table)).mappings():
            taken_over = table.name == "needs" and row["asker"] == COORDINATOR.user_id
            for column, value in row.items():
                said = str(value)
                if LEAVER.user_id in said or (ALONE in said and not taken_over):
                    yield f"{table.name}.{column}: {value!r}"


def _holds_words(kind: Any) -> bool:
    if isinstance(kind, TypeDecorator):
        return isinstance(kind, Lines)
    return isinstance(kind, String | Text)
