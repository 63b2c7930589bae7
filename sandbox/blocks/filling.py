"""What Slack adds to blocks where an app left it out: ids, `emoji`, `verbatim`; marked-up text is kept escaped."""

import random
from typing import Any

from sandbox.elements import KEPT
from sandbox.parsing import Json
from sandbox.speech.mrkdwn import as_kept

_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/="
_CLICKED = {"button", "overflow", "workflow_button", "icon_button", "feedback_buttons"}
_random = random.Random()  # noqa: S311 - ids, not secrets


def fill_in(blocks: list[Json]) -> None:
    """In place: the blocks came from a request of their own."""
    for block in blocks:
        block.setdefault("block_id", _short_id())
        for key, part in block.items():
            if key == "child_blocks":
                fill_in(part)
            elif key != "rows":
                _fill_part(part)


def fill_in_view(view: Json) -> Json:
    """A view as Slack keeps it: every key there, null or empty where nothing was said."""
    fill_in(view["blocks"])
    for word in ("title", "submit", "close"):
        _fill_part(view.get(word))
    unsaid: Json = {"callback_id": "", "private_metadata": "", "external_id": "", "submit": None, "close": None}
    return {**unsaid, "clear_on_close": False, "notify_on_close": False, **view}


def _fill_part(part: Any) -> None:
    if isinstance(part, list):
        for each in part:
            _fill_part(each)
    elif isinstance(part, dict):
        kind = part.get("type")
        if kind == "rich_text":
            return
        if kind in KEPT or kind in _CLICKED:
            part.setdefault("action_id", _short_id())
        elif kind == "plain_text":
            part.setdefault("emoji", True)
        elif kind == "mrkdwn":
            part.setdefault("verbatim", False)
            part["text"] = as_kept(part["text"])
        for each in part.values():
            _fill_part(each)


def _short_id() -> str:
    return "".join(_random.choices(_LETTERS, k=5))
