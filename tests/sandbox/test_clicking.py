"""Buttons and menus in messages, and what the app hears of them."""

import asyncio
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.errors import CannotDo
from sandbox.people.finding import buttons, words
from sandbox.server import Sandbox
from tests.sandbox.block_kit import option, plain

CARD: list[dict[str, Any]] = [
    {"type": "section", "text": {"type": "mrkdwn", "text": "*Mentor* &amp; more"}},
    {
        "type": "actions",
        "block_id": "answer",
        "elements": [
            {"type": "button", "action_id": "claim", "value": "need-1", "text": plain("I can help")},
            {"type": "static_select", "action_id": "day", "options": [option("friday"), option("monday")]},
            {"type": "datepicker", "action_id": "date"},
            {"type": "overflow", "action_id": "more", "options": [option("withdraw"), option("pause")]},
            {"type": "external_select", "action_id": "school", "min_query_length": 1},
        ],
    },
]


@pytest.fixture
def clicks(bolt: AsyncApp) -> list[dict[str, Any]]:
    heard: list[dict[str, Any]] = []

    @bolt.action({"block_id": "answer"})
    async def answer(ack: Any, body: dict[str, Any]) -> None:
        heard.append(body)
        await ack()

    return heard


async def test_a_click_carries_the_message_and_the_way_back(
    slack: Sandbox, client: AsyncWebClient, clicks: list[dict[str, Any]]
) -> None:
    """Container, channel, message, trigger, response URL, and the one action."""
    posted = await client.chat_postMessage(channel="#partners", text="Mentor", blocks=CARD)
    priya = slack.person("priya")
    card = priya.reads("partners")[-1]
    assert (await priya.clicks(card, "I can help")).acked
    (body,) = clicks
    assert body["user"]["id"] == priya.id
    assert body["team"]["domain"] == "lincoln-middle"
    assert body["container"] == {
        "type": "message",
        "message_ts": posted["ts"],
        "channel_id": posted["channel"],
        "is_ephemeral": False,
    }
    assert body["message"]["ts"] == posted["ts"]
    assert body["trigger_id"]
    assert body["response_url"].startswith(slack.address)
    (action,) = body["actions"]
    assert action.pop("action_ts")
    assert action == {
        "type": "button",
        "block_id": "answer",
        "action_id": "claim",
        "value": "need-1",
        "text": {**plain("I can help"), "emoji": True},
    }


async def test_what_was_picked_stays_picked_for_that_person(
    slack: Sandbox, client: AsyncWebClient, clicks: list[dict[str, Any]]
) -> None:
    """Every later click carries it in `state`; somebody else's does not."""
    await client.chat_postMessage(channel="#partners", text="Mentor", blocks=CARD)
    priya, marcus = slack.person("priya"), slack.person("marcus")
    card = priya.reads("partners")[-1]
    await priya.clicks(card, "day", picked="friday")
    await priya.clicks(card, "date", picked="2026-11-27")
    await priya.clicks(card, "I can help")
    await marcus.clicks(card, "claim")
    day, date, hers, his = (body["state"]["values"]["answer"] for body in clicks)
    assert clicks[0]["actions"][0]["selected_option"]["value"] == "friday"
    assert day["day"]["selected_option"]["value"] == "friday"
    assert date["date"]["selected_date"] == "2026-11-27"
    assert hers["day"]["selected_option"]["value"] == "friday"
    assert his["day"]["selected_option"] is None


async def test_an_overflow_menu_says_what_was_chosen(
    slack: Sandbox, client: AsyncWebClient, clicks: list[dict[str, Any]]
) -> None:
    """By its label as well as by its value; it keeps no state."""
    await client.chat_postMessage(channel="#partners", text="Mentor", blocks=CARD)
    priya = slack.person("priya")
    await priya.clicks(priya.reads("partners")[-1], "more", picked="Withdraw")
    assert clicks[0]["actions"][0]["selected_option"]["value"] == "withdraw"
    assert "more" not in clicks[0]["state"]["values"]["answer"]


async def test_a_click_on_a_whisper_has_no_message(
    slack: Sandbox, client: AsyncWebClient, clicks: list[dict[str, Any]]
) -> None:
    """And nobody else can click it."""
    ana = slack.person("ana")
    await client.chat_postEphemeral(channel="#partners", user=ana.id, text="Mentor", blocks=CARD)
    whisper = ana.reads("partners")[-1]
    await ana.clicks(whisper, "I can help")
    assert clicks[0]["container"]["is_ephemeral"]
    assert "message" not in clicks[0]
    with pytest.raises(CannotDo, match="does not see"):
        await slack.person("ben").clicks(whisper, "I can help")


async def test_an_external_select_asks_the_app(slack: Sandbox, client: AsyncWebClient, bolt: AsyncApp) -> None:
    """With what was typed; the choices come back in the outcome."""

    @bolt.options("school")
    async def schools(ack: Any, payload: dict[str, Any]) -> None:
        await ack(options=[option(payload["value"] + "coln")])

    await client.chat_postMessage(channel="#partners", text="Mentor", blocks=CARD)
    priya = slack.person("priya")
    outcome = await priya.suggests(priya.reads("partners")[-1], "school", "lin")
    assert outcome.payload["options"] == [option("lincoln")]


async def test_shortcuts_reach_the_app(slack: Sandbox, bolt: AsyncApp) -> None:
    """Global ones with a trigger, message ones with their message."""
    heard: list[dict[str, Any]] = []

    @bolt.shortcut("ask")
    async def ask(ack: Any, body: dict[str, Any]) -> None:
        heard.append(body)
        await ack()

    ana = slack.person("ana")
    await ana.sends("we need a mentor", channel="teachers")
    assert (await ana.uses_shortcut("ask")).acked
    assert (await ana.uses_shortcut("ask", on=ana.reads("teachers")[-1])).acked
    assert [body["type"] for body in heard] == ["shortcut", "message_action"]
    assert heard[1]["message"]["text"] == "we need a mentor"


@pytest.mark.usefixtures("bolt")
async def test_an_unheard_click_shows_as_a_timeout(slack: Sandbox, client: AsyncWebClient) -> None:
    """Bolt answers 404 to itself and sends nothing."""
    await client.chat_postMessage(channel="#partners", text="Mentor", blocks=CARD)
    slack.slack.options.ack_seconds = 0.05
    priya = slack.person("priya")
    assert (await priya.clicks(priya.reads("partners")[-1], "claim")).error == "operation_timeout"


async def test_a_reader_finds_things_by_what_is_written(slack: Sandbox, client: AsyncWebClient) -> None:
    """And is told what there is when there is no such thing."""
    await client.chat_postMessage(channel="#partners", text="Mentor", blocks=CARD)
    priya = slack.person("priya")
    card = priya.reads("partners")[-1]
    assert "*Mentor* & more" in words(card)
    assert buttons(card.blocks) == ["I can help"]
    with pytest.raises(CannotDo, match="I can help"):
        await priya.clicks(card, "Buy")
    with pytest.raises(CannotDo, match="Friday, Monday"):
        await priya.clicks(card, "day", picked="sunday")


async def test_five_hundred_people_click_at_once(
    slack: Sandbox, client: AsyncWebClient, clicks: list[dict[str, Any]]
) -> None:
    """Each is heard once."""
    slack.slack.options.ack_seconds = 60  # this is about who is heard, not about how fast this machine is
    await client.chat_postMessage(channel="#partners", text="Mentor", blocks=CARD)
    crowd = [slack.add_person(f"p{each}", channels=("partners",), announced=False) for each in range(500)]
    card = crowd[0].reads("partners")[-1]
    outcomes = await asyncio.gather(*(person.clicks(card, "claim") for person in crowd))
    assert all(outcome.acked for outcome in outcomes)
    assert {body["user"]["id"] for body in clicks} == {person.id for person in crowd}
