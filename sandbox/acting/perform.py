"""Everything `POST /control/act` can do, by name."""

from sandbox.acting import among_people, with_apps
from sandbox.acting.among_people import Act, to_channel, to_message
from sandbox.errors import CannotDo
from sandbox.parsing import Json
from sandbox.people import tending
from sandbox.people.permission import must_be_active
from sandbox.people.person import Person
from sandbox.slack import Slack
from sandbox.wish import Wish

ACTS: dict[str, Act] = {
    "send": among_people.send,
    "click": with_apps.click,
    "press": with_apps.press,
    "change": with_apps.change,
    "suggest": with_apps.suggest,
    "submit": with_apps.submit,
    "close": with_apps.close,
    "shortcut": with_apps.shortcut,
    "home": with_apps.home,
    "dm": among_people.dm,
    "join": among_people.join,
    "leave": among_people.leave,
    "invite": among_people.invite,
    "kick": among_people.kick,
    "read": among_people.read,
    "uninstall": with_apps.uninstall,
    "install": with_apps.install,
    "react": to_message(tending.react, "name"),
    "unreact": to_message(tending.unreact, "name"),
    "pin": to_message(tending.pin),
    "unpin": to_message(tending.unpin),
    "edit": to_message(tending.edit, "text"),
    "delete": to_message(tending.delete),
    "create": among_people.create,
    "rename": to_channel(tending.rename, "name"),
    "topic": to_channel(tending.set_topic, "topic"),
    "archive": to_channel(tending.archive),
    "unarchive": to_channel(tending.unarchive),
    "discard": to_channel(tending.discard),
    "profile": among_people.profile,
    "deactivate": among_people.deactivate,
}


async def perform(slack: Slack, person: Person, wish: Wish) -> Json:
    """What `wish` names in its `do`."""
    what = wish.get("do")
    if not isinstance(what, str) or what not in ACTS:
        raise CannotDo(f"nobody can {what!r}")
    must_be_active(person.member)
    return await ACTS[what](slack, person, wish)
