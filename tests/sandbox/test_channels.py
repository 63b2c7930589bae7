"""Channels as an app makes, fills, describes, archives and leaves them."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.errors import CannotDo
from sandbox.ids import known_id
from sandbox.server import Sandbox
from sandbox.workspace import membership
from tests.sandbox.listening import hearing, names, settled
from tests.sandbox.refusals import refusal

GENERAL = known_id("C", "general")
PARTNERS = known_id("C", "partners")
LOBBY = known_id("C", "lincoln-lobby")


async def made(client: AsyncWebClient, name: str = "robotics", **how: Any) -> str:
    return str((await client.conversations_create(name=name, **how))["channel"]["id"])


async def test_a_channel_is_made_filled_and_renamed(slack: Sandbox, client: AsyncWebClient) -> None:
    """The maker is in it from the start; the old name stays known."""
    channel = await made(client)
    ana, ben = slack.person("ana").id, slack.person("ben").id
    await client.conversations_invite(channel=channel, users=[ana, ben])
    await client.conversations_rename(channel=channel, name="robots")
    info = (await client.conversations_info(channel=channel, include_num_members=True))["channel"]
    assert (info["name"], info["previous_names"], info["num_members"]) == ("robots", ["robotics"], 3)
    assert (info["is_channel"], info["is_private"], info["is_member"]) == (True, False, True)
    assert info["creator"] == slack.bot.user_id
    assert "robots" in [each["name"] for each in (await client.conversations_list())["channels"]]
    assert await made(client), "the old name is free again"


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("", "invalid_name_required"),
        ("x" * 81, "invalid_name_maxlength"),
        ("--", "invalid_name_punctuation"),
        ("Robots", "invalid_name_specials"),
        ("two words", "invalid_name_specials"),
        ("partners", "name_taken"),
    ],
)
async def test_bad_names_are_refused(client: AsyncWebClient, name: str, error: str) -> None:
    """To a new channel and to an old one alike; letters of any alphabet are fine."""
    assert await refusal(client.conversations_create(name=name)) == error
    channel = await made(client, "robótica-2")
    assert await refusal(client.conversations_rename(channel=channel, name=name)) == error


async def private_ones(client: AsyncWebClient) -> list[str]:
    return [each["id"] for each in (await client.conversations_list(types="private_channel"))["channels"]]


async def test_a_private_channel_is_nobody_elses_business(slack: Sandbox, client: AsyncWebClient) -> None:
    """Who is not in it does not find it, the bot included once it has left."""
    channel = await made(client, is_private=True)
    with pytest.raises(CannotDo):
        slack.person("ana").reads("robotics")
    await client.conversations_invite(channel=channel, users=slack.person("ana").id)
    assert (await client.conversations_info(channel=channel))["channel"]["is_private"]
    assert channel in await private_ones(client)
    await client.conversations_leave(channel=channel)
    assert await refusal(client.conversations_info(channel=channel)) == "channel_not_found"
    assert channel not in await private_ones(client)


async def test_topic_and_purpose_say_who_set_them_and_when(slack: Sandbox, client: AsyncWebClient) -> None:
    """And a line of Slack's own tells the channel."""
    await client.conversations_setTopic(channel=PARTNERS, topic="Hands up")
    await client.conversations_setPurpose(channel=PARTNERS, purpose="")
    info = (await client.conversations_info(channel=PARTNERS))["channel"]
    now = slack.slack.workspace.seconds()
    assert info["topic"] == {"value": "Hands up", "creator": slack.bot.user_id, "last_set": now}
    assert info["purpose"] == {"value": "", "creator": "", "last_set": 0}
    lines = (await client.conversations_history(channel=PARTNERS))["messages"]
    assert [line["subtype"] for line in lines] == ["channel_purpose", "channel_topic"]
    assert lines[1]["topic"] == "Hands up"
    assert await refusal(client.conversations_setTopic(channel=PARTNERS, topic="x" * 251)) == "too_long"


async def test_archiving_puts_the_bot_out(slack: Sandbox, client: AsyncWebClient) -> None:
    """It can neither post, nor come back, nor open the channel again; a person can, and the bot is invited anew."""
    channel, ana = await made(client), slack.person("ana")
    await client.conversations_invite(channel=channel, users=ana.id)
    await client.conversations_archive(channel=channel)
    assert await refusal(client.chat_postMessage(channel=channel, text="x")) == "is_archived"
    assert await refusal(client.conversations_join(channel=channel)) == "is_archived"
    assert await refusal(client.conversations_unarchive(channel=channel)) == "not_in_channel"
    with pytest.raises(CannotDo, match="is_archived"):
        await ana.sends("hello?", channel=channel)
    listed = (await client.conversations_list(exclude_archived=True))["channels"]
    assert channel not in [each["id"] for each in listed]


async def test_general_is_for_everybody_and_for_ever(slack: Sandbox, client: AsyncWebClient) -> None:
    """Nobody archives it, leaves it or is put out of it."""
    assert await refusal(client.conversations_archive(channel=GENERAL)) == "cant_archive_general"
    assert await refusal(client.conversations_leave(channel=GENERAL)) == "cant_leave_general"
    kicked = client.conversations_kick(channel=GENERAL, user=slack.person("ana").id)
    assert await refusal(kicked) == "cant_kick_from_general"
    with pytest.raises(CannotDo, match="cant_leave_general"):
        slack.person("ana").leaves("general")


async def test_leaving_twice_is_said_kindly(client: AsyncWebClient) -> None:
    """And the last one cannot leave."""
    await client.conversations_leave(channel=PARTNERS)
    assert (await client.conversations_leave(channel=PARTNERS))["not_in_channel"]
    assert await refusal(client.conversations_leave(channel=await made(client))) == "last_member"


async def test_an_invitation_is_for_all_or_nobody_unless_forced(slack: Sandbox, client: AsyncWebClient) -> None:
    """Each who cannot be invited is named with the reason."""
    channel, ana = await made(client), slack.person("ana").id
    users = [ana, "U0NOBODY", slack.bot.user_id]
    with pytest.raises(SlackApiError) as caught:
        await client.conversations_invite(channel=channel, users=users)
    errors = caught.value.response["errors"]
    assert [error["error"] for error in errors] == ["user_not_found", "cant_invite_self"]
    assert ana not in (await client.conversations_members(channel=channel))["members"]
    forced = await client.conversations_invite(channel=channel, users=users, force=True)
    assert forced["errors"] == errors
    assert ana in (await client.conversations_members(channel=channel))["members"]


async def test_somebody_is_put_out(slack: Sandbox, client: AsyncWebClient) -> None:
    """Once."""
    ana = slack.person("ana").id
    await client.conversations_kick(channel=PARTNERS, user=ana)
    assert ana not in (await client.conversations_members(channel=PARTNERS))["members"]
    assert await refusal(client.conversations_kick(channel=PARTNERS, user=ana)) == "not_in_channel"
    assert await refusal(client.conversations_kick(channel=PARTNERS, user=slack.bot.user_id)) == "cant_kick_self"
    assert await refusal(client.conversations_kick(channel=PARTNERS, user="U0NOBODY")) == "user_not_found"


async def test_a_direct_conversation_closes_and_opens_again(slack: Sandbox, client: AsyncWebClient) -> None:
    """It is the same one, and looking for it does not make it."""
    ana = slack.person("ana").id
    assert (await client.conversations_open(users=ana, prevent_creation=True))["channel"] is None
    direct = (await client.conversations_open(users=ana, return_im=True))["channel"]
    assert (direct["is_im"], direct["user"], direct["is_open"]) == (True, ana, True)
    assert (await client.conversations_open(channel=direct["id"]))["already_open"]
    await client.conversations_close(channel=direct["id"])
    assert (await client.conversations_close(channel=direct["id"]))["already_closed"]
    again = await client.conversations_open(users=ana)
    assert again["channel"]["id"] == direct["id"]
    assert "already_open" not in again.data


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("conversations.rename", {"channel": PARTNERS, "name": "x"}, "not_authorized"),
        ("conversations.setTopic", {"channel": LOBBY, "topic": "x"}, "not_in_channel"),
        ("conversations.invite", {"channel": PARTNERS}, "no_user"),
        ("conversations.kick", {"channel": PARTNERS}, "no_user"),
        ("conversations.close", {"channel": PARTNERS}, "method_not_supported_for_channel_type"),
        ("conversations.open", {"channel": PARTNERS}, "method_not_supported_for_channel_type"),
        ("conversations.open", {}, "users_list_not_supplied"),
        ("conversations.open", {"users": ",".join(f"U{n}" for n in range(9))}, "too_many_users"),
        ("conversations.mark", {"channel": PARTNERS, "ts": "today"}, "invalid_timestamp"),
        ("conversations.info", {"channel": "partners"}, "channel_not_found"),
        ("conversations.info", {}, "invalid_arguments"),
    ],
)
async def test_what_slack_refuses_is_refused(
    client: AsyncWebClient, method: str, arguments: dict[str, Any], error: str
) -> None:
    """In Slack's words."""
    assert await refusal(client.api_call(method, params=arguments)) == error


async def test_the_app_hears_what_becomes_of_channels(slack: Sandbox, client: AsyncWebClient) -> None:
    """Of public ones wherever they are, of private ones only from within; its own doings come back too."""
    types = ("channel_created", "channel_rename", "channel_archive", "channel_unarchive", "channel_deleted")
    async with hearing(slack, *types, "group_rename", "channel_left") as heard:
        channel = await made(client)
        await client.conversations_rename(channel=channel, name="robots")
        await client.conversations_archive(channel=channel)
        private = await made(client, "secret", is_private=True)
        await client.conversations_rename(channel=private, name="secrets")
        membership.leave(slack.slack.workspace, slack.slack.workspace.conversations[PARTNERS], slack.bot.user_id)
        await settled(slack)
    told = [name for name in names(heard) if not name.startswith("member_joined")]
    assert told == ["channel_created", "channel_rename", "channel_archive", "group_rename", "channel_left"]
    created, renamed, archived = [body["event"] for body in heard if body["event"]["type"] in types]
    assert (created["channel"]["name"], renamed["channel"]["name"]) == ("robotics", "robots")
    assert (archived["channel"], archived["user"]) == (channel, slack.bot.user_id)


async def test_pages_of_members_and_their_cursors(slack: Sandbox, client: AsyncWebClient) -> None:
    """A cursor is good for the method that gave it, and for no other."""
    everybody: list[str] = []
    cursor = ""
    while not everybody or cursor:
        page = await client.conversations_members(channel=PARTNERS, limit=3, cursor=cursor)
        everybody += page["members"]
        cursor = page["response_metadata"]["next_cursor"]
    assert sorted(everybody) == sorted(slack.slack.workspace.conversations[PARTNERS].members)
    cursor = (await client.conversations_members(channel=PARTNERS, limit=3))["response_metadata"]["next_cursor"]
    assert await refusal(client.conversations_list(cursor=cursor)) == "invalid_cursor"
    tampered = ("A" if cursor[0] != "A" else "B") + cursor[1:]
    assert await refusal(client.conversations_members(channel=PARTNERS, cursor=tampered)) == "invalid_cursor"
    assert await refusal(client.conversations_members(channel=PARTNERS, limit=1001)) == "invalid_limit"
