"""Holding a post: every later word about it counts only from the courier that still has it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.domain.posts import Post, PostState
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.records import MINUTE, NOON, card, notice, only, sent, taken

Words = Callable[[Transaction, Post], object]

LAST_WORDS: dict[str, Words] = {
    "sent": lambda tx, post: sent(tx, post, ts="9.9"),
    "dropped": lambda tx, post: tx.delivery.dropped(post),
    "not posted": lambda tx, post: tx.delivery.not_posted(post, again_at=NOON + 9 * MINUTE, error="late"),
    "unsure": lambda tx, post: tx.delivery.unsure(post, look_at=NOON + 9 * MINUTE, error="late"),
    "dead": lambda tx, post: tx.delivery.dead(post, error="late"),
}


async def test_a_courier_that_slept_past_its_lease_changes_nothing(db: Database) -> None:
    """Another has the post by then, and only that one's word counts."""

    def scenario(tx: Transaction) -> tuple[list[Post], list[Post]]:
        for number, channel in enumerate(LAST_WORDS):
            card(tx, number, channel=channel)
        sleepers = taken(tx, owner="sleeper", lease=MINUTE)
        held = taken(tx, NOON + MINUTE, owner="other")
        for post in sleepers:
            LAST_WORDS[post.addressee](tx, post)
        return held, [tx.outbox.get(post.id) for post in held]

    held, afterwards = await db.run(scenario)
    assert [post.owner for post in held] == ["other"] * len(LAST_WORDS)
    assert afterwards == held


@pytest.mark.parametrize(
    ("outcome", "afterwards"),
    [("unsure", PostState.UNSURE), ("not posted", PostState.UNSURE)],
)
async def test_a_doubt_is_never_forgotten(sqlite: Database, outcome: str, afterwards: PostState) -> None:
    """A refusal to look is no answer: it still has to be looked for before it is said again."""

    def scenario(tx: Transaction) -> Post:
        notice(tx, "one")
        tx.delivery.unsure(only(taken(tx)), look_at=NOON, error="http_500")
        looking = only(taken(tx))
        assert looking.may_be_out_there
        LAST_WORDS[outcome](tx, looking)
        return tx.outbox.get(looking.id)

    assert (await sqlite.run(scenario)).state is afterwards


async def test_after_a_crash_nobody_knows_how_far_it_got(db: Database) -> None:
    """What was being said when the only process died is looked for at once."""

    def scenario(tx: Transaction) -> list[object]:
        notice(tx, "one")
        taken(tx, owner="killed")
        lost = tx.delivery.distrust_unfinished(NOON)
        again = only(taken(tx, owner="next"))
        return [lost, again.may_be_out_there, again.attempts]

    assert await db.run(scenario) == [1, True, 2]


async def test_the_first_attempt_is_remembered(db: Database) -> None:
    """It says how far back to look."""

    def scenario(tx: Transaction) -> Post:
        notice(tx, "one")
        tx.delivery.unsure(only(taken(tx, NOON)), look_at=NOON, error="http_500")
        return only(taken(tx, NOON + MINUTE))

    assert (await db.run(scenario)).first_attempt_at == NOON


async def test_copies_are_looked_for_when_their_time_has_come(db: Database) -> None:
    """By one courier, and again later if that one failed."""

    def scenario(tx: Transaction) -> list[int]:
        notice(tx, "one")
        post = only(taken(tx))
        tx.delivery.sent(post, at=NOON, channel="C1", ts="1.0", verify_at=NOON + MINUTE)

        def due(at: timedelta) -> list[Post]:
            return list(tx.delivery.take_to_verify(NOON + at, again_at=NOON + at + MINUTE, limit=10))

        looks = [due(MINUTE / 2), due(MINUTE), due(MINUTE), due(2 * MINUTE)]
        tx.delivery.verified(post, "1.0")
        return [len(found) for found in [*looks, due(9 * MINUTE)]]

    assert await db.run(scenario) == [0, 1, 0, 1, 0]
