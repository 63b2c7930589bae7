"""Slack cannot be reached: nothing is in doubt, everything waits in its order, and goes out when the wire is mended."""

from collections.abc import AsyncIterator

import pytest

from bot import app
from bot.cli.demo import settings
from bot.cli.manifest import manifest
from bot.clock import MovableClock
from tests.faults.relay import Relay, relay_to
from tests.faults.watching import asks, attempts, until_cards
from tests.recorded import recorded_sandbox
from tests.school import TUESDAY_MORNING, School


@pytest.fixture
async def cuttable(sqlite_url: str) -> AsyncIterator[tuple[School, Relay]]:
    """The bot calls Slack through the relay; what Slack says to it comes by another way."""
    clock = MovableClock(TUESDAY_MORNING)
    async with recorded_sandbox(clock=clock) as slack, relay_to(slack.address) as relay:
        slack.install(manifest())
        quick = {"post_every_seconds": 0, "settle_seconds": 0, "slack_api_url": f"http://127.0.0.1:{relay.port}/api/"}
        async with app.running(settings(slack, sqlite_url, **quick), clock) as bot:
            await slack.until_connected()
            await bot.acquainted.wait()
            yield School(slack, bot, clock), relay


async def test_what_could_not_be_sent_goes_out_in_order(cuttable: tuple[School, Relay]) -> None:
    """Once each, without a look: a refused connection leaves no doubt."""
    school, relay = cuttable
    await asks(school.slack, "robotics")
    await until_cards(school.slack, "robotics")
    await relay.cut()
    for topic in ("chess", "algebra", "debate"):
        await asks(school.slack, topic)
    await school.passes(seconds=1)
    await school.passes(seconds=10)
    assert attempts(school.slack) == 1
    await relay.mend()
    await school.passes(minutes=5)
    await until_cards(school.slack, "robotics", "chess", "algebra", "debate")
    assert attempts(school.slack) == 4
    assert school.slack.ledger.count("conversations.history") == 0


async def test_people_are_answered_while_slack_cannot_be_reached(cuttable: tuple[School, Relay]) -> None:
    """The answer travels with the acknowledgement; it needs no call."""
    school, relay = cuttable
    await relay.cut()
    answer = await school.teacher.runs("/need mentor robotics")
    assert "is saved" in answer.text
    await relay.mend()
    await school.passes(minutes=5)
    await until_cards(school.slack, "robotics")
