"""What an app is told of: only what it subscribed to, only where it is."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.server import Sandbox
from tests.sandbox.listening import hearing, names, settled

ALL = {
    "message.channels", "message.im", "app_mention", "member_joined_channel", "member_left_channel",
    "team_join", "user_change",
}  # fmt: skip


@pytest.fixture
async def heard(slack: Sandbox) -> AsyncIterator[list[dict[str, Any]]]:
    """Every delivery on the wire, the bot's own doings included; all are acknowledged."""
    async with hearing(slack, *ALL) as bodies:
        yield bodies


async def test_messages_of_people_and_of_the_bot_itself(
    slack: Sandbox, client: AsyncWebClient, heard: list[dict[str, Any]]
) -> None:
    """Changed and deleted as well, hidden."""
    ana = slack.person("ana")
    await ana.sends("hello", channel="partners")
    posted = await client.chat_postMessage(channel="#partners", text="mine")
    await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="changed")
    await client.chat_delete(channel=posted["channel"], ts=posted["ts"])
    await settled(slack)
    assert names(heard) == ["message", "message", "message message_changed", "message message_deleted"]
    hello, own, changed, _deleted = heard
    assert own["event"]["bot_id"] == slack.bot.bot_id
    assert changed["event"]["message"]["text"] == "changed"
    assert changed["event"]["previous_message"]["text"] == "mine"
    assert hello["event"]["text"] == "hello"
    assert hello["event"]["channel_type"] == "channel"
    assert hello["event_id"].startswith("Ev")
    assert hello["authorizations"][0]["user_id"] == slack.bot.user_id
    assert hello["team_id"] == hello["authorizations"][0]["team_id"]


async def test_where_the_bot_is_not_it_hears_nothing(slack: Sandbox, heard: list[dict[str, Any]]) -> None:
    """Nor what it did not subscribe to."""
    await slack.person("ana").sends("psst", channel="lincoln-lobby")
    await slack.person("ruth").sends("private", channel="coordinators")
    assert slack.slack.deliveries.events_underway == 0
    assert heard == []


async def test_a_mention_is_an_event_of_its_own(slack: Sandbox, heard: list[dict[str, Any]]) -> None:
    """Beside the message."""
    await slack.person("ana").sends("thanks @handraise", channel="partners")
    await settled(slack)
    assert sorted(names(heard)) == ["app_mention", "message"]


async def test_coming_and_going(slack: Sandbox, heard: list[dict[str, Any]]) -> None:
    """The bot's own invitation included, with who invited it."""
    slack.person("ana").invites("handraise", "lincoln-lobby")
    slack.person("priya").joins("lincoln-lobby")
    slack.person("priya").leaves("lincoln-lobby")
    slack.add_person("nora", channels=())
    slack.person("elena").moves_to(locale="en-US")
    await settled(slack)
    joined = [body["event"] for body in heard if body["event"]["type"] == "member_joined_channel"]
    assert [event["user"] for event in joined] == [slack.bot.user_id, slack.person("priya").id]
    assert joined[0]["inviter"] == slack.person("ana").id
    assert {"member_left_channel", "team_join", "user_change"} <= set(names(heard))
    change = next(body["event"] for body in heard if body["event"]["type"] == "user_change")
    assert change["user"]["locale"] == "en-US"


async def test_a_direct_message_reaches_the_bot(slack: Sandbox, heard: list[dict[str, Any]]) -> None:
    """As message.im."""
    await slack.person("ana").sends("hello bot", channel="@handraise")
    await settled(slack)
    assert heard[0]["event"]["channel_type"] == "im"
