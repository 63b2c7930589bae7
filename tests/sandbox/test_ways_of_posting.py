"""How a message may be said: under another name, at length, with links, in places with rules of their own."""

from datetime import timedelta
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.ids import known_id
from sandbox.records.conversation import Restriction
from sandbox.records.member import UserGroup
from sandbox.server import Sandbox
from tests.sandbox.block_kit import section
from tests.sandbox.conftest import HandClock
from tests.sandbox.refusals import refusal

PARTNERS = known_id("C", "partners")


async def test_a_name_and_a_picture_of_its_own(client: AsyncWebClient) -> None:
    """The emoji wins over the picture, and such a message has no user, only a bot."""
    look: Any = {"username": "The Library", "icon_emoji": "books", "icon_url": "https://example.org/a.png"}
    message = (await client.chat_postMessage(channel=PARTNERS, text="x", **look))["message"]
    assert (message["subtype"], message["username"]) == ("bot_message", "The Library")
    assert message["icons"] == {"emoji": ":books:"}
    assert "user" not in message
    picture = await client.chat_postMessage(channel=PARTNERS, text="x", icon_url="https://example.org/a.png")
    assert picture["message"]["icons"]["image_48"] == "https://example.org/a.png"


async def test_without_the_scope_name_and_picture_are_ignored(slack: Sandbox, client: AsyncWebClient) -> None:
    """Without a word, as in Slack."""
    slack.install({"oauth_config": {"scopes": {"bot": ["chat:write"]}}})
    message = (await client.chat_postMessage(channel=PARTNERS, text="x", username="The Library"))["message"]
    assert "username" not in message
    assert message["user"] == slack.bot.bot_user_id


async def test_a_very_long_text_is_cut_and_the_answer_says_so(slack: Sandbox, client: AsyncWebClient) -> None:
    """At 40,000 characters."""
    answer = await client.chat_postMessage(channel=PARTNERS, text="x" * 40_001)
    assert answer["warning"] == "message_truncated"
    assert answer["response_metadata"]["warnings"] == ["message_truncated"]
    assert sum(len(message.text) for message in slack.person("ana").reads("partners")) == 40_000


async def test_a_long_text_becomes_several_messages(slack: Sandbox, client: AsyncWebClient) -> None:
    """Cut between words; the answer is the first of them. With blocks it stays one: then the text is only spoken."""
    answer = await client.chat_postMessage(channel=PARTNERS, text="word " * 1_000)
    said = slack.person("ana").reads("partners")
    assert [len(message.text) for message in said] == [3_999, 1_000]
    assert said[0].ts == answer["ts"]
    await client.chat_postMessage(channel="#general", text="word " * 1_000, blocks=[section()])
    assert len(slack.person("ana").reads("general")) == 1


async def test_addresses_become_links_unless_told_otherwise(client: AsyncWebClient) -> None:
    """`parse: none` leaves them alone, `full` takes markup for plain text."""

    async def kept(**more: Any) -> Any:
        text = "see https://a.org/?b=1&c=2, <https://d.org|there>"
        return (await client.chat_postMessage(channel=PARTNERS, text=text, **more))["message"]["text"]

    assert await kept() == "see <https://a.org/?b=1&amp;c=2>, <https://d.org|there>"
    assert await kept(parse="none") == "see https://a.org/?b=1&amp;c=2, <https://d.org|there>"
    assert (await kept(parse="full")).endswith("&lt;<https://d.org>|there&gt;")


async def test_user_groups_are_found_by_their_handle(slack: Sandbox, client: AsyncWebClient) -> None:
    """With `link_names`; people are not, for years."""
    slack.slack.workspace.usergroups["S1"] = UserGroup("S1", "mentors", "Mentors", [], slack.person("ruth").id, 0)
    said = {"channel": PARTNERS, "text": "@mentors and @ana"}
    answer = await client.api_call("chat.postMessage", json={**said, "link_names": True})
    assert answer["message"]["text"] == "<!subteam^S1|@mentors> and @ana"
    answer = await client.api_call("chat.postMessage", json=said)
    assert answer["message"]["text"] == "@mentors and @ana"


async def test_markdown_text_is_kept_as_a_block(client: AsyncWebClient) -> None:
    """With the markdown itself as fallback."""
    message = (await client.chat_postMessage(channel=PARTNERS, markdown_text="**hi** & bye"))["message"]
    assert message["blocks"][0]["type"] == "markdown"
    assert message["text"] == "**hi** &amp; bye"


async def test_a_me_message_names_itself_so(client: AsyncWebClient) -> None:
    """Its answer is a stamp."""
    answer = await client.chat_meMessage(channel=PARTNERS, text="waves")
    (message,) = (await client.conversations_history(channel=PARTNERS))["messages"]
    assert (message["subtype"], message["text"], message["ts"]) == ("me_message", "waves", answer["ts"])


@pytest.mark.parametrize(
    ("restriction", "to_root", "to_reply"),
    [
        ("admins_only", "restricted_action", "restricted_action"),
        ("read_only", "restricted_action_read_only_channel", "restricted_action_read_only_channel"),
        ("threads_only", "restricted_action_thread_only_channel", None),
        ("no_threads", None, "restricted_action_non_threadable_channel"),
        ("threads_locked", None, "restricted_action_thread_locked"),
    ],
)
async def test_admins_may_restrict_a_channel(
    slack: Sandbox, client: AsyncWebClient, restriction: Restriction, to_root: str | None, to_reply: str | None
) -> None:
    """Each way has its own refusal."""
    root = (await client.chat_postMessage(channel=PARTNERS, text="root"))["ts"]
    slack.slack.workspace.conversations[PARTNERS].restriction = restriction

    async def error(**more: Any) -> Any:
        try:
            await client.chat_postMessage(channel=PARTNERS, text="x", **more)
        except SlackApiError as refused:
            return refused.response["error"]
        return None

    assert await error() == to_root
    assert await error(thread_ts=root) == to_reply


async def test_slacks_own_lines_take_no_replies(slack: Sandbox, client: AsyncWebClient) -> None:
    """Such as that somebody left; a newcomer can be welcomed."""
    slack.person("ben").leaves("partners")
    slack.person("ben").joins("partners")
    gone, come = slack.person("ana").reads("partners")
    reply = client.chat_postMessage(channel=PARTNERS, text="a pity", thread_ts=gone.ts)
    assert await refusal(reply) == "cannot_reply_to_message"
    assert (await client.chat_postMessage(channel=PARTNERS, text="welcome", thread_ts=come.ts))["ok"]


async def test_without_a_messages_tab_nobody_can_be_written_to(slack: Sandbox, client: AsyncWebClient) -> None:
    """As the manifest says."""
    slack.install({"features": {"app_home": {"messages_tab_enabled": False}}})
    assert await refusal(client.chat_postMessage(channel=slack.person("ana").id, text="x")) == "messages_tab_disabled"


async def test_a_message_can_be_changed_for_a_while(slack: Sandbox, client: AsyncWebClient, clock: HandClock) -> None:
    """When the workspace limits editing; by its own clock."""
    slack.slack.options.edit_window_minutes = 5
    ts = (await client.chat_postMessage(channel=PARTNERS, text="x"))["ts"]
    clock.advance(timedelta(minutes=4))
    assert (await client.chat_update(channel=PARTNERS, ts=ts, text="y"))["ok"]
    clock.advance(timedelta(minutes=2))
    assert await refusal(client.chat_update(channel=PARTNERS, ts=ts, text="z")) == "edit_window_closed"


async def test_a_reply_can_be_shown_to_the_whole_channel(slack: Sandbox, client: AsyncWebClient) -> None:
    """At once, or later by an update."""
    root = (await client.chat_postMessage(channel=PARTNERS, text="root"))["ts"]
    loud = {"thread_ts": root, "reply_broadcast": True}
    await client.chat_postMessage(channel=PARTNERS, text="loud", **loud)
    quiet = (await client.chat_postMessage(channel=PARTNERS, text="quiet", thread_ts=root))["ts"]
    await client.chat_update(channel=PARTNERS, ts=quiet, text="no more", reply_broadcast=True)
    in_channel = slack.person("ana").reads("partners")
    assert [(message.text, message.subtype) for message in in_channel[1:]] == [
        ("loud", "thread_broadcast"),
        ("no more", "thread_broadcast"),
    ]


async def test_somebody_deactivated_cannot_be_whispered_to(slack: Sandbox, client: AsyncWebClient) -> None:
    """Though the channel's list still names them."""
    ana = slack.person("ana")
    ana.member.kind = "deactivated"
    whisper = client.chat_postEphemeral(channel=PARTNERS, user=ana.id, text="x")
    assert await refusal(whisper) == "user_not_in_channel"
