"""Groups of people and the workspace's own emoji, to be read."""

from slack_sdk.web.async_client import AsyncWebClient

from sandbox.records.member import UserGroup
from sandbox.server import Sandbox
from tests.sandbox.refusals import refusal


async def test_the_cast_has_no_groups(client: AsyncWebClient) -> None:
    """An empty list, not an error."""
    assert (await client.usergroups_list())["usergroups"] == []
    assert await refusal(client.usergroups_users_list(usergroup="S0NOBODY")) == "no_such_subteam"


async def test_a_group_is_listed_with_its_people_on_request(slack: Sandbox, client: AsyncWebClient) -> None:
    """By default only that there is one."""
    ana, ben = slack.person("ana").id, slack.person("ben").id
    group = UserGroup("S0TEACHERS", "teachers", "Teachers", [ana, ben], ana, 1_790_000_000)
    slack.slack.workspace.usergroups[group.id] = group
    (listed,) = (await client.usergroups_list())["usergroups"]
    assert (listed["id"], listed["handle"], listed["date_create"]) == ("S0TEACHERS", "teachers", 1_790_000_000)
    assert not {"users", "user_count"} & listed.keys()
    (whole,) = (await client.usergroups_list(include_users=True, include_count=True))["usergroups"]
    assert (whole["users"], whole["user_count"]) == ([ana, ben], 2)
    assert (await client.usergroups_users_list(usergroup=group.id))["users"] == [ana, ben]


async def test_custom_emoji_are_listed(slack: Sandbox, client: AsyncWebClient) -> None:
    """Only the workspace's own; categories on request."""
    assert (await client.emoji_list())["emoji"] == {}
    slack.slack.workspace.emoji["raised_hand_lincoln"] = "alias:raised_hand"
    assert (await client.emoji_list())["emoji"] == {"raised_hand_lincoln": "alias:raised_hand"}
    assert "categories" in (await client.emoji_list(include_categories=True)).data
