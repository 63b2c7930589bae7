"""What a wish names: the app, the conversation, the message or the form it is about."""

from sandbox.apps.routing import find_view
from sandbox.errors import CannotDo
from sandbox.parsing import Json
from sandbox.people.outcome import Outcome
from sandbox.people.person import Person
from sandbox.records.conversation import Conversation
from sandbox.records.message import Message
from sandbox.records.view import View
from sandbox.slack import Slack
from sandbox.wish import Wish
from sandbox.workspace import talk


def app_named(slack: Slack, wish: Wish) -> Slack:
    """`app` says which one, where there are several."""
    wanted = wish.text("app", slack.app.id)
    found = next((each for each in slack.site.in_workspace(slack.workspace.team.id) if each.app.id == wanted), None)
    if found is None:
        raise CannotDo(f"there is no app {wanted} here")
    return found


def conversation_named(slack: Slack, person: Person, wish: Wish) -> Conversation:
    return slack.conversation(wish.text("channel"), seen_by=person.id)


def message_named(slack: Slack, person: Person, wish: Wish) -> Message:
    found = talk.find_message(conversation_named(slack, person, wish), wish.text("message_ts"), person.id)
    if found is None:
        raise CannotDo("there is no such message")
    return found


def view_named(slack: Slack, person: Person, wish: Wish) -> View:
    view = find_view(slack, wish.text("view_id"))
    if view.user != person.id:
        raise CannotDo("that form is somebody else's")
    return view


def said(outcome: Outcome) -> Json:
    return {"outcome": outcome.as_json()}
