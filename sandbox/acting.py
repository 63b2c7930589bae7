"""What `POST /control/act` can do, each as a person would."""

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.errors import CannotDo, Refused
from sandbox.people import clicking, filling, speaking
from sandbox.people.finding import element_at
from sandbox.people.outcome import DONE, Outcome
from sandbox.people.person import Person
from sandbox.slack import Slack
from sandbox.state import Conversation, Json, Message, View

Wish = dict[str, Any]
Act = Callable[[Slack, Person, Wish], Awaitable[Json]]


async def _send(slack: Slack, person: Person, wish: Wish) -> Json:
    conversation = _conversation(slack, person, wish)
    text, thread_ts = str(wish["text"]), wish.get("thread_ts")
    return _said(await speaking.say(slack, person.member, conversation, text, thread_ts))


async def _click(slack: Slack, person: Person, wish: Wish) -> Json:
    message = _message(slack, person, wish)
    place = element_at(message.blocks, wish["block_id"], wish["action_id"])
    return _said(await clicking.click_message(slack, person.member, message, place, _object(wish, "picked")))


async def _change(slack: Slack, person: Person, wish: Wish) -> Json:
    view = _view(slack, person, wish)
    filling.type_in(view, _object(wish, "values") or {})
    place = element_at(view.blocks, wish["block_id"], wish["action_id"])
    return _said(await clicking.click_view(slack, person.member, view, place, _object(wish, "picked")))


async def _suggest(slack: Slack, person: Person, wish: Wish) -> Json:
    where = _view(slack, person, wish) if "view_id" in wish else _message(slack, person, wish)
    place = element_at(where.blocks, wish["block_id"], wish["action_id"])
    outcome = await clicking.suggest(slack, person.member, where, place, str(wish.get("value", "")))
    offered = outcome.payload if isinstance(outcome.payload, dict) else {}
    choices = {key: offered[key] for key in ("options", "option_groups") if key in offered}
    return {**_said(outcome), **choices}


async def _submit(slack: Slack, person: Person, wish: Wish) -> Json:
    view = _view(slack, person, wish)
    return _said(await filling.submit(slack, person.member, view, _object(wish, "values") or {}))


async def _close(slack: Slack, person: Person, wish: Wish) -> Json:
    view = _view(slack, person, wish)
    return _said(await filling.close(slack, person.member, view, all_of_them=bool(wish.get("all"))))


async def _shortcut(slack: Slack, person: Person, wish: Wish) -> Json:
    message = _message(slack, person, wish) if "message_ts" in wish else None
    return _said(await clicking.use_shortcut(slack, person.member, wish["callback_id"], message))


async def _home(slack: Slack, person: Person, wish: Wish) -> Json:
    outcome = person.opens_home(wish.get("tab", "home"))
    return {**_said(outcome), "channel": slack.workspace.direct(person.id, slack.bot.id).id}


async def _dm(slack: Slack, person: Person, wish: Wish) -> Json:
    other = slack.member(wish["user"])
    return {**_said(DONE), "channel": slack.workspace.direct(person.id, other.id).id}


async def _join(slack: Slack, person: Person, wish: Wish) -> Json:
    slack.workspace.join(_conversation(slack, person, wish), person.id)
    return _said(DONE)


async def _leave(slack: Slack, person: Person, wish: Wish) -> Json:
    slack.workspace.leave(_conversation(slack, person, wish), person.id)
    return _said(DONE)


async def _invite(slack: Slack, person: Person, wish: Wish) -> Json:
    guest = slack.member(wish["user"])
    slack.workspace.join(_conversation(slack, person, wish), guest.id, inviter=person.id)
    return _said(DONE)


async def _kick(slack: Slack, person: Person, wish: Wish) -> Json:
    slack.workspace.leave(_conversation(slack, person, wish), slack.member(wish["user"]).id)
    return _said(DONE)


async def _read(_slack: Slack, person: Person, wish: Wish) -> Json:
    person.marks_read(wish["channel"])
    return _said(DONE)


ACTS: dict[str, Act] = {
    "send": _send,
    "click": _click,
    "change": _change,
    "suggest": _suggest,
    "submit": _submit,
    "close": _close,
    "shortcut": _shortcut,
    "home": _home,
    "dm": _dm,
    "join": _join,
    "leave": _leave,
    "invite": _invite,
    "kick": _kick,
    "read": _read,
}


def _object(wish: Wish, name: str) -> Json | None:
    value = wish.get(name)
    if value is not None and not isinstance(value, dict):
        raise CannotDo(f"{name} must be an object")
    return value


def _said(outcome: Outcome) -> Json:
    return {"outcome": outcome.as_json()}


def _conversation(slack: Slack, person: Person, wish: Wish) -> Conversation:
    return slack.conversation(str(wish["channel"]), seen_by=person.id)


def _message(slack: Slack, person: Person, wish: Wish) -> Message:
    found = slack.workspace.find_message(_conversation(slack, person, wish), str(wish["message_ts"]), person.id)
    if found is None:
        raise CannotDo("there is no such message")
    return found


def _view(slack: Slack, person: Person, wish: Wish) -> View:
    try:
        view = slack.forms.find(str(wish["view_id"]))
    except Refused:
        raise CannotDo("the form is closed") from None
    if view.user != person.id:
        raise CannotDo("that form is somebody else's")
    return view
