"""The numbers Slack enforces: what just fits is taken, one more is refused."""

from collections.abc import Callable
from typing import Any

import pytest

from sandbox.blocks import limits
from sandbox.blocks.accept import accepted_blocks, accepted_view
from sandbox.errors import Refused
from tests.sandbox.block_kit import Block, button, field, modal, option, plain, section


def actions(element: Block) -> Block:
    return {"type": "actions", "elements": [element]}


def words(count: int) -> str:
    return "x" * count


def options(count: int) -> list[Block]:
    return [option(f"choice {number}") for number in range(count)]


def confirm(**more: Any) -> Block:
    dialog = {"title": plain("Sure?"), "text": plain("Really?"), "confirm": plain("Yes"), "deny": plain("No"), **more}
    return actions(button(confirm=dialog))


def select(**more: Any) -> Block:
    return actions({"type": "static_select", "options": options(1), **more})


IMAGE: Block = {"type": "image", "image_url": "https://example.org/a.png"}
Limit = tuple[int, Callable[[int], Block]]
"""How many, and something with so many."""
IN_A_MESSAGE: dict[str, Limit] = {
    "block_id": (limits.BLOCK_ID, lambda size: section(block_id=words(size))),
    "action_id": (limits.ACTION_ID, lambda size: actions(button(action_id=words(size)))),
    "section text": (limits.SECTION_TEXT, lambda size: section(words(size))),
    "section fields": (limits.SECTION_FIELDS, lambda size: section(fields=[plain("x")] * size)),
    "field text": (limits.FIELD_TEXT, lambda size: section(fields=[plain(words(size))])),
    "header": (limits.HEADER_TEXT, lambda size: {"type": "header", "text": plain(words(size))}),
    "context elements": (
        limits.CONTEXT_ELEMENTS,
        lambda size: {"type": "context", "elements": [plain("x")] * size},
    ),
    "actions elements": (
        limits.ACTIONS_ELEMENTS,
        lambda size: {"type": "actions", "elements": [button() for _ in range(size)]},
    ),
    "button text": (limits.BUTTON_TEXT, lambda size: actions(button(words(size)))),
    "button value": (limits.BUTTON_VALUE, lambda size: actions(button(value=words(size)))),
    "button url": (limits.URL, lambda size: actions(button(url=words(size)))),
    "select options": (limits.OPTIONS, lambda size: select(options=options(size))),
    "checkboxes": (
        limits.FEW_OPTIONS,
        lambda size: actions({"type": "checkboxes", "options": options(size)}),
    ),
    "radio buttons": (
        limits.FEW_OPTIONS,
        lambda size: actions({"type": "radio_buttons", "options": options(size)}),
    ),
    "overflow": (
        limits.OVERFLOW_OPTIONS,
        lambda size: actions({"type": "overflow", "options": options(size)}),
    ),
    "option text": (
        limits.OPTION_TEXT,
        lambda size: select(options=[{"text": plain(words(size)), "value": "v"}]),
    ),
    "option value": (
        limits.OPTION_VALUE,
        lambda size: select(options=[{"text": plain("x"), "value": words(size)}]),
    ),
    "placeholder": (limits.PLACEHOLDER, lambda size: select(placeholder=plain(words(size)))),
    "confirm title": (limits.CONFIRM_TITLE, lambda size: confirm(title=plain(words(size)))),
    "confirm text": (limits.CONFIRM_TEXT, lambda size: confirm(text=plain(words(size)))),
    "confirm button": (limits.CONFIRM_BUTTON, lambda size: confirm(confirm=plain(words(size)))),
    "image alt_text": (limits.ALT_TEXT, lambda size: {**IMAGE, "alt_text": words(size)}),
    "image url": (limits.URL, lambda size: {**IMAGE, "image_url": words(size), "alt_text": "a"}),
    "markdown": (limits.MARKDOWN_TOGETHER, lambda size: {"type": "markdown", "text": words(size)}),
    "table cells": (
        limits.TABLE_CHARACTERS,
        lambda size: {"type": "table", "rows": [[{"type": "raw_text", "text": words(size)}]]},
    ),
    "table rows": (
        limits.TABLE_ROWS,
        lambda size: {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]] * size},
    ),
    "card title": (limits.CARD_TITLE, lambda size: {"type": "card", "title": plain(words(size))}),
    "cards in a carousel": (
        limits.CARDS,
        lambda size: {"type": "carousel", "elements": [{"type": "card", "title": plain("x")} for _ in range(size)]},
    ),
    "blocks in a container": (
        limits.CHILD_BLOCKS,
        lambda size: {"type": "container", "title": plain("x"), "child_blocks": [section() for _ in range(size)]},
    ),
}
IN_A_FORM: dict[str, Limit] = {
    "title": (limits.VIEW_WORD, lambda size: modal(title=words(size))),
    "submit": (limits.VIEW_WORD, lambda size: modal(submit=plain(words(size)))),
    "close": (limits.VIEW_WORD, lambda size: modal(close=plain(words(size)))),
    "private_metadata": (limits.PRIVATE_METADATA, lambda size: modal(private_metadata=words(size))),
    "callback_id": (limits.CALLBACK_ID, lambda size: modal(callback_id=words(size))),
    "external_id": (limits.EXTERNAL_ID, lambda size: modal(external_id=words(size))),
    "blocks": (limits.VIEW_BLOCKS, lambda size: modal(*[{"type": "divider"} for _ in range(size)])),
    "label": (limits.INPUT_LABEL, lambda size: modal({**field("name"), "label": plain(words(size))})),
    "hint": (limits.INPUT_HINT, lambda size: modal({**field("name"), "hint": plain(words(size))})),
    "max_length": (limits.INPUT_TEXT, lambda size: modal(field("name", max_length=size))),
    "alert": (limits.ALERT_TEXT, lambda size: modal({"type": "alert", "text": plain(words(size))})),
}


@pytest.mark.parametrize("what", IN_A_MESSAGE)
def test_what_fits_into_a_message_and_what_does_not(what: str) -> None:
    """Refused is exactly one more than Slack allows."""
    most, block = IN_A_MESSAGE[what]
    assert accepted_blocks([block(most)])
    with pytest.raises(Refused, match=r"invalid_blocks|msg_blocks_too_long"):
        accepted_blocks([block(most + 1)])


@pytest.mark.parametrize("what", IN_A_FORM)
def test_what_fits_into_a_form_and_what_does_not(what: str) -> None:
    """Forms are refused with `invalid_arguments`."""
    most, view = IN_A_FORM[what]
    assert accepted_view(view(most))
    with pytest.raises(Refused, match="invalid_arguments"):
        accepted_view(view(most + 1))


def test_fifty_blocks_make_a_message() -> None:
    """Fifty-one do not."""
    assert len(accepted_blocks([section() for _ in range(limits.MESSAGE_BLOCKS)])) == 50
    with pytest.raises(Refused, match="invalid_blocks"):
        accepted_blocks([section() for _ in range(limits.MESSAGE_BLOCKS + 1)])


def test_a_markdown_block_makes_the_whole_message_short() -> None:
    """Everything beside it counts, as people found out."""
    markdown = {"type": "markdown", "text": words(11_000)}
    assert accepted_blocks([markdown, section(words(1_000))])
    with pytest.raises(Refused, match="msg_blocks_too_long"):
        accepted_blocks([markdown, section(words(3_000))])
