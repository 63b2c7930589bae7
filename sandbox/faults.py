"""Faults a test arms: a call held open, refused, broken, cut off, limited or slowed down."""

import asyncio
import socket
import struct
from dataclasses import dataclass
from typing import Any, Literal, get_args

from aiohttp import web

from sandbox.changes import Changes
from sandbox.errors import CannotDo

When = Literal["before", "after"]
Do = Literal["hold", "error", "status", "reset", "ratelimited", "slow"]
_RST_ON_CLOSE = struct.pack("ii", 1, 0)


@dataclass(slots=True, eq=False)
class Fault:
    """`after` means the call took effect and only its answer suffers."""

    method: str
    when: When
    do: Do
    times: int = 1
    error: str = "internal_error"
    status: int = 500
    retry_after: int = 30
    seconds: float = 1.0
    where: dict[str, Any] | None = None
    """Only calls with these arguments."""
    hits: int = 0

    def fits(self, method: str, when: When, args: dict[str, Any]) -> bool:
        if self.hits >= self.times or self.when != when or self.method not in {method, "*"}:
            return False
        return all(args.get(key) == value for key, value in (self.where or {}).items())


class Faults:
    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._armed: list[Fault] = []
        self._released = asyncio.Event()
        self.held = 0
        """Calls that hang right now."""

    def arm(self, method: str, *, when: str = "before", do: str = "error", **details: Any) -> Fault:
        """One fault for `method` (`*`: any), the first `times` calls of it."""
        if when not in get_args(When) or do not in get_args(Do):
            raise CannotDo(f"no such fault: {when} {do}")
        try:
            fault = Fault(method, when, do, **details)  # type: ignore[arg-type]  # checked one line above
        except TypeError as wrong:
            raise CannotDo(str(wrong)) from None
        self._armed.append(fault)
        return fault

    def clear(self) -> None:
        """Disarms all and lets held calls go on."""
        self._armed.clear()
        self._released.set()
        self._released = asyncio.Event()

    def strike(self, method: str, when: When, args: dict[str, Any]) -> Fault | None:
        """The first armed fault for this call, counted."""
        for fault in self._armed:
            if fault.fits(method, when, args):
                fault.hits += 1
                self._changes.stir()
                return fault
        return None

    async def suffer(self, fault: Fault, request: web.Request) -> web.StreamResponse | None:
        """None: the call goes on after all."""
        match fault.do:
            case "hold":
                await self._hold()
            case "slow":
                await asyncio.sleep(fault.seconds)
            case "reset":
                _reset(request)
                return web.Response()
            case "error":
                return web.json_response({"ok": False, "error": fault.error})
            case "status":
                return web.Response(status=fault.status, text="<html>Server Error</html>", content_type="text/html")
            case "ratelimited":
                headers = {"Retry-After": str(fault.retry_after)}
                return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
        return None

    async def _hold(self) -> None:
        """Until cleared, or until the client goes away: then the server cancels the call."""
        self.held += 1
        self._changes.stir()
        try:
            await self._released.wait()
        finally:
            self.held -= 1
            self._changes.stir()


def _reset(request: web.Request) -> None:
    """The client sees "connection reset by peer", not an orderly end."""
    if request.transport is None:
        return
    connection = request.transport.get_extra_info("socket")
    if connection is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RST_ON_CLOSE)
    request.transport.abort()
