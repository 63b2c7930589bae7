"""What has been kept long enough goes, and nothing else; a bounded number of rows at a time."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select, text

from bot.domain.audit import Deed
from bot.domain.claims import ClaimState
from bot.domain.needs import NeedState
from bot.domain.partners import PartnerKind, Profile
from bot.domain.people import Person
from bot.domain.retention import SPANS, Kept, expires_before, periods
from bot.services import retention
from storage.database import Database
from storage.indexes import metadata
from storage.retention import _STEPS
from storage.transaction import Transaction
from tests.storage.records import ASKER, NOON, TEAM, need

DAY = timedelta(days=1)
PRIYA = Person(TEAM, "U0PRIYA")


def _claims(tx: Transaction, at: datetime) -> None:
    for state in (ClaimState.WITHDRAWN, ClaimState.LAPSED):
        tx.claims.add(need(tx).id, PRIYA, state, party=1, created_at=at, ended_at=at)


def _words(tx: Transaction, at: datetime) -> None:
    tx.needs.add_question(need(tx).id, PRIYA, "Is there a projector?", at)
    partner = tx.partners.add(TEAM, Profile(name=f"Acme {at}", kind=PartnerKind.BUSINESS), at=at)
    assert partner
    remark = {"partner_id": partner.id, "team_id": TEAM, "user_id": PRIYA.user_id, "words": "Who?", "created_at": at}
    tx._connection.execute(metadata.tables["remarks"].insert(), remark)


def _leavers(tx: Transaction, at: datetime) -> None:
    partner = tx.partners.add(TEAM, Profile(name=f"Acme {at}", kind=PartnerKind.BUSINESS), at=at)
    assert partner
    for who in ({"user_id": f"U0{at:%H%M%d%m}"}, {"name": "Bo", "email": "bo@example.org"}):
        contact = tx.partners.add_contact(partner.id, TEAM, at=at, **who)  # type: ignore[arg-type]  # one or the other
        tx.partners.change_contact(contact.id, left_at=at)


def _need_text(tx: Transaction, at: datetime) -> None:
    for ended in (at, None):
        over = need(tx)
        state = NeedState.CLOSED if ended else NeedState.OPEN
        tx.needs.change(over.id, note="Bring paper.", room="12", fresh_until=at, ended_at=ended, state=state)


def _audit(tx: Transaction, at: datetime) -> None:
    for deed in (Deed.APPROVED, Deed.BLOCKED):
        tx.audit.note(deed, by=ASKER, team_id=TEAM, at=at)


MAKE = {
    Kept.CLAIMS: _claims,
    Kept.WORDS: _words,
    Kept.LEAVERS: _leavers,
    Kept.NEED_TEXT: _need_text,
    Kept.AUDIT: _audit,
}
LEFT = {
    Kept.CLAIMS: "SELECT count(*) FROM claims",
    Kept.WORDS: "SELECT (SELECT count(*) FROM questions) + (SELECT count(*) FROM remarks)",
    Kept.LEAVERS: "SELECT count(*) FROM contacts WHERE user_id IS NOT NULL OR email IS NOT NULL",
    Kept.NEED_TEXT: "SELECT count(*) FROM needs WHERE note <> '' AND room IS NOT NULL",
    Kept.AUDIT: "SELECT count(*) FROM audit",
}


def left(tx: Transaction, kept: Kept) -> int:
    return int(tx._connection.execute(text(LEFT[kept])).scalar_one())


@pytest.mark.parametrize("kept", Kept)
async def test_what_is_over_its_period_goes_and_nothing_else(db: Database, kept: Kept) -> None:
    """A day more and it is gone, a day less and it is there."""
    span = timedelta(days=SPANS[kept].usual)

    def story(tx: Transaction) -> tuple[int, int, int]:
        MAKE[kept](tx, NOON - span - DAY)
        MAKE[kept](tx, NOON - span + DAY)
        gone = retention.expire(tx, at=NOON, limit=100)
        return gone, left(tx, kept), retention.expire(tx, at=NOON, limit=100)

    assert await db.run(story) == (2, 2, 0)


@pytest.mark.parametrize("kept", Kept)
async def test_a_chosen_period_holds(db: Database, kept: Kept) -> None:
    def story(tx: Transaction) -> list[int]:
        retention.choose(tx, {kept: SPANS[kept].least}, by=ASKER, team_id=TEAM, at=NOON - 4000 * DAY)
        before = left(tx, kept)
        MAKE[kept](tx, NOON - (SPANS[kept].least + 1) * DAY)
        there = left(tx, kept) - before
        retention.expire(tx, at=NOON, limit=100)
        return [there, left(tx, kept)]

    assert await db.run(story) == [2, 0]


@pytest.mark.parametrize("kept", Kept)
async def test_it_is_done_in_small_steps(db: Database, kept: Kept) -> None:
    """The writer is never held up for long; what is left over comes right after."""

    def story(tx: Transaction) -> list[int]:
        for minute in range(3):
            MAKE[kept](tx, NOON - 4000 * DAY - minute * timedelta(minutes=61))
        each = 1 if kept is not Kept.WORDS else 2  # a question and a remark
        steps = []
        while gone := retention.expire(tx, at=NOON, limit=1):
            steps.append(gone)
        assert set(steps) == {each}
        return [sum(steps), left(tx, kept)]

    assert await db.run(story) == [6, 0]


async def test_claims_that_came_to_something_stay(db: Database) -> None:
    """How many a partner had is worth knowing for good."""

    def story(tx: Transaction) -> int:
        for state in (ClaimState.CONFIRMED, ClaimState.HELD):
            tx.claims.add(need(tx).id, PRIYA, state, party=1, created_at=NOON - 4000 * DAY)
        return retention.expire(tx, at=NOON, limit=100)

    assert await db.run(story) == 0


async def test_a_remembered_contact_is_a_number(db: Database) -> None:
    """That somebody spoke for the partner stays; who, does not."""

    def story(tx: Transaction) -> list[Any]:
        _leavers(tx, NOON - 100 * DAY)
        retention.expire(tx, at=NOON, limit=100)
        contacts = metadata.tables["contacts"]
        rows = tx._connection.execute(select(contacts.c.name, contacts.c.user_id, contacts.c.email))
        return [tuple(row) for row in rows]

    assert await db.run(story) == [("—", None, None), ("—", None, None)]


async def test_only_whoever_has_been_gone_for_long_is_forgotten(db: Database) -> None:
    """And whoever came back in the meantime is not."""
    people = [Person(TEAM, name) for name in ("U0LONG", "U0LATE", "U0BACK")]

    def story(tx: Transaction) -> list[str]:
        rows = [{"team_id": TEAM, "user_id": one.user_id, "learned_at": NOON} for one in people]
        tx.people.learn([row | {"language": "en", "time_zone": "UTC"} for row in rows])
        tx.people.note_gone([people[0], people[2]], NOON - 91 * DAY)
        tx.people.note_gone([people[1]], NOON - 89 * DAY)
        tx.people.learn([rows[2] | {"language": "en", "time_zone": "UTC"}])
        retention.expire(tx, at=NOON, limit=100)
        table = metadata.tables["people"]
        return sorted(tx._connection.execute(select(table.c.user_id)).scalars())

    assert await db.run(story) == ["U0BACK", "U0LATE"]


@pytest.mark.parametrize("kept", Kept)
async def test_looking_for_it_reads_nothing_else(sqlite: Database, kept: Kept) -> None:
    """By an index of its own: no table is read from end to end."""

    def plans(tx: Transaction) -> list[str]:
        before = expires_before(kept, periods({}), NOON)
        found = []
        for step in _STEPS[kept](TEAM, before, 100):
            sql = str(step.compile(tx._connection, compile_kwargs={"literal_binds": True}))
            found += [row[3] for row in tx._connection.execute(text(f"EXPLAIN QUERY PLAN {sql}"))]
        return found

    plan = await sqlite.run(plans)
    assert [line for line in plan if line.startswith("SCAN")] == [], plan


async def test_the_periods_of_one_workspace_are_not_those_of_another(db: Database) -> None:
    def story(tx: Transaction) -> list[int]:
        tx.workspaces.introduce("T2", url="https://y.slack.com/", needs_channel=None, time_zone="UTC", language="en")
        retention.choose(tx, {Kept.AUDIT: 400}, by=ASKER, team_id=TEAM, at=NOON)
        tx.audit.note(Deed.APPROVED, by=ASKER, team_id="T2", at=NOON - 500 * DAY)
        gone = retention.expire(tx, at=NOON, limit=100)
        count = tx._connection.execute(select(func.count()).select_from(metadata.tables["audit"])).scalar_one()
        return [gone, int(count)]

    assert await db.run(story) == [0, 2]
