"""Listening over HTTP instead of a socket: Bolt checks the signature of every request, and the same door hears it."""

from aiohttp import web
from slack_bolt.async_app import AsyncApp

from bot.errors import StartError

PATH = "/slack/events"


class HttpFront:
    def __init__(self, app: AsyncApp, host: str, port: int) -> None:
        self._runner = web.AppRunner(app.web_app(path=PATH), access_log=None)
        self._host = host
        self._port = port

    async def start(self) -> None:
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, self._host, self._port).start()
        except OSError:
            raise StartError(f"HTTP_PORT {self._port} is in use. Choose another.") from None

    async def close(self) -> None:
        await self._runner.cleanup()
