"""Forms: filling in, sending, answering, closing."""

from datetime import UTC, date, datetime, time
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.server import Sandbox
from tests.sandbox.block_kit import field, modal, option

NAME = modal(field("name"))


def submissions(bolt: AsyncApp, *answers: dict[str, Any]) -> list[dict[str, Any]]:
    """What the app hears; it answers in this order, and then with a plain acknowledgement."""
    heard: list[dict[str, Any]] = []
    waiting = list(answers)

    @bolt.view("form")
    async def form(ack: Any, body: dict[str, Any]) -> None:
        heard.append(body)
        await ack(**(waiting.pop(0) if waiting else {}))

    return heard


async def test_every_field_is_in_the_state_and_plain_values_fit_it(
    slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp, trigger: str
) -> None:
    """What is left empty is null or an empty list, and stateful elements outside inputs count too."""
    heard = submissions(bolt)
    choices = [option("friday"), option("monday")]
    await client.views_open(
        trigger_id=trigger,
        view=modal(
            field("name"),
            field("note", optional=True),
            field("seats", "number_input", is_decimal_allowed=False),
            field("day", "static_select", options=choices),
            field("days", "multi_static_select", options=choices, optional=True),
            field("tags", "checkboxes", options=choices, optional=True),
            field("kind", "radio_buttons", options=choices, initial_option=choices[1]),
            field("on", "datepicker"),
            field("at", "timepicker"),
            field("due", "datetimepicker"),
            field("who", "multi_users_select"),
            field("where", "channels_select", optional=True),
            {"type": "actions", "block_id": "extra", "elements": [{"type": "users_select", "action_id": "buddy"}]},
        ),
    )
    ana = slack.person("ana")
    outcome = await ana.submits(
        {
            "Name": "Robotics",
            "seats": 3,
            "Day": "Friday",
            "tags": ["friday", "Monday"],
            "on": date(2026, 11, 27),
            "at": time(14, 5),
            "due": datetime(2026, 11, 27, tzinfo=UTC),
            "who": ["ben", "priya"],
        }
    )
    assert outcome.acked
    assert ana.form() is None
    values = heard[0]["view"]["state"]["values"]
    flat = {name: next(iter(fields.values())) for name, fields in values.items()}
    assert {name: next(value for key, value in state.items() if key != "type") for name, state in flat.items()} == {
        "name": "Robotics",
        "note": None,
        "seats": "3",
        "day": flat["day"]["selected_option"],
        "days": [],
        "tags": flat["tags"]["selected_options"],
        "kind": flat["kind"]["selected_option"],
        "on": "2026-11-27",
        "at": "14:05",
        "due": 1795737600,
        "who": [slack.person("ben").id, slack.person("priya").id],
        "where": None,
        "extra": None,
    }
    assert flat["day"]["selected_option"]["value"] == "friday"
    assert [each["value"] for each in flat["tags"]["selected_options"]] == ["friday", "monday"]
    assert flat["kind"]["selected_option"]["value"] == "monday"


async def test_slacks_own_client_complains_first(
    slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp, trigger: str
) -> None:
    """About what is missing, too short, no number, no address: the app hears nothing of it."""
    heard = submissions(bolt)
    fields = (
        field("name"),
        field("code", min_length=3, max_length=5),
        field("seats", "number_input", is_decimal_allowed=False, max_value="9"),
        field("mail", "email_text_input"),
        field("page", "url_text_input", optional=True),
    )
    await client.views_open(trigger_id=trigger, view=modal(*fields))
    outcome = await slack.person("ana").submits({"code": "xy", "seats": "10", "mail": "nobody", "page": "somewhere"})
    assert not outcome.acked
    assert outcome.errors.keys() == {"name", "code", "seats", "mail", "page"}
    assert heard == []


async def test_the_app_may_complain_under_fields(
    slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp, trigger: str
) -> None:
    """Only under inputs; otherwise Slack shows nothing but trouble."""
    wrong = {"response_action": "errors", "errors": {"nowhere": "?"}}
    right = {"response_action": "errors", "errors": {"name": "Taken"}}
    submissions(bolt, wrong, right)
    await client.views_open(trigger_id=trigger, view=NAME)
    ana = slack.person("ana")
    assert (await ana.submits({"Name": "x"})).error == "invalid_errors"
    assert (await ana.submits()).errors == {"name": "Taken"}
    assert (await ana.submits({"Name": "y"})).errors == {}
    assert ana.form() is None


async def test_a_form_may_be_replaced_stacked_and_cleared_by_the_answer(
    slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp, trigger: str
) -> None:
    """`update` keeps the id, `push` stacks, a plain acknowledgement closes one, `clear` all."""
    submissions(
        bolt,
        {"response_action": "update", "view": modal(field("name"), field("more", optional=True), title="Two")},
        {"response_action": "push", "view": modal(title="Three")},
        {},
        {"response_action": "push", "view": modal(title="Four")},
        {"response_action": "clear"},
    )
    await client.views_open(trigger_id=trigger, view=NAME)
    ana = slack.person("ana")
    first = await ana.waits_for_form("Form")
    opened_hash = first.hash

    await ana.submits({"Name": "kept"})
    assert ana.form() is first
    assert (first.title, first.hash != opened_hash) == ("Two", True)
    assert first.values["name"]["name_input"]["value"] == "kept"

    await ana.submits()
    assert [form.title for form in ana.forms()] == ["Two", "Three"]
    assert ana.forms()[1].root_id == ana.forms()[1].previous_id == first.id

    await ana.submits()
    assert [form.title for form in ana.forms()] == ["Two"]
    await ana.submits()
    await ana.submits()
    assert ana.forms() == []


async def test_closing_is_told_only_on_request(
    slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp, trigger: str
) -> None:
    """Cancel speaks of the form on top, the × of the root, with is_cleared."""
    heard: list[tuple[str, bool]] = []

    @bolt.view_closed("form")
    async def closed(ack: Any, body: dict[str, Any]) -> None:
        heard.append((body["view"]["title"]["text"], body["is_cleared"]))
        await ack()

    ana = slack.person("ana")
    await client.views_open(trigger_id=trigger, view=NAME)
    await ana.closes()
    assert heard == []

    for title in ("Root", "Middle", "Top"):
        call = client.views_push if ana.form() else client.views_open
        view = modal(title=title, notify_on_close=True)
        await call(trigger_id=slack.slack.triggers.issue(ana.id), view=view)
    await ana.closes()
    await ana.closes(all_of_them=True)
    assert heard == [("Top", False), ("Root", True)]
    assert ana.form() is None


async def test_an_element_in_a_form_acts_at_once(
    slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp, trigger: str
) -> None:
    """Its payload has the view and what was picked, but no message and no response URL."""
    heard: list[dict[str, Any]] = []

    @bolt.action("kind_input")
    async def kind(ack: Any, body: dict[str, Any]) -> None:
        heard.append(body)
        await ack()

    picker = field("kind", "static_select", options=[option("mentor")])
    await client.views_open(trigger_id=trigger, view=modal({**picker, "dispatch_action": True}))
    ana = slack.person("ana")
    form = await ana.waits_for_form()
    await ana.clicks(form, "Kind", picked="mentor")
    (body,) = heard
    assert body["container"] == {"type": "view", "view_id": form.id}
    assert body["view"]["state"]["values"]["kind"]["kind_input"]["selected_option"]["value"] == "mentor"
    assert not body.keys() & {"message", "response_url", "channel"}


async def test_a_bad_answer_leaves_the_form_open(
    slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp, trigger: str
) -> None:
    """And says what is wrong with it."""
    submissions(bolt, {"response_action": "update", "view": {"type": "modal", "blocks": []}})
    await client.views_open(trigger_id=trigger, view=NAME)
    ana = slack.person("ana")
    assert (await ana.submits({"Name": "x"})).error == "invalid_arguments"
    assert ana.form()
