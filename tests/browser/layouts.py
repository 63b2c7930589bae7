"""One of every block and element a message or a form may have, as apps send them."""

from typing import Any

from tests.sandbox.block_kit import button, field, option, plain, section

Block = dict[str, Any]


def rich(*elements: Block) -> Block:
    return {"type": "rich_text", "elements": list(elements)}


def line(text: str, **style: bool) -> Block:
    return {"type": "rich_text_section", "elements": [{"type": "text", "text": text, "style": style}]}


def card(title: str) -> Block:
    return {"type": "card", "title": plain(title), "body": plain("A few words"), "actions": [button("Take it")]}


def task(title: str, status: str, **more: Any) -> Block:
    return {"type": "task_card", "task_id": title, "title": title, "status": status, **more}


TEXTS = [
    {"type": "header", "text": plain("A header")},
    section("*strong* and `code`", accessory={"type": "overflow", "options": [option("one"), option("two")]}),
    {"type": "divider"},
    {"type": "context", "elements": [plain("Small print")]},
    rich(
        line("underlined", underline=True),
        {"type": "rich_text_list", "style": "ordered", "elements": [line("first"), line("second")]},
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "quoted"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "as typed"}]},
    ),
    {"type": "markdown", "text": "## A heading\n\n- [x] done"},
    {"type": "table", "rows": [[{"type": "raw_text", "text": "Name"}], [{"type": "raw_text", "text": "Robotics"}]]},
]
FRAMES = [
    card("A card"),
    {"type": "carousel", "elements": [card("Slide one"), card("Slide two")]},
    {"type": "container", "title": plain("A container"), "child_blocks": [section("Inside")]},
    {
        "type": "plan",
        "title": "A plan",
        "tasks": [
            task("Ask", "complete"),
            task("Book", "in_progress", details=rich(line("Waiting for the office"))),
            task("Print", "error"),
        ],
    },
    {
        "type": "video",
        "title": plain("A video"),
        "alt_text": "robots",
        "video_url": "https://example.com/embed",
        "thumbnail_url": "https://example.com/cover.png",
    },
    {
        "type": "context_actions",
        "elements": [
            {
                "type": "feedback_buttons",
                "positive_button": {"text": plain("Good"), "value": "yes"},
                "negative_button": {"text": plain("Bad"), "value": "no"},
            },
            {"type": "icon_button", "icon": "trash", "text": plain("Remove")},
        ],
    },
]
ACTIONS = [
    {
        "type": "actions",
        "elements": [
            button("Press", style="primary"),
            {"type": "static_select", "placeholder": plain("Pick one"), "options": [option("one")]},
            {"type": "users_select", "placeholder": plain("Who")},
            {"type": "datepicker", "placeholder": plain("Which day")},
            {"type": "checkboxes", "options": [option("ticked")]},
            {"type": "radio_buttons", "options": [option("chosen")]},
            {
                "type": "workflow_button",
                "text": plain("Run it"),
                "workflow": {"trigger": {"url": "https://slack.com/x"}},
            },
        ],
    },
]
FORM = [
    field("letter", "rich_text_input"),
    field("papers", "file_input", filetypes=["png"], max_files=1),
    field("mail", "email_text_input"),
    field("seats", "number_input", is_decimal_allowed=False, min_value="1"),
    field("people", "multi_users_select", optional=True),
    {"type": "alert", "level": "warning", "text": plain("Mind the gap")},
]
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
"""One red pixel."""
