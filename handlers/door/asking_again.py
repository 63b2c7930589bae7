"""A submitted form, shown again with everything still in it and a question above."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.messages.guard import HEAD, QUESTION, WAYS
from bot.messages.message import Block

# Slack's own keys of a view; the others are what Slack has added, and would be refused.
OURS = ("type", "callback_id", "title", "submit", "close", "private_metadata", "clear_on_close", "notify_on_close")

# Where the state of an element goes when the same element is made again.
INITIAL = {
    "value": "initial_value",
    "selected_option": "initial_option",
    "selected_options": "initial_options",
    "selected_date": "initial_date",
    "selected_time": "initial_time",
    "selected_conversation": "initial_conversation",
    "selected_conversations": "initial_conversations",
    "selected_channel": "initial_channel",
    "selected_user": "initial_user",
    "selected_users": "initial_users",
}


def put_above(view: Mapping[str, Any], question: Sequence[Block]) -> Block:
    """The form with a question above it, in place of one that stood there before."""
    asked = {HEAD, QUESTION, WAYS}
    return dict(view) | {"blocks": [*question, *(one for one in view["blocks"] if one.get("block_id") not in asked)]}


def refilled(view: Mapping[str, Any], fields: Mapping[str, Any]) -> Block:
    """The submitted form as a new one; Slack keeps what was typed by block names, and this does not rely on it."""
    blocks = [_filled(block, fields.get(block.get("block_id", ""), {})) for block in view["blocks"]]
    return {name: view[name] for name in OURS if view.get(name) is not None} | {"blocks": blocks}


def label_of(view: Mapping[str, Any], name: str) -> str | None:
    """What a field is called on the form."""
    labels = (block["label"]["text"] for block in view.get("blocks", ()) if block.get("block_id") == name)
    return next(labels, None)


def _filled(block: Mapping[str, Any], state: Mapping[str, Any]) -> Block:
    if block.get("type") != "input":
        return dict(block)
    element = {name: part for name, part in block["element"].items() if name not in INITIAL.values()}
    chosen = {INITIAL[name]: value for name, value in state.items() if name in INITIAL and value not in (None, "", [])}
    return dict(block) | {"element": element | chosen}
