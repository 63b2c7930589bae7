"""Every block, and which of them a message, a modal and a Home tab take."""

from sandbox.blocks import limits
from sandbox.blocks.composition import (
    HAS_IMAGE,
    IMAGE,
    IMAGE_ELEMENT,
    IMAGE_SOURCE,
    TYPE,
    any_text,
    plain_text,
)
from sandbox.blocks.elements import ACCESSORIES, ELEMENTS, IN_ACTIONS, IN_CONTEXT_ACTIONS, IN_INPUT
from sandbox.blocks.rich_text import RICH_TEXT, RICH_TEXT_ONLY
from sandbox.blocks.shape import (
    Check,
    Problems,
    anything,
    boolean,
    both,
    by_type,
    items,
    number,
    one_of,
    rule,
    shape,
    string,
)

_BLOCK = {"block_id": string(limits.BLOCK_ID)}


def _block(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    return shape({**TYPE, **required}, {**_BLOCK, **(optional or {})})


_CELL = by_type(
    {
        "raw_text": shape({**TYPE, "text": string(least=0)}),
        "raw_number": shape({**TYPE, "value": number()}, {"text": string(least=0)}),
        "rich_text": RICH_TEXT,
    }
)
_COLUMN = shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})
_TASK = _block(
    {"task_id": string(), "title": string(), "status": one_of("pending", "in_progress", "complete", "error")},
    {"details": RICH_TEXT_ONLY, "output": RICH_TEXT_ONLY, "sources": items(anything, 100, least=0)},
)
_CARD = both(
    _block(
        {},
        {
            "hero_image": IMAGE,
            "icon": IMAGE,
            "title": any_text(limits.CARD_TITLE),
            "subtitle": any_text(limits.CARD_TITLE),
            "body": any_text(limits.CARD_BODY),
            "actions": items(by_type(ELEMENTS, frozenset({"button"})), 5),
        },
    ),
    rule(lambda card: bool(card.keys() & {"hero_image", "title", "body", "actions"}), "card has no content"),
)


def _children(value: object, pointer: str, problems: Problems) -> None:
    items(by_type(BLOCKS), limits.CHILD_BLOCKS)(value, pointer, problems)


BLOCKS: dict[str, Check] = {
    "section": both(
        _block(
            {},
            {
                "text": any_text(limits.SECTION_TEXT),
                "fields": items(any_text(limits.FIELD_TEXT), limits.SECTION_FIELDS),
                "accessory": by_type(ELEMENTS, ACCESSORIES),
                "expand": boolean,
            },
        ),
        rule(lambda section: "text" in section or "fields" in section, "must define either `text` or `fields`"),
    ),
    "divider": _block({}),
    "image": both(
        _block({"alt_text": string(limits.ALT_TEXT)}, {**IMAGE_SOURCE, "title": plain_text(limits.IMAGE_TITLE)}),
        HAS_IMAGE,
    ),
    "actions": _block({"elements": items(by_type(ELEMENTS, IN_ACTIONS), limits.ACTIONS_ELEMENTS)}),
    "context": _block(
        {
            "elements": items(
                by_type(
                    {
                        "image": IMAGE_ELEMENT,
                        "plain_text": any_text(limits.SECTION_TEXT),
                        "mrkdwn": any_text(limits.SECTION_TEXT),
                    }
                ),
                limits.CONTEXT_ELEMENTS,
            )
        }
    ),
    "context_actions": _block({"elements": items(by_type(ELEMENTS, IN_CONTEXT_ACTIONS), limits.CONTEXT_ACTIONS)}),
    "input": _block(
        {"label": plain_text(limits.INPUT_LABEL), "element": by_type(ELEMENTS, IN_INPUT)},
        {"hint": plain_text(limits.INPUT_HINT), "optional": boolean, "dispatch_action": boolean},
    ),
    "file": _block({"external_id": string(), "source": one_of("remote")}),
    "header": _block({"text": plain_text(limits.HEADER_TEXT)}),
    "markdown": _block({"text": string(limits.MARKDOWN_TOGETHER)}),
    "video": _block(
        {
            "alt_text": string(limits.ALT_TEXT),
            "title": plain_text(limits.VIDEO_TITLE),
            "thumbnail_url": string(limits.URL),
            "video_url": string(limits.URL),
        },
        {
            "title_url": string(limits.URL),
            "description": plain_text(limits.VIDEO_TITLE),
            "provider_name": string(),
            "provider_icon_url": string(limits.URL),
            "author_name": string(limits.VIDEO_AUTHOR),
        },
    ),
    "rich_text": RICH_TEXT,
    "table": _block(
        {"rows": items(items(_CELL, limits.TABLE_COLUMNS), limits.TABLE_ROWS)},
        {"column_settings": items(_COLUMN, limits.TABLE_COLUMNS, least=0)},
    ),
    "task_card": _TASK,
    "plan": _block({"title": string()}, {"tasks": items(by_type({"task_card": _TASK}), 50, least=0)}),
    "alert": _block(
        {"text": any_text(limits.ALERT_TEXT)},
        {"level": one_of("default", "info", "warning", "error", "success")},
    ),
    "card": _CARD,
    "carousel": _block({"elements": items(by_type({"card": _CARD}), limits.CARDS)}),
    "container": both(
        _block(
            {"child_blocks": _children},
            {
                "title": plain_text(limits.CARD_TITLE),
                "rich_text_title": RICH_TEXT_ONLY,
                "subtitle": any_text(limits.CARD_TITLE),
                "width": one_of("narrow", "standard", "wide", "full"),
                "icon": IMAGE,
                "is_collapsible": boolean,
                "default_collapsed": boolean,
                "has_header_divider": boolean,
            },
        ),
        rule(
            lambda container: bool(container.keys() & {"title", "rich_text_title"}),
            "must define either `title` or `rich_text_title`",
        ),
        rule(
            lambda container: not (container.get("is_collapsible") and container.get("has_header_divider")),
            "`has_header_divider` cannot be used when `is_collapsible` is true",
        ),
    ),
}

_EVERYWHERE = frozenset(
    {
        "section",
        "divider",
        "image",
        "actions",
        "context",
        "input",
        "header",
        "rich_text",
        "video",
        "card",
    }
)
IN_MESSAGE = _EVERYWHERE | {
    "context_actions", "file", "markdown", "table", "task_card", "plan", "carousel", "container"
}  # fmt: skip
IN_MODAL = _EVERYWHERE | {"container", "carousel", "alert"}  # alerts are for forms only, so far
IN_HOME = _EVERYWHERE | {"container", "carousel"}
