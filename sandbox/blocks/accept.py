"""Takes blocks and views in as Slack does: nulls dropped, checked, filled in."""

from typing import Any

from sandbox.blocks.check import check_blocks, check_view
from sandbox.blocks.filling import fill_in, fill_in_view
from sandbox.parsing import Json


def accepted_blocks(sent: Any, pointer: str = "/blocks") -> list[Json]:
    """Of a message, ready to be kept."""
    blocks: list[Json] = _without_nulls(sent)
    check_blocks(blocks, pointer)
    fill_in(blocks)
    return blocks


def accepted_view(sent: Any) -> Json:
    """A modal or a Home tab, ready to be kept."""
    view: Json = _without_nulls(sent)
    check_view(view)
    return fill_in_view(view)


def _without_nulls(sent: Any) -> Any:
    """A copy in which a key with null is a key left out."""
    if isinstance(sent, dict):
        return {key: _without_nulls(value) for key, value in sent.items() if value is not None}
    if isinstance(sent, list):
        return [_without_nulls(each) for each in sent]
    return sent
