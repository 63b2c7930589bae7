"""Response URLs: five uses, thirty minutes, private unless told otherwise."""

from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from sandbox.ids import known_id
from sandbox.server import Sandbox

LOBBY = known_id("C", "lincoln-lobby")
PARTNERS = known_id("C", "partners")


@pytest.fixture
def back(slack: Sandbox) -> AsyncWebhookClient:
    """As if Ana had typed a command in the lobby, where the bot is not."""
    url = slack.slack.response_urls.issue(LOBBY, slack.person("ana").id)
    return AsyncWebhookClient(url)


async def test_it_whispers_where_the_bot_is_no_member(slack: Sandbox, back: AsyncWebhookClient) -> None:
    """And speaks aloud with in_channel."""
    assert (await back.send(text="psst")).body == "ok"
    await back.send(text="hear ye", response_type="in_channel")
    assert [message.text for message in slack.person("ana").reads("lincoln-lobby")] == ["psst", "hear ye"]
    assert [message.text for message in slack.person("ben").reads("lincoln-lobby")] == ["hear ye"]


async def test_five_times_and_no_more(back: AsyncWebhookClient) -> None:
    """What was refused for other reasons does not count."""
    assert (await back.send(text="")).status_code == 404
    assert [(await back.send(text="x")).status_code for _ in range(5)] == [200] * 5
    sixth = await back.send(text="x")
    assert (sixth.status_code, "used_url" in sixth.body) == (404, True)


async def test_thirty_minutes_and_no_longer(slack: Sandbox, back: AsyncWebhookClient) -> None:
    """By the workspace's clock."""
    slack.slack.clock.advance(timedelta(minutes=29))
    assert (await back.send(text="x")).status_code == 200
    slack.slack.clock.advance(timedelta(minutes=2))
    assert "expired_url" in (await back.send(text="x")).body


async def test_it_replaces_and_removes_what_was_clicked(slack: Sandbox, client: AsyncWebClient) -> None:
    """A whisper too, which nothing else can change; and a whisper stays a whisper."""
    ana = slack.person("ana")
    await client.chat_postEphemeral(channel=PARTNERS, user=ana.id, text="sure?")
    whisper = ana.reads("partners")[-1]
    back = AsyncWebhookClient(slack.slack.response_urls.issue(PARTNERS, ana.id, whisper.ts))
    await back.send(text="done", replace_original=True, response_type="in_channel")
    assert (whisper.text, whisper.only_for) == ("done", ana.id)
    await back.send(delete_original=True)
    assert ana.reads("partners") == []


async def test_it_can_speak_in_a_thread(slack: Sandbox, client: AsyncWebClient) -> None:
    """With thread_ts."""
    root = await client.chat_postMessage(channel=PARTNERS, text="root")
    back = AsyncWebhookClient(slack.slack.response_urls.issue(PARTNERS, slack.person("ana").id))
    await back.send_dict({"text": "reply", "thread_ts": root["ts"], "response_type": "in_channel"})
    assert slack.person("ana").reads("partners")[0].replies[0].text == "reply"


async def test_a_slash_command_itself_is_never_touched(slack: Sandbox, back: AsyncWebhookClient) -> None:
    """There is nothing to replace, so that something new is said."""
    await back.send(text="new", replace_original=True)
    assert [message.text for message in slack.person("ana").reads("lincoln-lobby")] == ["new"]


async def test_a_reply_to_no_thread_is_refused(back: AsyncWebhookClient) -> None:
    """And costs none of the five uses."""
    refused = await back.send_dict({"text": "x", "thread_ts": "1.000001"})
    assert "thread_not_found" in refused.body
    assert [(await back.send(text="x")).status_code for _ in range(6)] == [200] * 5 + [404]


async def test_bad_blocks_are_refused_with_a_pointer(back: AsyncWebhookClient) -> None:
    """As chat.postMessage would."""
    refused = await back.send_dict({"blocks": [{"type": "chart"}]})
    assert "unsupported type: chart [json-pointer:/blocks/0/type]" in refused.body
