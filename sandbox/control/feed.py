"""The live feed: a page hears that something it can see has changed, and then asks for the state again."""

import asyncio
from contextlib import suppress

from aiohttp import WSMsgType, web

from sandbox.changes import Changes
from sandbox.control.desk import Desk

_QUIET_SECONDS = 0.02
"""Changes closer together than this are one notice."""


class Feeds:
    def __init__(self) -> None:
        self._streams: set[web.WebSocketResponse] = set()

    async def serve(self, desk: Desk, request: web.Request) -> web.WebSocketResponse:
        person, changes = desk.who(request), desk.slack.changes
        stream = web.WebSocketResponse(heartbeat=20, timeout=1)
        if not stream.can_prepare(request):
            raise web.HTTPUpgradeRequired(text="the feed is a WebSocket")
        await stream.prepare(request)
        self._streams.add(stream)
        feed = changes.follow(person.id)
        feed.changed.set()
        teller = asyncio.create_task(_tell(stream, feed.changed, changes))
        try:
            async for message in stream:
                if message.type is WSMsgType.ERROR:
                    break
        finally:
            teller.cancel()
            changes.unfollow(feed)
            self._streams.discard(stream)
        return stream

    async def stop(self) -> None:
        await asyncio.gather(*(stream.close() for stream in self._streams))


async def _tell(stream: web.WebSocketResponse, changed: asyncio.Event, changes: Changes) -> None:
    with suppress(ConnectionError):  # the page was closed
        while not stream.closed:
            await changed.wait()
            changed.clear()
            await stream.send_json({"version": changes.version})
            await asyncio.sleep(_QUIET_SECONDS)
