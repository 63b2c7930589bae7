"""Every element people can use, and the payload each sends."""

from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.errors import CannotDo
from sandbox.records.message import Message
from sandbox.server import Sandbox
from sandbox.workspace import membership
from tests.sandbox.block_kit import button, field, option, plain, section
from tests.sandbox.test_files import png

CHOICES = [option("friday"), option("monday"), option("sunday")]


async def posted(slack: Sandbox, client: AsyncWebClient, *blocks: dict[str, Any], **more: Any) -> Message:
    await client.chat_postMessage(channel="#partners", text="Card", blocks=list(blocks) or None, **more)
    return slack.person("priya").reads("partners")[-1]


async def test_every_menu_says_what_was_picked(
    slack: Sandbox, client: AsyncWebClient, heard: list[dict[str, Any]]
) -> None:
    """Under its own key, beside what the element starts from; and all of it is in the state in the end."""
    ben, partners = slack.person("ben"), slack.slack.conversation("partners", seen_by=slack.person("priya").id)
    picks: dict[str, tuple[Any, str, Any]] = {
        "static_select": ("friday", "selected_option", {**CHOICES[0], "text": {**plain("Friday"), "emoji": True}}),
        "multi_static_select": (["friday"], "selected_options", ...),
        "external_select": ({"text": plain("X"), "value": "x"}, "selected_option", {"text": plain("X"), "value": "x"}),
        "users_select": ("ben", "selected_user", ben.id),
        "multi_users_select": (["ben"], "selected_users", [ben.id]),
        "conversations_select": ("partners", "selected_conversation", partners.id),
        "multi_conversations_select": (["partners"], "selected_conversations", [partners.id]),
        "channels_select": ("partners", "selected_channel", partners.id),
        "multi_channels_select": (["partners"], "selected_channels", [partners.id]),
        "datepicker": ("2026-11-27", "selected_date", "2026-11-27"),
        "timepicker": ("14:05", "selected_time", "14:05"),
        "datetimepicker": (1795737600, "selected_date_time", 1795737600),
        "checkboxes": (["monday"], "selected_options", ...),
        "radio_buttons": ("monday", "selected_option", ...),
    }
    with_choices = {"static_select", "multi_static_select", "checkboxes", "radio_buttons"}
    elements = [
        {"type": kind, "action_id": kind, **({"options": CHOICES} if kind in with_choices else {})} for kind in picks
    ]
    card = await posted(slack, client, {"type": "actions", "block_id": "all", "elements": elements})
    for kind, (pick, key, expected) in picks.items():
        await slack.person("priya").clicks(card, kind, picked=pick)
        (action,) = heard[-1]["actions"]
        assert (action["type"], action["action_id"], action["block_id"]) == (kind, kind, "all")
        if expected is not ...:
            assert action[key] == expected
        assert heard[-1]["state"]["values"]["all"][kind] == {"type": kind, key: action[key]}
    assert all(heard[-1]["state"]["values"]["all"][kind][key] for kind, (_, key, _) in picks.items())
    assert not heard[0]["state"]["values"]["all"]["users_select"]["selected_user"]


async def test_fields_in_a_message_go_along_with_the_click(
    slack: Sandbox, client: AsyncWebClient, heard: list[dict[str, Any]]
) -> None:
    """Typing alone tells the app nothing; the control API sends them in one go."""
    send = {"type": "actions", "block_id": "go", "elements": [button("Send", action_id="send")]}
    card = await posted(slack, client, field("note"), field("day", "static_select", options=CHOICES), send)
    priya = slack.person("priya")
    assert (await priya.clicks(card, "Day", picked="friday")).acked
    priya.fills({"Note": "soon"}, on=card)
    assert heard == []
    await priya.clicks(card, "Send")
    values = heard[-1]["state"]["values"]
    assert values["note"]["note_input"] == {"type": "plain_text_input", "value": "soon"}
    assert values["day"]["day_input"]["selected_option"]["value"] == "friday"
    wish = {
        "as": slack.person("ana").id, "do": "click", "channel": card.channel, "message_ts": card.ts,
        "block_id": "go", "action_id": "send", "values": {"note": {"note_input": {"value": "by the page"}}},
    }  # fmt: skip
    async with aiohttp.ClientSession() as session, session.post(f"{slack.address}/control/act", json=wish) as answer:
        assert answer.status == 200
    assert heard[-1]["state"]["values"]["note"]["note_input"]["value"] == "by the page"


async def test_a_button_tells_all_about_itself(
    slack: Sandbox, client: AsyncWebClient, heard: list[dict[str, Any]]
) -> None:
    """Style, address and the question before it; whoever is not sure sends nothing."""
    question = {"title": plain("Sure?"), "text": plain("It is gone then"), "confirm": plain("Yes"), "deny": plain("No")}
    delete = button("Delete", action_id="delete", style="danger", url="https://example.com/", confirm=question)
    card = await posted(slack, client, section(accessory=delete))
    priya = slack.person("priya")
    assert not (await priya.clicks(card, "Delete", confirms=False)).acked
    assert heard == []
    await priya.clicks(card, "Delete")
    (action,) = heard[-1]["actions"]
    assert (action["style"], action["url"]) == ("danger", "https://example.com/")
    assert action["confirm"]["title"]["text"] == "Sure?"
    assert heard[-1]["is_enterprise_install"] is False
    assert heard[-1]["enterprise"] is None
    assert "bot_access_token" not in heard[-1]


async def test_small_buttons_below_an_answer(
    slack: Sandbox, client: AsyncWebClient, heard: list[dict[str, Any]]
) -> None:
    """Feedback says which of the two it was; an icon may be there for one person only."""
    ana = slack.person("ana")
    pair = {
        "positive_button": {"text": plain("Good"), "value": "up"},
        "negative_button": {"text": plain("Bad"), "value": "down"},
    }
    trash = {"type": "icon_button", "icon": "trash", "text": plain("Remove"), "value": "7", "action_id": "trash"}
    card = await posted(
        slack,
        client,
        {
            "type": "context_actions",
            "elements": [
                {"type": "feedback_buttons", "action_id": "rate", **pair},
                {**trash, "visible_to_user_ids": [ana.id]},
            ],
        },
    )
    priya = slack.person("priya")
    await priya.clicks(card, "rate", picked="Bad")
    assert heard[-1]["actions"][0]["value"] == "down"
    await ana.clicks(card, "Remove")
    assert (heard[-1]["actions"][0]["icon"], heard[-1]["actions"][0]["value"]) == ("trash", "7")
    with pytest.raises(CannotDo, match="does not see"):
        await priya.clicks(card, "trash")
    with pytest.raises(CannotDo, match="to press"):
        await priya.clicks(card, "rate", picked="Average")


async def test_blocks_of_an_attachment_can_be_used_too(
    slack: Sandbox, client: AsyncWebClient, heard: list[dict[str, Any]]
) -> None:
    """The container names the attachment, and the thread when there is one."""
    row = {"type": "actions", "elements": [button("Go", action_id="go")]}
    card = await posted(slack, client, attachments=[{"blocks": [row]}])
    await slack.person("priya").clicks(card, "Go")
    assert heard[-1]["container"] == {
        "type": "message_attachment", "message_ts": card.ts, "channel_id": card.channel, "is_ephemeral": False,
        "attachment_id": 1, "is_app_unfurl": False,
    }  # fmt: skip
    await client.chat_postMessage(channel=card.channel, thread_ts=card.ts, text="x", blocks=[row])
    await slack.person("priya").clicks(card.replies[0], "Go")
    assert heard[-1]["container"]["thread_ts"] == card.ts


async def test_a_client_offers_only_what_may_be_picked(
    slack: Sandbox, client: AsyncWebClient, heard: list[dict[str, Any]]
) -> None:
    """Too many, hidden, filtered out or simply nonsense: the app never hears of it."""
    kinds: dict[str, dict[str, Any]] = {
        "multi_static_select": {"options": CHOICES, "max_selected_items": 2},
        "static_select": {"options": CHOICES},
        "conversations_select": {"filter": {"include": ["im"], "exclude_bot_users": True}},
        "channels_select": {}, "users_select": {}, "datepicker": {}, "timepicker": {}, "datetimepicker": {},
    }  # fmt: skip
    elements = [{"type": kind, "action_id": kind, **more} for kind, more in kinds.items()]
    card = await posted(slack, client, {"type": "actions", "elements": elements})
    ana, hidden = slack.person("ana"), slack.slack.workspace.find_channel("coordinators")
    with_bot = membership.direct(slack.slack.workspace, ana.id, slack.bot.bot_user_id)
    assert hidden is not None
    wrong: list[tuple[str, Any]] = [
        ("multi_static_select", {"selected_options": CHOICES}),
        ("multi_static_select", {"selected_options": "friday"}),
        ("static_select", {"selected_option": option("saturday")}),
        ("static_select", {"selected_option": ["friday"]}),
        ("conversations_select", {"selected_conversation": hidden.id}),
        ("conversations_select", {"selected_conversation": card.channel}),
        ("conversations_select", {"selected_conversation": with_bot.id}),
        ("channels_select", {"selected_channel": hidden.id}),
        ("users_select", {"selected_user": 7}),
        ("datepicker", {"selected_date": "27.11.2026"}),
        ("timepicker", {"selected_time": "25:00"}),
        ("datetimepicker", {"selected_date_time": True}),
    ]  # fmt: skip
    for kind, state in wrong:
        with pytest.raises(CannotDo):
            await ana.clicks(card, kind, picked=state)
    assert heard == []
    dm = membership.direct(slack.slack.workspace, ana.id, slack.person("ben").id)
    await ana.clicks(card, "conversations_select", picked=dm.id)
    assert heard[-1]["actions"][0]["selected_conversation"] == dm.id


async def test_an_app_is_asked_for_choices_when_enough_is_typed(
    slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp
) -> None:
    """Three letters unless it says otherwise; groups are as good as a list, and nonsense is seen as such."""
    asked: list[dict[str, Any]] = []
    answers: list[dict[str, Any]] = [
        {"option_groups": [{"label": plain("Schools"), "options": [option("lincoln")]}]},
        {"options": [{"text": "no text object", "value": "x"}]},
    ]

    @bolt.options("school")
    async def schools(ack: Any, body: dict[str, Any]) -> None:
        asked.append(body)
        await ack(answers.pop(0))

    picker = {"type": "external_select", "action_id": "school", "placeholder": plain("School")}
    card = await posted(slack, client, section(accessory=picker))
    priya = slack.person("priya")
    assert (await priya.suggests(card, "school", "li")).payload == {"options": []}
    assert asked == []
    outcome = await priya.suggests(card, "school", "lin")
    assert outcome.payload["option_groups"][0]["options"] == [option("lincoln")]
    assert asked[0]["value"] == "lin"
    assert asked[0]["container"]["is_ephemeral"] is False
    assert (await priya.suggests(card, "school", "linc")).error == "invalid_options"


async def test_a_picture_may_be_a_file_of_slacks(slack: Sandbox, client: AsyncWebClient) -> None:
    """Completed with its size and address; what is no picture, or not for the bot to see, is refused."""
    chart = (await client.files_upload_v2(filename="chart.png", content=png(8, 5)))["file"]["id"]
    image = {"type": "image", "alt_text": "Chart", "slack_file": {"id": chart}}
    block = (await posted(slack, client, image)).blocks[0]
    assert (block["image_width"], block["image_height"]) == (8, 5)
    assert block["slack_file"]["url"].startswith(f"{slack.address}/files/{chart}/")
    by_url = {**image, "slack_file": {"url": block["slack_file"]["url"]}}
    assert (await posted(slack, client, by_url)).blocks[0]["slack_file"]["id"] == chart
    hidden = slack.person("ruth").uploads("hidden.png", png(), channel="@ana").files[0]
    text = slack.person("ana").uploads("a.txt", b"a", channel="partners").files[0]
    for file_id in (hidden.id, text.id, "F000"):
        with pytest.raises(SlackApiError) as caught:
            await posted(slack, client, {**image, "slack_file": {"id": file_id}})
        assert caught.value.response["error"] == "invalid_blocks"
        assert "/blocks/0/slack_file" in caught.value.response["response_metadata"]["messages"][0]


async def test_shortcuts_do_not_name_the_app(slack: Sandbox, heard: list[dict[str, Any]]) -> None:
    """Team, person, trigger and time; a message's shortcut has the message, and a way to answer it."""
    ana = slack.person("ana")
    await ana.uses_shortcut("ask")
    assert heard[-1].keys() == {
        "type", "token", "action_ts", "callback_id", "trigger_id", "team", "user", "enterprise",
        "is_enterprise_install",
    }  # fmt: skip
    await ana.sends("we need a mentor", channel="teachers")
    await ana.uses_shortcut("ask", on=ana.reads("teachers")[-1])
    more = {"channel", "message_ts", "message", "response_url"}
    assert heard[-1].keys() == heard[-2].keys() | more
    assert heard[-1]["message_ts"] == heard[-1]["message"]["ts"]
