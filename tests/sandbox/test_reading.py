"""What the bot reads: histories, threads, lists, people."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.ids import known_id
from sandbox.server import Sandbox

PARTNERS = known_id("C", "partners")
LOBBY = known_id("C", "lincoln-lobby")


async def posted(client: AsyncWebClient, *texts: str) -> list[str]:
    return [str((await client.chat_postMessage(channel=PARTNERS, text=text))["ts"]) for text in texts]


def texts(answer: Any) -> list[str]:
    return [message["text"] for message in answer["messages"]]


async def test_history_is_newest_first_and_comes_in_pages(client: AsyncWebClient) -> None:
    """The last page has an empty cursor."""
    await posted(client, "one", "two", "three")
    first = await client.conversations_history(channel=PARTNERS, limit=2)
    assert texts(first) == ["three", "two"]
    assert first["has_more"]
    cursor = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(channel=PARTNERS, limit=2, cursor=cursor)
    assert texts(second) == ["one"]
    assert not second["has_more"]
    assert second["response_metadata"]["next_cursor"] == ""


async def test_no_page_need_be_full(slack: Sandbox, client: AsyncWebClient) -> None:
    """Nor the first one have anything on it: only an empty cursor is the end, in lists, histories and threads."""
    slack.slack.options.meagre_pages = True
    root, *_rest = await posted(client, *(f"{number}" for number in range(40)))
    for number in range(20):
        await client.chat_postMessage(channel="#partners", thread_ts=root, text=f"reply {number}")

    async def pages(call: Any, listed: str, **arguments: Any) -> list[int]:
        sizes, cursor = [], None
        while cursor != "":
            page = await call(limit=100, cursor=cursor, **arguments)
            sizes.append(len(page[listed]))
            cursor = page["response_metadata"]["next_cursor"]
        return sizes

    partners = slack.slack.conversation("partners", seen_by=slack.person("priya").id)
    empty, *sizes = await pages(client.conversations_history, "messages", channel=partners.id)
    assert (empty, max(sizes), sum(sizes)) == (0, 15, len(partners.messages) - 20)
    assert await pages(client.conversations_replies, "messages", channel=partners.id, ts=root) == [0, 15, 6]
    assert (await pages(client.users_list, "members"))[0] == 0


async def test_history_keeps_to_its_window(client: AsyncWebClient) -> None:
    """The bounds themselves count only when inclusive."""
    one, _two, three = await posted(client, "one", "two", "three")
    window: dict[str, Any] = {"channel": PARTNERS, "oldest": one, "latest": three}
    assert texts(await client.conversations_history(**window)) == ["two"]
    assert texts(await client.conversations_history(**window, inclusive=True)) == ["three", "two", "one"]


async def test_replies_are_read_by_their_thread(client: AsyncWebClient) -> None:
    """History shows the root with its count, and a reply only when it was broadcast."""
    (root,) = await posted(client, "root")
    for number in range(3):
        await client.chat_postMessage(channel=PARTNERS, text=f"reply {number}", thread_ts=root)
    await client.chat_postMessage(channel=PARTNERS, text="aloud", thread_ts=root, reply_broadcast=True)
    history = await client.conversations_history(channel=PARTNERS)
    assert texts(history) == ["aloud", "root"]
    assert history["messages"][1]["reply_count"] == 4
    first = await client.conversations_replies(channel=PARTNERS, ts=root, limit=3)
    assert texts(first) == ["root", "reply 0", "reply 1"]
    cursor = first["response_metadata"]["next_cursor"]
    rest = await client.conversations_replies(channel=PARTNERS, ts=root, cursor=cursor)
    assert texts(rest) == ["reply 2", "aloud"]
    me = (await client.auth_test())["user_id"]
    assert [message.get("parent_user_id") for message in [first["messages"][0], *rest["messages"]]] == [None, me, me]


async def test_metadata_is_shown_only_on_request(client: AsyncWebClient) -> None:
    """In history and in threads alike."""
    metadata = {"event_type": "outbox", "event_payload": {"key": "k1"}}
    ts = (await client.chat_postMessage(channel=PARTNERS, text="x", metadata=metadata))["ts"]
    plain = await client.conversations_history(channel=PARTNERS)
    assert "metadata" not in plain["messages"][0]
    whole = await client.conversations_history(channel=PARTNERS, include_all_metadata=True)
    assert whole["messages"][0]["metadata"] == metadata
    thread = await client.conversations_replies(channel=PARTNERS, ts=ts, include_all_metadata=True)
    assert thread["messages"][0]["metadata"] == metadata


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("conversations.history", {"channel": LOBBY}, "not_in_channel"),
        ("conversations.history", {"channel": PARTNERS, "cursor": "rubbish"}, "invalid_cursor"),
        ("conversations.history", {"channel": PARTNERS, "limit": 5000}, "invalid_limit"),
        ("conversations.history", {"channel": PARTNERS, "oldest": "yesterday"}, "invalid_ts_oldest"),
        ("conversations.replies", {"channel": PARTNERS, "ts": "1.000001"}, "thread_not_found"),
        ("conversations.list", {"types": "secret_channel"}, "invalid_types"),
        ("conversations.members", {"channel": "C0NOWHERE"}, "channel_not_found"),
        ("conversations.open", {"users": "U0NOBODY"}, "user_not_found"),
        ("conversations.join", {"channel": "C0NOWHERE"}, "channel_not_found"),
        ("users.info", {"user": "U0NOBODY"}, "user_not_found"),
        ("bots.info", {"bot": "B0NOBODY"}, "bot_not_found"),
        ("chat.teleport", {}, "unknown_method"),
    ],
)
async def test_what_slack_refuses_is_refused(
    client: AsyncWebClient, method: str, arguments: dict[str, Any], error: str
) -> None:
    """In Slack's words, with HTTP 200."""
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, params=arguments)
    assert caught.value.response["error"] == error
    assert caught.value.response.status_code == 200


async def test_the_bot_lists_what_it_can_see(client: AsyncWebClient) -> None:
    """All public channels, and the private ones it is in, page by page."""
    names: list[str] = []
    cursor = ""
    while True:
        page = await client.conversations_list(types="public_channel,private_channel", limit=2, cursor=cursor)
        names += [channel["name"] for channel in page["channels"]]
        cursor = page["response_metadata"]["next_cursor"]
        if not cursor:
            break
    assert names == ["general", "partners", "teachers", "coordinators", "lincoln-lobby"]
    mine = await client.users_conversations(types="public_channel")
    assert "lincoln-lobby" not in [channel["name"] for channel in mine["channels"]]


async def test_joining_twice_is_a_warning(client: AsyncWebClient) -> None:
    """And then the bot may read there."""
    assert (await client.conversations_join(channel=LOBBY))["channel"]["is_member"]
    assert (await client.conversations_join(channel=LOBBY))["warning"] == "already_in_channel"
    assert (await client.conversations_history(channel=LOBBY))["messages"][0]["subtype"] == "channel_join"


async def test_inviting_brings_people_in(slack: Sandbox, client: AsyncWebClient) -> None:
    """Whoever is there already is Slack's `already_in_channel`."""
    priya = slack.person("priya").id
    teachers = known_id("C", "teachers")
    await client.conversations_invite(channel=teachers, users=[priya])
    assert priya in (await client.conversations_members(channel=teachers))["members"]
    with pytest.raises(SlackApiError, match="already_in_channel"):
        await client.conversations_invite(channel=teachers, users=[priya])


async def test_opening_with_several_makes_a_group(slack: Sandbox, client: AsyncWebClient) -> None:
    """The same people, the same conversation."""
    users = [slack.person("ana").id, slack.person("priya").id]
    first = await client.conversations_open(users=users)
    again = await client.conversations_open(users=users)
    assert first["channel"]["id"] == again["channel"]["id"]
    assert again["already_open"]
    info = await client.conversations_info(channel=first["channel"]["id"], include_num_members=True)
    assert info["channel"]["is_mpim"]
    assert info["channel"]["num_members"] == 3


async def test_a_person_has_a_zone_and_on_request_a_locale(slack: Sandbox, client: AsyncWebClient) -> None:
    """The offset follows the workspace's clock through the seasons."""
    elena = slack.person("elena").id
    user = (await client.users_info(user=elena, include_locale=True))["user"]
    assert (user["locale"], user["tz"], user["tz_offset"]) == ("es-LA", "America/Mexico_City", -6 * 3600)
    ana = (await client.users_info(user=slack.person("ana").id))["user"]
    assert "locale" not in ana
    assert ana["tz_offset"] == -5 * 3600
    slack.slack.clock.advance(slack.slack.clock.now().replace(month=12) - slack.slack.clock.now())
    assert (await client.users_info(user=ana["id"]))["user"]["tz_offset"] == -6 * 3600


async def test_guests_strangers_and_the_gone_are_told_apart(slack: Sandbox, client: AsyncWebClient) -> None:
    """A stranger has another team and a thin profile, and is in no list."""
    guest = slack.add_person("gil", kind="guest")
    stranger = slack.add_person("stella", kind="stranger")
    gone = slack.add_person("don", kind="deactivated")
    assert (await client.users_info(user=guest.id))["user"]["is_restricted"]
    thin = (await client.users_info(user=stranger.id))["user"]
    assert thin["is_stranger"]
    assert thin["team_id"] != (await client.team_info())["team"]["id"]
    assert "tz" not in thin
    assert (await client.users_info(user=gone.id))["user"]["deleted"]
    listed = [user["id"] for user in (await client.users_list())["members"]]
    assert guest.id in listed
    assert stranger.id not in listed


async def test_the_bot_learns_who_it_is(slack: Sandbox, client: AsyncWebClient) -> None:
    """auth.test, bots.info and team.info agree."""
    me = await client.auth_test()
    assert (me["user_id"], me["bot_id"]) == (slack.bot.user_id, slack.bot.bot_id)
    assert (await client.bots_info(bot=me["bot_id"]))["bot"]["user_id"] == me["user_id"]
    assert (await client.team_info())["team"]["id"] == me["team_id"]
