"""Listening over HTTP instead of a socket: Bolt checks the signature of every request, and the same door hears it."""

import errno

from aiohttp import web
from aiohttp.typedefs import Handler
from slack_bolt.async_app import AsyncApp

from bot.errors import StartError

PATH = "/slack/events"


@web.middleware
async def dated(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a time that is no number: Bolt would take it for one, and fail with a traceback."""
    if not request.headers.get("X-Slack-Request-Timestamp", "0").isdecimal():
        return web.Response(status=401)
    return await handler(request)


class HttpFront:
    def __init__(self, app: AsyncApp, host: str, port: int) -> None:
        served = app.web_app(path=PATH)
        served.middlewares.append(dated)
        self._runner = web.AppRunner(served, access_log=None)
        self._host = host
        self._port = port

    async def start(self) -> None:
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise StartError(f"HTTP_PORT {self._port} is in use. Choose another.") from None
            raise StartError(f"HTTP_HOST and HTTP_PORT: cannot listen there ({error.strerror}).") from None

    async def close(self) -> None:
        await self._runner.cleanup()
