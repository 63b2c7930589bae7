"""A route: what is listened for, who may use it, and the plain function that answers.

Deny by default: a route names who may use it, or it cannot be written down.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from handlers.permissions import Permission, anyone
from handlers.reply import Open, Reply
from storage.transaction import Transaction

Handler = Callable[[Transaction, Any], Reply]


class Surface(StrEnum):
    COMMAND = "command"
    BUTTON = "button"
    FORM = "form"
    EVENT = "event"


# A command whose words the learner guard has objected to: the same words in a form, to be changed there.
Reword = Callable[[Transaction, Any], Open]
NamesAdults = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Route:
    """`adults` names the fields that ask for a grown-up's name or address, which the learner guard leaves alone.

    `names_adults` knows the lines of a command that consist of such a name and nothing else.
    """

    surface: Surface
    name: str
    handler: Handler
    may: Permission
    reword: Reword | None = None
    adults: frozenset[str] = frozenset()
    names_adults: NamesAdults | None = None


Routes = dict[tuple[Surface, str], Route]


def command(
    name: str,
    handler: Handler,
    *,
    may: Permission,
    reword: Reword | None = None,
    names_adults: NamesAdults | None = None,
) -> Route:
    return Route(Surface.COMMAND, name, handler, may, reword=reword, names_adults=names_adults)


def button(name: str, handler: Handler, *, may: Permission) -> Route:
    return Route(Surface.BUTTON, name, handler, may)


def form(name: str, handler: Handler, *, may: Permission, adults: Iterable[str] = ()) -> Route:
    return Route(Surface.FORM, name, handler, may, adults=frozenset(adults))


def event(name: str, handler: Handler) -> Route:
    """Slack itself speaks; there is nobody to permit."""
    return Route(Surface.EVENT, name, handler, anyone)


def table(features: Iterable[Iterable[Route]]) -> Routes:
    """All routes by surface and name. Raises ValueError when two listen for the same thing."""
    routes: Routes = {}
    for feature in features:
        for route in feature:
            if (route.surface, route.name) in routes:
                raise ValueError(f"two routes listen for {route.surface} {route.name}")
            routes[route.surface, route.name] = route
    return routes
