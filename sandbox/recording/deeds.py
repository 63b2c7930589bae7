"""What an app did, in words that are the same in every run: the call's name and what a reader would see of it."""

import json
import re
from collections.abc import Iterator
from typing import Any

from sandbox.parsing import Json
from sandbox.wire import WireEntry, masked

_OF_THE_CONNECTION = frozenset({"api.test", "apps.connections.open", "auth.test"})
"""How often these are called depends on the network, not on the people."""
_STAMP = re.compile(r"\b\d{10}\.\d{6}\b|\bp\d{16}\b")
_FRESH_ID = re.compile(r"\b[CDFV][0-9A-F]{10}\b")
_SHOWN = ("text", "title", "alt_text", "url", "name", "topic", "purpose")


def deed_of(entry: WireEntry) -> Json | None:
    """None for what the app was told, and for the calls that keep its connection."""
    if entry.direction != "from_app" or entry.name in _OF_THE_CONNECTION:
        return None
    return {"name": entry.name, "texts": [_steady(text) for text in _texts(masked(entry.request))]}


def line_of(deed: Json) -> str:
    return " ".join([deed["name"], json.dumps(" · ".join(deed["texts"]), ensure_ascii=False)])


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, str) and part[:1] in "[{":
        part = _opened(part)
    if isinstance(part, list):
        for each in part:
            yield from _texts(each)
    elif isinstance(part, dict):
        for key, value in part.items():
            if isinstance(value, str) and key in _SHOWN:
                yield value
            elif not isinstance(value, str) or value[:1] in "[{":
                yield from _texts(value)


def _opened(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None


def _steady(text: str) -> str:
    return _FRESH_ID.sub("(id)", _STAMP.sub("(stamp)", text))
