"""Trouble: faults armed and disarmed, sockets cut, deliveries repeated; what is broken, and what was."""

from aiohttp import web

from sandbox.control.desk import Desk, done, wish_of
from sandbox.faults import trouble


async def show(desk: Desk, _request: web.Request) -> web.Response:
    return web.json_response(trouble.picture(desk.slack))


async def change(desk: Desk, request: web.Request) -> web.Response:
    """Written down only once it made sense."""
    wish = await wish_of(request)
    answer = await trouble.cause(desk.slack, wish)
    desk.recorder.fault(wish)
    return done(**answer)
