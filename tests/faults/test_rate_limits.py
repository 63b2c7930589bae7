"""When Slack asks for patience: that channel waits as long as asked, in order; the others go on."""

import pytest

from tests.faults.watching import asks, attempts, place, struck, until_cards
from tests.school import School


async def test_a_limited_channel_waits_and_keeps_its_order(school: School) -> None:
    """Meanwhile people are told what they are told."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need mentor robotics")
    limit = school.slack.faults.arm("chat.postMessage", do="ratelimited", retry_after=30, where=place(school))
    await asks(school.slack, "chess")
    await struck(school, limit)
    await asks(school.slack, "algebra")
    await school.acme.clicks("I can help", card)
    await school.teacher.reads_dm("N-1")
    await school.quiet()
    await until_cards(school.slack, "robotics")

    await school.passes(seconds=31)
    await until_cards(school.slack, "robotics", "chess", "algebra")
    assert attempts(school.slack) == 3


async def test_a_limit_in_the_body_counts_as_well(school: School) -> None:
    """HTTP 200 and `ok: false`, as Slack sometimes says it."""
    limit = school.slack.faults.arm("chat.postMessage", do="error", error="ratelimited", where=place(school))
    await asks(school.slack, "robotics")
    await struck(school, limit)
    await school.passes(seconds=2)
    await until_cards(school.slack, "robotics")
    assert attempts(school.slack) == 1


@pytest.mark.parametrize("header", ["soon", -5, 0.001])
async def test_a_wait_that_makes_no_sense_is_a_second(school: School, header: object) -> None:
    """Words, a negative number, next to nothing."""
    limit = school.slack.faults.arm("chat.postMessage", do="ratelimited", retry_after=header, where=place(school))
    await asks(school.slack, "robotics")
    await struck(school, limit)
    await school.passes(seconds=2)
    await until_cards(school.slack, "robotics")


async def test_an_absurd_wait_is_cut_to_an_hour(school: School) -> None:
    """Nobody is silent for eleven days because of a slip."""
    limit = school.slack.faults.arm("chat.postMessage", do="ratelimited", retry_after=999_999, where=place(school))
    await asks(school.slack, "robotics")
    await struck(school, limit)
    await school.passes(minutes=59)
    assert attempts(school.slack) == 0
    await school.passes(minutes=2)
    await until_cards(school.slack, "robotics")
