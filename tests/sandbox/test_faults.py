"""Faults: a call refused, broken, cut, limited, slowed down or held."""

import asyncio
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.changes import Changes
from sandbox.errors import CannotDo
from sandbox.faults import Faults
from sandbox.server import Sandbox


async def post(client: AsyncWebClient, text: str = "x") -> Any:
    return await client.chat_postMessage(channel="#partners", text=text)


async def failure(client: AsyncWebClient) -> Any:
    with pytest.raises(SlackApiError) as caught:
        await post(client)
    return caught.value.response


async def test_before_means_that_nothing_happened(slack: Sandbox, client: AsyncWebClient) -> None:
    """And after, that everything did but the answer."""
    slack.faults.arm("chat.postMessage", when="before", do="status", status=503)
    assert (await failure(client)).status_code == 503
    assert len(slack.ledger.posts) == 0
    slack.faults.arm("chat.postMessage", when="after", do="status")
    assert (await failure(client)).status_code == 500
    assert len(slack.ledger.posts) == 1
    assert (await post(client))["ok"]


async def test_limits_say_how_long_to_wait(slack: Sandbox, client: AsyncWebClient) -> None:
    """429 with Retry-After; an error by name is HTTP 200."""
    slack.faults.arm("chat.postMessage", do="ratelimited", retry_after=12, times=1)
    limited = await failure(client)
    assert (limited.status_code, limited.headers["Retry-After"]) == (429, "12")
    slack.faults.arm("*", do="error", error="fatal_error")
    assert (await failure(client))["error"] == "fatal_error"


async def test_a_reset_leaves_the_caller_in_the_dark(slack: Sandbox, client: AsyncWebClient) -> None:
    """The message is there all the same."""
    slack.faults.arm("chat.postMessage", when="after", do="reset")
    with pytest.raises(aiohttp.ClientConnectionError):
        await post(client)
    assert len(slack.person("ana").reads("partners")) == 1


async def test_a_held_call_waits_for_the_release(slack: Sandbox, client: AsyncWebClient) -> None:
    """Its effect is already there."""
    slack.faults.arm("chat.postMessage", when="after", do="hold")
    call = asyncio.create_task(post(client))
    await slack.until(lambda: slack.faults.held)
    assert len(slack.ledger.posts) == 1
    assert not call.done()
    slack.faults.clear()
    assert (await call)["ok"]


async def test_a_held_call_is_forgotten_with_its_caller(slack: Sandbox, client: AsyncWebClient) -> None:
    """As when a bot is killed between its post and its mark."""
    slack.faults.arm("chat.postMessage", when="after", do="hold")
    call = asyncio.create_task(post(client))
    await slack.until(lambda: slack.faults.held)
    call.cancel()
    await slack.until(lambda: not slack.faults.held)


async def test_a_fault_may_be_picky(slack: Sandbox, client: AsyncWebClient) -> None:
    """Only calls with these arguments, only so often."""
    slack.faults.arm("chat.postMessage", do="error", where={"text": "bad"}, times=2)
    assert (await post(client, "good"))["ok"]
    for _ in range(2):
        with pytest.raises(SlackApiError):
            await post(client, "bad")
    assert (await post(client, "bad"))["ok"]


def test_what_is_no_fault_is_said_at_once() -> None:
    """Not when it should strike."""
    for wrong in ({"do": "explode"}, {"when": "never"}, {"colour": "red"}):
        with pytest.raises(CannotDo):
            Faults(Changes()).arm("chat.postMessage", **wrong)
