"""Listening over HTTP: the same door, behind Slack's signature."""

import time
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest

from bot import app
from bot.cli.demo import settings
from bot.cli.manifest import manifest
from bot.clock import SystemClock
from sandbox.server import Sandbox
from sandbox.transports.knocking import sign
from tests.colleague import PARTNERS
from tests.faults.watching import asks, attempts, until_cards
from tests.recorded import recorded_sandbox

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
async def slack(sqlite_url: str, unused_tcp_port: int) -> AsyncIterator[Sandbox]:
    """A bot without an app token; Slack has checked its address."""
    async with recorded_sandbox() as slack:
        slack.install(manifest())
        choices: dict[str, Any] = {"slack_app_token": None, "http_port": unused_tcp_port, "post_every_seconds": 0}
        async with app.running(settings(slack, sqlite_url, **choices), SystemClock()):
            await slack.deliver_over_http(f"http://127.0.0.1:{unused_tcp_port}/slack/events")
            yield slack


async def test_a_request_is_heard_and_posted(slack: Sandbox) -> None:
    """A command, a button and a form, all the way."""
    await asks(slack, "robotics")
    await until_cards(slack, "robotics")
    priya = slack.person("priya")
    (card,) = priya.reads(PARTNERS)
    assert (await priya.clicks(card, "I can help")).acked
    await priya.waits_for_form()
    assert (await priya.submits({"organisation": "Northgate Robotics", "kind": "Business"})).acked
    await slack.until(lambda: "1 of 1" in card.text)


def command(slack: Sandbox) -> bytes:
    ana = slack.person("ana")
    words = {"command": "/need", "text": "mentor robotics", "team_id": ana.member.team_id, "user_id": ana.id}
    place = {"channel_id": slack.slack.conversation(PARTNERS, seen_by=ana.id).id, "trigger_id": "1.2.3"}
    return urlencode({**words, **place}).encode()


async def knock(slack: Sandbox, **headers: str) -> int:
    """The status of a request with these headers."""
    assert slack.bot.request_url
    async with aiohttp.ClientSession() as session:
        said = session.post(slack.bot.request_url, data=command(slack), headers={"Content-Type": FORM, **headers})
        async with said as answer:
            return answer.status


def signed(slack: Sandbox, timestamp: int, *, secret: str | None = None) -> dict[str, str]:
    signature = sign(secret or slack.signing_secret, timestamp, command(slack))
    return {"X-Slack-Request-Timestamp": str(timestamp), "X-Slack-Signature": signature}


async def test_whoever_cannot_sign_is_not_heard(slack: Sandbox) -> None:
    """No signature, another secret, one of yesterday, a time that is none: refused, and nothing is saved."""
    now = int(time.time())  # noqa: TID251  # Slack's signatures are about the real time
    assert await knock(slack) == 401
    assert await knock(slack, **signed(slack, now, secret="somebody else's")) == 401
    assert await knock(slack, **signed(slack, now - 301)) == 401
    assert await knock(slack, **{**signed(slack, now), "X-Slack-Request-Timestamp": "yesterday"}) == 401
    await asks(slack, "chess")
    await until_cards(slack, "chess")
    assert attempts(slack) == 1


async def test_a_recorded_request_played_again_has_no_second_effect(slack: Sandbox) -> None:
    """Within the five minutes in which its signature is good."""
    headers = signed(slack, int(time.time()))  # noqa: TID251  # as above
    assert [await knock(slack, **headers) for _ in range(3)] == [200] * 3
    await until_cards(slack, "robotics")
    await asks(slack, "chess")
    await until_cards(slack, "robotics", "chess")
