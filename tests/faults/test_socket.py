"""The socket to Slack: whatever happens to it, it comes back, and what was said meanwhile is heard."""

import asyncio
import re
from asyncio import create_task
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack_socket import SlackSocket
from sandbox.server import Sandbox
from tests.recorded import recorded_sandbox


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    async with recorded_sandbox() as slack:
        yield slack


@asynccontextmanager
async def listening(slack: Sandbox, words: list[str] | None = None) -> AsyncIterator[SlackSocket]:
    """An impatient socket of an app that answers everything with pong; `words` are what it was refused with."""
    client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id=slack.slack.workspace.team.id, bot_token=slack.bot_token)

    app = AsyncApp(client=client, signing_secret="x", authorize=authorize, process_before_response=True)

    @app.command(re.compile(""))
    async def pong(ack: AsyncAck) -> None:
        await ack("pong")

    async def refused(word: str) -> None:
        if words is not None:
            words.append(word)

    socket = SlackSocket(app, slack.app_token, on_refused=refused, ping_s=0.2, grace_s=0.3)
    running = create_task(socket.run())
    yield socket
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    await socket.close()


async def answers(slack: Sandbox) -> Any:
    return (await slack.person("ana").sends("/ping")).payload


async def test_a_refused_handshake_heals(slack: Sandbox) -> None:
    """The SDK would knock at the same used-up door for ever; the supervisor fetches a new ticket."""
    slack.refuse_handshakes(2)
    async with listening(slack) as socket:
        await slack.until_connected(10)
        await socket.connected.wait()
        assert slack.slack.sockets.tickets_issued >= 2
        assert await answers(slack) == {"text": "pong"}


async def test_a_warning_changes_nothing(slack: Sandbox) -> None:
    """Or comes with a new connection: either way somebody answers."""
    async with listening(slack) as socket:
        await socket.connected.wait()
        await slack.disconnect("warning")
        await slack.until_connected()
        assert await answers(slack) == {"text": "pong"}


@pytest.mark.parametrize("reason", ["refresh_requested", "link_disabled"])
async def test_sent_away_it_comes_back_with_a_new_ticket(slack: Sandbox, reason: str) -> None:
    """Every few hours, on a real Slack."""
    async with listening(slack) as socket:
        await socket.connected.wait()
        tickets = slack.slack.sockets.tickets_issued
        await slack.disconnect(reason)
        await slack.until(lambda: slack.slack.sockets.tickets_issued > tickets and slack.connections)
        assert await answers(slack) == {"text": "pong"}


async def test_a_cut_cable_is_noticed(slack: Sandbox) -> None:
    """And a new one laid, three times over."""
    async with listening(slack) as socket:
        for _ in range(3):
            await socket.connected.wait()
            await slack.until_connected()
            slack.drop_sockets()
            await slack.until(lambda: not slack.connections)
        await slack.until_connected()
        assert await answers(slack) == {"text": "pong"}


async def test_a_socket_that_never_opens_can_be_closed(slack: Sandbox) -> None:
    """Stopping does not wait for Slack."""
    slack.refuse_handshakes(10_000)
    async with listening(slack) as socket:
        await slack.until(lambda: slack.slack.sockets.tickets_issued or slack.ledger.count("apps.connections.open"))
        assert not socket.connected.is_set()


async def test_without_a_ticket_it_asks_again(slack: Sandbox) -> None:
    """Slack on a bad day gives out no address; a moment later it does."""
    slack.faults.arm("apps.connections.open", do="error", error="internal_error")
    async with listening(slack):
        await slack.until_connected(10)
        assert await answers(slack) == {"text": "pong"}


async def test_a_token_that_is_refused_is_told_once(slack: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    """However often it asks again; and the SDK's own log of it, with its traceback, stays empty."""
    words: list[str] = []
    async with listening(slack, words) as socket:
        await socket.connected.wait()
        refusal = slack.faults.arm("apps.connections.open", do="error", error="invalid_auth", times=3)
        await slack.disconnect("link_disabled")
        await slack.until(lambda: refusal.hits == 3)
        await slack.until_connected(10)
        assert await answers(slack) == {"text": "pong"}
    assert words == ["invalid_auth"]
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
