"""Attachments as apps send them: with blocks, or from before blocks, with fields, buttons and menus of their own."""

from typing import Any

from sandbox.blocks.accept import accepted_blocks
from sandbox.blocks.limits import ATTACHMENT_ACTIONS, MESSAGE_ATTACHMENTS
from sandbox.errors import Refused, refused_with
from sandbox.parsing import Json

_BESIDE_BLOCKS = frozenset({"id", "blocks", "color", "fallback"})
_NO_PREVIEW = "[no preview available]"


def accepted_attachments(sent: Any) -> list[Json] | None:
    """Ready to be kept; None: not given."""
    if sent is None:
        return None
    if not isinstance(sent, list):
        raise Refused("invalid_attachments")
    if len(sent) > MESSAGE_ATTACHMENTS:
        raise Refused("too_many_attachments")
    return [_accepted(each, number) for number, each in enumerate(sent, start=1)]


def choices_of(action: Json) -> list[Json]:
    """What a menu offers of its own."""
    groups = [group.get("options", []) for group in action.get("option_groups", [])]
    return [*action.get("options", []), *(option for group in groups for option in group)]


def _accepted(sent: Any, number: int) -> Json:
    """Blocks may not stand beside the fields of older attachments."""
    if not isinstance(sent, dict):
        raise Refused("invalid_attachments")
    attachment: Json = {**sent, "id": number}
    if blocks := attachment.get("blocks"):
        if attachment.keys() - _BESIDE_BLOCKS:
            raise refused_with("invalid_attachments", ["[ERROR] invalid_keys"])
        attachment["blocks"] = accepted_blocks(blocks, pointer=f"/attachments/{number - 1}/blocks")
        attachment.setdefault("fallback", _NO_PREVIEW)
    if actions := attachment.get("actions"):
        attachment["actions"] = _accepted_actions(actions, attachment.get("callback_id"))
        attachment.setdefault("fallback", _NO_PREVIEW)
    return attachment


def _accepted_actions(sent: Any, callback_id: Any) -> list[Json]:
    """How Slack refuses malformed ones is documented nowhere; that it cannot send them anywhere is certain."""
    if not isinstance(sent, list) or len(sent) > ATTACHMENT_ACTIONS or not _is_word(callback_id):
        raise Refused("invalid_attachments")
    for action in sent:
        if not isinstance(action, dict) or not _is_word(action.get("name")) or not _is_pressable(action):
            raise Refused("invalid_attachments")
    return [{**action, "id": f"{number}"} for number, action in enumerate(sent, start=1)]


def _is_pressable(action: Json) -> bool:
    if action.get("type") == "button":
        return _is_word(action.get("text"))
    groups = action.get("option_groups", [])
    if action.get("type") != "select" or not isinstance(groups, list):
        return False
    lists = [action.get("options", []), *(each.get("options") if isinstance(each, dict) else None for each in groups)]
    return all(
        isinstance(options, list) and all(isinstance(each, dict) and _is_word(each.get("value")) for each in options)
        for options in lists
    )


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and value != ""
