"""Using what an app put into messages, forms and Home tabs: buttons, menus, shortcuts."""

from sandbox.apps.routing import owner, with_shortcut
from sandbox.changes import NOWHERE
from sandbox.elements import KEPT, Placed, places_in, values_of
from sandbox.errors import CannotDo
from sandbox.parsing import Json
from sandbox.people.outcome import DONE, Outcome, outcome_of
from sandbox.people.picking import picked_feedback, picked_option, picked_state
from sandbox.records.member import Member
from sandbox.records.message import Message
from sandbox.records.view import View
from sandbox.slack import Slack
from sandbox.workspace import membership

_SHOWN_IN_ACTION = frozenset({
    "text", "value", "url", "icon", "style", "placeholder", "confirm", "min_query_length",
    *(kept.initial for kept in KEPT.values()),
})  # fmt: skip
_ENTER, _LETTER = "on_enter_pressed", "on_character_entered"


async def click_message(slack: Slack, member: Member, message: Message, place: Placed, picked: Json | None) -> Outcome:
    """`picked` is the element's new state; None for a button. What else was picked in the message goes along."""
    if message.deleted:
        raise CannotDo("the message is gone")
    _must_be_shown(member, place)
    slack = owner(slack, message)
    values = picks(slack, member, message)
    action = _action(slack, member, place, picked, values)
    if not place.acts_at_once:
        return DONE
    back = slack.ways_back(member, message.channel, message.ts)
    payload = slack.payloads.message_action(member, message, place, values, action, back)
    return outcome_of(await slack.deliveries.ask("interactive", payload))


async def click_view(slack: Slack, member: Member, view: View, place: Placed, picked: Json | None) -> Outcome:
    """In a form or on the Home tab; what is picked stays in the form."""
    if not view.is_open:
        raise CannotDo("the form is closed")
    _must_be_shown(member, place)
    slack = owner(slack, view)
    action = _action(slack, member, place, picked, view.values)
    if not place.acts_at_once:
        slack.changes.touch({member.id}, where=NOWHERE)
        return DONE
    trigger_id = slack.triggers.issue(member.id, view.id, view.channel)
    payload = slack.payloads.view_action(member, view, action, trigger_id)
    return outcome_of(await slack.deliveries.ask("interactive", payload))


def hears_typing(place: Placed, *, enter: bool) -> bool:
    """Whether the app wants to know of a letter typed into this field, or of the Enter after it."""
    config = place.element.get("dispatch_action_config", {})
    wanted = config.get("trigger_actions_on", [_ENTER])
    return place.acts_at_once and (_LETTER in wanted or (enter and _ENTER in wanted))


def picks(slack: Slack, member: Member, message: Message) -> dict[str, Json]:
    """How the message's elements stand before this person, to be changed in place."""
    key = (member.id, message.channel, message.ts)
    values = values_of(places_in(message), slack.picks.get(key), message.channel)
    if values:
        slack.picks[key] = values
    return values


async def use_shortcut(slack: Slack, member: Member, callback_id: str, message: Message | None = None) -> Outcome:
    slack = with_shortcut(slack, callback_id)
    stamp = slack.workspace.stamps.next()
    if message is None:
        payload = slack.payloads.shortcut(member, callback_id, slack.triggers.issue(member.id), stamp)
    else:
        back = slack.ways_back(member, message.channel, message.ts)
        payload = slack.payloads.message_shortcut(member, message, callback_id, stamp, back)
    return outcome_of(await slack.deliveries.ask("interactive", payload))


def open_home(slack: Slack, member: Member, tab: str) -> None:
    """The app hears of it and may publish."""
    if not slack.app.is_installed:
        raise CannotDo(f"{slack.app.name} is not installed here")
    conversation = membership.direct(slack.workspace, member.id, slack.bot.id)
    slack.events.home_opened(member.id, conversation, tab, slack.forms.home(member.id))


def _must_be_shown(member: Member, place: Placed) -> None:
    if member.id not in place.element.get("visible_to_user_ids", [member.id]):
        raise CannotDo("this person does not see that button")


def _action(slack: Slack, member: Member, place: Placed, picked: Json | None, values: dict[str, Json]) -> Json:
    """One entry of `actions`; what is kept goes into `values` as well."""
    action: Json = {"type": place.kind, "block_id": place.block_id, "action_id": place.action_id}
    if place.kind in KEPT:
        state = values[place.block_id][place.action_id]
        state.update(picked_state(slack, member, place, picked))
        action |= state
    elif place.kind == "overflow":
        action["selected_option"] = picked_option(slack, member, place, picked)
    elif place.kind == "feedback_buttons":
        action |= picked_feedback(place, picked)
    shown = {key: value for key, value in place.element.items() if key in _SHOWN_IN_ACTION}
    return {**shown, **action, "action_ts": slack.workspace.stamps.next()}
