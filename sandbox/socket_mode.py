"""Socket Mode: single-use tickets, up to ten connections, one of them for each envelope."""

import asyncio
import json
import secrets
import uuid
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from aiohttp import WSMsgType, web

from sandbox.changes import Changes
from sandbox.deliveries import Ack, Delivery, NotAcknowledged
from sandbox.options import Options
from sandbox.state import App, Json

_UNUSED_TICKETS = 1_000
_GOODBYE_SECONDS = 1.0
"""How long a closing socket waits for the other side, which may be frozen or dead."""


class Socket:
    """One connection of the app."""

    def __init__(self, request: web.Request) -> None:
        self._request = request
        self.stream = web.WebSocketResponse(timeout=_GOODBYE_SECONDS)
        self.draining = False

    @property
    def is_open(self) -> bool:
        return not self.stream.closed and not self.draining

    async def say(self, message: Json) -> None:
        await self.stream.send_str(json.dumps(message, separators=(",", ":")))

    def cut(self) -> None:
        """As when a cable is pulled: no goodbye."""
        if self._request.transport is not None:
            self._request.transport.abort()


class SocketMode:
    """A `Transport`; the web server hands it the app's connections."""

    def __init__(self, app: App, options: Options, changes: Changes) -> None:
        self._app = app
        self._options = options
        self._changes = changes
        self._tickets: dict[str, None] = {}
        self._sockets: list[Socket] = []
        self._turn = 0
        self._waiting: dict[str, asyncio.Future[Any]] = {}
        self._background: set[asyncio.Task[None]] = set()
        self.handshakes_to_refuse = 0
        self.tickets_issued = 0

    @property
    def connections(self) -> int:
        return sum(1 for socket in self._sockets if socket.is_open)

    def issue_ticket(self) -> str:
        ticket = secrets.token_urlsafe(24)
        self._tickets[ticket] = None
        self.tickets_issued += 1
        if len(self._tickets) > _UNUSED_TICKETS:
            del self._tickets[next(iter(self._tickets))]
        return ticket

    async def carry(self, delivery: Delivery) -> Ack:
        socket = self._next_socket()
        envelope_id = str(uuid.uuid4())
        answered: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = answered
        try:
            await socket.say(_envelope(envelope_id, delivery))
            return Ack(await answered)
        except ConnectionError:
            raise NotAcknowledged("connection_failed") from None
        finally:
            del self._waiting[envelope_id]

    def _next_socket(self) -> Socket:
        """Round robin over what is open."""
        ready = [socket for socket in self._sockets if socket.is_open]
        if not ready:
            raise NotAcknowledged("connection_failed")
        self._turn += 1
        return ready[self._turn % len(ready)]

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """The other end of the address `apps.connections.open` gave out."""
        if self.handshakes_to_refuse > 0:
            self.handshakes_to_refuse -= 1
            return web.Response(status=503)
        if self._tickets.pop(request.query.get("ticket", ""), True) is not None:
            return web.Response(status=404)
        socket = Socket(request)
        await socket.stream.prepare(request)
        if self.connections >= self._options.most_sockets:
            await socket.say(_disconnect("too_many_websockets"))
            await socket.stream.close()
            return socket.stream
        self._sockets.append(socket)
        try:
            await self._serve(socket)
        finally:
            self._sockets.remove(socket)
            self._changes.touch()
        return socket.stream

    async def _serve(self, socket: Socket) -> None:
        await socket.say(self._hello())
        self._changes.touch()
        if self._options.socket_seconds is not None:
            self._in_background(self._retire(socket, self._options.socket_seconds))
        async for message in socket.stream:
            if message.type is WSMsgType.TEXT:
                self._hear(message.data)

    def _hear(self, text: str) -> None:
        """An acknowledgement counts on whichever socket it comes."""
        try:
            said = json.loads(text)
        except ValueError:
            return
        answered = self._waiting.get(said.get("envelope_id", "")) if isinstance(said, dict) else None
        if answered is not None and not answered.done():
            answered.set_result(said.get("payload"))

    async def disconnect(self, reason: str) -> None:
        """`warning` only warns; after the others no payload goes that way any more."""
        for socket in [each for each in self._sockets if each.is_open]:
            await self._send_away(socket, reason)

    def drop(self) -> None:
        for socket in list(self._sockets):
            socket.cut()

    async def stop(self) -> None:
        for task in self._background:
            task.cancel()
        await asyncio.gather(*(socket.stream.close() for socket in self._sockets))

    async def _send_away(self, socket: Socket, reason: str) -> None:
        with suppress(ConnectionError):  # it may go away by itself just now
            await socket.say(_disconnect(reason))
        if reason != "warning":
            socket.draining = True
            self._in_background(self._close_later(socket))
        self._changes.touch()

    async def _retire(self, socket: Socket, lifetime: float) -> None:
        """A warning first, then the request to come back with a fresh ticket."""
        warned_before = min(lifetime, self._options.drain_seconds)
        await asyncio.sleep(lifetime - warned_before)
        await self._send_away(socket, "warning")
        await asyncio.sleep(warned_before)
        await self._send_away(socket, "refresh_requested")

    async def _close_later(self, socket: Socket) -> None:
        await asyncio.sleep(self._options.drain_seconds)
        await socket.stream.close()

    def _in_background(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": self.connections,
            "connection_info": {"app_id": self._app.id},
            "debug_info": {
                "host": "applink-sandbox",
                "build_number": 1,
                "approximate_connection_time": 18060,
            },
        }


def _envelope(envelope_id: str, delivery: Delivery) -> Json:
    envelope: Json = {
        "envelope_id": envelope_id,
        "type": delivery.kind,
        "accepts_response_payload": delivery.kind != "events_api",
        "payload": delivery.payload,
    }
    if delivery.kind == "events_api":
        envelope |= {"retry_attempt": delivery.attempt, "retry_reason": delivery.reason}
    return envelope


def _disconnect(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-sandbox"}}
