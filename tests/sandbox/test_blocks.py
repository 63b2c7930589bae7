"""Slack's limits on blocks and views, and what it fills in."""

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models import blocks as sdk

from sandbox.blocks.accept import accepted_blocks
from sandbox.blocks.check import check_blocks, check_view
from sandbox.blocks.elements import ELEMENTS
from sandbox.blocks.filling import fill_in, fill_in_view
from sandbox.blocks.surfaces import BLOCKS, IN_MESSAGE
from sandbox.elements import KEPT
from sandbox.errors import Refused
from tests.sandbox.block_kit import button, field, modal, option, plain, section


def complaints(blocks: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        check_blocks(blocks)
    assert caught.value.error == "invalid_blocks"
    return list(caught.value.extra["response_metadata"]["messages"])


RICH = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}]}
IMAGE = {"type": "image", "image_url": "https://example.org/a.png", "alt_text": "a"}
SAMPLES: dict[str, dict[str, Any]] = {
    "section": section(fields=[plain("a")], accessory=button()),
    "divider": {"type": "divider"},
    "image": {**IMAGE, "title": plain("A")},
    "actions": {"type": "actions", "elements": [button(style="primary", value="1")]},
    "context": {"type": "context", "elements": [IMAGE, plain("x")]},
    "context_actions": {
        "type": "context_actions",
        "elements": [{"type": "icon_button", "icon": "trash", "text": plain("Delete")}],
    },
    "input": field("name"),
    "file": {"type": "file", "external_id": "F1", "source": "remote"},
    "header": {"type": "header", "text": plain("Head")},
    "markdown": {"type": "markdown", "text": "# Head"},
    "video": {
        "type": "video",
        "title": plain("V"),
        "video_url": "https://example.org/v",
        "thumbnail_url": "https://example.org/t",
        "alt_text": "v",
    },
    "rich_text": RICH,
    "table": {"type": "table", "rows": [[{"type": "raw_text", "text": "a"}, RICH]]},
    "task_card": {"type": "task_card", "task_id": "1", "title": "T", "status": "pending", "details": RICH},
    "plan": {"type": "plan", "title": "P", "tasks": []},
    "alert": {"type": "alert", "text": plain("Careful"), "level": "warning"},
    "card": {"type": "card", "title": plain("C"), "actions": [button()]},
    "container": {"type": "container", "title": plain("C"), "child_blocks": [section()]},
    "carousel": {"type": "carousel", "elements": [{"type": "card", "title": plain("C")}]},
}


def test_every_block_has_a_sample() -> None:
    """What the table knows is tried below."""
    assert SAMPLES.keys() == BLOCKS.keys()


@pytest.mark.parametrize("kind", SAMPLES)
def test_every_block_is_taken(kind: str) -> None:
    """In a message or, alerts, in a form; and once more with all its ids filled in."""
    blocks = [deepcopy(SAMPLES[kind])]
    check = check_blocks if kind in IN_MESSAGE else check_form
    check(blocks)
    fill_in(blocks)
    check(blocks)


def check_form(blocks: list[dict[str, Any]]) -> None:
    check_view(modal(*blocks))


def test_the_tables_know_what_the_sdk_can_write() -> None:
    """Every block type of the official library, and every element that is one."""
    written = {getattr(each, "type", None) for each in vars(sdk).values() if isinstance(each, type)}
    names = {name for name in written if isinstance(name, str)}
    others = {"call", "auth_provider", "plain_text", "mrkdwn", "url", "raw_text", "raw_number"}
    rich = {name for name in names if name.startswith("rich_text_") and name != "rich_text_input"}
    assert names - others - rich <= BLOCKS.keys() | ELEMENTS.keys()


def test_everything_that_keeps_a_state_is_an_element() -> None:
    """So that a form can be filled in."""
    assert KEPT.keys() <= ELEMENTS.keys()


@pytest.mark.parametrize(
    ("block", "complaint"),
    [
        ({"type": "chart"}, "[ERROR] unsupported type: chart [json-pointer:/blocks/0/type]"),
        ({}, "[ERROR] missing required field: type [json-pointer:/blocks/0]"),
        ({"type": "header"}, "[ERROR] missing required field: text [json-pointer:/blocks/0]"),
        (section(""), "[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]"),
        (section("x" * 3001), "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"),
        (section(colour="red"), "[ERROR] invalid additional property: colour [json-pointer:/blocks/0]"),
        ({"type": "section"}, "[ERROR] must define either `text` or `fields` [json-pointer:/blocks/0]"),
        (section(fields=[plain("x")] * 11), "[ERROR] no more than 10 items allowed [json-pointer:/blocks/0/fields]"),
        (
            {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
            "[ERROR] unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
        ),
        (
            {"type": "header", "text": plain("x" * 151)},
            "[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]",
        ),
        (
            {"type": "actions", "elements": []},
            "[ERROR] no less than 1 items allowed [json-pointer:/blocks/0/elements]",
        ),
        (
            {"type": "actions", "elements": [button("x" * 76)]},
            "[ERROR] must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
        ),
        (
            {"type": "actions", "elements": [button(action_id="a"), button(action_id="a")]},
            "[ERROR] `action_id` must be unique within its block [json-pointer:/blocks/0]",
        ),
        (
            {"type": "actions", "elements": [{"type": "plain_text_input"}]},
            "[ERROR] unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]",
        ),
        (
            {"type": "actions", "elements": [{"type": "static_select"}]},
            "[ERROR] must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]",
        ),
        (
            {"type": "actions", "elements": [{"type": "overflow", "options": [option("one")] * 6}]},
            "[ERROR] no more than 5 items allowed [json-pointer:/blocks/0/elements/0/options]",
        ),
        (
            {"type": "actions", "elements": [{"type": "datepicker", "initial_date": "13.10.2026"}]},
            "[ERROR] must be a date in the form YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]",
        ),
        (
            {"type": "context", "elements": [plain("x")] * 11},
            "[ERROR] no more than 10 items allowed [json-pointer:/blocks/0/elements]",
        ),
    ],
)
def test_a_bad_block_is_refused_with_a_pointer(block: dict[str, Any], complaint: str) -> None:
    """To the very place, in Slack's words."""
    assert complaint in complaints([block])


def test_blocks_are_looked_at_together() -> None:
    """Too many, the same block_id twice, two tables, too much markdown."""
    assert complaints([{"type": "divider"}] * 51) == ["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"]
    twice = [section(block_id="b"), section(block_id="b")]
    assert complaints(twice) == ["[ERROR] `block_id` b already exists [json-pointer:/blocks/1/block_id]"]
    with pytest.raises(Refused, match="invalid_attachments") as two_tables:
        check_blocks([SAMPLES["table"]] * 2)
    assert two_tables.value.extra["response_metadata"]["messages"] == ["[ERROR] only_one_table_allowed"]
    with pytest.raises(Refused, match="msg_blocks_too_long"):
        check_blocks([{"type": "markdown", "text": "x" * 7_000}] * 2)


@pytest.mark.parametrize(
    ("view", "complaint"),
    [
        ({"type": "sheet"}, "[ERROR] must be a modal or a home view [json-pointer:/view/type]"),
        ({"type": "modal", "blocks": []}, "[ERROR] missing required field: title [json-pointer:/view]"),
        (modal(title="x" * 25), "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"),
        (
            modal(field("name"), submit=None),
            "[ERROR] must define `submit` to use an `input` block in modals [json-pointer:/view]",
        ),
        (
            modal(private_metadata="x" * 3001),
            "[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]",
        ),
        (modal(*[{"type": "divider"}] * 101), "[ERROR] no more than 100 items allowed [json-pointer:/view/blocks]"),
        (modal(SAMPLES["table"]), "[ERROR] unsupported type: table [json-pointer:/view/blocks/0/type]"),
        (
            modal(field("seats", "number_input")),
            "[ERROR] missing required field: is_decimal_allowed [json-pointer:/view/blocks/0/element]",
        ),
    ],
)
def test_a_bad_view_is_refused_with_a_pointer(view: dict[str, Any], complaint: str) -> None:
    """As `invalid_arguments`."""
    with pytest.raises(Refused) as caught:
        check_view(view)
    assert caught.value.error == "invalid_arguments"
    assert complaint in caught.value.extra["response_metadata"]["messages"]


def test_a_view_beyond_250_kilobytes_is_too_large() -> None:
    """Though each part of it is in order."""
    with pytest.raises(Refused, match="view_too_large"):
        check_view(modal(*[section("é" * 3_000) for _ in range(50)]))


def test_what_was_left_out_is_filled_in() -> None:
    """Ids at random, `emoji` and `verbatim`, and every key of a view."""
    bare = {"type": "input", "label": plain("Name"), "element": {"type": "plain_text_input"}}
    view = fill_in_view({"type": "modal", "title": plain("T"), "blocks": [section(accessory=button()), bare]})
    shown, asked = view["blocks"]
    assert shown["block_id"] != asked["block_id"]
    assert shown["accessory"]["action_id"] != asked["element"]["action_id"]
    assert shown["text"]["verbatim"] is False
    assert asked["label"]["emoji"] is True
    assert (view["callback_id"], view["private_metadata"], view["close"]) == ("", "", None)
    assert view["title"]["emoji"] is True


KEYS = ["type", "text", "elements", "element", "accessory", "block_id", "action_id", "options", "rows", "child_blocks"]
VALUES = st.none() | st.booleans() | st.integers() | st.sampled_from([*BLOCKS, *ELEMENTS, "plain_text", "mrkdwn", ""])
ANYTHING = st.recursive(
    VALUES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=20,
)


@given(st.lists(ANYTHING, max_size=3))
def test_nonsense_is_refused_and_never_breaks(blocks: list[Any]) -> None:
    """Whatever an app sends, it is kept or refused in Slack's words; what is kept would be kept again."""
    try:
        kept = accepted_blocks(blocks)
    except Refused:
        return
    assert accepted_blocks(kept) == kept


def test_null_is_the_same_as_left_out() -> None:
    """SDKs that write every key are welcome."""
    (kept,) = accepted_blocks([section(block_id=None, accessory=None)])
    assert kept["block_id"]
    assert "accessory" not in kept
