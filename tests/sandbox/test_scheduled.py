"""Messages for later: planned, listed, taken back, posted when the workspace's clock says so."""

from datetime import timedelta
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.ids import known_id
from sandbox.server import Sandbox
from sandbox.speech.scheduled import MOST_TOGETHER
from sandbox.workspace import membership
from tests.sandbox.conftest import HandClock
from tests.sandbox.refusals import refusal

PARTNERS = known_id("C", "partners")
GENERAL = known_id("C", "general")


@pytest.fixture
def now(clock: HandClock) -> int:
    return int(clock.now().timestamp())


async def test_a_planned_message_is_answered_with_its_id(client: AsyncWebClient, now: int) -> None:
    """And with the message as it will be, which has no stamp so far."""
    answer = await client.chat_scheduleMessage(channel="#partners", text="a < b", post_at=now + 3_600)
    assert answer["scheduled_message_id"].startswith("Q")
    assert (answer["channel"], answer["post_at"]) == (PARTNERS, now + 3_600)
    assert (answer["message"]["type"], answer["message"]["text"]) == ("delayed_message", "a &lt; b")
    assert "ts" not in answer["message"]


async def test_it_appears_when_its_time_has_come(
    slack: Sandbox, client: AsyncWebClient, clock: HandClock, now: int
) -> None:
    """Not before; in the order of the times, however far the clock jumps."""
    await client.chat_scheduleMessage(channel=PARTNERS, text="later", post_at=now + 7_200)
    await client.chat_scheduleMessage(channel=PARTNERS, text="sooner", post_at=now + 3_600)
    clock.advance(timedelta(minutes=59))
    assert (await client.conversations_history(channel=PARTNERS))["messages"] == []
    clock.advance(timedelta(days=7))
    said = await slack.until(lambda: [message.text for message in slack.person("ana").reads("partners")])
    assert said == ["sooner", "later"]


async def test_what_is_due_is_there_for_the_very_next_call(client: AsyncWebClient, clock: HandClock, now: int) -> None:
    """Nobody has to wait for the sandbox to look at its clock."""
    await client.chat_scheduleMessage(channel=PARTNERS, text="now", post_at=now + 60)
    clock.advance(timedelta(minutes=1))
    (message,) = (await client.conversations_history(channel=PARTNERS))["messages"]
    assert message["text"] == "now"
    assert (await client.chat_scheduledMessages_list())["scheduled_messages"] == []


async def test_the_list_names_what_is_to_come(client: AsyncWebClient, now: int) -> None:
    """Soonest first, by channel and by time, page by page."""
    for minutes, channel in ((30, PARTNERS), (10, PARTNERS), (20, GENERAL)):
        await client.chat_scheduleMessage(channel=channel, text=str(minutes), post_at=now + 60 * minutes)

    async def texts(**which: Any) -> list[str]:
        answer = await client.chat_scheduledMessages_list(**which)
        return [row["text"] for row in answer["scheduled_messages"]]

    assert await texts() == ["10", "20", "30"]
    assert await texts(channel=PARTNERS) == ["10", "30"]
    assert await texts(oldest=str(now + 900), latest=str(now + 1_500)) == ["20"]
    first = await client.chat_scheduledMessages_list(limit=2)
    assert first["scheduled_messages"][0].keys() == {"id", "channel_id", "post_at", "date_created", "text"}
    assert await texts(limit=2, cursor=first["response_metadata"]["next_cursor"]) == ["30"]


async def test_it_can_be_taken_back_until_a_minute_before(client: AsyncWebClient, clock: HandClock, now: int) -> None:
    """From the channel it was planned for."""
    planned = await client.chat_scheduleMessage(channel=PARTNERS, text="x", post_at=now + 3_600)
    name = planned["scheduled_message_id"]

    def taken_back(channel: str, planned_id: str = name) -> Any:
        return client.chat_deleteScheduledMessage(channel=channel, scheduled_message_id=planned_id)

    assert await refusal(taken_back(GENERAL)) == "invalid_scheduled_message_id"
    assert await refusal(taken_back(PARTNERS, "Q0")) == "invalid_scheduled_message_id"
    assert (await taken_back(PARTNERS))["ok"]
    assert await refusal(taken_back(PARTNERS)) == "invalid_scheduled_message_id"
    late = await client.chat_scheduleMessage(channel=PARTNERS, text="x", post_at=now + 3_600)
    clock.advance(timedelta(minutes=59, seconds=30))
    assert await refusal(taken_back(PARTNERS, late["scheduled_message_id"])) == "invalid_scheduled_message_id"


async def test_times_slack_refuses(client: AsyncWebClient, now: int) -> None:
    """Gone by, too far ahead, or none at all."""

    async def error(post_at: Any) -> Any:
        return await refusal(client.chat_scheduleMessage(channel=PARTNERS, text="x", post_at=post_at))

    assert await error(now) == "time_in_past"
    assert await error(now + 121 * 86_400) == "time_too_far"
    assert await error("tomorrow") == "invalid_time"


async def test_thirty_within_five_minutes_and_no_more(client: AsyncWebClient, now: int) -> None:
    """In one channel; another one, or five minutes later, is fine."""
    for _ in range(MOST_TOGETHER):
        await client.chat_scheduleMessage(channel=PARTNERS, text="x", post_at=now + 600)
    crowded = client.chat_scheduleMessage(channel=PARTNERS, text="x", post_at=now + 899)
    assert await refusal(crowded) == "restricted_too_many"
    assert (await client.chat_scheduleMessage(channel=PARTNERS, text="x", post_at=now + 900))["ok"]
    assert (await client.chat_scheduleMessage(channel=GENERAL, text="x", post_at=now + 600))["ok"]


async def test_metadata_keeps_a_planned_message_from_appearing(
    slack: Sandbox, client: AsyncWebClient, clock: HandClock, now: int
) -> None:
    """A known fault of Slack's: accepted, listed, and never posted."""
    metadata = {"event_type": "need", "event_payload": {"key": "1"}}
    await client.chat_scheduleMessage(channel=PARTNERS, text="lost", post_at=now + 60, metadata=metadata)
    await client.chat_scheduleMessage(channel=PARTNERS, text="seen", post_at=now + 60)
    assert len((await client.chat_scheduledMessages_list())["scheduled_messages"]) == 2
    clock.advance(timedelta(minutes=2))
    said = await slack.until(lambda: [message.text for message in slack.person("ana").reads("partners")])
    assert said == ["seen"]


async def test_membership_counts_when_it_is_sent(
    slack: Sandbox, client: AsyncWebClient, clock: HandClock, now: int
) -> None:
    """Thrown out meanwhile, the bot says nothing, and nobody is told."""
    await client.chat_scheduleMessage(channel=PARTNERS, text="x", post_at=now + 60)
    conversation = slack.slack.workspace.conversations[PARTNERS]
    membership.leave(slack.slack.workspace, conversation, slack.bot.bot_user_id)
    clock.advance(timedelta(minutes=2))
    await client.auth_test()
    assert [message.subtype for message in slack.person("ana").reads("partners")] == ["channel_leave"]
