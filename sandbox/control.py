"""The control API: the page's state and feed, what a person does, the clock, faults, coverage."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web

from sandbox import pictures
from sandbox.acting import ACTS
from sandbox.coverage import table
from sandbox.errors import CannotDo
from sandbox.people.person import Person
from sandbox.slack import Slack

PAGE = Path(__file__).parent / "page"
_QUIET_SECONDS = 0.02
"""Changes closer together than this are one notice."""


class Control:
    def __init__(self, slack: Slack, person: Callable[[str], Person]) -> None:
        self._slack = slack
        self._person = person
        self._streams: set[web.WebSocketResponse] = set()

    def add_routes(self, router: web.UrlDispatcher) -> None:
        router.add_get("/", _index)
        router.add_get("/control/cast", self._cast)
        router.add_get("/control/state", self._state)
        router.add_get("/control/feed", self._feed)
        router.add_get("/control/coverage", _coverage)
        router.add_post("/control/act", self._act)
        router.add_post("/control/clock", self._clock)
        router.add_post("/control/faults", self._faults)
        router.add_static("/", PAGE)

    async def stop(self) -> None:
        await asyncio.gather(*(stream.close() for stream in self._streams))

    async def _cast(self, _request: web.Request) -> web.Response:
        return web.json_response(pictures.cast(self._slack))

    async def _state(self, request: web.Request) -> web.Response:
        return web.json_response(pictures.workspace(self._slack, self._who(request).member))

    async def _feed(self, request: web.Request) -> web.WebSocketResponse:
        person = self._who(request)
        stream = web.WebSocketResponse(heartbeat=20, timeout=1)
        await stream.prepare(request)
        self._streams.add(stream)
        feed = self._slack.changes.follow(person.id)
        feed.changed.set()
        teller = asyncio.create_task(self._tell(stream, feed.changed))
        try:
            async for message in stream:
                if message.type is WSMsgType.ERROR:
                    break
        finally:
            teller.cancel()
            self._slack.changes.unfollow(feed)
            self._streams.discard(stream)
        return stream

    async def _tell(self, stream: web.WebSocketResponse, changed: asyncio.Event) -> None:
        with suppress(ConnectionError):  # the page was closed
            while not stream.closed:
                await changed.wait()
                changed.clear()
                await stream.send_json({"version": self._slack.changes.version})
                await asyncio.sleep(_QUIET_SECONDS)

    async def _act(self, request: web.Request) -> web.Response:
        wish = await _body(request)
        try:
            act = ACTS.get(str(wish.get("do")))
            if act is None:
                raise CannotDo(f"nobody can {wish.get('do')!r}")  # noqa: TRY301 - one way out for every no
            answer = await act(self._slack, self._person(_text(wish, "as")), wish)
        except (CannotDo, KeyError) as refusal:
            return _bad(refusal)
        return web.json_response({"ok": True, **answer})

    async def _clock(self, request: web.Request) -> web.Response:
        seconds = (await _body(request)).get("advance")
        if not isinstance(seconds, int | float) or seconds < 0:
            return web.json_response({"ok": False, "error": "advance must be a number of seconds"}, status=400)
        self._slack.clock.advance(timedelta(seconds=seconds))
        self._slack.changes.touch()
        return web.json_response({"ok": True, "now": self._slack.clock.now().timestamp()})

    async def _faults(self, request: web.Request) -> web.Response:
        wish = await _body(request)
        if wish.get("clear"):
            self._slack.faults.clear()
            return web.json_response({"ok": True})
        try:
            self._slack.faults.arm(wish.pop("method"), **wish)
        except (CannotDo, KeyError) as refusal:
            return _bad(refusal)
        return web.json_response({"ok": True})

    def _who(self, request: web.Request) -> Person:
        try:
            return self._person(request.query.get("as", ""))
        except CannotDo as refusal:
            raise web.HTTPBadRequest(text=str(refusal)) from None


async def _index(_request: web.Request) -> web.StreamResponse:
    if not (PAGE / "index.html").exists():
        return web.Response(text="The sandbox is running.\n")
    return web.FileResponse(PAGE / "index.html")


async def _coverage(_request: web.Request) -> web.Response:
    return web.json_response({"methods": table()})


async def _body(request: web.Request) -> dict[str, Any]:
    try:
        body = await request.json()
    except ValueError:
        raise web.HTTPBadRequest(text="not JSON") from None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="not a JSON object")
    return body


def _text(wish: dict[str, Any], name: str) -> str:
    return str(wish[name])


def _bad(refusal: CannotDo | KeyError) -> web.Response:
    error = f"missing {refusal}" if isinstance(refusal, KeyError) else str(refusal)
    return web.json_response({"ok": False, "error": error}, status=400)
