"""Every element people can click, pick from or type into, and where each may stand."""

import re
from collections.abc import Mapping

from sandbox.blocks import limits
from sandbox.blocks.composition import (
    ACTION_ID,
    CONFIRM,
    IMAGE_ELEMENT,
    LINK_OPTION,
    OPTION_GROUP,
    PLACEHOLDER,
    PLAIN_OPTION,
    RICH_OPTION,
    TYPE,
    among_options,
    any_text,
    plain_text,
)
from sandbox.blocks.rich_text import RICH_TEXT_ONLY
from sandbox.blocks.shape import (
    Check,
    anything,
    boolean,
    both,
    items,
    matching,
    number,
    one_of,
    rule,
    shape,
    string,
)

_DATE = matching(re.compile(r"\d{4}-\d{2}-\d{2}"), "must be a date in the form YYYY-MM-DD")
_TIME = matching(re.compile(r"([01]\d|2[0-3]):[0-5]\d"), "must be a time in the form HH:mm")
_NUMBER = matching(re.compile(r"-?\d+(\.\d+)?"), "must be a number written as a string")
_IDS = items(string(), 1_000, least=0)
_MANY = {"max_selected_items": number(1)}
_DISPATCH = {
    "dispatch_action_config": shape(
        {}, {"trigger_actions_on": items(one_of("on_enter_pressed", "on_character_entered"), 2)}
    )
}
_ONE_CHOICE_SOURCE = rule(
    lambda select: ("options" in select) != ("option_groups" in select),
    "must define either `options` or `option_groups`",
)
_VISIBLE = {"visible_to_user_ids": _IDS}


def _interactive(required: Mapping[str, Check] | None = None, optional: Mapping[str, Check] | None = None) -> Check:
    base = {"action_id": ACTION_ID, "confirm": CONFIRM, "accessibility_label": string(limits.BUTTON_TEXT)}
    return shape({**TYPE, **(required or {})}, {**base, **(optional or {})})


def _picker(initial: str, first: Check, optional: Mapping[str, Check] | None = None) -> Check:
    return _interactive({}, {initial: first, "placeholder": PLACEHOLDER, "focus_on_load": boolean, **(optional or {})})


def _choices(initial: str, first: Check, optional: Mapping[str, Check] | None = None) -> Check:
    lists = {
        "options": items(PLAIN_OPTION, limits.OPTIONS),
        "option_groups": items(OPTION_GROUP, limits.OPTION_GROUPS),
    }
    return both(_picker(initial, first, {**lists, **(optional or {})}), _ONE_CHOICE_SOURCE, among_options(initial))


def _typed(optional: Mapping[str, Check] | None = None, first: Check | None = None) -> Check:
    return _picker("initial_value", first or string(limits.INPUT_TEXT, least=0), {**_DISPATCH, **(optional or {})})


_FEEDBACK_BUTTON = shape(
    {"text": plain_text(limits.BUTTON_TEXT), "value": string(limits.BUTTON_VALUE)},
    {"accessibility_label": string(limits.BUTTON_TEXT)},
)
_FILTER = shape(
    {},
    {
        "include": items(one_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": boolean,
        "exclude_bot_users": boolean,
    },
)
_CONVERSATIONS = {"default_to_current_conversation": boolean, "filter": _FILTER}
_RESPONSE_URL = {"response_url_enabled": boolean}
_FIRST_OPTIONS = items(PLAIN_OPTION, limits.OPTIONS)

ELEMENTS: dict[str, Check] = {
    "image": IMAGE_ELEMENT,
    "button": _interactive(
        {"text": plain_text(limits.BUTTON_TEXT)},
        {
            "url": string(limits.URL),
            "value": string(limits.BUTTON_VALUE),
            "style": one_of("primary", "danger"),
            "agent_prompt": anything,
            "agent_prompt_display": anything,
            **_VISIBLE,
        },
    ),
    "workflow_button": _interactive(
        {"text": plain_text(limits.BUTTON_TEXT), "workflow": anything}, {"style": one_of("primary", "danger")}
    ),
    "icon_button": _interactive(
        {"icon": string(), "text": any_text(limits.BUTTON_TEXT)},
        {"value": string(limits.BUTTON_VALUE), **_VISIBLE},
    ),
    "feedback_buttons": _interactive({"positive_button": _FEEDBACK_BUTTON, "negative_button": _FEEDBACK_BUTTON}),
    "overflow": _interactive({"options": items(LINK_OPTION, limits.OVERFLOW_OPTIONS)}),
    "checkboxes": both(
        _interactive(
            {"options": items(RICH_OPTION, limits.FEW_OPTIONS)},
            {"initial_options": items(RICH_OPTION, limits.FEW_OPTIONS), "focus_on_load": boolean},
        ),
        among_options("initial_options"),
    ),
    "radio_buttons": both(
        _interactive(
            {"options": items(RICH_OPTION, limits.FEW_OPTIONS)},
            {"initial_option": RICH_OPTION, "focus_on_load": boolean},
        ),
        among_options("initial_option"),
    ),
    "datepicker": _picker("initial_date", _DATE),
    "timepicker": _picker("initial_time", _TIME, {"timezone": string()}),
    "datetimepicker": _picker("initial_date_time", number(0)),
    "static_select": _choices("initial_option", PLAIN_OPTION),
    "multi_static_select": _choices("initial_options", _FIRST_OPTIONS, _MANY),
    "external_select": _picker("initial_option", PLAIN_OPTION, {"min_query_length": number(0)}),
    "multi_external_select": _picker("initial_options", _FIRST_OPTIONS, {"min_query_length": number(0), **_MANY}),
    "users_select": _picker("initial_user", string()),
    "multi_users_select": _picker("initial_users", _IDS, _MANY),
    "conversations_select": _picker("initial_conversation", string(), {**_CONVERSATIONS, **_RESPONSE_URL}),
    "multi_conversations_select": _picker("initial_conversations", _IDS, {**_CONVERSATIONS, **_MANY}),
    "channels_select": _picker("initial_channel", string(), _RESPONSE_URL),
    "multi_channels_select": _picker("initial_channels", _IDS, _MANY),
    "plain_text_input": _typed(
        {
            "multiline": boolean,
            "min_length": number(0, limits.INPUT_TEXT),
            "max_length": number(1, limits.INPUT_TEXT),
        }
    ),
    "email_text_input": _typed(),
    "url_text_input": _typed(),
    "number_input": both(
        _typed({"is_decimal_allowed": boolean, "min_value": _NUMBER, "max_value": _NUMBER}, first=_NUMBER),
        rule(lambda element: "is_decimal_allowed" in element, "missing required field: is_decimal_allowed"),
    ),
    "rich_text_input": _typed({"min_lines": number(1), "max_lines": number(1)}, first=RICH_TEXT_ONLY),
    "file_input": _interactive({}, {"filetypes": items(string(), 100), "max_files": number(1, limits.FILES)}),
}

_MENUS = frozenset(kind for kind in ELEMENTS if kind.endswith("_select"))
_PICKED = _MENUS | {"checkboxes", "radio_buttons", "datepicker", "timepicker"}

ACCESSORIES = _PICKED | {"button", "image", "overflow", "workflow_button"}
IN_ACTIONS = _PICKED | {"button", "overflow", "datetimepicker", "workflow_button", "rich_text_input"}
IN_INPUT = _PICKED | {
    "datetimepicker",
    "plain_text_input",
    "email_text_input",
    "url_text_input",
    "number_input",
    "rich_text_input",
    "file_input",
}
IN_CONTEXT_ACTIONS = frozenset({"feedback_buttons", "icon_button"})
