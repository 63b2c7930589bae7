"""Reactions, by the app and by people."""

from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.errors import CannotDo
from sandbox.ids import known_id
from sandbox.server import Sandbox
from sandbox.workspace.reactions import MOST_EMOJI, MOST_OF_ONE
from tests.sandbox.listening import hearing, settled
from tests.sandbox.refusals import refusal

PARTNERS = known_id("C", "partners")
LOBBY = known_id("C", "lincoln-lobby")


async def item(client: AsyncWebClient) -> dict[str, Any]:
    """A message to react to."""
    ts = (await client.chat_postMessage(channel=PARTNERS, text="card"))["ts"]
    return {"channel": PARTNERS, "timestamp": str(ts)}


async def test_who_reacted_how_is_read_with_the_message(slack: Sandbox, client: AsyncWebClient) -> None:
    """In history and by reactions.get; `thumbsup` is kept as `+1`."""
    card = await item(client)
    ana = slack.person("ana")
    await client.reactions_add(**card, name="thumbsup")
    ana.reacts(ana.reads("partners")[-1], "+1")
    ana.reacts(ana.reads("partners")[-1], "wave::skin-tone-3")
    expected = [
        {"name": "+1", "users": [slack.bot.user_id, ana.id], "count": 2},
        {"name": "wave::skin-tone-3", "users": [ana.id], "count": 1},
    ]
    assert (await client.conversations_history(channel=PARTNERS))["messages"][0]["reactions"] == expected
    got = await client.reactions_get(**card)
    assert (got["type"], got["channel"], got["message"]["reactions"]) == ("message", PARTNERS, expected)
    assert got["message"]["permalink"].startswith("https://")


async def test_a_reaction_taken_back_is_gone(slack: Sandbox, client: AsyncWebClient) -> None:
    """With the last one the message has none at all."""
    card, ana = await item(client), slack.person("ana")
    message = ana.reads("partners")[-1]
    ana.reacts(message, "tada")
    ana.takes_back("tada", on=message)
    assert "reactions" not in (await client.reactions_get(**card))["message"]
    with pytest.raises(CannotDo, match="no_reaction"):
        ana.takes_back("tada", on=message)


async def test_ones_reactions_are_listed_newest_first(slack: Sandbox, client: AsyncWebClient) -> None:
    """The bot's own, or somebody else's, page by page."""
    first, second = await item(client), await item(client)
    for card in (first, second):
        await client.reactions_add(**card, name="eyes")
    page = await client.reactions_list(limit=1)
    assert [each["message"]["ts"] for each in page["items"]] == [second["timestamp"]]
    rest = await client.reactions_list(limit=1, cursor=page["response_metadata"]["next_cursor"])
    assert [each["message"]["ts"] for each in rest["items"]] == [first["timestamp"]]
    assert (await client.reactions_list(user=slack.person("ana").id))["items"] == []


async def test_there_is_an_end_to_reactions(slack: Sandbox, client: AsyncWebClient) -> None:
    """Of one person, and of different ones to a message."""
    card = await item(client)
    message = slack.person("ana").reads("partners")[-1]
    for number in range(MOST_OF_ONE):
        slack.person("ana").reacts(message, f"a{number}")
    with pytest.raises(CannotDo, match="too_many_reactions"):
        slack.person("ana").reacts(message, "eyes")
    for name, count in (("ben", MOST_OF_ONE), ("priya", MOST_EMOJI - 2 * MOST_OF_ONE)):
        for number in range(count):
            slack.person(name).reacts(message, f"{name}{number}")
    assert await refusal(client.reactions_add(**card, name="eyes")) == "too_many_emoji"
    await client.reactions_add(**card, name="a0")


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("reactions.add", {"name": "not an emoji"}, "invalid_name"),
        ("reactions.add", {"name": ""}, "invalid_name"),
        ("reactions.remove", {"name": "eyes"}, "no_reaction"),
        ("reactions.add", {"name": "eyes", "timestamp": "yesterday"}, "bad_timestamp"),
        ("reactions.add", {"name": "eyes", "timestamp": "1.000001"}, "message_not_found"),
        ("reactions.add", {"name": "eyes", "timestamp": ""}, "no_item_specified"),
        ("reactions.add", {"name": "eyes", "channel": "C0NOWHERE"}, "channel_not_found"),
        ("reactions.add", {"name": "eyes", "channel": LOBBY}, "not_in_channel"),
    ],
)
async def test_what_slack_refuses_is_refused(
    client: AsyncWebClient, method: str, arguments: dict[str, Any], error: str
) -> None:
    """In Slack's words."""
    card = await item(client)
    assert await refusal(client.api_call(method, params={**card, **arguments})) == error


async def test_reacting_twice_is_refused(client: AsyncWebClient) -> None:
    """By any of the emoji's names."""
    card = await item(client)
    await client.reactions_add(**card, name="+1")
    assert await refusal(client.reactions_add(**card, name="thumbsup")) == "already_reacted"


async def test_the_app_hears_of_reactions(slack: Sandbox, client: AsyncWebClient) -> None:
    """Its own and people's, with whose message it was."""
    card, ana = await item(client), slack.person("ana")
    async with hearing(slack, "reaction_added", "reaction_removed") as heard:
        ana.reacts(ana.reads("partners")[-1], "raised_hands")
        ana.takes_back("raised_hands", on=ana.reads("partners")[-1])
        await client.reactions_add(**card, name="eyes")
        await settled(slack)
    added, removed, own = [body["event"] for body in heard]
    assert added["item"] == {"type": "message", "channel": PARTNERS, "ts": card["timestamp"]}
    assert (added["reaction"], added["user"], added["item_user"]) == ("raised_hands", ana.id, slack.bot.user_id)
    assert (removed["type"], own["user"]) == ("reaction_removed", slack.bot.user_id)
