"""Forms: fields that act early, files, answers in channels, and answers that are none."""

from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.errors import CannotDo
from sandbox.server import Sandbox
from tests.sandbox.block_kit import field, modal
from tests.sandbox.test_files import fetched, png


async def test_an_app_hears_typing_only_as_it_asked(
    slack: Sandbox, client: AsyncWebClient, heard: list[dict[str, Any]]
) -> None:
    """Of each letter, of Enter, or not at all."""
    letters: Any = {"dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}
    form = modal(
        field("quiet"),
        {**field("enter"), "dispatch_action": True},
        {**field("each", **letters), "dispatch_action": True},
    )
    ana = slack.person("ana")
    await client.views_open(trigger_id=slack.slack.triggers.issue(ana.id), view=form)
    view = await ana.waits_for_form()
    await ana.types(view, "Quiet", "a", enter=True)
    await ana.types(view, "Enter", "b")
    assert heard == []
    await ana.types(view, "Enter", "bc", enter=True)
    await ana.types(view, "Each", "d")
    assert [body["actions"][0]["value"] for body in heard] == ["bc", "d"]
    flat = {name: next(iter(fields.values()))["value"] for name, fields in heard[-1]["view"]["state"]["values"].items()}
    assert flat == {"quiet": "a", "enter": "bc", "each": "d"}


async def test_a_form_may_ask_for_a_way_to_answer_in_a_channel(
    slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp, heard: list[dict[str, Any]]
) -> None:
    """The conversation the person came from stands there already, and its response URL comes with the form."""

    @bolt.command("/tell")
    async def tell(ack: Any, body: dict[str, Any]) -> None:
        await ack()
        where = field("where", "conversations_select", default_to_current_conversation=True, response_url_enabled=True)
        await client.views_open(trigger_id=body["trigger_id"], view=modal(where))

    ana = slack.person("ana")
    await ana.sends("/tell", channel="lincoln-lobby")
    form = await ana.waits_for_form()
    lobby = form.channel
    assert lobby == slack.slack.conversation("lincoln-lobby", seen_by=ana.id).id
    await ana.submits()
    (way,) = heard[-1]["response_urls"]
    assert (way["block_id"], way["action_id"], way["channel_id"]) == ("where", "where_input", lobby)
    said = {"text": "Told", "response_type": "in_channel"}
    async with aiohttp.ClientSession() as session, session.post(way["response_url"], json=said) as answer:
        assert answer.status == 200
    assert ana.reads("lincoln-lobby")[-1].text == "Told"


async def test_a_form_takes_files(slack: Sandbox, client: AsyncWebClient, heard: list[dict[str, Any]]) -> None:
    """Whole in the state, and the app may fetch them; too many or of the wrong kind are not taken."""
    ana = slack.person("ana")
    view = modal(field("plan", "file_input", filetypes=["png", "pdf"], max_files=2))
    await client.views_open(trigger_id=slack.slack.triggers.issue(ana.id), view=view)
    assert (await ana.submits()).errors.keys() == {"plan"}
    plan = ana.brings("plan.png", png(3, 2))
    with pytest.raises(CannotDo, match="no more than 2"):
        ana.fills({"Plan": [plan, plan, plan]})
    with pytest.raises(CannotDo, match="pdf, png"):
        ana.fills({"Plan": [ana.brings("plan.doc", b"x")]})
    with pytest.raises(CannotDo, match="no such file"):
        ana.fills({"Plan": [slack.person("ben").brings("his.png", png())]})
    assert (await fetched(plan.address, slack.bot_token))[0] == 404
    await ana.submits({"Plan": [plan]})
    (file,) = heard[-1]["view"]["state"]["values"]["plan"]["plan_input"]["files"]
    assert (file["id"], file["name"], file["original_w"]) == (plan.id, "plan.png", 3)
    assert (await fetched(file["url_private"], slack.bot_token))[1] == png(3, 2)


async def test_an_answer_to_a_form_must_be_a_form(slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp) -> None:
    """A Home tab, a fourth form or a taken external id leaves everything as it was."""
    answers: list[dict[str, Any]] = [
        {"response_action": "update", "view": {"type": "home", "blocks": []}},
        {"response_action": "push", "view": modal(external_id="root")},
        {"response_action": "push", "view": modal(title="Fourth")},
        {"response_action": "dance"},
    ]

    @bolt.view("form")
    async def form(ack: Any) -> None:
        await ack(answers.pop(0))

    ana = slack.person("ana")
    await client.views_open(trigger_id=slack.slack.triggers.issue(ana.id), view=modal(title="Root", external_id="root"))
    for title in ("Two", "Three"):
        await client.views_push(trigger_id=slack.slack.triggers.issue(ana.id), view=modal(title=title))
    assert (await ana.submits()).error == "invalid_arguments"
    errors = [(await ana.submits()).error for _ in range(3)]
    assert errors == ["push_limit_reached", "push_limit_reached", "invalid response_action: dance"]
    assert [each.title for each in ana.forms()] == ["Root", "Two", "Three"]
