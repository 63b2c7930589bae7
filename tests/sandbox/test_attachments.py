"""Buttons and menus of older attachments, from before blocks: what the app is told, and what its answer does."""

from collections.abc import Callable
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.errors import CannotDo
from sandbox.records.message import Message
from sandbox.server import Sandbox
from tests.sandbox.refusals import refused

Json = dict[str, Any]
SURE = {"title": "Sure?", "text": "It is a long game", "ok_text": "Yes", "dismiss_text": "No"}
GAMES: Json = {
    "callback_id": "games",
    "title": "Which game?",
    "fallback": "A game",
    "actions": [
        {"name": "game", "text": "Chess", "type": "button", "value": "chess", "style": "primary"},
        {"name": "game", "text": "Go", "type": "button", "value": "go", "confirm": SURE},
        {
            "name": "day",
            "text": "Which day?",
            "type": "select",
            "options": [{"text": "Friday", "value": "fri"}, {"text": "Monday", "value": "mon"}],
        },
        {"name": "who", "text": "With whom?", "type": "select", "data_source": "users"},
    ],
}


@pytest.fixture
def answers(bolt: AsyncApp) -> Callable[[Any], list[Json]]:
    """What the app answers to every press; and everything it is told."""
    told: list[Json] = []
    said: list[Any] = [None]

    @bolt.action({"callback_id": "games", "type": "interactive_message"})
    async def listen(ack: AsyncAck, body: Json) -> None:
        told.append(body)
        await ack(said[0]) if said[0] is not None else await ack()

    def answering(answer: Any) -> list[Json]:
        said[0] = answer
        return told

    return answering


async def card(slack: Sandbox, client: AsyncWebClient) -> Message:
    await client.chat_postMessage(channel="#partners", text="Play?", attachments=[{"text": "Rules"}, GAMES])
    return slack.person("priya").reads("partners")[-1]


async def test_a_press_tells_the_whole_story(
    slack: Sandbox, client: AsyncWebClient, answers: Callable[[Any], list[Json]]
) -> None:
    """`interactive_message` with the action by name and value, which attachment, and the message as it stands."""
    told = answers(None)
    priya, shown = slack.person("priya"), await card(slack, client)
    assert (await priya.clicks(shown, "Chess")).acked
    (body,) = told
    assert body["type"] == "interactive_message"
    assert body["actions"] == [{"name": "game", "type": "button", "value": "chess"}]
    assert (body["callback_id"], body["attachment_id"], body["message_ts"]) == ("games", "2", shown.ts)
    assert body["channel"] == {"id": shown.channel, "name": "partners"}
    assert body["user"]["id"] == priya.id
    assert body["original_message"]["attachments"][1]["actions"][0]["id"] == "1"
    assert body["trigger_id"]
    assert body["response_url"]
    assert (body["is_app_unfurl"], body["is_enterprise_install"]) == (False, False)


async def test_a_menu_sends_what_was_chosen(
    slack: Sandbox, client: AsyncWebClient, answers: Callable[[Any], list[Json]]
) -> None:
    """One of its own choices, or somebody of the workspace; whoever is not sure of a button sends nothing."""
    told = answers(None)
    priya, shown = slack.person("priya"), await card(slack, client)
    await priya.clicks(shown, "day", picked="fri")
    await priya.clicks(shown, "With whom?", picked=slack.person("ben").id)
    assert not (await priya.clicks(shown, "Go", confirms=False)).acked
    assert [body["actions"] for body in told] == [
        [{"name": "day", "type": "select", "selected_options": [{"value": "fri"}]}],
        [{"name": "who", "type": "select", "selected_options": [{"value": slack.person("ben").id}]}],
    ]
    for what, nothing in (("day", "sun"), ("day", None), ("who", "U0NOBODY")):
        with pytest.raises(CannotDo, match="no such choice"):
            await priya.clicks(shown, what, picked=nothing)


async def test_the_answer_takes_the_place_of_the_message(
    slack: Sandbox, client: AsyncWebClient, answers: Callable[[Any], list[Json]]
) -> None:
    """Unless it says that it is a new one, or for one person only; or that the message may go."""
    priya, shown = slack.person("priya"), await card(slack, client)
    answers({"text": "Chess it is", "attachments": []})
    await priya.clicks(shown, "Chess")
    assert (shown.text, shown.attachments) == ("Chess it is", [])
    shown = await card(slack, client)
    answers({"text": "Only for you", "replace_original": False})
    await priya.clicks(shown, "Chess")
    assert (shown.text, priya.reads("partners")[-1].only_for) == ("Play?", priya.id)
    answers({"delete_original": True})
    await priya.clicks(shown, "Chess")
    assert shown.ts not in {message.ts for message in priya.reads("partners")}


async def test_a_response_url_of_a_press_works_like_any_other(
    slack: Sandbox, client: AsyncWebClient, answers: Callable[[Any], list[Json]]
) -> None:
    """Five uses, and the message can be replaced by it."""
    told = answers(None)
    shown = await card(slack, client)
    await slack.person("priya").clicks(shown, "Chess")
    key = told[0]["response_url"].split("/response/")[1]
    slack.slack.response_urls.use(key, {"text": "Later", "replace_original": True})
    assert shown.text == "Later"


@pytest.mark.parametrize(
    "broken",
    [
        {"callback_id": None},
        {"actions": "chess"},
        {"actions": [GAMES["actions"][0]] * 6},
        {"actions": [{"name": "game", "type": "slider", "text": "Chess"}]},
        {"actions": [{"type": "button", "text": "Chess"}]},
        {"actions": [{"name": "day", "type": "select", "options": "friday"}]},
    ],
)
async def test_what_could_not_be_pressed_is_refused(client: AsyncWebClient, broken: Json) -> None:
    """Too many, nameless, of no known type, or with nobody to hear of it."""
    attachment = {key: value for key, value in {**GAMES, **broken}.items() if value is not None}
    refusal = await refused(client.chat_postMessage(channel="#partners", text="x", attachments=[attachment]))
    assert refusal["error"] == "invalid_attachments"


async def test_the_control_api_presses_too(
    slack: Sandbox, client: AsyncWebClient, answers: Callable[[Any], list[Json]], page: Any
) -> None:
    """By the number of the attachment and of the action; nonsense is a sentence."""
    told = answers(None)
    shown = await card(slack, client)
    wish = {"as": slack.person("priya").id, "do": "press", "channel": shown.channel, "message_ts": shown.ts}
    async with page.post("/control/act", json={**wish, "attachment_id": 2, "action": "3", "picked": "mon"}) as answer:
        assert answer.status == 200
    assert told[0]["actions"][0]["selected_options"] == [{"value": "mon"}]
    async with page.post("/control/act", json={**wish, "attachment_id": 1, "action": "3"}) as answer:
        assert (answer.status, (await answer.json())["error"]) == (400, "there is no such button")
