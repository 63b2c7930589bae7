"""A running sandbox, a client, and a real Bolt app connected to it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.options import Options
from sandbox.server import Sandbox, running_sandbox


class HandClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self._now = datetime(2026, 10, 13, 15, 30, tzinfo=UTC)

    def now(self) -> datetime:
        return self._now

    def advance(self, by: timedelta) -> None:
        self._now += by


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def options() -> Options:
    """Quick to give up, and quick to try again."""
    return Options(ack_seconds=2.0, pace=0.0)


@pytest.fixture
async def slack(clock: HandClock, options: Options) -> AsyncIterator[Sandbox]:
    async with running_sandbox(clock=clock, options=options) as sandbox:
        yield sandbox


@pytest.fixture
def client(slack: Sandbox) -> AsyncWebClient:
    """The SDK's client, without its own second tries."""
    return AsyncWebClient(token=slack.bot_token, base_url=slack.api_url, retry_handlers=[])


@pytest.fixture
async def bolt(slack: Sandbox, client: AsyncWebClient) -> AsyncIterator[AsyncApp]:
    """Connected by Socket Mode; listeners may be added later."""
    app = AsyncApp(client=client, signing_secret=slack.signing_secret, process_before_response=True)
    handler = AsyncSocketModeHandler(app, slack.app_token, web_client=client, ping_interval=1)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt's
    await slack.until_connected()
    yield app
    await handler.close_async()  # type: ignore[no-untyped-call]  # Bolt's
