"""Lanes: one post at a time to a channel, in order, never faster than the pace, whichever courier takes it."""

import asyncio
from datetime import timedelta
from functools import partial

from storage.database import Database
from storage.delivery import Pace
from storage.transaction import Transaction
from tests.storage.records import CHANNEL, MINUTE, NO_PACE, NOON, SECOND, names, notice, only, sent, taken

PACE = Pace(lane_gap=SECOND, workspace_gap=timedelta(0))
COURIERS = ("first", "second", "third")


def queue(tx: Transaction, *keys: str, to: str = CHANNEL) -> None:
    for key in keys:
        notice(tx, key, to=to)


async def test_a_channel_gets_one_post_a_gap_in_order(db: Database) -> None:
    """First come, first said."""

    def scenario(tx: Transaction) -> list[list[str]]:
        queue(tx, "one", "two", "three")
        said = []
        for halves in range(5):
            posts = taken(tx, NOON + halves * SECOND / 2, pace=PACE)
            for post in posts:
                sent(tx, post)
            said.append(names(posts))
        return said

    assert await db.run(scenario) == [["one"], [], ["two"], [], ["three"]]


async def test_channels_do_not_wait_for_each_other(db: Database) -> None:
    """One post from each, and no more than asked for."""

    def scenario(tx: Transaction) -> list[list[str]]:
        for channel in ("C1", "C2", "C3"):
            queue(tx, f"one {channel}", f"two {channel}", to=channel)
        return [names(taken(tx, pace=PACE, limit=2)), names(taken(tx, pace=PACE, limit=9))]

    assert await db.run(scenario) == [["one C1", "one C2"], ["one C3"]]


async def test_nothing_overtakes_a_post_that_is_being_said(db: Database) -> None:
    """A slow call keeps its channel, until its lease has run out."""

    def scenario(tx: Transaction) -> list[list[str]]:
        queue(tx, "one", "two")
        first = names(taken(tx, lease=MINUTE))
        meanwhile = names(taken(tx, NOON + MINUTE / 2))
        given_up = names(taken(tx, NOON + MINUTE))
        return [first, meanwhile, given_up]

    assert await db.run(scenario) == [["one"], [], ["one"]]


async def test_what_slack_put_off_keeps_its_place(db: Database) -> None:
    """The channel waits as long as Slack asked; then the same post goes first."""

    def scenario(tx: Transaction) -> list[list[str]]:
        queue(tx, "one", "two")
        queue(tx, "elsewhere", to="C2")
        limited, elsewhere = taken(tx)
        sent(tx, elsewhere)
        tx.delivery.not_posted(limited, again_at=NOON + MINUTE, error="ratelimited")
        return [names(taken(tx, NOON + MINUTE / 2)), names(taken(tx, NOON + MINUTE))]

    assert await db.run(scenario) == [[], ["one"]]


async def test_the_workspace_has_a_budget(db: Database) -> None:
    """A burst at once, then one a gap, however many channels there are."""
    pace = Pace(lane_gap=timedelta(0), workspace_gap=SECOND, workspace_burst=3)

    def scenario(tx: Transaction) -> list[int]:
        for number in range(8):
            queue(tx, str(number), to=f"C{number}")
        return [len(taken(tx, NOON + seconds * SECOND, pace=pace)) for seconds in range(4)]

    assert await db.run(scenario) == [3, 1, 1, 1]


async def test_couriers_side_by_side_keep_pace_and_order(db: Database) -> None:
    """Three of them, in transactions of their own, at every moment of the same minute."""
    await db.run(lambda tx: queue(tx, *(f"{number:02}" for number in range(10))))
    said = []
    for seconds in range(10):
        at = NOON + seconds * SECOND
        rounds = [db.run(partial(taken, at=at, owner=courier, pace=PACE)) for courier in COURIERS]
        (post,) = [post for posts in await asyncio.gather(*rounds) for post in posts]
        await db.run(partial(sent, post=post))
        said += names([post])
    assert said == [f"{number:02}" for number in range(10)]


async def test_couriers_side_by_side_speak_one_at_a_time(db: Database) -> None:
    """Even where the pace allows everything: a post is out before the next is taken."""
    await db.run(lambda tx: queue(tx, "one", "two", "three"))
    for expected in ("one", "two", "three"):
        rounds = [db.run(partial(taken, owner=courier, pace=NO_PACE)) for courier in COURIERS]
        posts = [post for posts in await asyncio.gather(*rounds) for post in posts]
        assert names(posts) == [expected]
        await db.run(partial(sent, post=only(posts)))


async def test_idle_lanes_are_forgotten(db: Database) -> None:
    """Those with something to say are not."""

    def scenario(tx: Transaction) -> int:
        queue(tx, "done")
        queue(tx, "under way", to="C2")
        sent(tx, taken(tx)[0])
        return tx.delivery.forget_idle_lanes(NOON + MINUTE)

    assert await db.run(scenario) == 2  # the quiet channel's, and the workspace's own
