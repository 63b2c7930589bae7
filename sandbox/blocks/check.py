"""Checks what an app sends, whole: blocks of a message, views."""

import json
from collections.abc import Iterator
from typing import Any

from sandbox.blocks import limits
from sandbox.blocks.composition import plain_text
from sandbox.blocks.shape import Problems, boolean, by_type, items, one_of, shape, string
from sandbox.blocks.surfaces import BLOCKS, IN_HOME, IN_MESSAGE, IN_MODAL
from sandbox.elements import placed
from sandbox.errors import Refused, refused_with
from sandbox.parsing import Json

_MESSAGE_BLOCKS = items(by_type(BLOCKS, IN_MESSAGE), limits.MESSAGE_BLOCKS, least=0)
_VIEW = {
    "private_metadata": string(limits.PRIVATE_METADATA, least=0),
    "callback_id": string(limits.CALLBACK_ID, least=0),
    "external_id": string(limits.EXTERNAL_ID, least=0),
}
_MODAL = shape(
    {
        "type": one_of("modal"),
        "title": plain_text(limits.VIEW_WORD),
        "blocks": items(by_type(BLOCKS, IN_MODAL), limits.VIEW_BLOCKS, least=0),
    },
    {
        **_VIEW,
        "submit": plain_text(limits.VIEW_WORD),
        "close": plain_text(limits.VIEW_WORD),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
    },
)
_HOME = shape(
    {"type": one_of("home"), "blocks": items(by_type(BLOCKS, IN_HOME), limits.VIEW_BLOCKS, least=0)},
    {**_VIEW, "title": plain_text(limits.VIEW_WORD), "submit": plain_text(limits.VIEW_WORD),
     "close": plain_text(limits.VIEW_WORD)},
)  # fmt: skip


def check_blocks(blocks: Any, pointer: str = "/blocks") -> None:
    """Of a message; refuses with `invalid_blocks_format`, `msg_blocks_too_long` or `invalid_blocks`."""
    if not isinstance(blocks, list):
        raise Refused("invalid_blocks_format")
    problems = Problems()
    _MESSAGE_BLOCKS(blocks, pointer, problems)
    if not problems.messages:
        _check_together(blocks, pointer, problems)
        _check_tables(blocks, pointer, problems)
    if problems.messages:
        complaints = [message.removeprefix("[ERROR] ") for message in problems.messages]
        raise Refused("invalid_blocks", errors=complaints, response_metadata={"messages": problems.messages})
    _check_size(blocks)


def check_view(view: Any) -> None:
    """Refuses with `invalid_arguments` or `view_too_large`."""
    problems = Problems()
    kind = view.get("type") if isinstance(view, dict) else None
    if kind == "home":
        _HOME(view, "/view", problems)
    elif kind == "modal":
        _MODAL(view, "/view", problems)
    else:
        problems.add("must be a modal or a home view", "/view/type")
    if not problems.messages:
        _check_together(view["blocks"], "/view/blocks", problems)
        _check_submit(view, problems)
    if problems.messages:
        raise refused_with("invalid_arguments", problems.messages)
    if _size(view) > limits.VIEW_JSON:
        raise Refused("view_too_large")


def _check_together(blocks: list[Json], pointer: str, problems: Problems) -> None:
    """What only shows when blocks are seen side by side."""
    block_ids: set[str] = set()
    for index, block in enumerate(blocks):
        block_id = block.get("block_id")
        if block_id in block_ids:
            problems.add(f"`block_id` {block_id} already exists", f"{pointer}/{index}/block_id")
        if block_id:
            block_ids.add(block_id)
        action_ids = [place.action_id for place in placed([block])]
        if len(set(action_ids)) < len(action_ids):
            problems.add("`action_id` must be unique within its block", f"{pointer}/{index}")


def _check_tables(blocks: list[Json], pointer: str, problems: Problems) -> None:
    """One a message, with so many characters in all its cells."""
    tables = [(index, block) for index, block in enumerate(blocks) if block["type"] == "table"]
    if len(tables) > 1:
        raise refused_with("invalid_attachments", ["[ERROR] only_one_table_allowed"])
    for index, table in tables:
        written = "".join(_written(table["rows"]))
        if len(written) > limits.TABLE_CHARACTERS:
            problems.add(f"must be less than {limits.TABLE_CHARACTERS + 1} characters", f"{pointer}/{index}/rows")


def _written(part: Any) -> Iterator[str]:
    """Every text in a table's cells."""
    if isinstance(part, list):
        for each in part:
            yield from _written(each)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from _written(value)


def _check_size(blocks: list[Json]) -> None:
    size, markdown = _size(blocks), _markdown_length(blocks)
    longest = limits.MARKDOWN_MESSAGE_JSON if markdown else limits.MESSAGE_BLOCKS_JSON
    if markdown > limits.MARKDOWN_TOGETHER or size > longest:
        raise Refused("msg_blocks_too_long")


def _check_submit(view: Json, problems: Problems) -> None:
    has_input = any(block["type"] == "input" for block in view["blocks"])
    if view["type"] == "modal" and has_input and not view.get("submit"):
        problems.add("must define `submit` to use an `input` block in modals", "/view")


def _markdown_length(blocks: list[Json]) -> int:
    return sum(len(block["text"]) for block in blocks if block["type"] == "markdown")


def _size(content: Any) -> int:
    return len(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode())
