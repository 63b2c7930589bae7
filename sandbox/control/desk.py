"""What every request of the control API has: the workspace it is about, a body, a person it speaks for."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from sandbox.errors import CannotDo
from sandbox.parsing import json_from
from sandbox.people.person import Person
from sandbox.recording.recorder import Recorder
from sandbox.site import Site
from sandbox.slack import Slack
from sandbox.wish import Wish


@dataclass(frozen=True, slots=True)
class Desk:
    """`slack` is the app in the workspace that the request named, or the first."""

    slack: Slack
    recorder: Recorder

    def person(self, name_or_id: str) -> Person:
        return Person(self.slack, self.slack.member(name_or_id))

    def who(self, request: web.Request) -> Person:
        return self.person(request.query.get("as", ""))


Handler = Callable[[Desk, web.Request], Awaitable[web.StreamResponse]]


async def wish_of(request: web.Request) -> Wish:
    """The body as a JSON object, or a 400 that says what it is instead."""
    raw = await request.read()
    try:
        body = json_from(raw)
    except ValueError as trouble:
        raise CannotDo(f"the body is not JSON: {trouble}") from None
    if not isinstance(body, dict):
        raise CannotDo("the body is not a JSON object")
    return Wish(body)


def number_in(request: web.Request, name: str, default: int, most: int) -> int:
    """A whole number of the query, from 0 to `most`."""
    given = request.query.get(name, str(default))
    if not given.isascii() or not given.isdecimal() or len(given) > 15:
        raise CannotDo(f"{name} must be a whole number")
    return min(int(given), most)


def done(**answer: Any) -> web.Response:
    return web.json_response({"ok": True, **answer})


def refused(error: str, status: int = 400) -> web.Response:
    return web.json_response({"ok": False, "error": error}, status=status)


def installation(site: Site, request: web.Request) -> Slack:
    """`team` and `app` of the query, each the first when left out."""
    team, app = request.query.get("team"), request.query.get("app")
    for slack in site.installations:
        if team in {None, slack.workspace.team.id} and app in {None, slack.app.id}:
            return slack
    raise CannotDo("no such app in such a workspace")
