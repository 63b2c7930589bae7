"""Two workspaces at once: one app in both, by one socket, and nothing of one known in the other."""

import aiohttp
import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.cast import Cast, Role, Room
from sandbox.handle import Handle
from sandbox.parsing import Json
from sandbox.server import Sandbox
from tests.sandbox.connected import client_of, connected

WASHINGTON = Cast(
    "Washington Elementary School",
    "washington",
    "Handraise",
    (Role("ana", "Ana Ruiz", "Teacher, grade 2"), Role("tom", "Tom Fry", "Principal", rank="primary_owner")),
    (Room("general", ("ana", "tom"), is_general=True), Room("partners", ("ana", "tom"))),
)


@pytest.fixture
async def washington(slack: Sandbox) -> Handle:
    return slack.add_workspace(WASHINGTON)


async def test_the_bot_token_says_which_workspace(slack: Sandbox, washington: Handle, client: AsyncWebClient) -> None:
    """The same app, another team, another bot."""
    here, there = await client.auth_test(), await client_of(washington).auth_test()
    assert here["app_id"] == there["app_id"]
    assert (here["team"], there["team"]) == ("Lincoln Middle School", "Washington Elementary School")
    assert not {here[key] for key in ("team_id", "user_id", "bot_id")} & set(there.data.values())  # type: ignore[union-attr]
    assert slack.app_token == washington.app_token
    assert slack.bot_token != washington.bot_token
    assert (await client_of(washington).team_info())["team"]["domain"] == "washington"


async def test_ids_of_one_are_unknown_in_the_other(slack: Sandbox, washington: Handle, client: AsyncWebClient) -> None:
    """Even of people and channels of the same name."""
    ana, partners = washington.person("ana"), washington.slack.conversation("partners", seen_by="").id
    assert ana.id != slack.person("ana").id
    with pytest.raises(SlackApiError, match="user_not_found"):
        await client.users_info(user=ana.id)
    with pytest.raises(SlackApiError, match="channel_not_found"):
        await client.chat_postMessage(channel=partners, text="Hello?")
    await client_of(washington).chat_postMessage(channel=partners, text="Hello!")
    assert [message.text for message in ana.reads("partners")] == ["Hello!"]
    assert slack.person("ana").reads("partners") == []


async def test_one_socket_serves_both(slack: Sandbox, washington: Handle) -> None:
    """Payloads and events say whose they are."""
    commands: list[Json] = []
    events: list[Json] = []
    async with connected(slack, washington) as app:

        @app.command("/need")
        async def need(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
            commands.append(body)
            await ack()
            await client.chat_postMessage(channel=body["channel_id"], text="Heard.")

        @app.event("user_change")
        async def change(body: Json) -> None:
            events.append(body)

        assert slack.connections == washington.connections == 1
        for handle in (slack, washington):
            await handle.person("ana").sends("/need", channel="partners")
            await handle.until(lambda handle=handle: handle.person("ana").reads("partners"))  # type: ignore[misc]
            handle.person("ana").moves_to(locale="es-LA")
        await slack.until(lambda: len(events) == 2)

    teams = [slack.slack.workspace.team.id, washington.slack.workspace.team.id]
    assert [body["team_id"] for body in commands] == teams
    assert [body["team_domain"] for body in commands] == ["lincoln-middle", "washington"]
    assert {body["api_app_id"] for body in [*commands, *events]} == {slack.bot.id}
    events.sort(key=lambda body: teams.index(body["team_id"]))
    whose = [(body["authorizations"][0]["team_id"], body["authorizations"][0]["user_id"]) for body in events]
    assert whose == list(zip(teams, [slack.bot.user_id, washington.bot.user_id], strict=True))


async def test_a_manifest_counts_wherever_the_app_is(slack: Sandbox, washington: Handle) -> None:
    """One app, one manifest; and a workspace that comes later gets it as well."""
    slack.install({"features": {"slash_commands": [{"command": "/need", "description": "Ask"}]}})
    adams = slack.add_workspace(Cast("Adams", "adams", "Handraise", (Role("eve", "Eve", ""),), ()))
    assert "/need" in washington.bot.commands
    assert "/need" in adams.bot.commands


async def test_another_app_may_live_in_the_other_workspace_alone(slack: Sandbox) -> None:
    """Its token and its secrets are its own."""
    adams = slack.add_workspace(Cast("Adams", "adams", "Quick Poll", (Role("eve", "Eve", ""),), ()))
    assert adams.bot.id != slack.bot.id
    assert adams.app_token != slack.app_token
    assert (await client_of(adams).auth_test())["team"] == "Adams"


async def test_the_page_is_told_of_all_and_asks_for_one(slack: Sandbox, washington: Handle) -> None:
    """`team` names the workspace; left out, it is the first."""
    team = washington.slack.workspace.team
    async with aiohttp.ClientSession(slack.address) as session:
        known = await (await session.get("/control/workspaces")).json()
        there = await (await session.get("/control/cast", params={"team": team.id})).json()
        here = await (await session.get("/control/cast")).json()
    assert [each["name"] for each in known["workspaces"]] == ["Lincoln Middle School", "Washington Elementary School"]
    assert [(each["name"], each["team_id"]) for each in known["apps"]] == [
        ("Handraise", here["team"]["id"]),
        ("Handraise", team.id),
    ]
    assert there["team"]["id"] == team.id
    assert {person["name"] for person in there["people"]} == {"handraise", "ana", "tom"}
