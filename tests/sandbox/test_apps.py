"""Two apps in one workspace: each has its own tokens, its own socket, its own buttons."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.handle import Handle
from sandbox.parsing import Json
from sandbox.server import Sandbox
from tests.sandbox.connected import client_of, connected


def manifest(*commands: str, shortcuts: tuple[str, ...] = ()) -> Json:
    return {
        "features": {
            "slash_commands": [{"command": each, "description": "Something"} for each in commands],
            "shortcuts": [{"name": each, "type": "global", "callback_id": each} for each in shortcuts],
        },
        "settings": {"event_subscriptions": {"bot_events": ["message.channels", "app_mention", "app_home_opened"]}},
    }


@pytest.fixture
async def poll(slack: Sandbox) -> Handle:
    """The second app, in the channel with the first."""
    slack.install(manifest("/need"))
    added = slack.add_app("Quick Poll", manifest("/poll", shortcuts=("ask",)))
    slack.person("ruth").invites("@quick-poll", "partners")
    return added


@pytest.fixture
async def poll_bolt(poll: Handle) -> AsyncIterator[AsyncApp]:
    async with connected(poll) as app:
        yield app


def buttons(action_id: str) -> list[Json]:
    button = {"type": "button", "action_id": action_id, "text": {"type": "plain_text", "text": "Vote"}}
    return [{"type": "actions", "elements": [button]}]


async def test_each_token_is_its_own_app(slack: Sandbox, poll: Handle, client: AsyncWebClient) -> None:
    """Same workspace, two bots."""
    one, other = await client.auth_test(), await client_of(poll).auth_test()
    assert one["team_id"] == other["team_id"]
    assert (one["bot_id"], other["bot_id"]) == (slack.bot.bot_id, poll.bot.bot_id)
    assert one["user_id"] != other["user_id"]
    assert len({slack.bot_token, slack.app_token, poll.bot_token, poll.app_token}) == 4


async def test_a_click_goes_to_the_app_that_posted(
    slack: Sandbox, poll: Handle, bolt: AsyncApp, poll_bolt: AsyncApp
) -> None:
    """Though the other listens for the same action, and whoever's view the person looks from."""
    heard: list[tuple[str, Json]] = []

    @bolt.action("vote")
    async def first(ack: AsyncAck, body: Json) -> None:
        heard.append(("first", body))
        await ack()

    @poll_bolt.action("vote")
    async def second(ack: AsyncAck, body: Json) -> None:
        heard.append(("second", body))
        await ack()

    for handle in (slack, poll):
        await client_of(handle).chat_postMessage(channel="partners", text="?", blocks=buttons("vote"))
    of_slack, of_poll = slack.person("priya").reads("partners")[-2:]
    await slack.person("priya").clicks(of_poll, "Vote")
    await poll.person("priya").clicks(of_slack, "Vote")
    assert [who for who, _ in heard] == ["second", "first"]
    assert heard[0][1]["api_app_id"] == poll.bot.id
    assert heard[0][1]["token"] == poll.bot.verification_token


async def test_the_answer_belongs_to_the_app_that_was_asked(poll: Handle, slack: Sandbox, poll_bolt: AsyncApp) -> None:
    """Trigger, form and response URL of one app are nothing to the other."""

    @poll_bolt.command("/poll")
    async def ask(ack: AsyncAck, client: AsyncWebClient, body: Json, respond: Any) -> None:
        await ack()
        view = {"type": "modal", "callback_id": "poll", "title": {"type": "plain_text", "text": "Poll"}, "blocks": []}
        with pytest.raises(SlackApiError, match="trigger_id"):
            await client_of(slack).views_open(trigger_id=body["trigger_id"], view=view)
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await respond("A poll it is.")

    ana = slack.person("ana")
    await ana.sends("/poll tea or coffee", channel="partners")
    form = await ana.waits_for_form("Poll")
    await slack.until(lambda: [each.bot_id for each in ana.reads("partners") if each.only_for] == [poll.bot.bot_id])
    assert poll.ledger.count("views.open") == 1
    assert [entry.method for entry in slack.ledger.refused] == ["views.open"]
    with pytest.raises(SlackApiError, match="not_found"):
        await client_of(slack).views_update(view_id=form.id, view=form.content)


async def test_a_command_of_two_apps_goes_to_the_later_one(slack: Sandbox, poll: Handle, poll_bolt: AsyncApp) -> None:
    """As in Slack; the other command stays where it was."""
    heard: list[str] = []

    @poll_bolt.command("/need")
    async def ask(ack: AsyncAck) -> None:
        heard.append("second")
        await ack()

    poll.install(manifest("/poll", "/need"))
    await slack.person("ana").sends("/need mentor", channel="partners")
    assert heard == ["second"]
    assert (await slack.person("ana").sends("/vote", channel="partners")).error == "unknown_command"


async def test_a_shortcut_goes_to_the_app_that_declared_it(slack: Sandbox, poll: Handle, poll_bolt: AsyncApp) -> None:
    """Whichever app is asked first."""
    heard: list[Json] = []

    @poll_bolt.shortcut("ask")
    async def ask(ack: AsyncAck, body: Json) -> None:
        heard.append(body)
        await ack()

    assert (await slack.person("ana").uses_shortcut("ask")).acked
    assert heard[0]["token"] == poll.bot.verification_token


async def test_bots_hear_each_other(slack: Sandbox, poll: Handle, client: AsyncWebClient, poll_bolt: AsyncApp) -> None:
    """As messages with a bot_id and the profile of whoever spoke; a mention by a bot is a mention."""
    messages: list[Json] = []
    mentions: list[Json] = []

    @poll_bolt.event("message")
    async def heard(event: Json) -> None:
        messages.append(event)

    @poll_bolt.event("app_mention")
    async def mentioned(event: Json) -> None:
        mentions.append(event)

    await client.chat_postMessage(channel="partners", text=f"A new need, <@{poll.bot.user_id}>")
    await slack.until(lambda: messages and mentions)
    assert messages[0]["bot_id"] == slack.bot.bot_id
    assert messages[0]["bot_profile"]["app_id"] == messages[0]["app_id"] == slack.bot.id
    assert mentions[0]["ts"] == messages[0]["ts"]


async def test_nobody_changes_what_another_bot_said(slack: Sandbox, poll: Handle, client: AsyncWebClient) -> None:
    """Neither update nor delete; reading it is allowed, and tells who said it."""
    posted = await client_of(poll).chat_postMessage(channel="partners", text="Tea or coffee?")
    place = {"channel": posted["channel"], "ts": posted["ts"]}
    with pytest.raises(SlackApiError, match="cant_update_message"):
        await client.chat_update(**place, text="Mine now")
    with pytest.raises(SlackApiError, match="cant_delete_message"):
        await client.chat_delete(**place)
    newest = (await client.conversations_history(channel=posted["channel"], limit=1))["messages"][0]
    assert (newest["bot_id"], newest["app_id"]) == (poll.bot.bot_id, poll.bot.id)
    assert slack.ledger.count("chat.update") == 0


async def test_each_app_has_its_own_home(slack: Sandbox, poll: Handle, bolt: AsyncApp, poll_bolt: AsyncApp) -> None:
    """And only the one that is opened hears of it."""
    opened: list[str] = []

    @bolt.event("app_home_opened")
    async def first() -> None:
        opened.append("first")

    @poll_bolt.event("app_home_opened")
    async def second(client: AsyncWebClient, event: Json) -> None:
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": []})
        opened.append("second")

    poll.person("ana").opens_home()
    await slack.until(lambda: opened and poll.person("ana").home())
    assert opened == ["second"]
    assert slack.person("ana").home() is None
