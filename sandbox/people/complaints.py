"""What Slack's client says under a field before it sends anything: required, too long, not a number."""

import re
from collections.abc import Iterator
from typing import Any

from sandbox.elements import KEPT, Placed, places_in
from sandbox.parsing import Json
from sandbox.records.view import View

_REQUIRED = "Please complete this required field."
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_URL = re.compile(r"https?://\S+")


def complaints(view: View) -> dict[str, str]:
    """By block_id; empty when the form may go."""
    found = {}
    for place in fields(view):
        value = view.values[place.block_id][place.action_id][KEPT[place.kind].key]
        if complaint := _complaint(place.element, value, optional=bool(place.block.get("optional"))):
            found[place.block_id] = complaint
    return found


def fields(view: View) -> Iterator[Placed]:
    """Input blocks: only they can be required, and only they can show a complaint."""
    return (place for place in places_in(view) if place.block["type"] == "input")


def _complaint(element: Json, value: Any, *, optional: bool) -> str | None:
    if value in (None, "", []):
        return None if optional else _REQUIRED
    match element["type"]:
        case "plain_text_input":
            return _length(element, str(value))
        case "number_input":
            return _number(element, str(value))
        case "email_text_input":
            return None if _MAIL.fullmatch(str(value)) else "Please enter a valid email address."
        case "url_text_input":
            return None if _URL.fullmatch(str(value)) else "Please enter a valid URL."
    return None


def _length(element: Json, value: str) -> str | None:
    if len(value) < element.get("min_length", 0):
        return f"Please use at least {element['min_length']} characters."
    longest = element.get("max_length", 3_000)
    return f"Please use {longest} characters or less." if len(value) > longest else None


def _number(element: Json, value: str) -> str | None:
    whole = not element["is_decimal_allowed"]
    if not re.fullmatch(r"-?\d+" if whole else r"-?\d+(\.\d+)?", value):
        return "Please enter a whole number." if whole else "Please enter a number."
    least, most = element.get("min_value"), element.get("max_value")
    if least is not None and float(value) < float(least):
        return f"Please enter a number of at least {least}."
    if most is not None and float(value) > float(most):
        return f"Please enter a number of at most {most}."
    return None
