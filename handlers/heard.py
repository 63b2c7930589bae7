"""What was heard: Slack's JSON turned into typed words, once, here.

Text arrives unescaped and stripped of invisible characters; ids are ids; the rest of the payload is left behind.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from bot.domain.people import Person, Reader
from bot.errors import NotAnOption

LONGEST_TEXT = 3000  # what a section of a message can show

# Controls, and the marks that turn the direction of text: never typed on purpose, sometimes pasted to deceive.
INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")

# What Slack makes of a typed @name, #channel, address or e-mail. A link with a label of its own is nobody's typing.
MADE_BY_SLACK = re.compile(
    r"<(?:(?P<sign>[@#])\w+\|(?P<name>[^<>|]+)"
    r"|(?P<link>https?://[^<>|]+)"
    r"|(?:https?://|mailto:)(?P<bare>[^<>|]+)\|(?P=bare))>"
)

TYPED_INTO = frozenset({"plain_text_input", "email_text_input", "url_text_input"})

NOBODY_YET = Reader("en", "UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """`team_id` is the workspace it happened in; the person may belong to another one (a shared channel)."""

    key: str
    team_id: str
    person: Person
    at: datetime
    reader: Reader = NOBODY_YET  # learned inside the transaction, by the door
    trigger_id: str | None = None
    response_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Command(Heard):
    name: str
    words: str
    channel: str
    cut: bool  # whether more was typed than can be kept

    @property
    def as_typed(self) -> str:
        """The words before Slack turned names and links in them into its own marks."""
        return MADE_BY_SLACK.sub(_typed, self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Click(Heard):
    """A button or a menu; `id` is the record it belongs to, `picked` what was chosen in it.

    `view_id` is the form it was pressed in, `channel` the channel of its message: one of the two.
    """

    name: str
    id: int
    picked: str | None
    channel: str | None
    view_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Heard):
    """A submitted form about the record `id`, or, where there is none yet, from the channel `origin`.

    `view` is the form as Slack showed it, to be shown again with a question above it; `shown` is what stood in its
    fields when it was opened.
    """

    name: str
    id: int
    origin: str
    fields: Mapping[str, Any]
    view: Mapping[str, Any] = field(default_factory=dict)
    shown: Mapping[str, Any] = field(default_factory=dict)

    @property
    def untouched(self) -> "Form":
        """The same form, had it been sent as it was opened."""
        return replace(self, fields=self.shown)

    @property
    def first_field(self) -> str:
        return next(iter(self.fields))

    def text(self, name: str) -> str:
        return clean(self.fields.get(name, {}).get("value") or "")

    @property
    def typed(self) -> dict[str, str]:
        """Every text somebody wrote into it, by the name of its field; dates, choices and numbers are none."""
        return {name: self.text(name) for name, state in self.fields.items() if state.get("type") in TYPED_INTO}

    def choice(self, name: str) -> str | None:
        """The value of the chosen option, conversation or channel; None when nothing is chosen."""
        field = self.fields.get(name, {})
        chosen: str | None = (field.get("selected_option") or {}).get("value")
        return chosen or field.get("selected_conversation") or field.get("selected_channel")

    def people(self, name: str) -> tuple[str, ...]:
        """User ids, of whatever workspace."""
        return tuple(self.fields.get(name, {}).get("selected_users") or ())

    def choices(self, name: str) -> tuple[str, ...]:
        """The values of all that is chosen, where several may be."""
        return tuple(option["value"] for option in self.fields.get(name, {}).get("selected_options") or ())

    def somebody(self, name: str) -> Person | None:
        """Somebody of this workspace, picked from Slack's list."""
        picked = self.fields.get(name, {}).get("selected_user")
        return Person(self.team_id, picked) if picked else None

    def ticked(self, name: str, value: str) -> bool:
        return any(option["value"] == value for option in self.fields.get(name, {}).get("selected_options") or ())

    def number(self, name: str) -> int | None:
        """Raises ValueError when something else than digits was typed."""
        typed = self.text(name)
        return int(typed) if typed else None

    def day(self, name: str) -> date | None:
        picked = self.fields.get(name, {}).get("selected_date")
        return date.fromisoformat(picked) if picked else None

    def time(self, name: str) -> time | None:
        picked = self.fields.get(name, {}).get("selected_time")
        return time.fromisoformat(picked) if picked else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Heard):
    name: str
    facts: Mapping[str, Any]


def clean(text: str) -> str:
    """Typed text as it was meant: no controls, no direction marks, plain spaces, at most 3,000 characters."""
    return INVISIBLE.sub("", text.replace("\u00a0", " ")).strip()[:LONGEST_TEXT]


def command(body: Mapping[str, Any], at: datetime) -> Command:
    typed = html.unescape(body.get("text") or "")
    return Command(
        key=f"cmd:{body['team_id']}:{body['trigger_id']}",
        team_id=body["team_id"],
        person=Person(body["team_id"], body["user_id"]),
        at=at,
        trigger_id=body["trigger_id"],
        response_url=body.get("response_url"),
        name=body["command"],
        words=clean(typed),
        channel=body["channel_id"],
        cut=len(typed.strip()) > LONGEST_TEXT,
    )


def click(body: Mapping[str, Any], at: datetime) -> Click:
    action = body["actions"][0]
    return Click(
        **_acted(body, "act", body["trigger_id"], at),
        name=action["action_id"],
        id=_id(action.get("value") or (action.get("selected_option") or {}).get("value")),
        picked=(action.get("selected_option") or {}).get("value"),
        channel=(body.get("channel") or {}).get("id"),
        view_id=(body.get("view") or {}).get("id"),
    )


def form(body: Mapping[str, Any], at: datetime) -> Form:
    view = body["view"]
    about = view.get("private_metadata") or ""
    values = view["state"]["values"]
    return Form(
        **_acted(body, "view", f"{view['id']}:{view.get('hash', '')}", at),
        name=view["callback_id"],
        id=_id(about) if about.isdigit() else 0,
        origin=about,
        fields={block: next(iter(elements.values()), {}) for block, elements in values.items()},
        view=view,
        shown={block["block_id"]: _filled(block["element"]) for block in view["blocks"] if block["type"] == "input"},
    )


def event(body: Mapping[str, Any], at: datetime) -> Event:
    facts = body["event"]
    user = facts.get("user")
    return Event(
        key=f"ev:{body['team_id']}:{body['event_id']}",
        team_id=body["team_id"],
        person=Person(body["team_id"], user if isinstance(user, str) else (user or {}).get("id", "")),
        at=at,
        name=facts["type"],
        facts=facts,
    )


def _typed(mark: re.Match[str]) -> str:
    return f"{mark['sign']}{mark['name']}" if mark["sign"] else mark["link"] or mark["bare"]


def _acted(body: Mapping[str, Any], kind: str, delivery: str, at: datetime) -> dict[str, Any]:
    user = body["user"]
    home = (body.get("team") or {}).get("id") or user["team_id"]
    return {
        "key": f"{kind}:{home}:{delivery}",
        "team_id": home,
        "person": Person(user.get("team_id") or home, user["id"]),
        "at": at,
        "trigger_id": body.get("trigger_id"),
        "response_url": body.get("response_url"),
    }


def _filled(element: Mapping[str, Any]) -> dict[str, Any]:
    """What an element was opened with, as it would come back untouched."""
    kept = {name.removeprefix("initial_"): value for name, value in element.items() if name.startswith("initial_")}
    return {name if name == "value" else f"selected_{name}": value for name, value in kept.items()}


def _id(value: str | None) -> int:
    """The record a control belongs to. Raises NotAnOption: a control of ours always carries one."""
    if value is None or not value.isascii() or not value.isdigit() or len(value) > 18:
        raise NotAnOption
    return int(value)
