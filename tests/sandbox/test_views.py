"""views.*: triggers, the stack, hashes, the Home tab."""

from datetime import timedelta
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.people.finding import words
from sandbox.server import Sandbox
from tests.sandbox.block_kit import field, modal, plain

NAME = modal(field("name"))


@pytest.fixture
def trigger(slack: Sandbox) -> str:
    """As if Ana had just clicked something."""
    return slack.slack.triggers.issue(slack.person("ana").id)


async def refusal(call: Any) -> Any:
    with pytest.raises(SlackApiError) as caught:
        await call
    return caught.value.response


async def test_a_trigger_is_good_for_three_seconds_and_once(
    slack: Sandbox, client: AsyncWebClient, trigger: str
) -> None:
    """By the workspace's clock."""
    ana = slack.person("ana")
    await client.views_open(trigger_id=trigger, view=NAME)
    assert (await refusal(client.views_open(trigger_id=trigger, view=NAME)))["error"] == "exchanged_trigger_id"
    late = slack.slack.triggers.issue(ana.id)
    slack.slack.clock.advance(timedelta(seconds=3.1))
    assert (await refusal(client.views_open(trigger_id=late, view=NAME)))["error"] == "expired_trigger_id"
    unknown = await refusal(client.views_open(trigger_id="1.2.3", view=NAME))
    assert unknown["error"] == "invalid_arguments"
    assert "[json-pointer:/trigger_id]" in unknown["response_metadata"]["messages"][0]


async def test_three_forms_are_the_most(slack: Sandbox, client: AsyncWebClient, trigger: str) -> None:
    """And a push needs a form to stand on."""
    ana = slack.person("ana")
    assert (await refusal(client.views_push(trigger_id=trigger, view=NAME)))["error"] == "not_found"
    await client.views_open(trigger_id=slack.slack.triggers.issue(ana.id), view=NAME)
    for _ in range(2):
        await client.views_push(trigger_id=slack.slack.triggers.issue(ana.id), view=NAME)
    fourth = client.views_push(trigger_id=slack.slack.triggers.issue(ana.id), view=NAME)
    assert (await refusal(fourth))["error"] == "push_limit_reached"


async def test_an_update_keeps_what_was_typed_and_minds_the_hash(
    slack: Sandbox, client: AsyncWebClient, trigger: str
) -> None:
    """Where block_id and action_id are the same; a stale hash is a conflict, a closed form is not found."""
    view = (await client.views_open(trigger_id=trigger, view=NAME))["view"]
    ana = slack.person("ana")
    ana.fills({"Name": "typed"})
    fresh = modal(field("name"), field("other", optional=True))
    updated = (await client.views_update(view_id=view["id"], hash=view["hash"], view=fresh))["view"]
    assert updated["id"] == view["id"]
    assert updated["state"]["values"]["name"]["name_input"]["value"] == "typed"
    stale = client.views_update(view_id=view["id"], hash=view["hash"], view=fresh)
    assert (await refusal(stale))["error"] == "hash_conflict"
    await ana.closes()
    assert (await refusal(client.views_update(view_id=view["id"], view=fresh)))["error"] == "not_found"


async def test_a_form_is_found_by_its_external_id(client: AsyncWebClient, trigger: str) -> None:
    """As well as by its own."""
    await client.views_open(trigger_id=trigger, view={**NAME, "external_id": "mine"})
    updated = await client.views_update(external_id="mine", view={**NAME, "external_id": "mine"})
    assert updated["view"]["external_id"] == "mine"


async def test_the_home_tab_is_published_and_published_again(
    slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp
) -> None:
    """The first opening carries no view; the second carries what stands there. The hash guards it."""
    heard: list[dict[str, Any]] = []

    @bolt.event("app_home_opened")
    async def opened(event: dict[str, Any]) -> None:
        heard.append(event)
        await client.views_publish(
            user_id=event["user"], view={"type": "home", "blocks": [{"type": "header", "text": plain("Your needs")}]}
        )

    ana = slack.person("ana")
    ana.opens_home()
    await slack.until(lambda: slack.ledger.count("views.publish") == 1)
    ana.opens_home()
    await slack.until(lambda: slack.ledger.count("views.publish") == 2)
    assert "view" not in heard[0]
    assert heard[0]["channel"].startswith("D")
    home = ana.home()
    assert home is not None
    assert heard[1]["view"]["id"] == home.id
    assert words(home) == "Your needs"
    stale = client.views_publish(user_id=ana.id, hash="old", view={"type": "home", "blocks": []})
    assert (await refusal(stale))["error"] == "hash_conflict"
