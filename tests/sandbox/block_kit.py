"""Block Kit in few words, for the tests of this folder."""

from typing import Any

Block = dict[str, Any]


def plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def section(text: str = "hello", **more: Any) -> Block:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(text: str = "Go", **more: Any) -> Block:
    return {"type": "button", "text": plain(text), **more}


def option(value: str) -> Block:
    return {"text": plain(value.capitalize()), "value": value}


def field(name: str, kind: str = "plain_text_input", *, optional: bool = False, **element: Any) -> Block:
    """An input block: block_id `name`, label `Name`, action_id `name_input`."""
    return {
        "type": "input",
        "block_id": name,
        "optional": optional,
        "label": plain(name.capitalize()),
        "element": {"type": kind, "action_id": f"{name}_input", **element},
    }


def modal(*blocks: Block, title: str = "Form", **more: Any) -> Block:
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain(title),
        "submit": plain("Send"),
        "blocks": list(blocks),
        **more,
    }
