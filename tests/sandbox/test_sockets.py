"""Socket Mode: tickets, hello, ten connections, disconnects, redelivery."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.server import Sandbox
from sandbox.transports.deliveries import Delivery


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


async def ticket(slack: Sandbox) -> str:
    client = AsyncWebClient(token=slack.app_token, base_url=slack.api_url)
    return str((await client.apps_connections_open(app_token=slack.app_token))["url"])


async def connect(slack: Sandbox, session: aiohttp.ClientSession) -> aiohttp.ClientWebSocketResponse:
    """With its hello taken off."""
    socket = await session.ws_connect(await ticket(slack))
    assert (await socket.receive_json())["type"] in {"hello", "disconnect"}
    return socket


async def acknowledge(socket: aiohttp.ClientWebSocketResponse, envelope: dict[str, Any], **payload: Any) -> None:
    await socket.send_str(json.dumps({"envelope_id": envelope["envelope_id"], **payload}))


async def test_a_ticket_is_good_for_one_handshake(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    """Used or invented: 404."""
    url = await ticket(slack)
    async with session.ws_connect(url) as socket:
        hello = await socket.receive_json()
        assert (hello["type"], hello["num_connections"]) == ("hello", 1)
        assert hello["connection_info"] == {"app_id": slack.bot.id}
        assert hello["debug_info"]["approximate_connection_time"]
    for again in (url, url.replace("ticket=", "ticket=x")):
        with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
            await session.ws_connect(again)
        assert caught.value.status == 404


async def test_a_ticket_does_not_wait_for_ever(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    """Past its time it opens nothing."""
    slack.slack.options.ticket_seconds = 0
    with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
        await session.ws_connect(await ticket(slack))
    assert caught.value.status == 404


async def test_handshakes_can_be_refused(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    """503, so many times."""
    slack.refuse_handshakes(1)
    with pytest.raises(aiohttp.WSServerHandshakeError) as caught:
        await session.ws_connect(await ticket(slack))
    assert caught.value.status == 503
    await (await connect(slack, session)).close()


async def test_the_eleventh_connection_is_one_too_many(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    """It is told why and closed; the ten stay."""
    sockets = [await connect(slack, session) for _ in range(10)]
    async with session.ws_connect(await ticket(slack)) as socket:
        assert (await socket.receive_json())["reason"] == "too_many_websockets"
        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
    assert slack.connections == 10
    for socket in sockets:
        await socket.close()


async def test_each_payload_goes_to_one_of_them_and_any_may_acknowledge(
    slack: Sandbox, session: aiohttp.ClientSession
) -> None:
    """In turn; the envelope says whether it takes an answer."""
    one, two = await connect(slack, session), await connect(slack, session)
    ana = slack.person("ana")
    asked = [asyncio.create_task(ana.sends(f"/ask {each}", channel="teachers")) for each in range(2)]
    first, second = await one.receive_json(), await two.receive_json()
    assert {first["payload"]["text"], second["payload"]["text"]} == {"0", "1"}
    assert (first["type"], first["accepts_response_payload"]) == ("slash_commands", True)
    await acknowledge(two, first, payload={"text": "answer"})
    await acknowledge(one, second)
    assert all(outcome.acked for outcome in await asyncio.gather(*asked))
    assert [message.text for message in ana.reads("teachers")] == ["answer"]
    await one.close()
    await two.close()


async def test_an_event_is_sent_again_until_it_is_acknowledged(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    """The same event_id in a fresh envelope, saying which attempt it is and why."""
    slack.slack.options.ack_seconds = 0.05
    socket = await connect(slack, session)
    slack.person("ana").moves_to(tz="America/New_York")
    first, second, third = [await socket.receive_json() for _ in range(3)]
    assert first["payload"]["event"]["type"] == "user_change"
    assert len({each["payload"]["event_id"] for each in (first, second, third)}) == 1
    assert len({each["envelope_id"] for each in (first, second, third)}) == 3
    assert [(each["retry_attempt"], each["retry_reason"]) for each in (first, second, third)] == [
        (0, ""),
        (1, "timeout"),
        (2, "timeout"),
    ]
    await acknowledge(socket, third)
    await slack.until(lambda: slack.slack.deliveries.events_underway == 0)
    await socket.close()


async def test_after_three_more_attempts_slack_gives_up(slack: Sandbox) -> None:
    """Also when there was nobody to send it to."""
    slack.person("ana").moves_to(tz="America/New_York")
    assert slack.slack.deliveries.events_underway == 1
    await slack.until(lambda: slack.slack.deliveries.events_underway == 0)


async def test_delayed_events_come_hourly_for_a_day(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    """For an app that has them switched on; without an acknowledgement that is 28 times, always the same event."""
    slack.slack.options.ack_seconds = 0.01
    slack.slack.options.delayed_events = True
    socket = await connect(slack, session)
    slack.person("ana").moves_to(tz="America/New_York")
    came = [await socket.receive_json() for _ in range(28)]
    assert [each["retry_attempt"] for each in came] == list(range(28))
    assert len({each["payload"]["event_id"] for each in came}) == 1
    await slack.until(lambda: slack.slack.deliveries.events_underway == 0)
    assert slack.slack.options.redeliveries[3:] == (3600.0,) * 24
    await socket.close()


async def test_an_event_waits_for_a_connection(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    """What happened while nobody was connected comes with a later attempt."""
    slack.slack.options.redelivery_delays = (0.0, 0.05)
    slack.slack.options.pace = 1.0
    slack.person("ana").moves_to(tz="America/New_York")
    socket = await connect(slack, session)
    envelope = await socket.receive_json()
    assert (envelope["retry_attempt"], envelope["retry_reason"]) == (2, "connection_failed")
    await acknowledge(socket, envelope)
    await socket.close()


async def test_a_warning_only_warns(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    """After refresh_requested nothing goes that way any more."""
    socket = await connect(slack, session)
    await slack.disconnect("warning")
    assert (await socket.receive_json())["reason"] == "warning"
    assert slack.connections == 1
    await slack.disconnect("refresh_requested")
    assert (await socket.receive_json())["reason"] == "refresh_requested"
    assert slack.connections == 0
    assert (await slack.person("ana").sends("/x")).error == "dispatch_failed"
    await socket.close()


async def test_a_socket_has_its_time(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    """A warning, then the request to come back, then the end."""
    slack.slack.options.socket_seconds = 0.05
    slack.slack.options.drain_seconds = 0.02
    socket = await connect(slack, session)
    assert [(await socket.receive_json())["reason"] for _ in range(2)] == ["warning", "refresh_requested"]
    assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE


async def test_a_short_life_can_be_asked_for(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    """`debug_reconnects` on the address; hello says how long it will be."""
    slack.slack.options.debug_socket_seconds = 0.05
    slack.slack.options.drain_seconds = 0.02
    socket = await session.ws_connect(f"{await ticket(slack)}&debug_reconnects=true")
    hello, *ends = [await socket.receive_json() for _ in range(3)]
    assert hello["debug_info"]["approximate_connection_time"] == 0
    assert [end["reason"] for end in ends] == ["warning", "refresh_requested"]
    await socket.close()


@pytest.mark.parametrize("reason", ["refresh_requested", "link_disabled"])
async def test_the_sdk_comes_back_with_a_fresh_ticket(slack: Sandbox, bolt: AsyncApp, reason: str) -> None:
    """After every kind of disconnect."""

    @bolt.command("/ping")
    async def ping(ack: Any) -> None:
        await ack("pong")

    tickets = slack.slack.sockets.tickets_issued
    await slack.disconnect(reason)
    await slack.until(lambda: slack.slack.sockets.tickets_issued > tickets and slack.connections)
    assert (await slack.person("ana").sends("/ping")).payload == {"text": "pong"}


@pytest.mark.usefixtures("bolt")
async def test_the_sdk_comes_back_after_a_cut_cable(slack: Sandbox) -> None:
    """By its own ping."""
    slack.drop_sockets()
    await slack.until(lambda: slack.connections == 0)
    await slack.until_connected()


async def test_rubbish_on_the_socket_is_ignored(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    """The connection lives on, and pings are echoed."""
    socket = await session.ws_connect(await ticket(slack), autoping=False)
    await socket.receive_json()
    for rubbish in ("{", "[]", '{"envelope_id": "unknown"}', '{"envelope_id": ["x"]}', "[" * 100_000):
        await socket.send_str(rubbish)
    await socket.ping(b"sdk-ping-pong:1.5")
    pong = await socket.receive()
    assert (pong.type, bytes(pong.data)) == (aiohttp.WSMsgType.PONG, b"sdk-ping-pong:1.5")
    await socket.close()


async def test_a_mute_socket_is_there_and_says_nothing(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    """Handshakes succeed, and then: no hello, no pong, no payload; unmuted, it is as if it had just been opened."""
    slack.slack.options.ack_seconds = 0.05
    await slack.slack.sockets.mute()
    socket = await session.ws_connect(await ticket(slack), autoping=False)
    await slack.until_connected()
    await socket.ping(b"are you there")
    assert (await slack.person("ana").sends("/need")).error == "operation_timeout"
    await slack.slack.sockets.mute(on=False)
    assert (await socket.receive_json())["type"] == "hello"
    await socket.ping(b"and now")
    assert bytes((await socket.receive()).data) == b"and now"
    await socket.close()


async def test_the_sdk_leaves_a_mute_socket(slack: Sandbox, bolt: AsyncApp) -> None:
    """Its pings go unanswered, so it comes again; once Slack speaks, so does the app."""

    @bolt.command("/ping")
    async def ping(ack: Any) -> None:
        await ack("pong")

    tickets = slack.slack.sockets.tickets_issued
    await slack.slack.sockets.mute()
    await slack.until(lambda: slack.slack.sockets.tickets_issued > tickets, timeout=15)
    await slack.slack.sockets.mute(on=False)
    await slack.until_connected()
    assert (await slack.person("ana").sends("/ping")).acked


async def test_an_event_lost_with_its_socket_comes_on_another(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    """What a cut cable swallowed was never acknowledged."""
    slack.slack.options.ack_seconds = 0.1
    first = await connect(slack, session)
    slack.person("ana").moves_to(tz="America/New_York")
    swallowed = await first.receive_json()
    slack.drop_sockets()
    second = await connect(slack, session)
    again = await second.receive_json()
    assert again["payload"]["event_id"] == swallowed["payload"]["event_id"]
    assert again["retry_attempt"] > 0
    await acknowledge(second, again)
    await slack.until(lambda: slack.slack.deliveries.events_underway == 0)
    await second.close()


async def test_only_what_takes_an_answer_gets_one(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    """An event's acknowledgement carries nothing, whatever comes with it."""
    socket = await connect(slack, session)
    carried = asyncio.create_task(slack.slack.sockets.carry(Delivery("events_api", {"event": {"type": "user_change"}})))
    event = await socket.receive_json()
    assert event["accepts_response_payload"] is False
    await acknowledge(socket, event, payload={"text": "nobody asked"})
    assert (await carried).payload is None
    await socket.close()


async def test_a_command_goes_out_once(slack: Sandbox, session: aiohttp.ClientSession) -> None:
    """Acknowledged or not; every envelope is on the wire log, with what came of it."""
    slack.slack.options.ack_seconds = 0.05
    socket = await connect(slack, session)
    assert (await slack.person("ana").sends("/need mentor")).error == "operation_timeout"
    envelope = await socket.receive_json()
    await acknowledge(socket, envelope)  # too late
    asked = asyncio.create_task(slack.person("ana").sends("/need chess"))
    await acknowledge(socket, await socket.receive_json(), payload={"text": "Got it"})
    assert (await asked).acked
    sent = [entry for entry in slack.slack.wire.since() if entry.kind == "socket"]
    assert [(entry.name, entry.ok, entry.answer) for entry in sent] == [
        ("slash_commands /need", False, None),
        ("slash_commands /need", True, {"text": "Got it"}),
    ]
    assert sent[0].request == envelope
    await socket.close()
