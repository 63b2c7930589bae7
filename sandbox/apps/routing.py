"""Which of the apps in a workspace something belongs to: a message, a form, a command, a shortcut."""

from contextlib import suppress

from sandbox.errors import CannotDo, Refused
from sandbox.parsing import Json
from sandbox.records.message import Message
from sandbox.records.view import View
from sandbox.slack import Slack


def neighbours(slack: Slack) -> list[Slack]:
    """The apps installed in this workspace; the one asked first, then the others in their order."""
    here = slack.site.in_workspace(slack.workspace.team.id)
    return [each for each in [slack, *(one for one in here if one is not slack)] if each.app.is_installed]


def owner(slack: Slack, shown: Message | View) -> Slack:
    """Whose it is: what is done to it, that app hears."""
    for each in neighbours(slack):
        if each.forms.knows(shown) if isinstance(shown, View) else each.app is shown.app:
            return each
    if isinstance(shown, View):
        return slack  # a form that was closed is told so by whoever looks closer
    raise CannotDo("no app installed here answers for that")


def with_command(slack: Slack, command: str) -> Slack | None:
    """Of two apps that declare it the one installed later; one without a manifest takes what nobody declared."""
    here = neighbours(slack)
    declaring = [each for each in here if command in each.app.commands]
    if declaring:
        return max(declaring, key=lambda each: each.installed_at)
    return next((each for each in here if not each.app.commands), None)


def with_shortcut(slack: Slack, callback_id: str) -> Slack:
    """The app asked takes what nobody declared."""
    here = neighbours(slack)
    if not here:
        raise CannotDo("there is no app here")
    declared = (each for each in here if any(one.get("callback_id") == callback_id for one in each.app.shortcuts))
    return next(declared, here[0])


def forms_of(slack: Slack, user_id: str) -> list[View]:
    """What a person has before them, bottom first: this app's forms, else another's."""
    return next((stack for each in neighbours(slack) if (stack := each.forms.stack(user_id))), [])


def find_view(slack: Slack, view_id: str) -> View:
    """Whichever app it is of."""
    for each in neighbours(slack):
        with suppress(Refused):
            return each.forms.find(view_id)
    raise CannotDo("the form is closed")


def commands(slack: Slack) -> dict[str, Json]:
    """What can be typed here, as the winning app declares it."""
    named = sorted(neighbours(slack), key=lambda each: each.installed_at)
    return {name: declared for each in named for name, declared in each.app.commands.items()}
