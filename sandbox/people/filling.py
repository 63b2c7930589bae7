"""Submitting and closing forms, and doing what the app answers to that."""

from typing import Any

from sandbox.blocks.accept import accepted_view
from sandbox.deliveries import Answer
from sandbox.elements import placed
from sandbox.errors import CannotDo, Refused
from sandbox.people.clicking import picked_state
from sandbox.people.complaints import complaints
from sandbox.people.outcome import DONE, Outcome, outcome_of
from sandbox.slack import Slack
from sandbox.state import Json, Member, View


def type_in(view: View, values: dict[str, Json]) -> None:
    """Puts `state.values` into the form; what the form does not have is left out."""
    for place in placed(view.blocks):
        state = values.get(place.block_id, {}).get(place.action_id)
        kept = view.values.get(place.block_id, {}).get(place.action_id)
        if state is not None and kept is not None:
            kept.update(picked_state(place, state))


async def submit(slack: Slack, member: Member, view: View, values: dict[str, Json]) -> Outcome:
    """What Slack's own client would not send is answered with its complaints, and the app hears nothing."""
    if not view.is_open:
        raise CannotDo("the form is closed")
    if view.content["type"] != "modal" or not view.content["submit"]:
        raise CannotDo("there is nothing to submit")
    type_in(view, values)
    if errors := complaints(view):
        return Outcome(acked=False, errors=errors)
    trigger_id = slack.triggers.issue(member.id, view.id)
    answer = await slack.deliveries.ask("interactive", slack.payloads.submission(member, view, trigger_id))
    if not answer.acked:
        return outcome_of(answer)
    return _obey(slack, view, answer)


async def close(slack: Slack, member: Member, view: View, *, all_of_them: bool = False) -> Outcome:
    """Cancel closes the form on top; the × closes the stack and speaks of its root."""
    cleared = all_of_them or bool(view.content["clear_on_close"])
    closed = slack.forms.close(member.id, all_of_them=cleared)
    if not closed or not closed[0].content["notify_on_close"]:
        return DONE
    payload = slack.payloads.closed(member, closed[0], is_cleared=cleared)
    return outcome_of(await slack.deliveries.ask("interactive", payload))


def _obey(slack: Slack, view: View, answer: Answer) -> Outcome:
    """The app's `response_action`; none closes this one form."""
    said = answer.payload if isinstance(answer.payload, dict) else {}
    try:
        match said.get("response_action"):
            case None:
                _close_one(slack, view)
            case "errors":
                return _show_errors(view, said.get("errors"), answer)
            case "update":
                slack.forms.update(view, accepted_view(said.get("view")))
            case "push":
                slack.forms.push(view.user, accepted_view(said.get("view")))
            case "clear":
                slack.forms.close(view.user, all_of_them=True)
            case unknown:
                return outcome_of(answer, error=f"invalid response_action: {unknown}")
    except Refused as refusal:
        return outcome_of(answer, error=refusal.error)
    return outcome_of(answer)


def _close_one(slack: Slack, view: View) -> None:
    stack = slack.forms.stack(view.user)
    if stack and stack[-1] is view:
        slack.forms.close(view.user)


def _show_errors(view: View, errors: Any, answer: Answer) -> Outcome:
    """Only input blocks can show one; anything else and Slack shows nothing but "trouble connecting"."""
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
        return outcome_of(answer, error="invalid_errors")
    return outcome_of(answer, errors={key: str(text) for key, text in errors.items()})
