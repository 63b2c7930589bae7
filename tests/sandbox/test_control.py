"""The control API: what the page asks, and who may ask."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.cast import default_cast
from sandbox.server import Sandbox
from tests.sandbox.block_kit import button, field, modal

CARD = [{"type": "actions", "block_id": "b", "elements": [button(action_id="go")]}]


async def act(page: aiohttp.ClientSession, as_: str, do: str, **details: Any) -> Any:
    async with page.post("/control/act", json={"as": as_, "do": do, **details}) as response:
        return {"status": response.status, **await response.json()}


async def state(page: aiohttp.ClientSession, as_: str) -> Any:
    async with page.get("/control/state", params={"as": as_}) as response:
        return await response.json()


async def test_a_whole_visit(slack: Sandbox, page: aiohttp.ClientSession, bolt: AsyncApp) -> None:
    """Type a command, click the card, fill in the form: all of it over the control API."""

    @bolt.command("/need")
    async def need(ack: Any, client: AsyncWebClient) -> None:
        await client.chat_postMessage(channel="#partners", text="card", blocks=CARD)
        await ack("Asked")

    @bolt.action("go")
    async def go(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=modal(field("name")))
        await ack()

    @bolt.view("form")
    async def form(ack: Any, view: dict[str, Any]) -> None:
        name = view["state"]["values"]["name"]["name_input"]["value"]
        await ack(**({"response_action": "errors", "errors": {"name": "No"}} if name == "bad" else {}))

    ana, partners = slack.person("ana").id, slack.slack.conversation("partners", seen_by="").id
    teachers = slack.slack.conversation("teachers", seen_by="").id
    sent = await act(page, ana, "send", channel=teachers, text="/need mentor")
    assert sent["outcome"]["acked"]
    seen = await state(page, ana)
    (answer,) = seen["messages"][teachers]
    assert (answer["text"], answer["only_visible_to_you"]) == ("Asked", True)
    (card,) = seen["messages"][partners]
    clicked = await act(page, ana, "click", channel=partners, message_ts=card["ts"], block_id="b", action_id="go")
    assert clicked["outcome"]["error"] is None
    (view,) = (await state(page, ana))["views"]
    for name, errors in (("bad", {"name": "No"}), ("good", {})):
        values = {"name": {"name_input": {"type": "plain_text_input", "value": name}}}
        submitted = await act(page, ana, "submit", view_id=view["id"], values=values)
        assert submitted["outcome"]["errors"] == errors
    assert (await state(page, ana))["views"] == []
    assert (await act(page, ana, "submit", view_id=view["id"], values={}))["error"] == "the form is closed"


async def test_what_one_sees(slack: Sandbox, page: aiohttp.ClientSession) -> None:
    """Private channels only from inside, replies under their roots, unread until read."""
    ruth, ana, ben = (slack.person(name) for name in ("ruth", "ana", "ben"))
    await ana.sends("root", channel="teachers")
    await ben.sends("reply", channel="teachers", thread=ana.reads("teachers")[-1])
    hers, his = await state(page, ruth.id), await state(page, ben.id)
    by_name = {each["name"]: each for each in hers["conversations"]}
    assert by_name["coordinators"]["kind"] == "private"
    assert "coordinators" not in {each["name"] for each in his["conversations"]}
    teachers = by_name["teachers"]
    assert (teachers["unread"], teachers["bot_is_member"]) == (1, True)
    (root,) = hers["messages"][teachers["id"]]
    assert (root["reply_count"], root["replies"][0]["text"]) == (1, "reply")
    await act(page, ruth.id, "read", channel=teachers["id"])
    assert {each["unread"] for each in (await state(page, ruth.id))["conversations"]} == {0}
    assert hers["me"]["kind"] == "coordinator"
    (bot,) = hers["bots"]
    assert (bot["user_id"], bot["bot_id"], bot["name"]) == (slack.bot.user_id, slack.bot.bot_id, "Handraise")
    assert (bot["connected"], bot["has_home"]) == (False, True)


async def test_the_cast_is_introduced(slack: Sandbox, page: aiohttp.ClientSession) -> None:
    """Seven people and a bot."""
    async with page.get("/control/cast") as response:
        cast = await response.json()
    assert cast["team"]["name"] == "Lincoln Middle School"
    assert [person["kind"] for person in cast["people"]].count("member") == 6
    assert {"id": slack.person("elena").id, "name": "elena", "locale": "es-LA"}.items() <= cast["people"][6].items()


async def test_the_feed_tells_of_changes(slack: Sandbox, page: aiohttp.ClientSession) -> None:
    """Once at the start, then for what that person can see; a burst is a notice or two."""
    async with page.ws_connect("/control/feed", params={"as": slack.person("priya").id}) as feed:
        first = (await feed.receive_json())["version"]
        await slack.person("ana").sends("not for priya", channel="teachers")
        for _ in range(50):
            await slack.person("ana").sends("hello", channel="partners")
        assert (await feed.receive_json())["version"] > first + 50 - 1


async def test_the_clock_moves_for_everybody(slack: Sandbox, page: aiohttp.ClientSession) -> None:
    """Forward only."""
    before = slack.slack.clock.now().timestamp()
    async with page.post("/control/clock", json={"advance": 86400}) as response:
        assert (await response.json())["now"] == before + 86400
    async with page.post("/control/clock", json={"advance": -1}) as response:
        assert response.status == 400


async def test_the_clock_moves_to_a_moment(page: aiohttp.ClientSession) -> None:
    """By the workspace's own time of day unless it says otherwise, and never back."""
    for moment, now in (
        ("2026-12-01T08:00", "2026-12-01T08:00-06:00"),
        ("2026-12-01T15:00+00:00", "2026-12-01T09:00-06:00"),
    ):
        async with page.post("/control/clock", json={"to": moment}) as response:
            assert (await response.json())["now"] == datetime.fromisoformat(now).timestamp()
    for wish, complaint in (
        ({"to": "2026-12-01"}, "the clock never goes back"),
        ({"to": "9999-01-01T00:00"}, "that is more than ten years away"),
        ({"to": "soon"}, "to must be a moment such as 2026-12-01T08:00"),
        ({}, "missing 'advance'"),
        ({"advance": True}, "advance must be a number from 0 to 3.16224e+08"),
    ):
        async with page.post("/control/clock", json=wish) as response:
            assert (response.status, (await response.json())["error"]) == (400, complaint)


async def test_every_workspace_can_be_asked(slack: Sandbox, page: aiohttp.ClientSession) -> None:
    """By its team, and each app by its id."""
    north = slack.add_workspace(replace(default_cast(), team_name="North", domain="north"))
    bell = slack.add_app("Doorbell")
    async with page.get("/control/workspaces") as response:
        there = await response.json()
    assert [each["name"] for each in there["workspaces"]] == ["Lincoln Middle School", "North"]
    assert [each["name"] for each in there["apps"]] == ["Handraise", "Handraise", "Doorbell"]
    team = {"team": north.slack.workspace.team.id}
    async with page.get("/control/cast", params=team) as response:
        assert (await response.json())["team"]["name"] == "North"
    wish = {"as": "ana", "do": "send", "channel": "general", "text": "Hello, north"}
    async with page.post("/control/act", params=team, json=wish) as response:
        assert response.status == 200
    assert [each.text for each in north.person("ana").reads("general")] == ["Hello, north"]
    assert slack.person("ana").reads("general") == []
    async with page.get("/control/faults", params={"app": bell.bot.id}) as response:
        assert response.status == 200
    async with page.get("/control/cast", params={"team": "T0NONE"}) as response:
        assert (await response.json())["error"] == "no such app in such a workspace"


async def test_faults_are_armed_from_outside(
    slack: Sandbox, page: aiohttp.ClientSession, client: AsyncWebClient
) -> None:
    """And cleared."""
    fault = {"method": "auth.test", "when": "before", "do": "error", "error": "fatal_error"}
    async with page.post("/control/faults", json=fault) as response:
        assert response.status == 200
    async with page.post("/control/faults", json={"clear": True}):
        assert (await client.auth_test())["ok"]
    async with page.post("/control/faults", json={"method": "auth.test", "do": "explode"}) as response:
        assert response.status == 400
    assert slack.faults.held == 0


async def test_the_small_things_people_do(slack: Sandbox, page: aiohttp.ClientSession) -> None:
    """Join, leave, invite, kick, open a conversation."""
    lobby = slack.slack.conversation("lincoln-lobby", seen_by="")
    ana, priya = slack.person("ana"), slack.person("priya")
    await act(page, priya.id, "join", channel=lobby.id)
    assert priya.id in lobby.members
    await act(page, priya.id, "leave", channel=lobby.id)
    await act(page, ana.id, "invite", channel=lobby.id, user=slack.bot.user_id)
    assert slack.bot.user_id in lobby.members
    await act(page, ana.id, "kick", channel=lobby.id, user=slack.bot.user_id)
    assert slack.bot.user_id not in lobby.members
    opened = await act(page, ana.id, "dm", user=priya.id)
    assert opened["channel"].startswith("D")
    assert (await act(page, ana.id, "home"))["channel"].startswith("D")


@pytest.mark.parametrize(
    "wish",
    [
        {"do": "fly"},
        {"do": "send", "text": "x"},
        {"do": "send", "text": "x", "channel": "C0NOWHERE"},
        {"do": "send", "text": " ", "channel": "general"},
        {"do": "close", "view_id": "V0NONE"},
        {"do": "click", "channel": "general", "message_ts": "1.1", "block_id": "b", "action_id": "a"},
    ],
)
async def test_nonsense_is_400(slack: Sandbox, page: aiohttp.ClientSession, wish: dict[str, Any]) -> None:
    """With a reason."""
    answer = await act(page, slack.person("ana").id, **wish)
    assert (answer["status"], answer["ok"]) == (400, False)
    assert answer["error"]


async def test_strangers_on_the_net_are_turned_away(slack: Sandbox, page: aiohttp.ClientSession) -> None:
    """A rebound name is 421, somebody else's page 403, our own page is welcome."""
    own = {"Origin": slack.address}
    for headers, status in (
        ({"Host": "evil.example"}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        (own, 200),
        ({"Host": slack.address.replace("http://127.0.0.1", "localhost")}, 200),
    ):
        async with page.get("/control/cast", headers=headers) as response:
            assert response.status == status


async def test_the_coverage_is_shown(page: aiohttp.ClientSession) -> None:
    """Method, state, what is missing."""
    async with page.get("/control/coverage") as response:
        rows = (await response.json())["methods"]
    assert {"method": "auth.test", "state": "supported", "missing": ""} in rows
