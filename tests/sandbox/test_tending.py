"""What people do to messages, channels and themselves, over the control API as the page does it."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.ids import known_id
from sandbox.server import Sandbox
from tests.sandbox.listening import hearing, names, settled

PARTNERS = known_id("C", "partners")


async def act(page: aiohttp.ClientSession, who: str, do: str, **details: Any) -> Any:
    async with page.post("/control/act", json={"as": who, "do": do, **details}) as response:
        return await response.json()


async def shown(page: aiohttp.ClientSession, who: str) -> Any:
    """The newest message of #partners as that person's page draws it."""
    async with page.get("/control/state", params={"as": who}) as response:
        return (await response.json())["messages"][PARTNERS][-1]


async def test_a_card_is_reacted_to_and_pinned(
    slack: Sandbox, client: AsyncWebClient, page: aiohttp.ClientSession
) -> None:
    """And everybody's page shows it."""
    card = {"channel": PARTNERS, "message_ts": (await client.chat_postMessage(channel=PARTNERS, text="card"))["ts"]}
    assert (await act(page, "ana", "react", **card, name="eyes"))["ok"]
    assert (await act(page, "ben", "react", **card, name="eyes"))["ok"]
    assert (await act(page, "ana", "pin", **card))["ok"]
    message = await shown(page, "priya")
    ana, ben = slack.person("ana").id, slack.person("ben").id
    assert message["reactions"] == [{"name": "eyes", "users": [ana, ben], "count": 2}]
    assert message["pinned"]
    await act(page, "ana", "unreact", **card, name="eyes")
    await act(page, "ana", "unpin", **card)
    message = await shown(page, "priya")
    assert (message["reactions"][0]["users"], message["pinned"]) == ([ben], False)


async def test_ones_own_words_are_corrected_and_taken_back(slack: Sandbox, page: aiohttp.ClientSession) -> None:
    """Nobody else's; whoever coordinates may delete them."""
    async with hearing(slack, "message.channels") as heard:
        await slack.person("ana").sends("helo", channel="partners")
        said = {"channel": PARTNERS, "message_ts": (await shown(page, "ana"))["ts"]}
        assert (await act(page, "ben", "edit", **said, text="x"))["error"] == "cant_update_message"
        assert (await act(page, "ana", "edit", **said, text=" "))["error"] == "no_text"
        await act(page, "ana", "edit", **said, text="hello @ben & co")
        message = await shown(page, "ben")
        assert message["text"] == f"hello <@{slack.person('ben').id}> &amp; co"
        assert message["edited"]["user"] == slack.person("ana").id
        assert (await act(page, "ben", "delete", **said))["error"] == "cant_delete_message"
        assert (await act(page, "ruth", "delete", **said))["ok"]
        await settled(slack)
    assert names(heard) == ["message", "message message_changed", "message message_deleted"]


async def test_a_channel_through_its_life(slack: Sandbox, page: aiohttp.ClientSession) -> None:
    """Made, named, described, archived, opened again, deleted: the app hears of each."""
    types = ("channel_created", "channel_rename", "channel_archive", "channel_unarchive", "channel_deleted")
    async with hearing(slack, *types) as heard:
        channel = (await act(page, "ana", "create", name="field-trips"))["channel"]
        for do, details in (
            ("rename", {"name": "trips"}),
            ("topic", {"topic": "Museums first"}),
            ("archive", {}),
            ("unarchive", {}),
            ("discard", {}),
        ):
            assert (await act(page, "ana", do, channel=channel, **details))["ok"], do
        await settled(slack)
    assert tuple(names(heard)) == types
    assert channel not in slack.slack.workspace.conversations


@pytest.mark.parametrize(
    ("who", "do", "details", "error"),
    [
        ("ana", "create", {"name": "Field Trips"}, "invalid_name_specials"),
        ("ana", "create", {}, "missing 'name'"),
        ("ana", "archive", {"channel": "general"}, "cant_archive_general"),
        ("priya", "rename", {"channel": "teachers", "name": "x"}, "not_in_channel"),
        ("ana", "kick", {"channel": "general", "user": "ben"}, "cant_kick_from_general"),
        ("ana", "profile", {"tz": "Mars/Olympus"}, "there is no time zone Mars/Olympus"),
        ("ana", "profile", {"locale": 7}, "locale must be a text"),
        ("ana", "deactivate", {"user": "handraise"}, "apps are uninstalled, not deactivated"),
        ("ana", "react", {"channel": "partners", "message_ts": "1.0", "name": "eyes"}, "there is no such message"),
    ],
)
async def test_what_the_client_would_not_offer(
    page: aiohttp.ClientSession, who: str, do: str, details: dict[str, Any], error: str
) -> None:
    """Said in a sentence or in Slack's word."""
    assert await act(page, who, do, **details) == {"ok": False, "error": error}


async def test_guests_change_nothing_about_channels(slack: Sandbox, page: aiohttp.ClientSession) -> None:
    """They may react and speak where they are."""
    slack.add_person("gil", kind="guest", channels=("partners",))
    await slack.person("ana").sends("hello", channel="partners")
    said = {"channel": "partners", "message_ts": (await shown(page, "gil"))["ts"]}
    assert (await act(page, "gil", "react", **said, name="wave"))["ok"]
    assert (await act(page, "gil", "topic", channel="partners", topic="x"))["error"] == "user_is_restricted"
    assert (await act(page, "gil", "create", name="x"))["error"] == "user_is_restricted"


async def test_a_profile_is_changed_and_heard_of(slack: Sandbox, page: aiohttp.ClientSession) -> None:
    """What is not named stays."""
    async with hearing(slack) as heard:
        await act(page, "ana", "profile", locale="es-ES", tz="Europe/Madrid", name="Ana F.", status_text="In class")
        await settled(slack)
    (change,) = heard
    user = change["event"]["user"]
    assert (change["event"]["type"], user["locale"], user["tz"]) == ("user_change", "es-ES", "Europe/Madrid")
    assert (user["real_name"], user["profile"]["title"]) == ("Ana F.", "Science teacher, grade 7")
    assert user["profile"]["status_text"] == "In class"


async def test_somebody_deactivated_is_gone(slack: Sandbox, page: aiohttp.ClientSession) -> None:
    """From the channels, and from doing anything."""
    assert (await act(page, "ruth", "deactivate", user="ben"))["ok"]
    assert slack.person("ben").id not in slack.slack.workspace.conversations[PARTNERS].members
    assert (await act(page, "ben", "create", name="x"))["error"] == "account_inactive"
