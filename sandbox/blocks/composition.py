"""The small objects blocks are made of: texts, options, confirmation dialogs, images."""

from collections.abc import Iterator
from typing import Any

from sandbox.blocks import limits
from sandbox.blocks.shape import (
    Check,
    Problems,
    anything,
    boolean,
    both,
    by_type,
    items,
    one_of,
    rule,
    several_schemas,
    shape,
    string,
)

TYPE = {"type": anything}  # already known where these are used


def plain_text(longest: int, least: int = 1) -> Check:
    return by_type({"plain_text": shape({**TYPE, "text": string(longest, least)}, {"emoji": boolean})})


def any_text(longest: int) -> Check:
    """plain_text or mrkdwn."""
    return several_schemas(
        by_type(
            {
                "plain_text": shape({**TYPE, "text": string(longest)}, {"emoji": boolean}),
                "mrkdwn": shape({**TYPE, "text": string(longest)}, {"verbatim": boolean}),
            }
        )
    )


ACTION_ID = string(limits.ACTION_ID)
PLACEHOLDER = plain_text(limits.PLACEHOLDER)

CONFIRM = shape(
    {"title": plain_text(limits.CONFIRM_TITLE), "text": any_text(limits.CONFIRM_TEXT)},
    {
        "confirm": plain_text(limits.CONFIRM_BUTTON),
        "deny": plain_text(limits.CONFIRM_BUTTON),
        "style": one_of("primary", "danger"),
    },
)


def option(text: Check, *, with_url: bool = False) -> Check:
    extra = {"url": string(limits.URL)} if with_url else {}
    return shape(
        {"text": text, "value": string(limits.OPTION_VALUE)},
        {"description": any_text(limits.OPTION_TEXT), **extra},
    )


PLAIN_OPTION = option(plain_text(limits.OPTION_TEXT))
RICH_OPTION = option(any_text(limits.OPTION_TEXT))
LINK_OPTION = option(plain_text(limits.OPTION_TEXT), with_url=True)
OPTION_GROUP = shape({"label": plain_text(limits.OPTION_TEXT), "options": items(PLAIN_OPTION, limits.OPTIONS, least=0)})


def among_options(initial: str) -> Check:
    """What a menu starts from is one of its own options, or several of them."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        first = value.get(initial) if isinstance(value, dict) else None
        if first is None:
            return
        offered = [_face(option) for option in _offered(value)]
        chosen = first if isinstance(first, list) else [first]
        if any(_face(option) not in offered for option in chosen):
            problems.add("must be one of the provided options", f"{pointer}/{initial}")

    return check


def _offered(menu: dict[str, Any]) -> Iterator[Any]:
    groups = menu.get("option_groups")
    lists = [menu.get("options")]
    lists += [group.get("options") for group in groups if isinstance(group, dict)] if isinstance(groups, list) else []
    return (option for options in lists if isinstance(options, list) for option in options)


def _face(option: Any) -> Any:
    """Its words and its value: what Slack fills in besides does not count."""
    if not isinstance(option, dict) or not isinstance(option.get("text"), dict):
        return option
    return option["text"].get("text"), option.get("value")


SLACK_FILE = both(
    shape({}, {"id": string(), "url": string(limits.URL)}),
    rule(lambda file: ("id" in file) != ("url" in file), "must define either `id` or `url`"),
)
IMAGE_SOURCE = {"image_url": string(limits.URL), "slack_file": SLACK_FILE}
HAS_IMAGE = rule(
    lambda image: ("image_url" in image) != ("slack_file" in image),
    "must define either `image_url` or `slack_file`",
)
IMAGE_ELEMENT = both(shape({**TYPE, "alt_text": string(limits.ALT_TEXT)}, IMAGE_SOURCE), HAS_IMAGE)
IMAGE = by_type({"image": IMAGE_ELEMENT})
