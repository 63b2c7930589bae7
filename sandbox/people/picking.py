"""What may be picked in an element: Slack's own client offers nothing else and lets nothing else through."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from sandbox.elements import KEPT, Placed
from sandbox.errors import CannotDo
from sandbox.parsing import Json
from sandbox.records.conversation import Conversation
from sandbox.records.member import Member
from sandbox.shapes.file import file_json
from sandbox.slack import Slack

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_FAMILY: dict[str, str] = {"channel": "public", "private": "private", "im": "im", "mpim": "mpim"}
_LISTED = frozenset({"static_select", "radio_buttons", "checkboxes", "overflow"})
Pick = Callable[[Slack, Member, Placed, Any], Any]


def picked_state(slack: Slack, member: Member, place: Placed, picked: Json | None) -> Json:
    """The part of the element's state that changes; CannotDo says why something cannot be picked."""
    kept = KEPT[place.kind]
    given = picked or {}
    state: Json = {key: value for key, value in given.items() if key == "timezone" and isinstance(value, str)}
    if kept.key not in given:
        return state
    value = given[kept.key]
    if not kept.many:
        return {**state, kept.key: _one(slack, member, place, value)}
    if not isinstance(value, list):
        raise CannotDo(f"{kept.key} must be a list")
    most = place.element.get("max_selected_items") or (place.element.get("max_files", 10) if _is_files(place) else None)
    if most is not None and len(value) > most:
        raise CannotDo(f"no more than {most} can be picked")
    return {**state, kept.key: [_one(slack, member, place, each) for each in value]}


def picked_option(slack: Slack, member: Member, place: Placed, picked: Json | None) -> Json:
    """Of an overflow menu, which forgets it at once."""
    option: Json | None = _one(slack, member, place, (picked or {}).get("selected_option"))
    if option is None:
        raise CannotDo("pick one of its choices")
    return option


def picked_feedback(place: Placed, picked: Json | None) -> Json:
    """The button of the two that was pressed: the first, unless told otherwise."""
    pair = [place.element["positive_button"], place.element["negative_button"]]
    wanted = (picked or {}).get("value", pair[0]["value"])
    for button in pair:
        if button["value"] == wanted:
            return {"text": button["text"], "value": wanted}
    raise CannotDo(f"there is no {wanted!r} to press")


def offered(place: Placed) -> list[Json]:
    """The choices the app gave; an external select has none of its own."""
    groups = place.element.get("option_groups", [])
    return [*place.element.get("options", []), *(option for group in groups for option in group["options"])]


def _one(slack: Slack, member: Member, place: Placed, value: Any) -> Any:
    if value is None or value == "":
        return None
    kind = place.kind.removeprefix("multi_")
    return _PICKS["static_select" if kind in _LISTED else kind](slack, member, place, value)


def _listed(_slack: Slack, _member: Member, place: Placed, value: Any) -> Json:
    """The very option the app offered, whatever else is said about it."""
    wanted = value.get("value") if isinstance(value, dict) else None
    for option in offered(place):
        if option["value"] == wanted:
            return dict(option)
    raise CannotDo(f"there is no choice {wanted!r}")


def _suggested(_slack: Slack, _member: Member, _place: Placed, value: Any) -> Json:
    text = value.get("text") if isinstance(value, dict) else None
    if not isinstance(text, dict) or not isinstance(text.get("text"), str) or not isinstance(value.get("value"), str):
        raise CannotDo("a choice has a text and a value")
    return dict(value)


def _somebody(slack: Slack, _member: Member, _place: Placed, value: Any) -> str:
    if not isinstance(value, str) or value not in slack.workspace.members:
        raise CannotDo("there is no such person")
    return value


def _channel(slack: Slack, _member: Member, _place: Placed, value: Any) -> str:
    found = _conversation(slack, value)
    if found.kind != "channel":
        raise CannotDo("only public channels can be picked")
    return found.id


def _talk(slack: Slack, member: Member, place: Placed, value: Any) -> str:
    found, only = _conversation(slack, value), place.element.get("filter", {})
    if found.is_private and member.id not in found.members:
        raise CannotDo("this person does not see that conversation")
    if "include" in only and _FAMILY[found.kind] not in only["include"]:
        raise CannotDo("the filter leaves that conversation out")
    other = slack.workspace.members.get(found.other(member.id) or "")
    if only.get("exclude_bot_users") and other is not None and other.kind == "bot":
        raise CannotDo("the filter leaves bots out")
    return found.id


def _conversation(slack: Slack, value: Any) -> Conversation:
    found = slack.workspace.conversations.get(value) if isinstance(value, str) else None
    if found is None:
        raise CannotDo("there is no such conversation")
    return found


def _day(_slack: Slack, _member: Member, _place: Placed, value: Any) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        raise CannotDo("a date is written 2026-11-27") from None


def _hour(_slack: Slack, _member: Member, _place: Placed, value: Any) -> str:
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise CannotDo("a time is written 14:05")
    return value


def _moment(_slack: Slack, _member: Member, _place: Placed, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise CannotDo("a moment is a number of seconds")
    return value


def _words(_slack: Slack, _member: Member, _place: Placed, value: Any) -> str:
    if not isinstance(value, str):
        raise CannotDo("what is typed must be a text")
    return value


def _rich(_slack: Slack, _member: Member, _place: Placed, value: Any) -> Json:
    if not isinstance(value, dict) or value.get("type") != "rich_text" or not isinstance(value.get("elements"), list):
        raise CannotDo("rich text is a rich_text block")
    return dict(value)


def _file(slack: Slack, member: Member, place: Placed, value: Any) -> Json:
    """One's own, by id; whole, as the app reads it."""
    file_id = value.get("id") if isinstance(value, dict) else None
    file = slack.workspace.files.find(file_id) if isinstance(file_id, str) else None
    if file is None or file.is_deleted or file.user != member.id:
        raise CannotDo("there is no such file of this person's")
    wanted = {kind.casefold() for kind in place.element.get("filetypes", [])}
    if wanted and not {file.kind.filetype, file.name.rpartition(".")[2].casefold()} & wanted:
        raise CannotDo(f"only these can be picked: {', '.join(sorted(wanted))}")
    return file_json(file, slack.workspace.team)


def _is_files(place: Placed) -> bool:
    return place.kind == "file_input"


_PICKS: dict[str, Pick] = {
    "static_select": _listed,
    "external_select": _suggested,
    "users_select": _somebody,
    "channels_select": _channel,
    "conversations_select": _talk,
    "datepicker": _day,
    "timepicker": _hour,
    "datetimepicker": _moment,
    "rich_text_input": _rich,
    "file_input": _file,
    **dict.fromkeys(("plain_text_input", "number_input", "email_text_input", "url_text_input"), _words),
}
