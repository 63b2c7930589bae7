"""A running sandbox, a client, and a real Bolt app connected to it."""

import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.options import Options
from sandbox.server import Sandbox
from tests.recorded import recorded_sandbox
from tests.sandbox.connected import client_of, listening


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
    async with recorded_sandbox(of_our_bot=False, clock=clock, options=options) as sandbox:
        yield sandbox


@pytest.fixture
def client(slack: Sandbox) -> AsyncWebClient:
    return client_of(slack)


@pytest.fixture
async def page(slack: Sandbox) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(slack.address) as session:
        yield session


@pytest.fixture
def trigger(slack: Sandbox) -> str:
    """As if Ana had just clicked something."""
    return slack.slack.triggers.issue(slack.person("ana").id)


@pytest.fixture
async def bolt(slack: Sandbox, client: AsyncWebClient) -> AsyncIterator[AsyncApp]:
    """Connected by Socket Mode; listeners may be added later."""
    app = AsyncApp(client=client, signing_secret=slack.signing_secret, process_before_response=True)
    async with listening(app, slack):
        yield app


@pytest.fixture
def heard(bolt: AsyncApp) -> list[dict[str, Any]]:
    """Every click, form and shortcut that reaches the app; each is acknowledged."""
    bodies: list[dict[str, Any]] = []

    async def listen(ack: Any, body: dict[str, Any]) -> None:
        bodies.append(body)
        await ack()

    anything = re.compile(".*")
    for register in (bolt.action, bolt.view, bolt.shortcut):
        register(anything)(listen)
    return bodies
