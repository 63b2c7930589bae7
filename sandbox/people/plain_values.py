"""Plain Python values into the state an element would have: `"friday"`, a date, `["ana", "ben"]`."""

from datetime import date, datetime, time
from typing import Any

from sandbox.elements import KEPT, Placed
from sandbox.errors import CannotDo
from sandbox.slack import Slack
from sandbox.state import Json


def state_of(slack: Slack, place: Placed, value: Any) -> Json:
    """A dict is taken as the element's state, or as an option where options are picked; None empties it."""
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


def _one(slack: Slack, place: Placed, value: Any) -> Any:
    match place.kind.removeprefix("multi_"):
        case "static_select" | "checkboxes" | "radio_buttons" | "overflow":
            return _option(place, value)
        case "users_select":
            return slack.member(value).id
        case "conversations_select" | "channels_select":
            found = slack.workspace.find_channel(value)
            return found.id if found else value
        case "rich_text_input":
            return _rich_text(value)
        case "datetimepicker":
            return int(value.timestamp()) if isinstance(value, datetime) else value
    return _written(value)


def _option(place: Placed, value: Any) -> Json:
    """By value or by what is written; the very option the app offered."""
    element = place.element
    groups = element.get("option_groups", [])
    offered = [*element.get("options", []), *(option for group in groups for option in group["options"])]
    for option in offered:
        if value in (option, option.get("value"), option["text"]["text"]):
            return dict(option)
    raise CannotDo(f"there is no choice {value!r}, only: {', '.join(each['text']['text'] for each in offered)}")


def _rich_text(value: Any) -> Any:
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
