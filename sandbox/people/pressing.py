"""Pressing what older attachments have: buttons and menus from before blocks, which speak as `interactive_message`."""

from dataclasses import dataclass
from typing import Any

from sandbox.apps.routing import owner
from sandbox.errors import CannotDo, Refused
from sandbox.parsing import Json
from sandbox.people.outcome import NOT_SURE, Outcome, outcome_of
from sandbox.records.member import Member
from sandbox.records.message import Message
from sandbox.slack import Slack
from sandbox.speech.attachments import choices_of


@dataclass(frozen=True, slots=True)
class Pressable:
    attachment: Json
    action: Json


def find(message: Message, what: str) -> Pressable | None:
    """By what is written on it, else by its name."""
    there = [Pressable(each, action) for each in message.attachments for action in each.get("actions", [])]
    for key in ("text", "name"):
        for one in there:
            if one.action.get(key) == what:
                return one
    return None


def find_at(message: Message, attachment_id: int, action_id: str) -> Pressable:
    for attachment in message.attachments:
        for action in attachment.get("actions", []):
            if (attachment["id"], action["id"]) == (attachment_id, action_id):
                return Pressable(attachment, action)
    raise CannotDo("there is no such button")


async def press(
    slack: Slack, member: Member, message: Message, pressed: Pressable, picked: Any = None, *, confirms: bool = True
) -> Outcome:
    """What the app answers takes the place of the message, unless it says otherwise."""
    if message.deleted:
        raise CannotDo("the message is gone")
    if "confirm" in pressed.action and not confirms:
        return NOT_SURE
    slack = owner(slack, message)
    action = _told(slack, pressed.action, picked)
    back = slack.ways_back(member, message.channel, message.ts)
    payload = slack.payloads.pressed(member, message, pressed.attachment, action, back)
    answer = await slack.deliveries.ask("interactive", payload)
    return outcome_of(answer, error=answer.error or _answered(slack, member, message, answer.payload))


def _told(slack: Slack, action: Json, picked: Any) -> Json:
    said: Json = {"name": action["name"], "type": action["type"]}
    if action["type"] == "button":
        return {**said, "value": action.get("value", "")}
    if not isinstance(picked, str) or picked not in _offered(slack, action):
        raise CannotDo("there is no such choice")
    return {**said, "selected_options": [{"value": picked}]}


def _offered(slack: Slack, action: Json) -> set[str]:
    everywhere = slack.workspace
    match action.get("data_source", "static"):
        case "users":
            return set(everywhere.members)
        case "channels":
            return {each.id for each in everywhere.conversations.values() if each.kind == "channel"}
        case "conversations":
            return {each.id for each in everywhere.conversations.values() if each.is_channel}
        case _:
            return {option["value"] for option in choices_of(action)}


def _answered(slack: Slack, member: Member, message: Message, payload: Any) -> str | None:
    """The error, where the answer cannot be shown."""
    said: Json = payload if isinstance(payload, dict) else {"text": payload} if isinstance(payload, str) else {}
    if not said.keys() & {"text", "blocks", "attachments", "delete_original"}:
        return None
    try:
        slack.response_urls.answer(message.channel, member.id, message.ts, {"replace_original": True, **said})
    except Refused as refusal:
        return refusal.error
    return None
