"""The sandbox as a server on the loopback address, and as a handle for tests and the demo."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from aiohttp import web

from sandbox.cast import Cast, Role, default_cast
from sandbox.clock import Clock, TickingClock
from sandbox.control import Control
from sandbox.dump import readable
from sandbox.errors import Refused
from sandbox.faults import Faults
from sandbox.guard import guard
from sandbox.http_events import HttpEvents
from sandbox.ledger import Ledger
from sandbox.options import Options
from sandbox.people.person import Person
from sandbox.slack import Slack
from sandbox.state import App, PersonKind
from sandbox.web_api.door import WebApi

T = TypeVar("T")
HOST = "127.0.0.1"
BODY_LIMIT = 4 * 1024 * 1024


class Sandbox:
    """Start it with `running_sandbox`."""

    def __init__(self, slack: Slack) -> None:
        self.slack = slack
        self.control = Control(slack, self.person)
        self._people: dict[str, Person] = {}
        self._http: HttpEvents | None = None
        self._runner: web.AppRunner | None = None
        self.address = ""

    # Where it is, and as whom a bot comes

    @property
    def api_url(self) -> str:
        """For `SLACK_API_URL`."""
        return f"{self.address}/api/"

    @property
    def page_url(self) -> str:
        return f"{self.address}/"

    @property
    def bot_token(self) -> str:
        return self.bot.bot_token

    @property
    def app_token(self) -> str:
        return self.bot.app_token

    @property
    def signing_secret(self) -> str:
        return self.bot.signing_secret

    @property
    def bot(self) -> App:
        return self.slack.app

    @property
    def ledger(self) -> Ledger:
        return self.slack.ledger

    @property
    def faults(self) -> Faults:
        return self.slack.faults

    @property
    def connections(self) -> int:
        """Open Socket Mode connections."""
        return self.slack.sockets.connections

    # People

    def person(self, name_or_id: str) -> Person:
        member = self.slack.member(name_or_id)
        return self._people.setdefault(member.id, Person(self.slack, member))

    def add_person(
        self,
        name: str,
        real_name: str | None = None,
        *,
        title: str = "",
        kind: PersonKind = "member",
        locale: str = "en-US",
        tz: str = "America/Chicago",
        channels: tuple[str, ...] = ("general",),
        announced: bool = True,
    ) -> Person:
        """The app hears `team_join` unless the arrival is not announced."""
        role = Role(name, real_name or name.capitalize(), title, kind, locale, tz)
        return self.person(self.slack.add_member(role, channels, announced=announced).id)

    # Waiting, and trouble

    async def until(self, condition: Callable[[], T], timeout: float = 5) -> T:  # noqa: ASYNC109 - a test's patience
        """What `condition` answers once true; wakes on every change, and shows the workspace on giving up."""
        try:
            return await self.slack.changes.until(condition, timeout)
        except TimeoutError:
            raise TimeoutError(f"not within {timeout} s\n{readable(self.slack)}") from None

    async def until_connected(self, timeout: float = 5) -> None:  # noqa: ASYNC109 - a test's patience
        await self.until(lambda: self.connections, timeout)

    async def disconnect(self, reason: str = "refresh_requested") -> None:
        """`warning`, `refresh_requested` or `link_disabled`, said on every socket."""
        await self.slack.sockets.disconnect(reason)

    def drop_sockets(self) -> None:
        self.slack.sockets.drop()

    def refuse_handshakes(self, times: int) -> None:
        """503 to the next so many."""
        self.slack.sockets.handshakes_to_refuse = times

    def install(self, manifest: Mapping[str, Any]) -> None:
        self.slack.install(manifest)

    async def deliver_over_http(self, url: str) -> None:
        """Signed requests to this address instead of Socket Mode; refuses what fails `url_verification`."""
        http = HttpEvents(self.bot, url)
        try:
            await http.verify()
        except Refused:
            await http.stop()
            raise
        self._http, self.bot.request_url = http, url
        self.slack.deliveries.transport = http

    # Life

    async def start(self, port: int) -> None:
        app = web.Application(client_max_size=BODY_LIMIT, middlewares=[guard])
        api = WebApi(self.slack)
        app.router.add_route("*", "/api/{method}", api.handle)
        app.router.add_get("/link/", self.slack.sockets.connect)
        app.router.add_post("/response/{key:.+}", api.respond)
        self.control.add_routes(app.router)
        # A client that goes away cancels its call: held calls must not outlive a bot that was killed.
        self._runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, port, backlog=1024)
        await site.start()
        self.address = f"http://{HOST}:{self._runner.addresses[0][1]}"
        self.slack.response_urls.address = self.address

    async def stop(self) -> None:
        self.slack.faults.clear()
        await self.slack.deliveries.stop()
        await self.slack.sockets.stop()
        await self.control.stop()
        if self._http is not None:
            await self._http.stop()
        if self._runner is not None:
            await self._runner.cleanup()


@asynccontextmanager
async def running_sandbox(
    *, clock: Clock | None = None, cast: Cast | None = None, port: int = 0, options: Options | None = None
) -> AsyncIterator[Sandbox]:
    """Port 0 is any free one; OSError when the port is taken."""
    sandbox = Sandbox(Slack(cast or default_cast(), clock or TickingClock(), options or Options()))
    try:
        await sandbox.start(port)
        yield sandbox
    finally:
        await sandbox.stop()
