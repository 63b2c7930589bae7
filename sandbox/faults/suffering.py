"""What a fault does to a call of the Web API."""

import asyncio
import socket
import struct

from aiohttp import web

from sandbox.faults.fault import Fault
from sandbox.faults.faults import Faults

_RST_ON_CLOSE = struct.pack("ii", 1, 0)


async def suffer(faults: Faults, fault: Fault, request: web.Request) -> web.StreamResponse | None:
    """None: the call goes on after all."""
    match fault.do:
        case "hold":
            await faults.hold(fault)
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
            headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
    return None


def _reset(request: web.Request) -> None:
    """The client sees "connection reset by peer", not an orderly end."""
    if request.transport is None:
        return
    connection = request.transport.get_extra_info("socket")
    if connection is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RST_ON_CLOSE)
    request.transport.abort()
