"""Submitting and closing forms, and doing what the app answers to that."""

from collections.abc import Iterable
from typing import Any

from sandbox.apps.routing import owner
from sandbox.blocks.accept import accepted_view
from sandbox.elements import Placed, places_in
from sandbox.errors import CannotDo, Refused, refused_with
from sandbox.files.blocks import look_up_files
from sandbox.parsing import Json
from sandbox.people.clicking import picks
from sandbox.people.complaints import complaints, fields
from sandbox.people.outcome import DONE, Outcome, outcome_of
from sandbox.people.picking import picked_state
from sandbox.records.member import Member
from sandbox.records.message import Message
from sandbox.records.view import View
from sandbox.slack import Slack
from sandbox.transports.deliveries import Answer


def type_in(slack: Slack, member: Member, shown: Message | View, values: Json) -> None:
    """Puts `state.values` into the form or the message; what is not there is left out, and the app hears nothing."""
    kept = shown.values if isinstance(shown, View) else picks(owner(slack, shown), member, shown)
    _put(slack, member, places_in(shown), kept, values)


async def submit(slack: Slack, member: Member, view: View, values: Json) -> Outcome:
    """What Slack's own client would not send is answered with its complaints, and the app hears nothing."""
    if not view.is_open:
        raise CannotDo("the form is closed")
    if view.content["type"] != "modal" or not view.content["submit"]:
        raise CannotDo("there is nothing to submit")
    type_in(slack, member, view, values)
    if errors := complaints(view):
        return Outcome(acked=False, errors=errors)
    slack = owner(slack, view)
    _hand_over_files(slack, view)
    trigger_id = slack.triggers.issue(member.id, view.id, view.channel)
    payload = slack.payloads.submission(member, view, trigger_id, _response_urls(slack, member, view))
    answer = await slack.deliveries.ask("interactive", payload)
    return _obey(slack, view, answer) if answer.acked else outcome_of(answer)


async def close(slack: Slack, member: Member, view: View, *, all_of_them: bool = False) -> Outcome:
    """Cancel closes the form on top; the × closes the stack and speaks of its root."""
    slack = owner(slack, view)
    cleared = all_of_them or bool(view.content["clear_on_close"])
    closed = slack.forms.close(member.id, all_of_them=cleared)
    if not closed or not closed[0].content["notify_on_close"]:
        return DONE
    payload = slack.payloads.closed(member, closed[0], is_cleared=cleared)
    return outcome_of(await slack.deliveries.ask("interactive", payload))


def _put(slack: Slack, member: Member, places: Iterable[Placed], kept: Json, values: Json) -> None:
    for place in places:
        typed = values.get(place.block_id)
        state = typed.get(place.action_id) if isinstance(typed, dict) else None
        if isinstance(state, dict) and place.action_id in kept.get(place.block_id, {}):
            kept[place.block_id][place.action_id].update(picked_state(slack, member, place, state))


def _hand_over_files(slack: Slack, view: View) -> None:
    """What is put into a form may be read by its app."""
    for place in fields(view):
        for shape in view.values[place.block_id][place.action_id].get("files", []):
            if (file := slack.workspace.files.find(shape["id"])) is not None:
                file.readers.add(slack.app.bot_user_id)


def _response_urls(slack: Slack, member: Member, view: View) -> list[Json]:
    """One for each conversation that was picked where the app asked for a way to answer there."""
    urls = []
    for place in places_in(view):
        if not place.element.get("response_url_enabled"):
            continue
        state = view.values[place.block_id][place.action_id]
        channel = state.get("selected_conversation") or state.get("selected_channel")
        if channel is not None:
            where = {"block_id": place.block_id, "action_id": place.action_id, "channel_id": channel}
            urls.append({**where, "response_url": slack.response_urls.issue(channel, member.id)})
    return urls


def _obey(slack: Slack, view: View, answer: Answer) -> Outcome:
    """The app's `response_action`; none closes this one form."""
    said = answer.payload if isinstance(answer.payload, dict) else {}
    try:
        match said.get("response_action"):
            case None if answer.payload:
                return outcome_of(answer, error="the answer must be empty to close the form")
            case None:
                _close_one(slack, view)
            case "errors":
                return _show_errors(view, said.get("errors"), answer)
            case "update":
                slack.forms.update(view, _modal(slack, said))
            case "push":
                slack.forms.push(view.user, _modal(slack, said), view.channel)
            case "clear":
                slack.forms.close(view.user, all_of_them=True)
            case unknown:
                return outcome_of(answer, error=f"invalid response_action: {unknown}")
    except Refused as refusal:
        return outcome_of(answer, error=refusal.error)
    return outcome_of(answer)


def _modal(slack: Slack, said: Json) -> Json:
    content = accepted_view(said.get("view"))
    if content["type"] != "modal":
        raise refused_with("invalid_arguments", ["[ERROR] must be a modal view [json-pointer:/view/type]"])
    look_up_files(slack.workspace, slack.app.bot_user_id, content["blocks"], "/view/blocks", "invalid_arguments")
    return content


def _close_one(slack: Slack, view: View) -> None:
    stack = slack.forms.stack(view.user)
    if stack and stack[-1] is view:
        slack.forms.close(view.user)


def _show_errors(view: View, errors: Any, answer: Answer) -> Outcome:
    """Only input blocks can show one; anything else and Slack shows nothing but "trouble connecting"."""
    inputs = {place.block_id for place in fields(view)}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
        return outcome_of(answer, error="invalid_errors")
    return outcome_of(answer, errors={key: str(text) for key, text in errors.items()})
