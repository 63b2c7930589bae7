"""Rich text: sections, lists, quotes and preformatted text, and what may stand in them."""

from sandbox.blocks import limits
from sandbox.blocks.composition import TYPE
from sandbox.blocks.shape import Check, boolean, by_type, items, number, one_of, shape, string

_STYLE = {
    "style": shape(
        {},
        dict.fromkeys(
            ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"), boolean
        ),
    )
}


def _part(required: dict[str, Check], optional: dict[str, Check] | None = None) -> Check:
    return shape({**TYPE, **required}, {**_STYLE, **(optional or {})})


_PARTS = {
    "text": _part({"text": string()}),
    "link": _part({"url": string(limits.URL)}, {"text": string(least=0), "unsafe": boolean}),
    "emoji": _part({"name": string()}, {"unicode": string(), "skin_tone": number(1, 6), "display_url": string()}),
    "user": _part({"user_id": string()}),
    "channel": _part({"channel_id": string()}),
    "usergroup": _part({"usergroup_id": string()}),
    "team": _part({"team_id": string()}),
    "broadcast": _part({"range": one_of("here", "channel", "everyone")}),
    "date": _part({"timestamp": number(0), "format": string()}, {"url": string(limits.URL), "fallback": string()}),
    "color": _part({"value": string()}),
}
_BORDER = {"border": number(0, 1)}


def _line(parts: frozenset[str] | None = None, optional: dict[str, Check] | None = None) -> Check:
    elements = items(by_type(_PARTS, parts), limits.RICH_PARTS, least=0)
    return shape({**TYPE, "elements": elements}, optional or {})


_LIST = shape(
    {
        **TYPE,
        "style": one_of("bullet", "ordered"),
        "elements": items(by_type({"rich_text_section": _line()}), limits.RICH_PARTS),
    },
    {"indent": number(0, 8), "offset": number(0), **_BORDER},
)
_LINES = {
    "rich_text_section": _line(),
    "rich_text_list": _LIST,
    "rich_text_preformatted": _line(frozenset({"text", "link"}), {**_BORDER, "language": string()}),
    "rich_text_quote": _line(optional=_BORDER),
}

RICH_TEXT = shape(
    {**TYPE, "elements": items(by_type(_LINES), limits.RICH_PARTS, least=0)},
    {"block_id": string(limits.BLOCK_ID)},
)
RICH_TEXT_ONLY = by_type({"rich_text": RICH_TEXT})
