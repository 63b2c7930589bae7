"""What people do with what an app shows them, and with the app itself."""

from sandbox.acting.wishes import app_named, message_named, said, view_named
from sandbox.apps import installing
from sandbox.parsing import Json
from sandbox.people import clicking, filling, pressing
from sandbox.people.finding import element_at
from sandbox.people.outcome import DONE
from sandbox.people.person import Person
from sandbox.people.suggesting import suggest as ask_for_choices
from sandbox.slack import Slack
from sandbox.wish import Wish
from sandbox.workspace import membership


async def click(slack: Slack, person: Person, wish: Wish) -> Json:
    message = message_named(slack, person, wish)
    place = element_at(message, wish.text("block_id"), wish.text("action_id"))
    filling.type_in(slack, person.member, message, wish.object("values") or {})
    return said(await clicking.click_message(slack, person.member, message, place, wish.object("picked")))


async def press(slack: Slack, person: Person, wish: Wish) -> Json:
    """A button or menu of an older attachment, by number; `picked` is the value of the choice."""
    message = message_named(slack, person, wish)
    pressed = pressing.find_at(message, wish.count("attachment_id", 1), wish.text("action"))
    return said(await pressing.press(slack, person.member, message, pressed, wish.get("picked")))


async def change(slack: Slack, person: Person, wish: Wish) -> Json:
    view = view_named(slack, person, wish)
    place = element_at(view, wish.text("block_id"), wish.text("action_id"))
    filling.type_in(slack, person.member, view, wish.object("values") or {})
    return said(await clicking.click_view(slack, person.member, view, place, wish.object("picked")))


async def suggest(slack: Slack, person: Person, wish: Wish) -> Json:
    where = view_named(slack, person, wish) if "view_id" in wish else message_named(slack, person, wish)
    place = element_at(where, wish.text("block_id"), wish.text("action_id"))
    outcome = await ask_for_choices(slack, person.member, where, place, wish.text("value", ""))
    offered = outcome.payload if isinstance(outcome.payload, dict) else {}
    choices = {key: offered[key] for key in ("options", "option_groups") if key in offered}
    return {**said(outcome), **choices}


async def submit(slack: Slack, person: Person, wish: Wish) -> Json:
    view = view_named(slack, person, wish)
    return said(await filling.submit(slack, person.member, view, wish.object("values") or {}))


async def close(slack: Slack, person: Person, wish: Wish) -> Json:
    view = view_named(slack, person, wish)
    return said(await filling.close(slack, person.member, view, all_of_them=bool(wish.get("all"))))


async def shortcut(slack: Slack, person: Person, wish: Wish) -> Json:
    message = message_named(slack, person, wish) if "message_ts" in wish else None
    return said(await clicking.use_shortcut(slack, person.member, wish.text("callback_id"), message))


async def home(slack: Slack, person: Person, wish: Wish) -> Json:
    slack = app_named(slack, wish)
    outcome = Person(slack, person.member).opens_home(wish.text("tab", "home"))
    return {**said(outcome), "channel": membership.direct(slack.workspace, person.id, slack.bot.id).id}


async def uninstall(slack: Slack, _person: Person, wish: Wish) -> Json:
    installing.uninstall(app_named(slack, wish))
    return said(DONE)


async def install(slack: Slack, _person: Person, wish: Wish) -> Json:
    return {**said(DONE), "bot_token": installing.bring_back(app_named(slack, wish))}
