"""Reactions: who put which on a message, and what the app hears of it."""

import re

from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.records.message import Message
from sandbox.workspace.workspace import Workspace

MOST_EMOJI = 50
MOST_OF_ONE = 23
_NAME = re.compile(r"[\w+'-]{1,100}(?:::skin-tone-[2-6])?")
_SAME = {"thumbsup": "+1", "thumbsdown": "-1"}
"""Slack keeps one name where an emoji has several; these two are the common ones."""


def add(workspace: Workspace, message: Message, user_id: str, name: str) -> None:
    name = _named(name)
    if user_id in message.reactions.get(name, ()):
        raise Refused("already_reacted")
    if name not in message.reactions and len(message.reactions) >= MOST_EMOJI:
        raise Refused("too_many_emoji")
    if sum(user_id in users for users in message.reactions.values()) >= MOST_OF_ONE:
        raise Refused("too_many_reactions")
    message.reactions.setdefault(name, {})[user_id] = None
    _tell(workspace, "reaction_added", message, user_id, name)


def remove(workspace: Workspace, message: Message, user_id: str, name: str) -> None:
    name = _named(name)
    users = message.reactions.get(name, {})
    if user_id not in users:
        raise Refused("no_reaction")
    del users[user_id]
    if not users:
        del message.reactions[name]
    _tell(workspace, "reaction_removed", message, user_id, name)


def _named(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise Refused("invalid_name")
    base, tone, rest = name.partition("::")
    return _SAME.get(base, base) + tone + rest


def _tell(workspace: Workspace, event_type: str, message: Message, user_id: str, name: str) -> None:
    event: Json = {
        "type": event_type,
        "user": user_id,
        "reaction": name,
        "item_user": message.user,
        "item": {"type": "message", "channel": message.channel, "ts": message.ts},
    }
    workspace.tell(event, workspace.conversations[message.channel])
