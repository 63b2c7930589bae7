"""Finding things the way a reader does: a button by what is written on it, a field by its label."""

from collections.abc import Iterator
from typing import Any

from sandbox.elements import Placed, placed, places_in
from sandbox.errors import CannotDo
from sandbox.parsing import Json
from sandbox.records.message import Message
from sandbox.records.view import View
from sandbox.speech.mrkdwn import plain


def element(shown: Message | View, what: str) -> Placed:
    """By action_id, button text, field label, block_id or placeholder, in this order."""
    places = list(places_in(shown))
    for names in (_action_id, _text, _label, _block_id, _placeholder):
        for place in places:
            if names(place) == what:
                return place
    there = ", ".join(_text(place) or _label(place) or place.action_id for place in places)
    raise CannotDo(f"there is no “{what}” here, only: {there or 'nothing to use'}")


def element_at(shown: Message | View, block_id: str, action_id: str) -> Placed:
    for place in places_in(shown):
        if (place.block_id, place.action_id) == (block_id, action_id):
            return place
    raise CannotDo(f"there is no {action_id} in {block_id}")


def buttons(blocks: list[Json]) -> list[str]:
    """What is written on them."""
    return [_text(place) for place in placed(blocks) if place.kind == "button"]


def words(shown: Message | View) -> str:
    """Every text a reader sees, a line each: blocks if there are any, the plain text otherwise."""
    blocks = shown.blocks
    lines = [shown.title] if isinstance(shown, View) else ([] if blocks else [shown.text])
    return "\n".join(plain(line) for line in [*lines, *_texts(blocks)] if line)


def _texts(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _texts(each)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key in {"text", "alt_text", "title"} and isinstance(value, str):
                yield value
            elif key not in {"value", "confirm", "initial_option", "initial_options"}:
                yield from _texts(value)


def _action_id(place: Placed) -> str:
    return place.action_id


def _block_id(place: Placed) -> str:
    return place.block_id


def _text(place: Placed) -> str:
    return _written(place.element.get("text"))


def _label(place: Placed) -> str:
    return _written(place.block.get("label"))


def _placeholder(place: Placed) -> str:
    return _written(place.element.get("placeholder"))


def _written(text: Any) -> str:
    return plain(str(text["text"])) if isinstance(text, dict) else ""
