"""The people and the channels of a config file."""

import re
from collections.abc import Callable, Collection, Iterable
from typing import Any, NamedTuple, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox.cast import Role, Room, default_cast
from sandbox.config.marked import Marked, nearest
from sandbox.records.member import PersonKind, Rank

_HANDLE = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
_PEOPLE_KINDS = tuple(kind for kind in get_args(PersonKind) if kind != "bot")


class PlannedRoom(NamedTuple):
    room: Room
    apps: tuple[str, ...]
    """Which are in it, by name."""


def plans(given: dict[str, Marked], roles: tuple[Role, ...], apps: list[str]) -> tuple[PlannedRoom, ...]:
    """Somebody must be able to speak somewhere: people of one's own have #general at least."""
    people = [role.name for role in roles]
    if "channels" in given:
        plans = tuple(_room(each, people, apps) for each in given["channels"].items())
        no_twins(given["channels"], (plan.room.name for plan in plans))
        return plans
    if "people" in given:
        return (PlannedRoom(Room("general", tuple(people), is_general=True), tuple(apps)),)
    return tuple(PlannedRoom(room, tuple(apps) if room.with_bot else ()) for room in default_cast().rooms)


def roles_of(marked: Marked) -> tuple[Role, ...]:
    roles = tuple(_role(person) for person in marked.items())
    if not roles:
        raise marked.wrong("somebody must be there")
    no_twins(marked, (role.name for role in roles))
    return roles


def _role(marked: Marked) -> Role:
    readers: dict[str, Callable[[Marked], Any]] = {
        "name": handle,
        "real_name": Marked.text,
        "title": Marked.text,
        "kind": lambda value: value.choice(_PEOPLE_KINDS),
        "locale": Marked.text,
        "tz": _time_zone,
        "email": Marked.text,
        "rank": lambda value: value.choice(get_args(Rank)),
    }
    given = marked.fields(readers, needed=("name",))
    told = {name: readers[name](value) for name, value in given.items()}
    return Role(**{"real_name": told["name"].capitalize(), "title": "", **told})


def _room(marked: Marked, people: Collection[str], apps: Collection[str]) -> PlannedRoom:
    given = marked.fields(("name", "topic", "private", "general", "members", "apps"), needed=("name",))
    if "members" in given and not given["members"].items():
        raise given["members"].wrong("somebody must be in a channel")
    room = Room(
        handle(given["name"]),
        _among(people, given.get("members"), "nobody"),
        given["topic"].text() if "topic" in given else "",
        private="private" in given and given["private"].flag(),
        is_general="general" in given and given["general"].flag(),
    )
    return PlannedRoom(room, _among(apps, given.get("apps"), "no app"))


def _among(known: Collection[str], marked: Marked | None, none: str) -> tuple[str, ...]:
    """All of them unless some are named."""
    if marked is None:
        return tuple(known)
    for each in marked.items():
        if each.text() not in known:
            raise each.wrong(f"{none} is called {each.text()}{nearest(each.text(), known)}")
    return tuple(each.text() for each in marked.items())


def handle(marked: Marked) -> str:
    if not _HANDLE.fullmatch(name := marked.text()):
        raise marked.wrong(f"{name!r} must be small letters, digits, dots, dashes and underscores")
    return name


def _time_zone(marked: Marked) -> str:
    try:
        return ZoneInfo(marked.text()).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise marked.wrong(f"no time zone is called {marked.text()!r}; one is America/Chicago") from None


def no_twins(marked: Marked, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for item, name in zip(marked.items(), names, strict=True):
        if name in seen:
            raise item.wrong(f"there is a {name} already")
        seen.add(name)
