"""What the bot says: posting, changing, removing, whispering."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.ids import known_id
from sandbox.server import Sandbox
from tests.sandbox.block_kit import section
from tests.sandbox.refusals import refusal

PARTNERS = known_id("C", "partners")
LOBBY = known_id("C", "lincoln-lobby")


async def test_a_post_is_answered_with_the_message_as_slack_keeps_it(slack: Sandbox, client: AsyncWebClient) -> None:
    """Channel, stamp, and the message with its bot, escaped text and filled-in block ids."""
    answer = await client.chat_postMessage(channel=PARTNERS, text="a < b & <@U123>", blocks=[section("*hi*")])
    message = answer["message"]
    assert answer["channel"] == PARTNERS
    assert message["ts"] == answer["ts"]
    assert message["bot_id"] == slack.bot.bot_id
    assert message["bot_profile"]["app_id"] == slack.bot.id
    assert message["text"] == "a &lt; b &amp; <@U123>"
    assert message["blocks"][0]["block_id"]
    assert slack.person("ana").reads("partners")[-1].text == message["text"]


async def test_stamps_never_repeat_even_when_the_clock_stands_still(client: AsyncWebClient) -> None:
    """Ten posts in one instant, ten stamps in order."""
    stamps = [(await client.chat_postMessage(channel="#partners", text=str(each)))["ts"] for each in range(10)]
    assert stamps == sorted(set(stamps))


async def test_a_person_as_channel_opens_the_direct_conversation(slack: Sandbox, client: AsyncWebClient) -> None:
    """`U…` is answered with `D…`, the same one every time; chat.update does not take the `U…`."""
    ana = slack.person("ana")
    first = await client.chat_postMessage(channel=ana.id, text="hello")
    second = await client.chat_postMessage(channel=ana.id, text="again")
    assert first["channel"].startswith("D")
    assert first["channel"] == second["channel"]
    assert [message.text for message in ana.reads_dm()] == ["hello", "again"]
    assert await refusal(client.chat_update(channel=ana.id, ts=first["ts"], text="x")) == "channel_not_found"


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ({"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
        ({"channel": LOBBY, "text": "x"}, "not_in_channel"),
        ({"channel": "#partners"}, "no_text"),
        ({"channel": "#partners", "text": " "}, "no_text"),
        ({"channel": "#partners", "markdown_text": "x", "text": "x"}, "markdown_text_conflict"),
        ({"channel": "#partners", "markdown_text": "x" * 12_001}, "msg_too_long"),
        ({"channel": "#partners", "text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"channel": "#partners", "text": "x", "metadata": {"event_type": "x"}}, "invalid_metadata_format"),
        ({"channel": "#partners", "text": "x", "blocks": {"type": "divider"}}, "invalid_blocks_format"),
        ({"channel": "#partners", "text": "x", "attachments": [{}] * 101}, "too_many_attachments"),
        ({"channel": "#partners", "attachments": [{"title": "x", "blocks": [section()]}]}, "invalid_attachments"),
        (
            {
                "channel": "#partners",
                "text": "x",
                "metadata": {"event_type": "x", "event_payload": {"k": "x" * 16_001}},
            },
            "metadata_too_large",
        ),
    ],
)
async def test_what_slack_refuses_is_refused(client: AsyncWebClient, call: dict[str, Any], error: str) -> None:
    """In Slack's words."""
    assert await refusal(client.api_call("chat.postMessage", json=call)) == error


async def test_a_private_channel_without_the_bot_does_not_exist_for_it(slack: Sandbox, client: AsyncWebClient) -> None:
    """It is not even told that it may not."""
    secret = slack.slack.workspace.create_channel("principals-office", slack.person("ruth").id, private=True)
    assert await refusal(client.chat_postMessage(channel=secret.id, text="x")) == "channel_not_found"
    assert await refusal(client.conversations_history(channel=secret.id)) == "channel_not_found"


async def test_an_archived_channel_takes_nothing(slack: Sandbox, client: AsyncWebClient) -> None:
    """Neither posts nor changes."""
    posted = await client.chat_postMessage(channel=PARTNERS, text="before")
    slack.slack.workspace.conversations[PARTNERS].is_archived = True
    assert await refusal(client.chat_postMessage(channel=PARTNERS, text="x")) == "is_archived"
    assert await refusal(client.chat_update(channel=PARTNERS, ts=posted["ts"], text="x")) == "is_inactive"


async def test_public_posting_is_an_option(slack: Sandbox, client: AsyncWebClient) -> None:
    """With chat:write.public the bot speaks where it is not a member."""
    slack.slack.options.public_posting = True
    assert (await client.chat_postMessage(channel=LOBBY, text="hello"))["ok"]


async def test_text_without_blocks_removes_blocks(slack: Sandbox, client: AsyncWebClient) -> None:
    """Blocks alone keep the text, metadata stays unless it is `{}`, and the message is marked as edited."""
    posted = await client.chat_postMessage(
        channel=PARTNERS,
        text="card",
        blocks=[section("one")],
        metadata={"event_type": "card", "event_payload": {"key": "k"}},
    )
    where = {"channel": PARTNERS, "ts": posted["ts"]}
    message = slack.person("ana").reads("partners")[-1]

    await client.api_call("chat.update", json={**where, "blocks": [section("two")]})
    assert message.text == "card"
    assert message.blocks[0]["text"]["text"] == "two"
    assert message.edited

    await client.chat_update(**where, text="plain")
    assert (message.text, message.blocks) == ("plain", [])
    assert message.metadata

    await client.chat_update(**where, text="plain", metadata={})
    assert message.metadata is None


async def test_only_its_own_messages_can_be_changed(slack: Sandbox, client: AsyncWebClient) -> None:
    """Nor such as do not exist, nor beyond 4,000 characters."""
    await slack.person("ana").sends("mine", channel="partners")
    ts = slack.person("ana").reads("partners")[-1].ts
    own = (await client.chat_postMessage(channel=PARTNERS, text="x"))["ts"]
    assert await refusal(client.chat_update(channel=PARTNERS, ts=ts, text="x")) == "cant_update_message"
    assert await refusal(client.chat_delete(channel=PARTNERS, ts=ts)) == "cant_delete_message"
    assert await refusal(client.chat_update(channel=PARTNERS, ts="1.000001", text="x")) == "message_not_found"
    assert await refusal(client.chat_update(channel=PARTNERS, ts=own, text="x" * 4_001)) == "msg_too_long"


async def test_a_deleted_message_is_gone_unless_it_has_replies(slack: Sandbox, client: AsyncWebClient) -> None:
    """Then a tombstone holds the thread together."""
    ana = slack.person("ana")
    alone = (await client.chat_postMessage(channel=PARTNERS, text="alone"))["ts"]
    root = (await client.chat_postMessage(channel=PARTNERS, text="root"))["ts"]
    await client.chat_postMessage(channel=PARTNERS, text="reply", thread_ts=root)
    await client.chat_delete(channel=PARTNERS, ts=alone)
    await client.chat_delete(channel=PARTNERS, ts=root)
    assert [message.subtype for message in ana.reads("partners")] == ["tombstone"]
    assert await refusal(client.chat_delete(channel=PARTNERS, ts=alone)) == "message_not_found"


async def test_a_reply_to_a_reply_lands_in_the_same_thread(slack: Sandbox, client: AsyncWebClient) -> None:
    """As in Slack, where threads have one level."""
    root = (await client.chat_postMessage(channel=PARTNERS, text="root"))["ts"]
    reply = (await client.chat_postMessage(channel=PARTNERS, text="one", thread_ts=root))["ts"]
    answer = await client.chat_postMessage(channel=PARTNERS, text="two", thread_ts=reply)
    assert answer["message"]["thread_ts"] == root
    card = slack.person("ana").reads("partners")[0]
    assert [message.text for message in slack.person("ana").reads("partners", thread=card)] == ["root", "one", "two"]


async def test_a_whisper_is_seen_by_one_person_and_by_no_history(slack: Sandbox, client: AsyncWebClient) -> None:
    """Its stamp is good for nothing, and somebody outside the channel cannot be whispered to."""
    ana, ben = slack.person("ana"), slack.person("ben")
    answer = await client.chat_postEphemeral(channel=PARTNERS, user=ana.id, text="only you")
    assert ana.reads("partners")[-1].text == "only you"
    assert ben.reads("partners") == []
    assert (await client.conversations_history(channel=PARTNERS))["messages"] == []
    update = client.chat_update(channel=PARTNERS, ts=answer["message_ts"], text="x")
    assert await refusal(update) == "message_not_found"
    priya = slack.person("priya").id
    whisper = client.chat_postEphemeral(channel=known_id("C", "teachers"), user=priya, text="x")
    assert await refusal(whisper) == "user_not_in_channel"


async def test_a_permalink_leads_to_the_message(client: AsyncWebClient) -> None:
    """A reply's names its thread."""
    root = (await client.chat_postMessage(channel=PARTNERS, text="root"))["ts"]
    reply = (await client.chat_postMessage(channel=PARTNERS, text="reply", thread_ts=root))["ts"]
    link = (await client.chat_getPermalink(channel=PARTNERS, message_ts=reply))["permalink"]
    assert link == (
        f"https://lincoln-middle.slack.com/archives/{PARTNERS}/p{reply.replace('.', '')}"
        f"?thread_ts={root}&cid={PARTNERS}"
    )


async def test_the_ledger_counts_what_was_accepted(slack: Sandbox, client: AsyncWebClient) -> None:
    """Refusals are kept apart."""
    posted = await client.chat_postMessage(channel=PARTNERS, text="x")
    await client.chat_update(channel=PARTNERS, ts=posted["ts"], text="y")
    await refusal(client.chat_postMessage(channel="C0NOWHERE", text="x"))
    assert [entry.ts for entry in slack.ledger.posts] == [posted["ts"]]
    assert slack.ledger.updates[0].args["text"] == "y"
    assert slack.ledger.count("chat.postMessage") == 1
    assert [entry.error for entry in slack.ledger.refused] == ["channel_not_found"]
    assert len(slack.ledger) == 2
