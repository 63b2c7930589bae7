"""People of all kinds: guests, people of other workspaces, the deactivated, admins and owners."""

import aiohttp
import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.errors import CannotDo
from sandbox.parsing import Json
from sandbox.records.member import Rank
from sandbox.server import Sandbox
from sandbox.workspace import membership


async def test_a_guest_sees_one_channel_and_its_people(slack: Sandbox, client: AsyncWebClient) -> None:
    """Not the others, nor who is only there."""
    slack.add_person("tess", channels=("teachers",))
    gil = slack.add_person("gil", kind="guest", channels=("partners",))
    user = (await client.users_info(user=gil.id))["user"]
    assert user["is_restricted"]
    assert user["is_ultra_restricted"]
    assert gil.reads("partners") == []
    for forbidden in ("general", "teachers", "@tess"):
        with pytest.raises(CannotDo):
            await gil.sends("Hello", channel=forbidden)
    await gil.sends("Hello", channel="@priya")
    await gil.sends("Hello", channel="@handraise")


async def test_the_page_shows_a_guest_no_more_than_that(slack: Sandbox) -> None:
    """The state is already cut to what the guest may see."""
    slack.add_person("tess", channels=("teachers",))
    gil = slack.add_person("gil", kind="guest", channels=("partners",))
    async with aiohttp.ClientSession(slack.address) as session:
        state = await (await session.get("/control/state", params={"as": gil.id})).json()
    assert [each["name"] for each in state["conversations"]] == ["partners"]
    names = {each["name"] for each in state["people"]}
    assert "priya" in names
    assert "tess" not in names


async def test_a_guest_cannot_be_in_two_channels(slack: Sandbox, client: AsyncWebClient) -> None:
    """Neither a person nor the bot gets them in."""
    gil = slack.add_person("gil", kind="guest", channels=("partners",))
    with pytest.raises(CannotDo, match="ura_max_channels"):
        slack.person("ruth").invites("gil", "teachers")
    with pytest.raises(SlackApiError, match="ura_max_channels"):
        await client.conversations_invite(channel=slack.slack.conversation("teachers", seen_by="").id, users=[gil.id])


async def test_somebody_of_another_workspace_makes_a_channel_shared(
    slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp
) -> None:
    """Their profile is thin, their team another, and every event of that channel says so."""
    heard: list[Json] = []

    @bolt.event("message")
    async def message(body: Json) -> None:
        heard.append(body)

    slack.bot.events |= {"message.channels"}
    stella = slack.add_person("stella", kind="stranger", title="Secret", channels=("partners",))
    partners = slack.slack.conversation("partners", seen_by=stella.id)
    user = (await client.users_info(user=stella.id))["user"]
    assert user["is_stranger"]
    assert user["team_id"] != slack.slack.workspace.team.id
    assert "tz" not in user
    assert user["profile"]["title"] == ""
    channel = (await client.conversations_info(channel=partners.id))["channel"]
    assert channel["is_ext_shared"]
    assert channel["is_shared"]
    assert user["team_id"] in channel["shared_team_ids"]

    await stella.sends("Hello from outside", channel="partners")
    await slack.person("ana").sends("Hello from inside", channel="general")
    await slack.until(lambda: len(heard) == 2)
    outside, inside = sorted(heard, key=lambda body: body["event"]["ts"])
    assert outside["is_ext_shared_channel"]
    assert not inside["is_ext_shared_channel"]
    assert outside["event"]["user_team"] == outside["event"]["source_team"] == stella.member.team_id
    assert outside["team_id"] == outside["authorizations"][0]["team_id"] == slack.slack.workspace.team.id
    assert "user_team" not in inside["event"]


async def test_a_stranger_sees_the_shared_channel_only(slack: Sandbox) -> None:
    """And writes to nobody they share none with."""
    slack.add_person("tess", channels=("teachers",))
    stella = slack.add_person("stella", kind="stranger", channels=("partners",))
    for forbidden in ("general", "@tess"):
        with pytest.raises(CannotDo):
            await stella.sends("Hello", channel=forbidden)
    with pytest.raises(CannotDo):
        await slack.person("tess").sends("Hello", channel="@stella")


async def test_a_click_of_a_stranger_says_where_they_are_from(slack: Sandbox, bolt: AsyncApp) -> None:
    """The workspace is the app's, the person's team is theirs."""
    clicked: list[Json] = []

    @bolt.action("help")
    async def help_out(ack: AsyncAck, body: Json) -> None:
        clicked.append(body)
        await ack()

    stella = slack.add_person("stella", kind="stranger", channels=("partners",))
    button = {"type": "button", "action_id": "help", "text": {"type": "plain_text", "text": "I can help"}}
    await bolt.client.chat_postMessage(channel="partners", text="?", blocks=[{"type": "actions", "elements": [button]}])
    await stella.clicks(stella.reads("partners")[-1], "I can help")
    assert clicked[0]["user"]["team_id"] == stella.member.team_id
    assert clicked[0]["team"]["id"] == slack.slack.workspace.team.id


async def test_the_deactivated_can_do_nothing(slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp) -> None:
    """The app hears `user_change`, and no direct message reaches them."""
    changes: list[Json] = []

    @bolt.event("user_change")
    async def change(event: Json) -> None:
        changes.append(event["user"])

    marcus = slack.person("marcus")
    membership.deactivate(slack.slack.workspace, marcus.member)
    await slack.until(lambda: changes)
    assert changes[0]["deleted"]
    assert (await client.users_info(user=marcus.id))["user"]["deleted"]
    partners = slack.slack.conversation("partners", seen_by="").id
    assert marcus.id not in (await client.conversations_members(channel=partners))["members"]
    with pytest.raises(CannotDo, match="account_inactive"):
        marcus.joins("partners")
    with pytest.raises(CannotDo, match="account_inactive"):
        marcus.opens_home()
    with pytest.raises(SlackApiError):
        await client.chat_postMessage(channel=marcus.id, text="Still there?")


@pytest.mark.parametrize(
    ("rank", "flags"),
    [
        (None, (False, False, False)),
        ("admin", (True, False, False)),
        ("owner", (True, True, False)),
        ("primary_owner", (True, True, True)),
    ],
)
async def test_ranks_show_in_the_profile(
    slack: Sandbox, client: AsyncWebClient, rank: Rank | None, flags: tuple[bool, ...]
) -> None:
    """An owner is an admin, and there is one who owns it first."""
    user = (await client.users_info(user=slack.add_person("una", rank=rank).id))["user"]
    assert (user["is_admin"], user["is_owner"], user["is_primary_owner"]) == flags


async def test_a_newcomer_is_announced(slack: Sandbox, bolt: AsyncApp) -> None:
    """With everything `users.info` would say."""
    joined: list[Json] = []

    @bolt.event("team_join")
    async def join(event: Json) -> None:
        joined.append(event["user"])

    newcomer = slack.add_person("nora", "Nora Quist", title="Baker")
    await slack.until(lambda: joined)
    assert (joined[0]["id"], joined[0]["profile"]["title"]) == (newcomer.id, "Baker")
