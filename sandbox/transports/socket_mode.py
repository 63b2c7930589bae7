"""Socket Mode: single-use tickets, up to ten connections, one of them for each envelope."""

import asyncio
import time
import uuid
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from aiohttp import WSMessage, WSMsgType, web

from sandbox.changes import NOWHERE, Changes
from sandbox.options import Options
from sandbox.parsing import Json
from sandbox.records.app import App
from sandbox.transports.acknowledgements import Acknowledgements
from sandbox.transports.connection import Connection
from sandbox.transports.deliveries import Ack, Delivery, NotAcknowledged
from sandbox.transports.envelopes import disconnect, envelope, hello
from sandbox.transports.tickets import Tickets
from sandbox.wire import Wire, delivery_name

_USUAL_LIFETIME = 18_060.0
"""What hello says when there is no end to come."""


class SocketMode:
    """A `Transport`; the web server hands it the app's connections."""

    def __init__(self, app: App, options: Options, changes: Changes, wire: Wire) -> None:
        self._app = app
        self._options = options
        self._changes = changes
        self._wire = wire
        self._tickets = Tickets()
        self._sockets: list[Connection] = []
        self._turn = 0
        self._acknowledgements = Acknowledgements()
        self._background: set[asyncio.Task[None]] = set()
        self.handshakes_to_refuse = 0
        self.is_mute = False

    @property
    def connections(self) -> int:
        return sum(1 for socket in self._sockets if socket.is_open)

    @property
    def tickets_issued(self) -> int:
        return self._tickets.issued

    def issue_ticket(self) -> str:
        return self._tickets.issue(self._options.ticket_seconds)

    # Payloads and acknowledgements

    async def carry(self, delivery: Delivery) -> Ack:
        socket = self._next_socket()
        sent, began = envelope(str(uuid.uuid4()), delivery), time.perf_counter()
        with self._acknowledgements.awaiting(sent["envelope_id"]) as answered:
            try:
                if not self.is_mute:
                    await socket.say(sent)
                payload = await answered
                return Ack(payload if delivery.takes_answer else None)
            except ConnectionError:
                raise NotAcknowledged("connection_failed") from None
            finally:
                self._note(delivery, sent, answered, time.perf_counter() - began)

    def _note(self, delivery: Delivery, sent: Json, answered: asyncio.Future[Any], seconds: float) -> None:
        acked = answered.done() and not answered.cancelled()
        self._wire.note(
            "socket",
            "to_app",
            delivery_name(delivery.kind, delivery.payload),
            app=self._app.id,
            request=sent,
            answer=answered.result() if acked else None,
            ok=acked,
            ms=seconds * 1000,
        )

    def _next_socket(self) -> Connection:
        """Round robin over what is open."""
        ready = [socket for socket in self._sockets if socket.is_open]
        if not ready:
            raise NotAcknowledged("connection_failed")
        self._turn += 1
        return ready[self._turn % len(ready)]

    # Coming

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """The other end of the address `apps.connections.open` gave out."""
        if self.handshakes_to_refuse > 0:
            self.handshakes_to_refuse -= 1
            return web.Response(status=503)
        if not self._tickets.redeem(request.query.get("ticket", "")):
            return web.Response(status=404)
        socket = Connection(request, self._lifetime(request))
        await socket.stream.prepare(request)
        if self.connections >= self._options.most_sockets:
            await socket.say(disconnect("too_many_websockets"))
            await socket.stream.close()
            return socket.stream
        self._sockets.append(socket)
        retiring = self._in_background(self._retire(socket))
        try:
            await self._serve(socket)
        finally:
            retiring.cancel()
            self._sockets.remove(socket)
            self._changes.touch(where=NOWHERE)
        return socket.stream

    def _lifetime(self, request: web.Request) -> float | None:
        if request.query.get("debug_reconnects") == "true":
            return self._options.debug_socket_seconds
        return self._options.socket_seconds

    async def _serve(self, socket: Connection) -> None:
        await self._greet(socket)
        self._changes.touch(where=NOWHERE)
        async for message in socket.stream:
            await self._take(socket, message)

    async def _greet(self, socket: Connection) -> None:
        if self.is_mute or socket.greeted:
            return
        socket.greeted = True
        lifetime = _USUAL_LIFETIME if socket.lifetime is None else socket.lifetime
        await self._tell(socket, hello(self._app.id, self.connections, lifetime))

    async def _take(self, socket: Connection, message: WSMessage) -> None:
        if message.type is WSMsgType.TEXT:
            self._acknowledgements.hear(message.data)
        elif message.type is WSMsgType.PING and not self.is_mute:
            await socket.stream.pong(message.data)

    async def _tell(self, socket: Connection, message: Json) -> None:
        if self.is_mute:
            return
        with suppress(ConnectionError):  # it may go away by itself just now
            await socket.say(message)

    # Going

    async def disconnect(self, reason: str) -> None:
        """`warning` only warns; after the others no payload goes that way any more."""
        for socket in [each for each in self._sockets if each.is_open]:
            await self._send_away(socket, reason)

    def drop(self) -> None:
        for socket in list(self._sockets):
            socket.cut()

    async def mute(self, *, on: bool = True) -> None:
        """Sockets are accepted and stay, but nothing is said and no ping answered, until this is over."""
        self.is_mute = on
        self._changes.touch(where=NOWHERE)
        for socket in list(self._sockets):
            await self._greet(socket)

    async def stop(self) -> None:
        for task in self._background:
            task.cancel()
        await asyncio.gather(*(socket.stream.close() for socket in self._sockets))

    async def _send_away(self, socket: Connection, reason: str) -> None:
        await self._tell(socket, disconnect(reason))
        if reason != "warning":
            socket.draining = True
            self._in_background(self._close_later(socket))
        self._changes.touch(where=NOWHERE)

    async def _retire(self, socket: Connection) -> None:
        """A warning first, then the request to come back with a fresh ticket."""
        if socket.lifetime is None:
            return
        warned_before = min(socket.lifetime, self._options.drain_seconds)
        await asyncio.sleep(socket.lifetime - warned_before)
        await self._send_away(socket, "warning")
        await asyncio.sleep(warned_before)
        await self._send_away(socket, "refresh_requested")

    async def _close_later(self, socket: Connection) -> None:
        await asyncio.sleep(self._options.drain_seconds)
        await socket.stream.close()

    def _in_background(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)
        return task
