"""Using what an app put into messages, forms and Home tabs: buttons, menus, suggestions, shortcuts."""

from sandbox.elements import KEPT, Placed, first_values
from sandbox.errors import CannotDo
from sandbox.people.outcome import Outcome, outcome_of
from sandbox.slack import Slack
from sandbox.state import Json, Member, Message, View

_SHOWN_IN_ACTION = ("text", "value", "style", "placeholder")


async def click_message(slack: Slack, member: Member, message: Message, place: Placed, picked: Json | None) -> Outcome:
    """`picked` is the element's new state; None for a button."""
    if message.deleted:
        raise CannotDo("the message is gone")
    key = (member.id, message.channel, message.ts)
    values = first_values(message.blocks, slack.picks.get(key))
    action = _action(slack, place, picked, values)
    if place.kind in KEPT:
        slack.picks[key] = values
    back = slack.ways_back(member, message.channel, message.ts)
    payload = slack.payloads.message_action(member, message, values, action, back)
    return outcome_of(await slack.deliveries.ask("interactive", payload))


async def click_view(slack: Slack, member: Member, view: View, place: Placed, picked: Json | None) -> Outcome:
    """In a form or on the Home tab; what is picked stays in the form."""
    if not view.is_open:
        raise CannotDo("the form is closed")
    action = _action(slack, place, picked, view.values)
    trigger_id = slack.triggers.issue(member.id, view.id)
    payload = slack.payloads.view_action(member, view, action, trigger_id)
    return outcome_of(await slack.deliveries.ask("interactive", payload))


async def suggest(slack: Slack, member: Member, where: Message | View, place: Placed, value: str) -> Outcome:
    """The choices of an external select, as the app answers them: `options` or `option_groups`."""
    payload = slack.payloads.suggestion(member, where, block_id=place.block_id, action_id=place.action_id, value=value)
    answer = await slack.deliveries.ask("interactive", payload)
    offered = answer.payload if isinstance(answer.payload, dict) else {}
    if answer.acked and not offered.keys() & {"options", "option_groups"}:
        return outcome_of(answer, error="no_options")
    return outcome_of(answer)


async def use_shortcut(slack: Slack, member: Member, callback_id: str, message: Message | None = None) -> Outcome:
    stamp = slack.workspace.stamps.next()
    if message is None:
        payload = slack.payloads.shortcut(member, callback_id, slack.triggers.issue(member.id), stamp)
    else:
        back = slack.ways_back(member, message.channel, message.ts)
        payload = slack.payloads.message_shortcut(member, message, callback_id, stamp, back)
    return outcome_of(await slack.deliveries.ask("interactive", payload))


def _action(slack: Slack, place: Placed, picked: Json | None, values: dict[str, Json]) -> Json:
    """One entry of `actions`; what is kept goes into `values` as well."""
    action: Json = {"type": place.kind, "block_id": place.block_id, "action_id": place.action_id}
    if place.kind in KEPT:
        state = values.setdefault(place.block_id, {}).setdefault(place.action_id, {"type": place.kind})
        state.update(picked_state(place, picked))
        action |= state
    elif place.kind == "overflow":
        action["selected_option"] = (picked or {}).get("selected_option")
    elif place.kind == "feedback_buttons":
        action |= picked or {}
    shown = {key: place.element[key] for key in _SHOWN_IN_ACTION if key in place.element}
    return {**shown, **action, "action_ts": slack.workspace.stamps.next()}


def picked_state(place: Placed, picked: Json | None) -> Json:
    """Only what such an element can hold."""
    kept = KEPT[place.kind]
    return {key: value for key, value in (picked or {}).items() if key in {kept.key, "timezone"}}
