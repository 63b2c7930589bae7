"""Typing into a menu whose choices the app provides."""

from typing import Any

from sandbox.apps.routing import owner
from sandbox.blocks import limits
from sandbox.blocks.composition import OPTION_GROUP, PLAIN_OPTION
from sandbox.blocks.shape import Problems, items
from sandbox.elements import Placed
from sandbox.errors import CannotDo
from sandbox.parsing import Json
from sandbox.people.outcome import Outcome, outcome_of
from sandbox.records.member import Member
from sandbox.records.message import Message
from sandbox.records.view import View
from sandbox.slack import Slack

_QUERY = 3
"""How many characters Slack waits for when the app does not say."""
_OPTIONS = items(PLAIN_OPTION, limits.OPTIONS, least=0)
_GROUPS = items(OPTION_GROUP, limits.OPTION_GROUPS, least=0)
_NONE_YET = Outcome(acked=True, payload={"options": []})


async def suggest(slack: Slack, member: Member, where: Message | View, place: Placed, value: str) -> Outcome:
    """The app's answer, `options` or `option_groups`; before enough is typed it is not asked."""
    if not place.kind.endswith("external_select"):
        raise CannotDo(f"a {place.kind} asks nobody for its choices")
    if len(value) < place.element.get("min_query_length", _QUERY):
        return _NONE_YET
    slack = owner(slack, where)
    answer = await slack.deliveries.ask("interactive", slack.payloads.suggestion(member, where, place, value))
    return outcome_of(answer, error=_complaint(answer.payload) if answer.acked else None)


def _complaint(payload: Any) -> str | None:
    said: Json = payload if isinstance(payload, dict) else {}
    problems = Problems()
    if "options" in said:
        _OPTIONS(said["options"], "/options", problems)
    elif "option_groups" in said:
        _GROUPS(said["option_groups"], "/option_groups", problems)
    else:
        return "no_options"
    return "invalid_options" if problems.messages else None
