"""What Slack refuses, as its own SDK's models and its documented limits tell it: a second opinion on the sandbox's.

Sources: docs.slack.dev, "Blocks", "Composition objects", "Views" and `chat.postMessage`; where the SDK's models check a
limit themselves, it is not repeated here.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

Json = dict[str, Any]

MOST_BLOCKS: Final = 50
LONGEST_TEXT: Final = 4_000  # chat.update refuses more, so a message that may be updated must stay below
LONGEST_MARKDOWN: Final = 12_000  # all markdown blocks of one message together
LARGEST_VIEW: Final = 250_000
LONGEST_CHOICE: Final = 75
LONGEST_VALUE: Final = 150
MOST_CHOICES: Final = {"checkboxes": 10, "radio_buttons": 10, "overflow": 5}
MOST_CHOICES_IN_A_MENU: Final = 100


def beyond_limits(arguments: Json) -> Iterator[str]:
    """What is wrong with the arguments of a call, or with what was said at a response URL or with an ack."""
    if len(str(arguments.get("text") or "")) > LONGEST_TEXT:
        yield f"text: {len(arguments['text'])} characters"
    if isinstance(blocks := parsed(arguments.get("blocks")), list):
        yield from _wrong_blocks(blocks, most=MOST_BLOCKS)
    if isinstance(view := parsed(arguments.get("view")), dict):
        yield from _wrong_view(view)


def parsed(value: Any) -> Any:
    """Some clients send JSON inside a field."""
    return json.loads(value) if isinstance(value, str) and value[:1] in {"[", "{"} else value


def _wrong_view(view: Json) -> Iterator[str]:
    if len(json.dumps(view)) > LARGEST_VIEW:
        yield "view: too large"
    known = {key: value for key, value in view.items() if key in View.attributes}
    yield from _formed(View, known)
    yield from _wrong_blocks(view.get("blocks", []), most=100)


def _wrong_blocks(blocks: list[Json], *, most: int) -> Iterator[str]:
    if len(blocks) > most:
        yield f"{len(blocks)} blocks"
    yield from _twice((block["block_id"] for block in blocks if "block_id" in block), "block_id")
    if sum(len(block.get("text", "")) for block in blocks if block.get("type") == "markdown") > LONGEST_MARKDOWN:
        yield "markdown blocks: too long together"
    for block in blocks:
        yield from _formed(Block.parse, block)
        yield from _twice((each["action_id"] for each in _elements(block) if "action_id" in each), "action_id")
        for element in _elements(block):
            yield from _wrong_choices(element)


def _formed(make: Any, said: Json) -> Iterator[str]:
    """The SDK's own checks: they run when an object is turned into JSON."""
    try:
        made = make(said) if make == Block.parse else make(**said)
        if made is None:
            yield f"{said.get('type')}: no block the SDK knows"
        else:
            made.to_dict()
    except SlackObjectFormationError as wrong:
        yield f"{said.get('type')}: {wrong}"


def _elements(block: Json) -> list[Json]:
    inside = [block.get("element"), block.get("accessory"), *block.get("elements", [])]
    return [each for each in inside if isinstance(each, dict)]


def _wrong_choices(element: Json) -> Iterator[str]:
    groups = [group["options"] for group in element.get("option_groups") or []]
    choices = [*(element.get("options") or []), *(each for group in groups for each in group)]
    most = MOST_CHOICES.get(element.get("type", ""), MOST_CHOICES_IN_A_MENU)
    if len(choices) > most:
        yield f"{element['type']}: {len(choices)} choices"
    for choice in choices:
        longest = max(len(choice["text"]["text"]), len(choice.get("description", {}).get("text", "")))
        if longest > LONGEST_CHOICE or len(str(choice.get("value", ""))) > LONGEST_VALUE:
            yield f"{element['type']}: a choice of {longest} characters"


def _twice(ids: Iterable[str], kind: str) -> Iterator[str]:
    for repeated, times in Counter(ids).items():
        if times > 1:
            yield f"{kind} {repeated}: {times} times"
