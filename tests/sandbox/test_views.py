"""views.*: triggers, the stack, hashes, the Home tab."""

from datetime import timedelta
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.people.finding import words
from sandbox.server import Sandbox
from tests.sandbox.block_kit import field, modal, plain, section
from tests.sandbox.refusals import refused

NAME = modal(field("name"))


async def test_a_trigger_is_good_for_three_seconds_and_once(
    slack: Sandbox, client: AsyncWebClient, trigger: str
) -> None:
    """By the workspace's clock."""
    ana = slack.person("ana")
    await client.views_open(trigger_id=trigger, view=NAME)
    assert (await refused(client.views_open(trigger_id=trigger, view=NAME)))["error"] == "exchanged_trigger_id"
    late = slack.slack.triggers.issue(ana.id)
    slack.slack.clock.advance(timedelta(seconds=3.1))
    assert (await refused(client.views_open(trigger_id=late, view=NAME)))["error"] == "expired_trigger_id"
    unknown = await refused(client.views_open(trigger_id="1.2.3", view=NAME))
    assert unknown["error"] == "invalid_trigger_id"
    missing = await refused(client.views_open(view=NAME, trigger_id=""))
    assert missing["error"] == "invalid_arguments"
    assert "[json-pointer:/trigger_id]" in missing["response_metadata"]["messages"][0]


async def test_a_late_trigger_may_be_refused_in_the_older_words(
    slack: Sandbox, client: AsyncWebClient, trigger: str
) -> None:
    """As `invalid_arguments` that point at the trigger; apps that grew up with those read the message."""
    slack.slack.options.trigger_errors = "arguments"
    slack.slack.clock.advance(timedelta(seconds=3.1))
    late = await refused(client.views_open(trigger_id=trigger, view=NAME))
    assert late["error"] == "invalid_arguments"
    expired = "[ERROR] `trigger_id` expired [json-pointer:/trigger_id]"
    assert late["response_metadata"]["messages"] == [expired]
    twice = slack.slack.triggers.issue(slack.person("ana").id)
    await client.views_open(trigger_id=twice, view=NAME)
    again = await refused(client.views_push(trigger_id=twice, view=NAME))
    assert "[json-pointer:/trigger_id]" in again["response_metadata"]["messages"][0]


async def test_three_forms_are_the_most(slack: Sandbox, client: AsyncWebClient, trigger: str) -> None:
    """And a push needs a form to stand on."""
    ana = slack.person("ana")
    assert (await refused(client.views_push(trigger_id=trigger, view=NAME)))["error"] == "not_found"
    await client.views_open(trigger_id=slack.slack.triggers.issue(ana.id), view=NAME)
    for _ in range(2):
        await client.views_push(trigger_id=slack.slack.triggers.issue(ana.id), view=NAME)
    fourth = client.views_push(trigger_id=slack.slack.triggers.issue(ana.id), view=NAME)
    assert (await refused(fourth))["error"] == "push_limit_reached"


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
    assert (await refused(stale))["error"] == "hash_conflict"
    await ana.closes()
    assert (await refused(client.views_update(view_id=view["id"], view=fresh)))["error"] == "not_found"


async def test_a_form_is_found_by_its_external_id(client: AsyncWebClient, trigger: str) -> None:
    """As well as by its own."""
    await client.views_open(trigger_id=trigger, view={**NAME, "external_id": "mine"})
    updated = await client.views_update(external_id="mine", view={**NAME, "external_id": "mine"})
    assert updated["view"]["external_id"] == "mine"


async def test_an_external_id_is_one_forms_alone(slack: Sandbox, client: AsyncWebClient, trigger: str) -> None:
    """A refusal leaves every form as it was; a closed form gives its id back."""
    ana = slack.person("ana")
    mine = {**NAME, "external_id": "mine"}
    await client.views_open(trigger_id=trigger, view=mine)
    again = client.views_push(trigger_id=slack.slack.triggers.issue(ana.id), view=mine)
    assert (await refused(again))["error"] == "duplicate_external_id"
    other = modal(field("other"), title="Other", external_id="other")
    top = (await client.views_push(trigger_id=slack.slack.triggers.issue(ana.id), view=other))["view"]
    assert (await refused(client.views_update(view_id=top["id"], view=mine)))["error"] == "duplicate_external_id"
    assert [form.title for form in ana.forms()] == ["Form", "Other"]
    await client.views_update(view_id=top["id"], view={**other, "external_id": "renamed"})
    assert (await refused(client.views_update(external_id="other", view=other)))["error"] == "not_found"
    await ana.closes(all_of_them=True)
    await client.views_open(trigger_id=slack.slack.triggers.issue(ana.id), view=mine)


async def test_a_view_may_be_too_large(client: AsyncWebClient, trigger: str) -> None:
    """250 kB; a refused view leaves the trigger good."""
    sections = [section("x" * 2_900) for _ in range(90)]
    assert (await refused(client.views_open(trigger_id=trigger, view=modal(*sections))))["error"] == "view_too_large"
    assert (await client.views_open(trigger_id=trigger, view=NAME))["ok"]


async def test_without_a_home_tab_nothing_is_published(slack: Sandbox, client: AsyncWebClient) -> None:
    """The manifest decides; and a form is no Home tab."""
    ana = slack.person("ana")
    form = await refused(client.views_publish(user_id=ana.id, view=NAME))
    assert form["error"] == "invalid_arguments"
    slack.install({"features": {"app_home": {"home_tab_enabled": False}}})
    home = {"type": "home", "blocks": []}
    assert (await refused(client.views_publish(user_id=ana.id, view=home)))["error"] == "not_enabled"


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
    assert (await refused(stale))["error"] == "hash_conflict"
