"""What tests and the demo hold: one app as installed in one workspace, its people, its troubles."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from sandbox.apps import installing
from sandbox.cast import Role
from sandbox.dump import readable
from sandbox.faults.faults import Faults
from sandbox.people.person import Person
from sandbox.records.app import App
from sandbox.records.member import PersonKind, Rank
from sandbox.seating import known_as
from sandbox.slack import Slack
from sandbox.transports.addresses import Addresses
from sandbox.transports.http_events import HttpEvents
from sandbox.web_api.ledger import Ledger

T = TypeVar("T")


class Handle:
    """Several apps of one workspace, and several workspaces, each have their own."""

    def __init__(self, slack: Slack) -> None:
        self.slack = slack
        self._people: dict[str, Person] = {}

    # Where it is, and as whom a bot comes

    @property
    def address(self) -> str:
        return self.slack.site.address

    @property
    def api_url(self) -> str:
        """For `SLACK_API_URL`."""
        return f"{self.address}/api/"

    @property
    def page_url(self) -> str:
        """With the control token, if one is asked for: opening it once is enough."""
        return f"{self.address}/?token={self.control_token}" if self.control_token else f"{self.address}/"

    @property
    def control_token(self) -> str | None:
        return self.slack.options.control_token

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
    def environment(self) -> dict[str, str]:
        """What an app reads to come here instead of to Slack."""
        return {
            "SLACK_API_URL": self.api_url,
            "SLACK_BOT_TOKEN": self.bot_token,
            "SLACK_APP_TOKEN": self.app_token,
            "SLACK_SIGNING_SECRET": self.signing_secret,
        }

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
        """Open Socket Mode connections of the app."""
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
        rank: Rank | None = None,
        channels: tuple[str, ...] = ("general",),
        announced: bool = True,
    ) -> Person:
        """The app hears `team_join` unless the arrival is not announced."""
        role = Role(name, real_name or name.capitalize(), title, kind, locale, tz, rank=rank)
        return self.person(self.slack.add_member(role, channels, announced=announced).id)

    # The app, and others beside it

    def install(self, manifest: Mapping[str, Any] | None = None) -> str:
        """What the manifest declares, wherever the app is installed; back with a new token if it was uninstalled."""
        for each in self.slack.site.of_app(self.bot.id) if manifest is not None else ():
            installing.declare(each.app, manifest or {})
        token = installing.bring_back(self.slack)
        self.slack.changes.touch()
        return token

    def uninstall(self, *, tokens_first: bool = False) -> None:
        """`app_uninstalled` and `tokens_revoked` in either order; where no workspace is left, sockets are closed."""
        installing.uninstall(self.slack, tokens_first=tokens_first)

    def authorize_code(self, by: str | None = None, redirect_uri: str = "") -> str:
        """What somebody's "Allow" sends to the app, for `oauth.v2.access`."""
        installer = self.slack.member(by).id if by else next(iter(self.slack.cast.roles)).name
        return self.slack.site.authorizations.issue(self.bot, self.slack.member(installer).id, redirect_uri)

    def add_app(self, app: str | App, manifest: Mapping[str, Any] | None = None) -> "Handle":
        """By name, or as a record with tokens of one's own; installed in this workspace, in no channel yet."""
        record = self.slack.cast.app(app) if isinstance(app, str) else replace(app)
        added = Handle(Slack(self.slack.cast, known_as(record, self.slack.site), self.slack.workspace, self.slack.site))
        if manifest is not None:
            added.install(manifest)
        return added

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

    async def deliver_over_http(self, to: str | Addresses) -> HttpEvents:
        """Signed requests to one address, or to one for each kind, instead of Socket Mode; first `url_verification`."""
        addresses = Addresses(anything=to) if isinstance(to, str) else to
        http = await self.slack.line.switch_to_http(addresses)
        self.bot.request_url = addresses.first
        return http
