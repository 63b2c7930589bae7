"""What everything in one sandbox shares, and each app as installed in each workspace."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from sandbox.apps.authorizations import Authorizations
from sandbox.changes import Changes
from sandbox.clock import Clock
from sandbox.errors import Refused
from sandbox.faults.faults import Faults
from sandbox.options import Options
from sandbox.records.app import App
from sandbox.transports.addresses import Addresses
from sandbox.transports.deliveries import Deliveries
from sandbox.transports.http_events import HttpEvents
from sandbox.transports.socket_mode import SocketMode
from sandbox.wire import Wire

if TYPE_CHECKING:
    from sandbox.slack import Slack


class Line:
    """How one app is reached, in however many workspaces it is installed."""

    def __init__(self, app: App, site: "Site") -> None:
        self.sockets = SocketMode(app, site.options, site.changes, site.wire)
        self.deliveries = Deliveries(site.options, site.changes, site.faults, self.sockets)
        self.http: HttpEvents | None = None
        self._app = app
        self._site = site
        self._changes = site.changes
        self._patience = site.options.ack_seconds
        self._ending: asyncio.Task[None] | None = None

    async def switch_to_http(self, addresses: Addresses) -> HttpEvents:
        """Signed requests instead of Socket Mode; Refused where nobody gives the challenge back."""
        http = HttpEvents(self._app, addresses, self._site.clock, self._site.options, self._site.wire)
        try:
            await http.verify()
        except Refused:
            await http.stop()
            raise
        if self.http is not None:
            await self.http.stop()
        self.http = self.deliveries.transport = http
        return http

    def end_when_quiet(self) -> None:
        """`link_disabled`, once the app has been told why; a dead app is not waited for."""
        self._ending = asyncio.get_running_loop().create_task(self._end())

    def go_on(self) -> None:
        """Installed again before it came to that."""
        if self._ending is not None:
            self._ending.cancel()

    async def stop(self) -> None:
        self.go_on()
        await self.deliveries.stop()
        await self.sockets.stop()
        if self.http is not None:
            await self.http.stop()

    async def _end(self) -> None:
        with suppress(TimeoutError):
            await self._changes.until(lambda: self.deliveries.events_underway == 0, self._patience)
        await self.sockets.disconnect("link_disabled")


class Site:
    """`address` is where it can be reached, once it can."""

    def __init__(self, clock: Clock, options: Options) -> None:
        self.clock = clock
        self.options = options
        self.changes = Changes()
        self.faults = Faults(self.changes, clock)
        self.wire = Wire(clock)
        self.authorizations = Authorizations(clock)
        self.address = ""
        self.installations: list[Slack] = []
        """In the order they were seated; an uninstalled app keeps its place."""
        self.lines: dict[str, Line] = {}
        """By app id."""
        self.revoked: dict[str, str] = {}
        """What a token that was taken away is answered."""

    @property
    def first(self) -> "Slack":
        return self.installations[0]

    def seat(self, slack: "Slack") -> None:
        slack.response_urls.address = slack.workspace.address = self.address
        self.installations.append(slack)

    def open_at(self, address: str) -> None:
        self.address = address
        for slack in self.installations:
            slack.response_urls.address = slack.workspace.address = address

    def line(self, app: App) -> Line:
        if app.id not in self.lines:
            self.lines[app.id] = Line(app, self)
        return self.lines[app.id]

    def of_app(self, app_id: str) -> list["Slack"]:
        return [slack for slack in self.installations if slack.app.id == app_id]

    def in_workspace(self, team_id: str) -> list["Slack"]:
        return [slack for slack in self.installations if slack.workspace.team.id == team_id]

    def with_token(self, token: str) -> "Slack | None":
        """A bot token says which workspace is meant; an app token only which app."""
        here = [slack for slack in self.installations if slack.app.is_installed]
        return next((slack for slack in here if token in {slack.app.bot_token, slack.app.app_token}), None)

    def with_response_key(self, key: str) -> "Slack":
        """Whose response URL it is; an unknown one is the first app's to refuse."""
        return next((slack for slack in self.installations if slack.response_urls.knows(key)), self.first)

    async def stop(self) -> None:
        self.faults.clear()
        for slack in self.installations:
            slack.schedule.stop()
        for line in self.lines.values():
            await line.stop()
