"""Pins and bookmarks: what a conversation keeps at hand."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.errors import CannotDo
from sandbox.ids import known_id
from sandbox.server import Sandbox
from tests.sandbox.listening import hearing, settled
from tests.sandbox.refusals import refusal

PARTNERS = known_id("C", "partners")
LOBBY = known_id("C", "lincoln-lobby")


async def posted(client: AsyncWebClient, text: str) -> str:
    return str((await client.chat_postMessage(channel=PARTNERS, text=text))["ts"])


async def test_pins_are_listed_newest_first(slack: Sandbox, client: AsyncWebClient) -> None:
    """With who pinned, whoever that was; history counts them."""
    first, second = await posted(client, "one"), await posted(client, "two")
    await client.pins_add(channel=PARTNERS, timestamp=first)
    ana = slack.person("ana")
    ana.pins(ana.reads("partners")[-1])
    items = (await client.pins_list(channel=PARTNERS))["items"]
    assert [(item["message"]["ts"], item["created_by"]) for item in items] == [
        (second, ana.id),
        (first, slack.bot.user_id),
    ]
    history = await client.conversations_history(channel=PARTNERS)
    assert history["pin_count"] == 2
    assert history["messages"][0]["pinned_to"] == [PARTNERS]


async def test_a_pin_goes_with_its_message(client: AsyncWebClient) -> None:
    """Taken down, or deleted."""
    first, second = await posted(client, "one"), await posted(client, "two")
    for ts in (first, second):
        await client.pins_add(channel=PARTNERS, timestamp=ts)
    await client.pins_remove(channel=PARTNERS, timestamp=first)
    await client.chat_delete(channel=PARTNERS, ts=second)
    assert (await client.pins_list(channel=PARTNERS))["items"] == []


async def test_a_deleted_root_loses_its_pin_and_its_reactions(client: AsyncWebClient) -> None:
    """Only its place in the thread stays."""
    root = await posted(client, "root")
    await client.chat_postMessage(channel=PARTNERS, text="reply", thread_ts=root)
    await client.pins_add(channel=PARTNERS, timestamp=root)
    await client.reactions_add(channel=PARTNERS, timestamp=root, name="eyes")
    await client.chat_delete(channel=PARTNERS, ts=root)
    tombstone = (await client.conversations_history(channel=PARTNERS))["messages"][0]
    assert tombstone["subtype"] == "tombstone"
    assert not {"pinned_to", "reactions"} & tombstone.keys()


async def test_what_cannot_be_pinned(slack: Sandbox, client: AsyncWebClient) -> None:
    """What is pinned already, Slack's own lines, what is not there."""
    ts = await posted(client, "one")
    await client.pins_add(channel=PARTNERS, timestamp=ts)
    assert await refusal(client.pins_add(channel=PARTNERS, timestamp=ts)) == "already_pinned"
    await client.pins_remove(channel=PARTNERS, timestamp=ts)
    assert await refusal(client.pins_remove(channel=PARTNERS, timestamp=ts)) == "no_pin"
    assert await refusal(client.pins_add(channel=PARTNERS, timestamp="1.000001")) == "message_not_found"
    assert await refusal(client.pins_add(channel=PARTNERS)) == "no_item_specified"
    assert await refusal(client.pins_list(channel=LOBBY)) == "not_in_channel"
    marcus = slack.person("marcus")
    marcus.joins("lincoln-lobby")
    with pytest.raises(CannotDo, match="not_pinnable"):
        marcus.pins(marcus.reads("lincoln-lobby")[-1])


async def test_the_app_hears_of_pins(slack: Sandbox, client: AsyncWebClient) -> None:
    """With the message, and how many there are now."""
    ts = await posted(client, "card")
    async with hearing(slack, "pin_added", "pin_removed") as heard:
        await client.pins_add(channel=PARTNERS, timestamp=ts)
        await client.pins_remove(channel=PARTNERS, timestamp=ts)
        await settled(slack)
    added, removed = [body["event"] for body in heard]
    assert (added["channel_id"], added["item"]["message"]["ts"], added["pin_count"]) == (PARTNERS, ts, 1)
    assert (removed["type"], removed["pin_count"]) == ("pin_removed", 0)


async def bookmarked(client: AsyncWebClient, **how: Any) -> Any:
    given = {"channel_id": PARTNERS, "title": "Board", "type": "link", "link": "https://example.org/", **how}
    return (await client.bookmarks_add(**given))["bookmark"]


async def test_bookmarks_are_kept_changed_and_removed(slack: Sandbox, client: AsyncWebClient) -> None:
    """What is not given stays as it was."""
    mark = await bookmarked(client, emoji=":school:")
    edited = await client.bookmarks_edit(channel_id=PARTNERS, bookmark_id=mark["id"], title="The board")
    expected = {**mark, "title": "The board"}
    assert edited["bookmark"] == expected
    assert (mark["emoji"], mark["last_updated_by_user_id"]) == (":school:", slack.bot.user_id)
    assert (await client.bookmarks_list(channel_id=PARTNERS))["bookmarks"] == [expected]
    await client.bookmarks_remove(channel_id=PARTNERS, bookmark_id=mark["id"])
    assert (await client.bookmarks_list(channel_id=PARTNERS))["bookmarks"] == []
    gone = client.bookmarks_remove(channel_id=PARTNERS, bookmark_id=mark["id"])
    assert await refusal(gone) == "not_found"


@pytest.mark.parametrize(
    ("how", "error"),
    [
        ({"type": "file"}, "invalid_bookmark_type"),
        ({"link": "javascript:alert(1)"}, "invalid_link"),
        ({"emoji": "school"}, "invalid_emoji"),
        ({"channel_id": "C0NOWHERE"}, "channel_not_found"),
        ({"title": ""}, "invalid_arguments"),
    ],
)
async def test_bad_bookmarks_are_refused(client: AsyncWebClient, how: dict[str, str], error: str) -> None:
    """In Slack's words."""
    assert await refusal(bookmarked(client, **how)) == error


async def test_there_is_an_end_to_bookmarks(client: AsyncWebClient) -> None:
    """A hundred a conversation."""
    for _ in range(100):
        await bookmarked(client)
    assert await refusal(bookmarked(client)) == "too_many_bookmarks"
