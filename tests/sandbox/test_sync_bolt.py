"""A Bolt app of another shape: synchronous, threaded, with lazy listeners and the SDK's built-in socket client."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt import Ack, App, Respond, Say
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient

from sandbox.server import Sandbox
from tests.sandbox.block_kit import plain

ROOMS = ("Library", "Lab", "Gym")
MANIFEST = {
    "features": {
        "slash_commands": [{"command": "/book", "description": "Book a room", "should_escape": True}],
        "shortcuts": [
            {"name": "Book a room", "type": "global", "callback_id": "book", "description": "Any room"},
            {"name": "Book for this", "type": "message", "callback_id": "book_for", "description": "For a message"},
        ],
    },
    "settings": {"event_subscriptions": {"bot_events": ["member_joined_channel"]}},
}


def form(callback_id: str, about: str) -> dict[str, Any]:
    room = {"type": "external_select", "action_id": "room", "min_query_length": 1, "placeholder": plain("Room")}
    return {
        "type": "modal",
        "callback_id": callback_id,
        "private_metadata": about,
        "title": plain("Book a room"),
        "submit": plain("Next"),
        "notify_on_close": True,
        "blocks": [{"type": "input", "block_id": "where", "label": plain("Where"), "element": room}],
    }


class Bookings:
    """The app; `heard` is what reached it."""

    def __init__(self, slack: Sandbox) -> None:
        self.heard: list[str] = []
        client = WebClient(slack.bot_token, base_url=slack.api_url, retry_handlers=[])
        self.app = App(client=client, signing_secret=slack.signing_secret)
        self.app.command("/book")(ack=lambda ack: ack("Looking for a room …"), lazy=[self.book])
        self.app.shortcut("book")(self.open_form)
        self.app.shortcut("book_for")(self.open_form)
        self.app.options("room")(self.suggest)
        self.app.view("booking")(self.confirm)
        self.app.view("sure")(self.done)
        self.app.view_closed("booking")(self.closed)
        self.app.event("member_joined_channel")(self.welcome)

    def book(self, command: dict[str, Any], respond: Respond) -> None:
        respond(f"{command['text']} is free.", response_type="in_channel")

    def open_form(self, ack: Ack, shortcut: dict[str, Any], client: WebClient) -> None:
        ack()
        about = shortcut.get("message", {}).get("text", "")
        client.views_open(trigger_id=shortcut["trigger_id"], view=form("booking", about))

    def suggest(self, ack: Ack, payload: dict[str, Any]) -> None:
        names = [name for name in ROOMS if name.lower().startswith(payload["value"].lower())]
        ack(options=[{"text": plain(name), "value": name} for name in names])

    def confirm(self, ack: Ack, view: dict[str, Any]) -> None:
        room = view["state"]["values"]["where"]["room"]["selected_option"]["value"]
        sure = {"type": "modal", "callback_id": "sure", "title": plain("Sure?"), "submit": plain("Yes"),
                "blocks": [{"type": "section", "text": plain(f"{room} for {view['private_metadata']}")}]}  # fmt: skip
        ack(response_action="push", view=sure)

    def done(self, ack: Ack) -> None:
        ack(response_action="clear")
        self.heard.append("booked")

    def closed(self, ack: Ack) -> None:
        ack()
        self.heard.append("closed")

    def welcome(self, event: dict[str, Any], say: Say) -> None:
        say(f"Welcome, <@{event['user']}>. `/book` finds a room.")


@pytest.fixture
async def bookings(slack: Sandbox) -> AsyncIterator[Bookings]:
    """Connected; its client lives in threads of its own."""
    slack.install(MANIFEST)
    bookings = await asyncio.to_thread(Bookings, slack)
    handler = SocketModeHandler(bookings.app, slack.app_token)
    await asyncio.to_thread(handler.connect)
    await slack.until_connected()
    yield bookings
    handler.client.auto_reconnect_enabled = False
    slack.drop_sockets()  # else closing waits until its reader looks up again, three seconds later
    await asyncio.to_thread(handler.close)


@pytest.mark.usefixtures("bookings")
async def test_a_lazy_listener_speaks_after_the_acknowledgement(slack: Sandbox) -> None:
    """The acknowledgement is a whisper, what follows is for all."""
    ana = slack.person("ana")
    await ana.sends("/book Library", channel="teachers")
    await slack.until(lambda: "Library is free." in [each.text for each in ana.reads("teachers")])
    assert "Looking for a room …" in [each.text for each in ana.reads("teachers") if each.only_for == ana.id]


async def test_a_form_from_a_message_with_choices_asked_for(slack: Sandbox, bookings: Bookings) -> None:
    """Message shortcut, dynamic select, a pushed form, everything cleared at the end."""
    ben = slack.person("ben")
    await ben.sends("Chess on Friday", channel="teachers")
    said = next(each for each in ben.reads("teachers") if each.text == "Chess on Friday")
    await ben.uses_shortcut("book_for", on=said)
    view = await ben.waits_for_form("Book a room")
    offered = await ben.suggests(view, "room", "L")
    assert [each["value"] for each in offered.payload["options"]] == ["Library", "Lab"]
    await ben.submits({"Where": offered.payload["options"][1]})
    sure = await ben.waits_for_form("Sure?")
    assert "Lab for Chess on Friday" in str(sure.blocks)
    await ben.submits({})
    await slack.until(lambda: bookings.heard == ["booked"])


async def test_a_closed_form_is_heard_of(slack: Sandbox, bookings: Bookings) -> None:
    """Only because the form asked for it."""
    ana = slack.person("ana")
    await ana.uses_shortcut("book")
    await ana.waits_for_form("Book a room")
    await ana.closes()
    await slack.until(lambda: bookings.heard == ["closed"])


@pytest.mark.usefixtures("bookings")
async def test_newcomers_are_welcomed(slack: Sandbox) -> None:
    """An event, answered with `say` in the channel it came from."""
    priya = slack.person("priya")
    slack.person("ruth").invites("priya", "teachers")
    await slack.until(lambda: any("Welcome" in each.text for each in priya.reads("teachers")))
