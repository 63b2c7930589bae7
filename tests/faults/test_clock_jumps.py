"""A clock that is set, a machine that slept: what is due is done, and nothing waits out the difference."""

from datetime import timedelta

from tests.faults.watching import asks, place, struck, until_cards
from tests.school import School


async def test_after_a_jump_ahead_what_is_due_is_done(school: School) -> None:
    """Nobody has to wake the bot."""
    limit = school.slack.faults.arm("chat.postMessage", do="ratelimited", retry_after=1800, where=place(school))
    await asks(school.slack, "robotics")
    await struck(school, limit)
    school.clock.advance(timedelta(hours=1))
    await until_cards(school.slack, "robotics")


async def test_after_a_jump_back_the_bot_still_speaks(school: School) -> None:
    """The channel was used an hour from now; that is no reason to be silent for an hour."""
    await asks(school.slack, "robotics")
    await until_cards(school.slack, "robotics")
    school.clock.advance(timedelta(hours=-1))
    await asks(school.slack, "chess")
    await until_cards(school.slack, "robotics", "chess")
