"""Where Slack does not let us in, nothing is due; in every other workspace everything goes on."""

from datetime import timedelta

from bot.domain.claims import ClaimState
from bot.domain.needs import Details, NeedState
from bot.domain.people import Person
from bot.domain.reading.kinds import Kind
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.records import NOON, taken

LATER = NOON + timedelta(days=30)
HERE, THERE = "T-here", "T-there"


def due(tx: Transaction, team_id: str) -> None:
    """One of everything that can be due; the claimant is from elsewhere, as in a shared channel."""
    tx.workspaces.introduce(team_id, url="https://x.slack.com/", needs_channel="C1", time_zone="UTC", language="en")
    need = tx.needs.add(
        Details(kind=Kind.MENTOR, topic="robotics"),
        team_id=team_id, number=1, state=NeedState.OPEN, asker="U0", channel="C1", created_at=NOON, fresh_until=NOON,
    )  # fmt: skip
    for user, facts in (("U1", {"lapses_at": NOON}), ("U2", {"asker_ok_due": NOON})):
        tx.claims.add(need.id, Person("T-far", user), ClaimState.HELD, party=1, created_at=NOON, **facts)
    tx.outbox.notice("question", key="q", team_id=team_id, to=f"C-{team_id}", subject_id=need.id, at=NOON)


def teams(tx: Transaction) -> dict[str, list[str]]:
    """Whose things are due, by what is due."""
    claims = {"lapsing": tx.claims.lapsing(LATER, 9), "silent": tx.claims.silently_accepted(LATER, 9)}
    of_claims = {what: sorted(tx.needs.get(each.need_id).team_id for each in found) for what, found in claims.items()}
    return {**of_claims, "stale": sorted(need.team_id for need in tx.needs.stale(LATER, 9))}


async def test_nothing_is_due_where_we_are_locked_out(db: Database) -> None:
    """Not even its posts; let in again, all of it is."""
    for team_id in (HERE, THERE):
        await db.run(lambda tx, team_id=team_id: due(tx, team_id))  # type: ignore[misc]  # the loop's value, bound
    assert set(map(tuple, (await db.run(teams)).values())) == {(HERE, THERE)}
    assert await db.run(lambda tx: tx.workspaces.lock_out(THERE, NOON))
    assert not await db.run(lambda tx: tx.workspaces.lock_out(THERE, NOON))
    assert set(map(tuple, (await db.run(teams)).values())) == {(HERE,)}
    assert [post.team_id for post in await db.run(lambda tx: taken(tx, NOON))] == [HERE]
    assert await db.run(lambda tx: tx.delivery.next_due()) is None

    assert await db.run(lambda tx: tx.workspaces.let_in(THERE))
    assert await db.run(lambda tx: tx.delivery.next_due()) == NOON
    assert [post.team_id for post in await db.run(lambda tx: taken(tx, NOON))] == [THERE]
    assert set(map(tuple, (await db.run(teams)).values())) == {(HERE, THERE)}
