"""What each interactive element keeps: its state's key, its empty value, what it starts from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sandbox.parsing import Json
from sandbox.records.message import Message
from sandbox.records.view import View


@dataclass(frozen=True, slots=True)
class Kept:
    """`state.values[block_id][action_id][key]` and where the element names its first value."""

    key: str
    initial: str
    many: bool = False

    @property
    def empty(self) -> Any:
        return [] if self.many else None


KEPT: dict[str, Kept] = {
    "plain_text_input": Kept("value", "initial_value"),
    "number_input": Kept("value", "initial_value"),
    "email_text_input": Kept("value", "initial_value"),
    "url_text_input": Kept("value", "initial_value"),
    "rich_text_input": Kept("rich_text_value", "initial_value"),
    "file_input": Kept("files", "", many=True),
    "datepicker": Kept("selected_date", "initial_date"),
    "timepicker": Kept("selected_time", "initial_time"),
    "datetimepicker": Kept("selected_date_time", "initial_date_time"),
    "checkboxes": Kept("selected_options", "initial_options", many=True),
    "radio_buttons": Kept("selected_option", "initial_option"),
    "static_select": Kept("selected_option", "initial_option"),
    "external_select": Kept("selected_option", "initial_option"),
    "users_select": Kept("selected_user", "initial_user"),
    "conversations_select": Kept("selected_conversation", "initial_conversation"),
    "channels_select": Kept("selected_channel", "initial_channel"),
    "multi_static_select": Kept("selected_options", "initial_options", many=True),
    "multi_external_select": Kept("selected_options", "initial_options", many=True),
    "multi_users_select": Kept("selected_users", "initial_users", many=True),
    "multi_conversations_select": Kept("selected_conversations", "initial_conversations", many=True),
    "multi_channels_select": Kept("selected_channels", "initial_channels", many=True),
}
"""Buttons and overflow menus are not here: they keep nothing."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An interactive element with the block it stands in."""

    block: Json
    element: Json
    attachment_id: int | None = None
    """Of the attachment whose block it is."""

    @property
    def block_id(self) -> str:
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        return str(self.element["action_id"])

    @property
    def kind(self) -> str:
        return str(self.element["type"])

    @property
    def acts_at_once(self) -> bool:
        """What stands in an input block waits for the form to be sent, unless the app wants to know earlier."""
        return self.block["type"] != "input" or bool(self.block.get("dispatch_action"))


def places_in(shown: Message | View) -> Iterator[Placed]:
    """Everything that can be used there, attachments included."""
    yield from placed(shown.blocks)
    for attachment in shown.attachments if isinstance(shown, Message) else ():
        for place in placed(attachment.get("blocks", [])):
            yield Placed(place.block, place.element, attachment["id"])


def placed(blocks: list[Json]) -> Iterator[Placed]:
    """Every element with an action_id, in the order a reader meets them."""
    for block in blocks:
        for element in _elements(block):
            if "action_id" in element:
                yield Placed(block, element)
        yield from placed(block.get("child_blocks", []))


def _elements(block: Json) -> Iterator[Json]:
    for key in ("accessory", "element"):
        if key in block:
            yield block[key]
    for key in ("elements", "actions"):
        for element in block.get(key, []):
            yield element
            yield from element.get("actions", [])


def first_state(element: Json, channel: str | None = None) -> Json:
    """How the element stands before anybody touched it; `channel` is where the person is, if anywhere."""
    kept = KEPT[element["type"]]
    value = element.get(kept.initial)
    if value is None and channel is not None and element.get("default_to_current_conversation"):
        value = [channel] if kept.many else channel
    state: Json = {"type": element["type"], kept.key: kept.empty if value is None else value}
    if element["type"] == "timepicker" and "timezone" in element:
        state["timezone"] = element["timezone"]
    return state


def first_values(
    blocks: list[Json], before: dict[str, Json] | None = None, channel: str | None = None
) -> dict[str, Json]:
    """`state.values` of a fresh view; what stood `before` survives under the same ids and type."""
    return values_of(placed(blocks), before, channel)


def values_of(
    places: Iterable[Placed], before: dict[str, Json] | None = None, channel: str | None = None
) -> dict[str, Json]:
    values: dict[str, Json] = {}
    for place in places:
        if place.kind not in KEPT:
            continue
        old = (before or {}).get(place.block_id, {}).get(place.action_id)
        same = old is not None and old["type"] == place.kind
        values.setdefault(place.block_id, {})[place.action_id] = old if same else first_state(place.element, channel)
    return values
