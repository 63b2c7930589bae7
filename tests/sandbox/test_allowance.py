"""Slack's patience with an app that subscribes to too much."""

from datetime import timedelta

from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.options import Options
from sandbox.parsing import Json
from sandbox.payloads.allowance import Allowance
from sandbox.server import Sandbox
from tests.sandbox.conftest import HandClock


def test_too_many_events_are_dropped_and_said_so(slack: Sandbox, clock: HandClock) -> None:
    """`app_rate_limited` once a minute of the workspace's clock, and an hour later all is well."""
    sent: list[Json] = []
    allowance = Allowance(slack.bot, slack.slack.workspace, Options(events_an_hour=2), sent.append)
    for number in range(4):
        allowance.announce({"event_id": number})
    clock.advance(timedelta(minutes=1))
    allowance.announce({"event_id": 4})
    assert [each.get("event_id") for each in sent] == [0, 1, None, None]
    assert {each["type"] for each in sent[2:]} == {"app_rate_limited"}
    assert sent[3]["minute_rate_limited"] - sent[2]["minute_rate_limited"] == 60
    assert sent[2]["team_id"] == slack.slack.workspace.team.id
    clock.advance(timedelta(hours=1))
    allowance.announce({"event_id": 5})
    assert sent[-1] == {"event_id": 5}


async def test_the_app_hears_of_it_over_its_socket(slack: Sandbox, client: AsyncWebClient) -> None:
    """In an envelope like any event's."""
    slack.slack.options.events_an_hour = 1
    heard: list[Json] = []

    async def hear(link: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        heard.append(request.payload)
        await link.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))

    link = SocketModeClient(app_token=slack.app_token, web_client=client)
    link.socket_mode_request_listeners.append(hear)
    await link.connect()  # type: ignore[no-untyped-call]  # the SDK's
    await slack.until_connected()
    for name in ("ana", "ben", "ruth"):
        slack.person(name).moves_to(locale="es-LA")
    await slack.until(lambda: len(heard) == 2)
    await slack.until(lambda: slack.slack.deliveries.events_underway == 0)
    await link.close()  # type: ignore[no-untyped-call]  # the SDK's
    assert {payload["type"] for payload in heard} == {"event_callback", "app_rate_limited"}
