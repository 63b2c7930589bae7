"""Plain Python values into the state an element would have: `"friday"`, a date, `["ana", "ben"]`."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from sandbox.elements import KEPT, Placed
from sandbox.errors import CannotDo
from sandbox.parsing import Json
from sandbox.people.finding import element
from sandbox.people.picking import offered
from sandbox.records.file import File
from sandbox.records.message import Message
from sandbox.records.view import View
from sandbox.slack import Slack


def state_of(slack: Slack, place: Placed, value: Any) -> Json:
    """A dict is taken as the element's state, or as an option where options are picked; None empties it."""
    if place.kind == "feedback_buttons":
        return {"value": _feedback(place, value)}
    kind = "static_select" if place.kind == "overflow" else place.kind
    kept = KEPT.get(kind)
    if kept is None:
        raise CannotDo(f"nothing can be picked in a {place.kind}")
    if isinstance(value, dict) and kept.key in value:
        return value
    if value is None:
        return {kept.key: kept.empty}
    if kept.many:
        return {kept.key: [_one(slack, place, each) for each in value]}
    return {kept.key: _one(slack, place, value)}


def states_of(slack: Slack, shown: Message | View, values: Mapping[str, Any]) -> dict[str, Json]:
    """As in `state.values`; fields by label, block_id or action_id."""
    states: dict[str, Json] = {}
    for what, value in values.items():
        place = element(shown, what)
        states.setdefault(place.block_id, {})[place.action_id] = state_of(slack, place, value)
    return states


def _one(slack: Slack, place: Placed, value: Any) -> Any:
    translate = _PLAIN.get(place.kind.removeprefix("multi_"))
    return translate(slack, place, value) if translate else _written(value)


def _somebody(slack: Slack, _place: Placed, value: Any) -> str:
    return slack.member(value).id


def _conversation(slack: Slack, _place: Placed, value: Any) -> Any:
    found = slack.workspace.find_channel(value)
    return found.id if found else value


def _moment(_slack: Slack, _place: Placed, value: Any) -> Any:
    return int(value.timestamp()) if isinstance(value, datetime) else value


def _suggested(_slack: Slack, _place: Placed, value: Any) -> Any:
    """A text stands for the choice an app might have made of it."""
    if isinstance(value, dict):
        return value
    return {"text": {"type": "plain_text", "text": str(value), "emoji": True}, "value": str(value)}


def _file(_slack: Slack, _place: Placed, value: Any) -> Any:
    return {"id": value.id} if isinstance(value, File) else value


def _feedback(place: Placed, value: Any) -> Any:
    """By what is written on one of the two buttons, or by its value."""
    pair = (place.element["positive_button"], place.element["negative_button"])
    return next((each["value"] for each in pair if value == each["text"]["text"]), value)


def _option(_slack: Slack, place: Placed, value: Any) -> Json:
    """By value or by what is written; the very option the app offered."""
    choices = offered(place)
    for option in choices:
        if value in (option, option.get("value"), option["text"]["text"]):
            return dict(option)
    raise CannotDo(f"there is no choice {value!r}, only: {', '.join(each['text']['text'] for each in choices)}")


def _rich_text(_slack: Slack, _place: Placed, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": value}]}
    return {"type": "rich_text", "elements": [section]}


def _written(value: Any) -> Any:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, dict) else str(value)


_PLAIN: dict[str, Callable[[Slack, Placed, Any], Any]] = {
    **dict.fromkeys(("static_select", "checkboxes", "radio_buttons", "overflow"), _option),
    "users_select": _somebody,
    "conversations_select": _conversation,
    "channels_select": _conversation,
    "rich_text_input": _rich_text,
    "datetimepicker": _moment,
    "external_select": _suggested,
    "file_input": _file,
}
