"""People as Slack describes them: whose name is no learner's, who may be given a role, whose workspace it is."""

from functools import partial
from typing import Any

from sqlalchemy import event

from bot.domain.people import Person
from bot.services import acquaintance
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.records import NOON, TEAM

ANA: dict[str, Any] = {
    "id": "U0ANA",
    "team_id": TEAM,
    "real_name": "Ana  Flores",
    "profile": {"real_name": "Ana Flores", "display_name": "Señora Flores"},
}
BOT: dict[str, Any] = {"id": "U0BOT", "team_id": TEAM, "real_name": "Robo Helper", "is_bot": True}
SAM: dict[str, Any] = {"id": "U0SAM", "team_id": "T9", "real_name": "Sam Elsewhere"}
NAMES = ("ana flores", "senora flores", "ana torres", "robo helper", "sam elsewhere")


async def learn(db: Database, *users: dict[str, Any]) -> None:
    await db.run(partial(acquaintance.learn, users=users, team_id=TEAM, at=NOON))


async def known(db: Database) -> frozenset[str]:
    return await db.run(lambda tx: tx.names.known(TEAM, NAMES))


async def members(db: Database) -> frozenset[str]:
    return await db.run(lambda tx: tx.people.members_among(TEAM, ["U0ANA", "U0BOT", "U0SAM", "U0NEW"]))


async def test_the_names_of_people_are_known_and_those_of_bots_are_not(db: Database) -> None:
    """The real one and the shown one, however they are spelled."""
    await learn(db, ANA, BOT, SAM)
    assert await known(db) == {"ana flores", "senora flores", "sam elsewhere"}


async def test_a_new_name_takes_the_place_of_the_old_one(db: Database) -> None:
    await learn(db, ANA)
    await learn(db, {**ANA, "real_name": "Ana Torres", "profile": {}})
    assert await known(db) == {"ana torres"}


async def test_whoever_has_left_is_forgotten(db: Database) -> None:
    """Their names pass for nobody's any more, and no role can be given to them; back again, both."""
    await learn(db, ANA)
    assert await members(db) == {"U0ANA"}
    await learn(db, {**ANA, "deleted": True})
    assert (await known(db), await members(db)) == (frozenset(), frozenset())
    await learn(db, ANA)
    assert await members(db) == {"U0ANA"}


async def test_roles_are_for_people_of_the_workspace(db: Database) -> None:
    """Not for somebody of another one, for a bot, or for somebody of whom Slack has never spoken."""
    await learn(db, ANA, BOT, SAM)
    await db.run(lambda tx: tx.people.block(Person(TEAM, "U0NEW"), NOON))
    assert await members(db) == {"U0ANA"}


async def test_ten_thousand_people_are_a_few_statements(sqlite: Database) -> None:
    """Counted, since each of them may make others wait."""
    people = [{"id": f"U{number}", "team_id": TEAM, "real_name": f"Name {number}"} for number in range(10_000)]
    statements: list[str] = []
    event.listen(sqlite.engine, "before_cursor_execute", lambda *seen: statements.append(seen[2]))
    await learn(sqlite, *people)
    assert len(statements) < 60
    assert len(await sqlite.run(lambda tx: tx.names.known(TEAM, ["name 0", "name 9999"]))) == 2


def test_the_primary_owner_comes_first() -> None:
    """Else the others, in an order that stays; never somebody who has left, or is of another workspace."""
    first = {"id": "U2", "team_id": TEAM, "is_owner": True}
    primary = {"id": "U3", "team_id": TEAM, "is_owner": True, "is_primary_owner": True}
    gone, elsewhere = {**primary, "id": "U0", "deleted": True}, {**primary, "id": "U1", "team_id": "T9"}
    assert min(acquaintance.owners_among([ANA, first, gone, elsewhere, primary], TEAM))[1] == "U3"
    assert min(acquaintance.owners_among([ANA, first, gone, elsewhere], TEAM))[1] == "U2"
    assert acquaintance.owners_among([ANA, gone, elsewhere], TEAM) == []


async def test_a_wish_waits_once_and_is_answered_once(db: Database) -> None:
    """Whoever is slower with an answer hears that there is one."""

    def twice(tx: Transaction) -> tuple[bool, list[bool]]:
        person = Person(TEAM, "U0ANA")
        wish = tx.wishes.add(person, at=NOON)
        assert wish
        again = tx.wishes.add(person, at=NOON)
        answers = [tx.wishes.answer(wish.id, by="U0RUTH", at=NOON, is_granted=granted) for granted in (True, False)]
        found = tx.wishes.find(TEAM, wish.id)
        assert found
        assert found.is_granted
        assert tx.wishes.find("T9", wish.id) is None
        return again is None, answers

    assert await db.run(twice) == (True, [True, False])
