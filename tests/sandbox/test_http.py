"""Signed delivery over HTTP, to a real Bolt app behind aiohttp."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.errors import Refused
from sandbox.http_events import sign
from sandbox.server import Sandbox


class Endpoint:
    """An app's request URL, and what arrived there."""

    def __init__(self, slack: Sandbox, app: AsyncApp) -> None:
        self._app = app
        self._verifier = SignatureVerifier(slack.signing_secret)
        self.headers: list[dict[str, str]] = []
        self.failures = 0
        self.no_retry = False

    async def receive(self, request: web.Request) -> web.Response:
        body = await request.text()
        headers = dict(request.headers)
        assert self._verifier.is_valid_request(body, headers)
        self.headers.append(headers)
        if self.failures and "url_verification" not in body:
            self.failures -= 1
            return web.Response(status=500, headers={"x-slack-no-retry": "1"} if self.no_retry else {})
        answer = await self._app.async_dispatch(await to_bolt_request(request))
        return await to_aiohttp_response(answer)


@pytest.fixture
def app(slack: Sandbox, client: AsyncWebClient) -> AsyncApp:
    return AsyncApp(client=client, signing_secret=slack.signing_secret, process_before_response=True)


@pytest.fixture
async def endpoint(slack: Sandbox, app: AsyncApp) -> AsyncIterator[Endpoint]:
    """Verified and in use."""
    endpoint = Endpoint(slack, app)
    site = web.Application()
    site.router.add_post("/slack/events", endpoint.receive)
    async with TestServer(site) as server:
        await slack.deliver_over_http(str(server.make_url("/slack/events")))
        yield endpoint


async def test_commands_clicks_and_events_arrive_signed(slack: Sandbox, app: AsyncApp, endpoint: Endpoint) -> None:
    """Commands as a form, interactions as JSON in a form, events as JSON."""
    heard: list[str] = []

    @app.command("/need")
    async def need(ack: Any, command: dict[str, Any]) -> None:
        heard.append(command["text"])
        await ack("Got it")

    @app.shortcut("ask")
    async def ask(ack: Any, shortcut: dict[str, Any]) -> None:
        heard.append(shortcut["type"])
        await ack()

    @app.event("user_change")
    async def change(event: dict[str, Any]) -> None:
        heard.append(event["user"]["name"])

    ana = slack.person("ana")
    assert (await ana.sends("/need a mentor")).acked
    assert ana.reads("general")[-1].text == "Got it"
    assert (await ana.uses_shortcut("ask")).acked
    ana.moves_to(locale="es-LA")
    await slack.until(lambda: slack.slack.deliveries.events_underway == 0)
    assert heard == ["a mentor", "shortcut", "ana"]
    assert len(endpoint.headers) == 4


async def test_a_failed_event_comes_again_with_its_number(slack: Sandbox, app: AsyncApp, endpoint: Endpoint) -> None:
    """A failed command does not."""

    @app.event("user_change")
    async def change() -> None:
        """Heard is enough."""

    endpoint.failures = 2
    slack.person("ana").moves_to(locale="es-LA")
    await slack.until(lambda: slack.slack.deliveries.events_underway == 0)
    retries = [(each.get("x-slack-retry-num"), each.get("x-slack-retry-reason")) for each in endpoint.headers[1:]]
    assert retries == [(None, None), ("1", "http_error"), ("2", "http_error")]
    endpoint.failures = 1
    assert (await slack.person("ana").sends("/need")).error == "dispatch_failed"
    assert endpoint.failures == 0


async def test_an_app_may_ask_not_to_be_asked_again(slack: Sandbox, endpoint: Endpoint) -> None:
    """With x-slack-no-retry."""
    endpoint.failures, endpoint.no_retry = 3, True
    slack.person("ana").moves_to(locale="es-LA")
    await slack.until(lambda: slack.slack.deliveries.events_underway == 0)
    assert endpoint.failures == 2


async def test_an_address_that_does_not_echo_is_refused(slack: Sandbox) -> None:
    """url_verification comes first."""

    async def deaf(_request: web.Request) -> web.Response:
        return web.Response(text="hello")

    site = web.Application()
    site.router.add_post("/", deaf)
    async with TestServer(site) as server:
        with pytest.raises(Refused, match="url_not_verified"):
            await slack.deliver_over_http(str(server.make_url("/")))


def test_the_signature_is_slacks() -> None:
    """The SDK's verifier agrees."""
    verifier = SignatureVerifier("secret")
    assert verifier.generate_signature(timestamp="1", body="text") == sign("secret", 1, b"text")
