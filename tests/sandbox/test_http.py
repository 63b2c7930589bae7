"""Signed delivery over HTTP, to a real Bolt app behind aiohttp."""

import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.errors import Refused
from sandbox.server import Sandbox
from sandbox.transports.addresses import Addresses
from sandbox.transports.knocking import sign
from tests.sandbox.conftest import HandClock


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
    assert (await slack.person("ana").sends("/need")).error == "http_service_error"
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


class Listener:
    """An app that is no Bolt: answers every path as it was told, and keeps what it was sent."""

    def __init__(self) -> None:
        self.answers: dict[str, web.Response] = {}
        self.heard: list[tuple[str, str]] = []
        self.address = ""

    def url(self, path: str) -> str:
        return f"{self.address}{path}"

    async def receive(self, request: web.Request) -> web.Response:
        body = await request.text()
        if "url_verification" in body:
            return web.json_response({"challenge": json.loads(body)["challenge"]})
        self.heard.append((f"{request.method} {request.path}", body or request.query_string))
        answer = self.answers.get(request.path, web.Response())
        return web.Response(status=answer.status, text=answer.text, headers=answer.headers)


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    listener = Listener()
    site = web.Application()
    site.router.add_route("*", "/{path:.*}", listener.receive)
    async with TestServer(site) as server:
        listener.address = str(server.make_url("")).rstrip("/")
        yield listener


async def test_each_kind_has_an_address_of_its_own(slack: Sandbox, listener: Listener) -> None:
    """As manifests declare them: each command, events, interactions, and the choices of external selects."""
    manifest = {
        "features": {"slash_commands": [{"command": "/need", "url": listener.url("/need")}]},
        "settings": {
            "event_subscriptions": {"request_url": listener.url("/events"), "bot_events": ["user_change"]},
            "interactivity": {
                "request_url": listener.url("/clicks"),
                "message_menu_options_url": listener.url("/choices"),
            },
        },
    }
    slack.install(manifest)
    await slack.deliver_over_http(Addresses.of(manifest))
    ana = slack.person("ana")
    assert (await ana.sends("/need mentor")).acked
    assert (await ana.uses_shortcut("ask")).acked
    assert (await slack.slack.deliveries.ask("interactive", {"type": "block_suggestion"})).acked
    ana.moves_to(locale="es-LA")
    await slack.until(lambda: slack.slack.deliveries.events_underway == 0)
    assert [place for place, _ in listener.heard] == ["POST /need", "POST /clicks", "POST /choices", "POST /events"]


async def test_a_kind_without_an_address_goes_nowhere(slack: Sandbox, listener: Listener) -> None:
    """And Slack does not insist."""
    await slack.deliver_over_http(Addresses(events=listener.url("/events")))
    assert (await slack.person("ana").sends("/need")).error == "dispatch_failed"
    assert listener.heard == []


async def test_an_answer_may_be_plain_text(slack: Sandbox, listener: Listener) -> None:
    """Shown as it stands, even when it happens to be a number."""
    listener.answers["/"] = web.Response(text="42")
    await slack.deliver_over_http(listener.url("/"))
    await slack.person("ana").sends("/answer")
    assert slack.person("ana").reads("general")[-1].text == "42"


@pytest.mark.parametrize(("status", "error"), [(404, "http_client_error"), (503, "http_service_error"), (201, None)])
async def test_a_person_is_told_whose_fault_it_was(
    slack: Sandbox, listener: Listener, status: int, error: str | None
) -> None:
    """The app's address, the app itself; and only 200 is an answer."""
    listener.answers["/"] = web.Response(status=status)
    await slack.deliver_over_http(listener.url("/"))
    outcome = await slack.person("ana").sends("/need")
    assert (outcome.acked, outcome.error) == (False, error or "http_client_error")


async def test_redirects_are_followed_twice(slack: Sandbox, listener: Listener) -> None:
    """The same request each time; a third one is too many, and the retry says so."""
    for here, there in (("/", "/one"), ("/one", "/two")):
        listener.answers[here] = web.Response(status=302, headers={"Location": there})
    await slack.deliver_over_http(listener.url("/"))
    assert (await slack.person("ana").sends("/need mentor")).acked
    assert [place for place, _ in listener.heard] == ["POST /", "POST /one", "POST /two"]
    assert len({body for _, body in listener.heard}) == 1
    listener.answers["/two"] = web.Response(status=302, headers={"Location": "/three"})
    slack.person("ana").moves_to(locale="es-LA")
    await slack.until(lambda: slack.slack.deliveries.events_underway == 0)
    sent = [entry.request["headers"] for entry in slack.slack.wire.since() if entry.name == "event user_change"]
    assert [headers.get("x-slack-retry-reason") for headers in sent] == [None, *["too_many_redirects"] * 3]


async def test_a_slow_app_hears_why_it_is_told_again(slack: Sandbox, listener: Listener) -> None:
    """Over HTTP Slack calls it http_timeout."""
    slack.slack.options.ack_seconds = 0.0
    slack.slack.options.redelivery_delays = (0.0,)
    await slack.deliver_over_http(listener.url("/"))
    slack.person("ana").moves_to(locale="es-LA")
    await slack.until(lambda: slack.slack.deliveries.events_underway == 0)
    assert slack.slack.wire.since()[-1].request["headers"]["x-slack-retry-reason"] == "http_timeout"


async def test_slack_looks_at_the_certificates_of_commands(slack: Sandbox, listener: Listener) -> None:
    """ssl_check, by GET and by POST."""
    http = await slack.deliver_over_http(listener.url("/slack"))
    assert set((await http.check_ssl("GET")).values()) == {200}
    assert set((await http.check_ssl("POST")).values()) == {200}
    assert [place for place, _ in listener.heard] == ["GET /slack", "POST /slack"]
    assert all("ssl_check=1" in said for _, said in listener.heard)


@pytest.mark.usefixtures("endpoint")
async def test_bolt_answers_a_look_at_its_certificate(slack: Sandbox) -> None:
    """Without having heard of any command."""
    http = slack.slack.line.http
    assert http is not None
    assert set((await http.check_ssl()).values()) == {200}


async def test_events_are_switched_off_when_nearly_all_fail(
    slack: Sandbox, clock: HandClock, listener: Listener
) -> None:
    """More than 95 of 100 in an hour, and enough of them to judge by; until somebody switches them on again."""
    slack.slack.options.events_before_disabling = 4
    slack.slack.options.redelivery_delays = ()
    listener.answers["/"] = web.Response(status=500)
    http = await slack.deliver_over_http(listener.url("/"))

    async def tell(times: int) -> int:
        before = len(listener.heard)
        for _ in range(times):
            slack.person("ana").moves_to(locale="es-LA")
            await slack.until(lambda: slack.slack.deliveries.events_underway == 0)
        return len(listener.heard) - before

    assert await tell(3) == 3
    clock.advance(timedelta(hours=2))
    assert await tell(5) == 4
    assert http.events_are_off
    http.resume_events()
    assert await tell(1) == 1


def test_the_signature_is_slacks() -> None:
    """The SDK's verifier agrees."""
    verifier = SignatureVerifier("secret")
    assert verifier.generate_signature(timestamp="1", body="text") == sign("secret", 1, b"text")
