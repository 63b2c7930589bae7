"""Pins: what a conversation keeps up for everybody."""

from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.records.conversation import Conversation
from sandbox.records.message import Message, Pin
from sandbox.shapes.message import message_json, permalink
from sandbox.workspace.workspace import Workspace

MOST = 100
_PINNABLE = frozenset({None, "bot_message", "file_share", "me_message", "thread_broadcast"})
"""Slack's own lines about comings and goings are not."""


def add(workspace: Workspace, message: Message, user_id: str) -> None:
    conversation = workspace.conversations[message.channel]
    if message.subtype not in _PINNABLE:
        raise Refused("not_pinnable")
    if message.pin:
        raise Refused("already_pinned")
    if len(conversation.pins) >= MOST:
        raise Refused("too_many_pins")
    message.pin = Pin(user_id, workspace.seconds())
    conversation.pins[message.ts] = message
    _tell(workspace, "pin_added", message, message.pin, user_id)


def remove(workspace: Workspace, message: Message, user_id: str) -> None:
    if message.pin is None:
        raise Refused("no_pin")
    pin, message.pin = message.pin, None
    del workspace.conversations[message.channel].pins[message.ts]
    _tell(workspace, "pin_removed", message, pin, user_id)


def newest_first(workspace: Workspace, conversation: Conversation) -> list[Json]:
    """Slack's items, as pins.list answers them."""
    return [_item(workspace, each, each.pin) for each in reversed(conversation.pins.values()) if each.pin]


def _item(workspace: Workspace, message: Message, pin: Pin) -> Json:
    link = permalink(message, workspace.team)
    return {
        "type": "message",
        "channel": message.channel,
        "message": {**message_json(message, workspace.team), "permalink": link},
        "created": pin.at,
        "created_by": pin.by,
    }


def _tell(workspace: Workspace, event_type: str, message: Message, pin: Pin, user_id: str) -> None:
    conversation = workspace.conversations[message.channel]
    event: Json = {
        "type": event_type,
        "user": user_id,
        "channel_id": conversation.id,
        "item": _item(workspace, message, pin),
        "item_user": message.user,
        "pin_count": len(conversation.pins),
        "has_pins": bool(conversation.pins),
    }
    workspace.tell(event, conversation)
