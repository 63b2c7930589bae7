"""Seats are counted by the database, whatever the code above it believes."""

import asyncio
from collections import Counter

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.claims import LIVE, ClaimState
from bot.domain.needs import NeedState
from bot.domain.people import Person
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.records import NOON, TEAM, need

CROWD = 60


@pytest.mark.parametrize(("wanted", "party"), [(1, 1), (7, 1), (7, 2)])
async def test_seats_go_to_exactly_as_many_as_there_are(db: Database, wanted: int, party: int) -> None:
    """A crowd at one moment, on as many threads as the database allows."""
    asked = await db.run(lambda tx: need(tx, wanted=wanted))
    taken = await asyncio.gather(*(db.run(lambda tx: tx.needs.take_seats(asked.id, party)) for _ in range(CROWD)))
    winners = wanted // party
    assert sorted(seat for seat in taken if seat) == [party * place for place in range(1, winners + 1)]
    assert (await db.run(lambda tx: tx.needs.get(asked.id))).seats_taken == winners * party


async def test_seats_that_come_back_can_be_taken_again(db: Database) -> None:
    """And the card's number counts both."""
    asked = await db.run(lambda tx: need(tx, wanted=2))

    def once_around(tx: Transaction) -> None:
        if tx.needs.take_seats(asked.id, 1):
            tx.needs.free_seats(asked.id, 1)

    await asyncio.gather(*(db.run(once_around) for _ in range(CROWD)))
    assert (await db.run(lambda tx: tx.needs.get(asked.id))).seats_taken == 0


async def test_only_an_open_need_has_seats(db: Database) -> None:
    """A click that was under way when the need ended comes too late."""

    def states_with_seats(tx: Transaction) -> list[NeedState]:
        asked = [tx.needs.change(need(tx).id, state=state) for state in NeedState]
        return [each.state for each in asked if tx.needs.take_seats(each.id, 1)]

    assert await db.run(states_with_seats) == [NeedState.OPEN]


async def test_a_miscount_is_refused(db: Database) -> None:
    """Below none, above all: the table itself says no."""
    asked = await db.run(lambda tx: need(tx, wanted=2))
    for seats in (-1, 3):
        with pytest.raises(IntegrityError):
            await db.run(lambda tx, seats=seats: tx.needs.change(asked.id, seats_taken=seats))  # type: ignore[misc]  # bound


async def test_one_person_has_one_live_claim(db: Database) -> None:
    """Ten clicks that all believe to be the first: one row, nine refusals."""
    asked = await db.run(need)

    def claim(tx: Transaction) -> None:
        tx.claims.add(asked.id, Person(TEAM, "U1"), ClaimState.HELD, party=1, created_at=NOON)

    clicks = await asyncio.gather(*(db.run(claim) for _ in range(10)), return_exceptions=True)
    assert Counter(type(click) for click in clicks) == {IntegrityError: 9, type(None): 1}


async def test_an_ended_claim_leaves_room_for_another(db: Database) -> None:
    """Somebody may come back; the same user id of another workspace is somebody else."""
    asked = await db.run(need)

    def come_and_go(tx: Transaction) -> None:
        for ended in set(ClaimState) - LIVE:
            tx.claims.add(asked.id, Person("T1", "U1"), ended, party=1, created_at=NOON)
        for team, state in [("T1", ClaimState.WAITLISTED), ("T2", ClaimState.WAITLISTED)]:
            tx.claims.add(asked.id, Person(team, "U1"), state, party=1, created_at=NOON)

    await db.run(come_and_go)
    assert [claim.team_id for claim in await db.run(lambda tx: tx.claims.waiting(asked.id))] == ["T1", "T2"]


async def test_every_need_has_a_number_of_its_own(db: Database) -> None:
    """Counted from one, without a gap, whoever asks at the same moment."""
    asked = await asyncio.gather(*(db.run(need) for _ in range(CROWD)))
    assert sorted(each.number for each in asked) == list(range(1, CROWD + 1))
