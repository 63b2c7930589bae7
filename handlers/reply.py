"""A reply is data: what to say to the person who acted, and where. The door does the saying."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from bot.messages.message import Message

View = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Say:
    """Say it privately; `instead` replaces the message whose button was pressed."""

    message: Message
    instead: bool = False


@dataclass(frozen=True, slots=True)
class Errors:
    """Leave the form open, with a sentence under each of these fields."""

    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Open:
    """Open a form. `otherwise` is said where Slack no longer lets us open one: the three seconds are over.

    `also` is said in any case, for somebody who closes the form without filling it in.
    """

    view: View
    otherwise: Message
    also: Message | None = None


@dataclass(frozen=True, slots=True)
class Show:
    """Show this in place of the submitted form."""

    view: View


@dataclass(frozen=True, slots=True)
class Silence:
    """Heard; nothing to say."""


Reply = Say | Errors | Open | Show | Silence

# How a reply is kept in the inbox, to be given again when the same delivery comes again.
KINDS: dict[str, Callable[..., Reply]] = {kind.__name__: kind for kind in (Say, Errors, Open, Show, Silence)}
MESSAGES = {"message", "otherwise", "also"}


def to_json(reply: Reply) -> str:
    parts = {one.name: _plain(getattr(reply, one.name)) for one in fields(reply)}
    return json.dumps({"kind": type(reply).__name__, "parts": parts}, ensure_ascii=False, separators=(",", ":"))


def from_json(kept: str) -> Reply:
    read = json.loads(kept)
    parts = {name: Message(**part) if name in MESSAGES and part else part for name, part in read["parts"].items()}
    return KINDS[read["kind"]](**parts)


def _plain(part: Any) -> Any:
    return {"text": part.text, "blocks": part.blocks} if isinstance(part, Message) else part
