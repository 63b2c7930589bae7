"""The sandbox as a server on the loopback address."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from aiohttp import web
from aiohttp.typedefs import Middleware

from sandbox.cast import Cast, default_cast
from sandbox.clock import Clock, TickingClock
from sandbox.control.api import Control
from sandbox.files.doors import FileDoors
from sandbox.guard import guard, token_guard
from sandbox.handle import Handle
from sandbox.members.avatars import Avatars
from sandbox.options import Options
from sandbox.seating import settle
from sandbox.site import Site
from sandbox.slack import Slack
from sandbox.web_api.door import WebApi

HOST = "127.0.0.1"
BODY_LIMIT = 4 * 1024 * 1024


class Sandbox(Handle):
    """The first app in the first workspace, and the server of all; start it with `running_sandbox`."""

    def __init__(self, slack: Slack) -> None:
        super().__init__(slack)
        self.control = Control(slack.site)
        self._runner: web.AppRunner | None = None

    def add_workspace(self, cast: Cast) -> Handle:
        """Next to the first; an app of the same name is the same app, with a bot of its own there."""
        return Handle(settle(replace(cast, of=cast.of or cast.domain), self.slack.site))

    # Life

    async def start(self, port: int) -> None:
        token = self.control_token
        doorkeepers: list[Middleware] = [guard, token_guard(token)] if token else [guard]
        app = web.Application(client_max_size=BODY_LIMIT, middlewares=doorkeepers)
        api = WebApi(self.slack.site)
        app.router.add_route("*", "/api/{method}", api.handle)
        app.router.add_get("/link/", self._link)
        app.router.add_post("/response/{key:.+}", api.respond)
        FileDoors(self.slack.site).add_routes(app.router)
        app.router.add_get("/avatars/{id}.svg", Avatars(self.slack.site).show)
        self.control.add_routes(app.router)
        # A client that goes away cancels its call: held calls must not outlive a bot that was killed.
        self._runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, port, backlog=1024).start()
        self.slack.site.open_at(f"http://{HOST}:{self._runner.addresses[0][1]}")

    async def stop(self) -> None:
        await self.slack.site.stop()
        await self.control.stop()
        if self._runner is not None:
            await self._runner.cleanup()

    async def _link(self, request: web.Request) -> web.StreamResponse:
        """Each app has sockets of its own."""
        line = self.slack.site.lines.get(request.query.get("app_id", ""), self.slack.line)
        return await line.sockets.connect(request)


@asynccontextmanager
async def running_sandbox(
    *, clock: Clock | None = None, cast: Cast | None = None, port: int = 0, options: Options | None = None
) -> AsyncIterator[Sandbox]:
    """Port 0 is any free one; OSError when the port is taken."""
    sandbox = Sandbox(settle(cast or default_cast(), Site(clock or TickingClock(), options or Options())))
    try:
        await sandbox.start(port)
        yield sandbox
    finally:
        await sandbox.stop()
