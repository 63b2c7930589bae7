"""Block Kit in short: what our messages and forms are built of, with Slack's limits kept.

Limits are Slack's own (Block Kit reference); texts are cut a little earlier, since how Slack counts emoji is not documented.
"""

import re
from collections.abc import Sequence
from typing import Any

from bot.messages.message import Block

LONGEST_SECTION = 2900
LONGEST_BUTTON = 74
LONGEST_OPTION = 74
LONGEST_TITLE = 24

# At the end of a cut text: half an escape, or half a mention or date, which Slack would show raw.
HALF = re.compile(r"(?:&[a-z]*|<[^>]*)$")

Option = tuple[str, str]  # value, label


def section(text: str) -> Block:
    return {
        "type": "section",
        "text": {"type": "mrkdwn", "text": cut_markup(text, LONGEST_SECTION), "verbatim": True},
    }


def context(text: str) -> Block:
    return {
        "type": "context",
        "elements": [{"type": "mrkdwn", "text": cut_markup(text, LONGEST_SECTION), "verbatim": True}],
    }


def actions(*buttons: Block) -> Block:
    return {"type": "actions", "elements": list(buttons)}


def button(label: str, action: str, record: int, *, style: str | None = None) -> Block:
    made: Block = {
        "type": "button",
        "text": plain(label, LONGEST_BUTTON),
        "action_id": action,
        "value": str(record),
    }
    return made | ({"style": style} if style else {})


def to_copy(*parts: tuple[str, str]) -> Block:
    """Texts to be copied as they are, each under its heading. Nothing in it is markup, so nothing is escaped."""
    lines: list[Block] = []
    for heading, text in parts:
        bold = {"type": "text", "text": heading, "style": {"bold": True}}
        lines.append({"type": "rich_text_section", "elements": [bold]})
        lines.append({"type": "rich_text_preformatted", "elements": [{"type": "text", "text": text}]})
    return {"type": "rich_text", "elements": lines}


def plain(text: str, limit: int = 2000) -> Block:
    return {"type": "plain_text", "text": cut(text, limit), "emoji": True}


def modal(
    name: str,
    title: str,
    blocks: Sequence[Block],
    *,
    record: int | str = 0,
    submit: str | None = None,
    close: str,
) -> Block:
    """A form; `record` is the id of what it is about.

    Without `submit` there is only something to read; closing that is the end, whatever older pages lie beneath.
    """
    view: Block = {
        "type": "modal",
        "callback_id": name,
        "title": plain(title, LONGEST_TITLE),
        "close": plain(close, LONGEST_TITLE),
        "private_metadata": str(record),
        "blocks": list(blocks),
    }
    return view | ({"submit": plain(submit, LONGEST_TITLE)} if submit else {"clear_on_close": True})


def field(name: str, label: str, element: Block, *, optional: bool = True, hint: str | None = None) -> Block:
    """One labelled input; block and element share the name, so typed text survives a redraw of the form."""
    block: Block = {
        "type": "input",
        "block_id": name,
        "label": plain(label),
        "element": element | {"action_id": name},
        "optional": optional,
    }
    return block | ({"hint": plain(hint)} if hint else {})


def text_input(
    initial: str | None = None, *, longest: int, multiline: bool = False, placeholder: str | None = None
) -> Block:
    element: Block = {"type": "plain_text_input", "multiline": multiline, "max_length": longest}
    if initial:
        element["initial_value"] = initial[:longest]
    return element | ({"placeholder": plain(placeholder, 150)} if placeholder else {})


def number_input(initial: int | None = None, *, least: int, most: int) -> Block:
    element: Block = {
        "type": "number_input",
        "is_decimal_allowed": False,
        "min_value": str(least),
        "max_value": str(most),
    }
    return element | ({"initial_value": str(initial)} if initial is not None else {})


def choice(options: Sequence[Option], initial: str | None = None, *, kind: str = "static_select") -> Block:
    made = [option(value, label) for value, label in options]
    chosen = next((one for one in made if one["value"] == initial), None)
    return {"type": kind, "options": made} | ({"initial_option": chosen} if chosen else {})


def choices(options: Sequence[Option], chosen: Sequence[str] = (), *, placeholder: str | None = None) -> Block:
    """As many as apply."""
    made = [option(value, label) for value, label in options]
    initial = [one for one in made if one["value"] in chosen]
    element: Block = {"type": "multi_static_select", "options": made}
    if placeholder:
        element["placeholder"] = plain(placeholder, 150)
    return element | ({"initial_options": initial} if initial else {})


def somebody(initial: str | None = None) -> Block:
    """One person, from Slack's own list."""
    return {"type": "users_select"} | ({"initial_user": initial} if initial else {})


def ticks(options: Sequence[Option], ticked: Sequence[str]) -> Block:
    made = [option(value, label) for value, label in options]
    chosen = [one for one in made if one["value"] in ticked]
    return {"type": "checkboxes", "options": made} | ({"initial_options": chosen} if chosen else {})


def option(value: str, label: str) -> Block:
    return {"text": plain(label, LONGEST_OPTION), "value": value}


def picker(kind: str, initial: Any | None) -> Block:
    """A `datepicker` or `timepicker`, set to a date or a time."""
    name = "initial_date" if kind == "datepicker" else "initial_time"
    shown = None if initial is None else initial.isoformat()[:10] if kind == "datepicker" else f"{initial:%H:%M}"
    return {"type": kind} | ({name: shown} if shown else {})


def cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def cut_markup(text: str, limit: int) -> str:
    """The same for Slack markup, never ending inside an escape, a mention or a date."""
    return text if len(text) <= limit else HALF.sub("", text[: limit - 1]) + "…"
