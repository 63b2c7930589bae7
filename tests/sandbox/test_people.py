"""People as an app reads them: profiles, addresses, presence, quiet hours."""

from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.ids import known_id
from sandbox.records.member import Status
from sandbox.server import Sandbox
from sandbox.workspace import membership
from tests.sandbox.conftest import HandClock
from tests.sandbox.refusals import refusal

LOBBY = known_id("C", "lincoln-lobby")


async def test_somebody_is_found_by_their_address(slack: Sandbox, client: AsyncWebClient) -> None:
    """In any case; not who has left, and not bots."""
    ana = slack.person("ana")
    found = (await client.users_lookupByEmail(email="ANA@lincoln-middle.example"))["user"]
    assert (found["id"], found["profile"]["email"]) == (ana.id, "ana@lincoln-middle.example")
    assert await refusal(client.users_lookupByEmail(email="nobody@lincoln-middle.example")) == "users_not_found"
    membership.deactivate(slack.slack.workspace, ana.member)
    assert await refusal(client.users_lookupByEmail(email=found["profile"]["email"])) == "users_not_found"


async def test_addresses_are_for_apps_that_may_read_them(slack: Sandbox, client: AsyncWebClient) -> None:
    """With `users:read` alone everything else is there."""
    slack.install({"oauth_config": {"scopes": {"bot": ["users:read"]}}})
    ana = slack.person("ana").id
    profile = (await client.users_info(user=ana))["user"]["profile"]
    assert "email" not in profile
    assert profile["real_name"] == "Ana Flores"
    assert await refusal(client.users_lookupByEmail(email="ana@lincoln-middle.example")) == "missing_scope"
    slack.install({"oauth_config": {"scopes": {"bot": ["users:read", "users:read.email"]}}})
    assert (await client.users_info(user=ana))["user"]["profile"]["email"] == "ana@lincoln-middle.example"


async def test_a_picture_is_served_here(slack: Sandbox, client: AsyncWebClient) -> None:
    """People's, bots' and the workspace's, in every size; nobody's is 404."""
    profile = (await client.users_profile_get(user=slack.person("ana").id))["profile"]
    bot = (await client.bots_info(bot=slack.bot.bot_id))["bot"]
    team = (await client.team_info())["team"]
    async with aiohttp.ClientSession() as session:
        for address in (profile["image_512"], bot["icons"]["image_48"], team["icon"]["image_132"]):
            async with session.get(address) as response:
                assert response.content_type == "image/svg+xml"
                assert "<svg" in await response.text()
        async with session.get(profile["image_24"].replace(slack.person("ana").id, "U0NOBODY")) as response:
            assert response.status == 404


async def test_a_name_is_drawn_and_not_obeyed(slack: Sandbox) -> None:
    """Markup in a name stays text."""
    eve = slack.add_person("eve", '<script>"x"</script>')
    async with aiohttp.ClientSession() as session, session.get(f"{slack.address}/avatars/{eve.id}.svg") as response:
        assert "<script>" not in await response.text()


async def test_a_status_ends_when_it_said(slack: Sandbox, client: AsyncWebClient, clock: HandClock) -> None:
    """By the workspace's clock."""
    ana = slack.person("ana").member
    until = int((clock.now() + timedelta(hours=1)).timestamp())
    ana.status = Status("At the museum", ":bus:", until)
    profile = (await client.users_profile_get(user=ana.id))["profile"]
    assert (profile["status_text"], profile["status_expiration"]) == ("At the museum", until)
    clock.advance(timedelta(hours=1))
    profile = (await client.users_profile_get(user=ana.id))["profile"]
    assert (profile["status_text"], profile["status_emoji"], profile["status_expiration"]) == ("", "", 0)


async def test_the_name_of_a_zone_follows_the_season(slack: Sandbox, client: AsyncWebClient, clock: HandClock) -> None:
    """As does its offset."""
    ana = slack.person("ana").id
    assert (await client.users_info(user=ana))["user"]["tz_label"] == "Central Daylight Time"
    clock.advance(timedelta(days=60))
    assert (await client.users_info(user=ana))["user"]["tz_label"] == "Central Standard Time"


async def test_who_is_at_their_desk(slack: Sandbox, client: AsyncWebClient) -> None:
    """People are; the bot is while it is connected."""
    assert (await client.users_getPresence(user=slack.person("ana").id))["presence"] == "active"
    me = await client.users_getPresence(user=slack.bot.user_id)
    assert (me["presence"], me["online"], me["connection_count"]) == ("away", False, 0)
    assert await refusal(client.users_getPresence(user="U0NOBODY")) == "user_not_found"


@pytest.mark.parametrize(
    ("hour", "begins", "ends"),
    [(15, 22, 32), (22, 22, 32), (30, 22, 32), (32, 46, 56)],
    ids=["afternoon", "as it begins", "early morning", "as it ends"],
)
async def test_quiet_hours_are_ones_own(
    slack: Sandbox, client: AsyncWebClient, clock: HandClock, hour: int, begins: int, ends: int
) -> None:
    """The stretch under way, else the next; ten at night to eight, as Slack has it for everybody."""
    midnight = datetime(2026, 10, 13, 5, tzinfo=UTC)  # in Chicago
    clock.advance(midnight + timedelta(hours=hour) - clock.now())
    info = await client.dnd_info(user=slack.person("ana").id)
    assert info["dnd_enabled"]
    assert info["next_dnd_start_ts"] == (midnight + timedelta(hours=begins)).timestamp()
    assert info["next_dnd_end_ts"] == (midnight + timedelta(hours=ends)).timestamp()


async def test_quiet_hours_of_several(slack: Sandbox, client: AsyncWebClient) -> None:
    """Who is unknown is left out, who has none is never quiet."""
    ana, ben = slack.person("ana"), slack.person("ben")
    ben.member.quiet = None
    users = (await client.dnd_teamInfo(users=[ana.id, ben.id, "U0NOBODY"]))["users"]
    assert users.keys() == {ana.id, ben.id}
    assert users[ben.id] == {"dnd_enabled": False, "next_dnd_start_ts": 1, "next_dnd_end_ts": 1}


async def test_slackbot_is_everywhere_and_looks_like_a_person(client: AsyncWebClient) -> None:
    """First in the list, and no bot by its own account: whoever greets everybody must know its id."""
    first = (await client.users_list(limit=1))["members"][0]
    assert (first["id"], first["is_bot"], first["deleted"]) == ("USLACKBOT", False, False)
    assert (await client.users_info(user="USLACKBOT"))["user"]["name"] == "slackbot"
    assert await refusal(client.conversations_open(users="USLACKBOT")) == "user_not_found"


async def test_conversations_of_somebody_else(slack: Sandbox, client: AsyncWebClient) -> None:
    """Those the bot can see; without a name, its own."""
    ana = await client.users_conversations(user=slack.person("ana").id, types="public_channel,private_channel")
    assert LOBBY in [each["id"] for each in ana["channels"]]
    assert all("is_member" not in each for each in ana["channels"])
    own = await client.users_conversations(types="public_channel,private_channel")
    assert LOBBY not in [each["id"] for each in own["channels"]]
    assert await refusal(client.users_conversations(user="U0NOBODY")) == "user_not_found"
