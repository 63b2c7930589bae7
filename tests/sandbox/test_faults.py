"""Faults: a call refused, broken, cut, limited, slowed down or held."""

import asyncio
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.changes import Changes
from sandbox.errors import CannotDo
from sandbox.faults.faults import Faults
from sandbox.server import Sandbox
from tests.sandbox.conftest import HandClock

WRONG: tuple[dict[str, Any], ...] = (
    {"do": "explode"},
    {"when": "never"},
    {"colour": "red"},
    {"self": 1},
    {"hits": 1},
    {"times": 0},
    {"times": "often"},
    {"status": 99},
    {"error": None},
    {"seconds": float("nan")},
    {"seconds": 10**400},
    {"retry_after": "1\r\nX: y"},
    {"where": "everywhere"},
    {"do": "lose"},
    {"do": "error", "when": "within"},
)


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
    faults = Faults(Changes(), HandClock())
    for wrong in WRONG:
        with pytest.raises(CannotDo):
            faults.arm("chat.postMessage", **wrong)
    with pytest.raises(CannotDo):
        faults.arm("slash_commands", do="reset")
    assert faults.armed == []


async def test_one_fault_can_be_disarmed(slack: Sandbox, client: AsyncWebClient) -> None:
    """What it holds goes on; the others stay."""
    hold = slack.faults.arm("chat.postMessage", do="hold")
    stays = slack.faults.arm("chat.update", do="error")
    call = asyncio.create_task(post(client))
    await slack.until(lambda: slack.faults.held)
    slack.faults.disarm(hold.id)
    assert (await call)["ok"]
    assert slack.faults.armed == [stays]
    with pytest.raises(CannotDo):
        slack.faults.disarm(hold.id)


async def test_every_strike_is_logged(slack: Sandbox, client: AsyncWebClient, clock: HandClock) -> None:
    """When by the workspace's clock, which call of that method it was, and what happened to it."""
    fault = slack.faults.arm("chat.postMessage", do="error", where={"text": "bad"})
    await post(client, "good")
    with pytest.raises(SlackApiError):
        await post(client, "bad")
    (strike,) = slack.faults.log
    assert (strike.at, strike.method, strike.call) == (clock.now().timestamp(), "chat.postMessage", 2)
    assert (strike.when, strike.do, strike.fault) == ("before", "error", fault.id)
    assert slack.faults.armed == []


@pytest.mark.parametrize(("header", "said"), [(0, "0"), (0.5, "0.5"), ("soon", "soon"), (None, None)])
async def test_retry_after_may_say_anything(
    slack: Sandbox, client: AsyncWebClient, header: float | str | None, said: str | None
) -> None:
    """Or be left out."""
    slack.faults.arm("chat.postMessage", do="ratelimited", retry_after=header)
    assert (await failure(client)).headers.get("Retry-After") == said


async def test_a_post_may_be_taken_and_never_shown(slack: Sandbox, client: AsyncWebClient) -> None:
    """Accepted, stamped, and in nobody's history."""
    slack.faults.arm("chat.postMessage", do="hide")
    hidden, shown = await post(client, "hidden"), await post(client, "shown")
    assert hidden["ok"]
    history = await client.conversations_history(channel=hidden["channel"])
    assert [message["ts"] for message in history["messages"]] == [shown["ts"]]
    assert [message.text for message in slack.person("ana").reads("partners")] == ["shown"]


async def test_history_may_lag_behind(slack: Sandbox, client: AsyncWebClient, clock: HandClock) -> None:
    """People see the message at once; reading it back takes as long as it is told to, replies as well."""
    slack.faults.delay_history(30)
    root = await post(client, "root")
    assert [message.text for message in slack.person("ana").reads("partners")] == ["root"]
    assert (await client.conversations_history(channel=root["channel"]))["messages"] == []
    with pytest.raises(SlackApiError, match="thread_not_found"):
        await client.conversations_replies(channel=root["channel"], ts=root["ts"])
    clock.advance(timedelta(seconds=31))
    reply = await client.chat_postMessage(channel=root["channel"], text="reply", thread_ts=root["ts"])
    assert len((await client.conversations_history(channel=root["channel"]))["messages"]) == 1
    assert len((await client.conversations_replies(channel=root["channel"], ts=root["ts"]))["messages"]) == 1
    clock.advance(timedelta(seconds=31))
    thread = await client.conversations_replies(channel=root["channel"], ts=root["ts"])
    assert thread["messages"][-1]["ts"] == reply["ts"]


async def test_a_lost_event_comes_again_and_a_lost_command_does_not(slack: Sandbox, bolt: AsyncApp) -> None:
    """It never arrives, and nobody acknowledges what never arrived."""
    slack.slack.options.ack_seconds = 0.1
    heard: list[str] = []

    @bolt.event("user_change")
    async def change(event: dict[str, Any]) -> None:
        heard.append(event["user"]["tz"])

    slack.faults.arm("events_api", do="lose")
    slack.person("ana").moves_to(tz="America/New_York")
    await slack.until(lambda: slack.slack.deliveries.events_underway == 0)
    assert heard == ["America/New_York"]
    slack.faults.arm("delivery", do="lose", where={"command": "/need"})
    assert (await slack.person("ana").sends("/need")).error == "operation_timeout"


async def test_a_payload_may_come_twice(slack: Sandbox, bolt: AsyncApp) -> None:
    """Although it was acknowledged: an event as a retry with its event_id, a command just as it was."""
    slack.faults.arm("delivery", do="redeliver", times=2)

    @bolt.event("user_change")
    async def change() -> None:
        """Heard is enough."""

    @bolt.command("/ping")
    async def ping(ack: Any) -> None:
        await ack("pong")

    slack.person("ana").moves_to(tz="America/New_York")
    await slack.until(lambda: len(sent(slack)) == 2 and not slack.slack.deliveries.repeats_underway)
    assert (await slack.person("ana").sends("/ping")).payload == {"text": "pong"}
    await slack.until(lambda: len(sent(slack)) == 4 and not slack.slack.deliveries.repeats_underway)
    event, event_again, command, command_again = sent(slack)
    assert event["payload"] == event_again["payload"]
    assert (event_again["retry_attempt"], event_again["retry_reason"]) == (1, "timeout")
    assert command["payload"] == command_again["payload"]
    assert len({each["envelope_id"] for each in sent(slack)}) == 4


def sent(slack: Sandbox) -> list[dict[str, Any]]:
    return [entry.request for entry in slack.slack.wire.since() if entry.kind == "socket"]


async def test_a_late_payload_may_be_too_late(slack: Sandbox, bolt: AsyncApp) -> None:
    """Within Slack's patience it is only slow."""
    slack.slack.options.ack_seconds = 0.5

    @bolt.command("/ping")
    async def ping(ack: Any) -> None:
        await ack()

    slack.faults.arm("slash_commands", do="slow", seconds=0.01)
    assert (await slack.person("ana").sends("/ping")).acked
    slack.slack.options.ack_seconds = 0.05
    slack.faults.arm("slash_commands", do="slow", seconds=60)
    assert (await slack.person("ana").sends("/ping")).error == "operation_timeout"


async def test_tickets_may_be_refused(slack: Sandbox, client: AsyncWebClient) -> None:
    """A call like any other."""
    slack.faults.arm("apps.connections.open", do="error", error="internal_error")
    with pytest.raises(SlackApiError, match="internal_error"):
        await client.apps_connections_open(app_token=slack.app_token)
    assert (await client.apps_connections_open(app_token=slack.app_token))["ok"]
