"""The whole of Slack wired together, without a server: what people and both APIs work on."""

from collections.abc import Mapping
from typing import Any

from sandbox.cast import Cast, Role, member_for
from sandbox.changes import Changes
from sandbox.clock import Clock
from sandbox.deliveries import Deliveries
from sandbox.errors import CannotDo
from sandbox.events import Events
from sandbox.faults import Faults
from sandbox.forms import Forms
from sandbox.ids import known_id
from sandbox.ledger import Ledger
from sandbox.messages import Messages
from sandbox.options import Options
from sandbox.payloads import Payloads, WaysBack
from sandbox.response_urls import ResponseUrls
from sandbox.socket_mode import SocketMode
from sandbox.state import Conversation, Json, Member
from sandbox.triggers import Triggers
from sandbox.workspace import Workspace


class Slack:
    def __init__(self, cast: Cast, clock: Clock, options: Options) -> None:
        self.clock = clock
        self.options = options
        self.changes = Changes()
        self.workspace = Workspace(cast.team, clock, self.changes)
        self.app = cast.app()
        self.sockets = SocketMode(self.app, options, self.changes)
        self.deliveries = Deliveries(options, self.changes, self.sockets)
        self.events = Events(self.app, self.workspace, self.deliveries.announce)
        self.payloads = Payloads(self.app, self.workspace)
        self.messages = Messages(self.app, self.workspace)
        self.forms = Forms(self.changes, self.workspace.stamps)
        self.triggers = Triggers(clock)
        self.response_urls = ResponseUrls(self.workspace, self.messages)
        self.ledger = Ledger()
        self.faults = Faults(self.changes)
        self.picks: dict[tuple[str, str, str], dict[str, Json]] = {}
        """What a person has picked in a message: user, channel, stamp → `state.values`."""
        self._seat(cast)
        self.workspace.announce_to(self.events)

    @property
    def bot(self) -> Member:
        return self.workspace.members[self.app.bot_user_id]

    def install(self, manifest: Mapping[str, Any]) -> None:
        """Commands, shortcuts, events and scopes as an app manifest declares them."""
        features, settings = manifest.get("features", {}), manifest.get("settings", {})
        self.app.commands = {each["command"]: each for each in features.get("slash_commands", [])}
        self.app.shortcuts = tuple(features.get("shortcuts", []))
        self.app.has_home = features.get("app_home", {}).get("home_tab_enabled", True)
        self.app.events = set(settings.get("event_subscriptions", {}).get("bot_events", []))
        scopes = manifest.get("oauth_config", {}).get("scopes", {}).get("bot")
        self.app.scopes = frozenset(scopes) if scopes is not None else None
        self.changes.touch()

    def ways_back(self, member: Member, channel: str, origin_ts: str | None = None) -> WaysBack:
        """A fresh trigger and response URL; `origin_ts` is the message that was clicked."""
        url = self.response_urls.issue(channel, member.id, origin_ts)
        return WaysBack(self.triggers.issue(member.id), url)

    def member(self, name_or_id: str) -> Member:
        found = self.workspace.find_member(name_or_id)
        if found is None:
            raise CannotDo(f"nobody here is called {name_or_id}")
        return found

    def conversation(self, name_or_id: str, *, seen_by: str) -> Conversation:
        """A channel by name or id, or the direct conversation with somebody (`@handraise`)."""
        if name_or_id.startswith("@"):
            return self.workspace.direct(seen_by, self.member(name_or_id).id)
        found = self.workspace.find_channel(name_or_id)
        if found is None or (found.is_private and seen_by not in found.members):
            raise CannotDo(f"no conversation {name_or_id} for this person")
        return found

    def add_member(self, role: Role, rooms: tuple[str, ...] = (), *, announced: bool = True) -> Member:
        member = self.workspace.add_member(member_for(role, self.workspace.team.id), announced=announced)
        for room in rooms:
            self.conversation(room, seen_by=member.id).members[member.id] = None
        return member

    def _seat(self, cast: Cast) -> None:
        bot = Member(
            self.app.bot_user_id, self.app.name.casefold(), self.app.name, self.workspace.team.id,
            kind="bot", bot_id=self.app.bot_id,
        )  # fmt: skip
        self.workspace.add_member(bot)
        for role in cast.roles:
            self.workspace.add_member(member_for(role, self.workspace.team.id))
        for room in cast.rooms:
            members = [known_id("U", name) for name in room.members] + [bot.id] * room.with_bot
            self.workspace.add_conversation(
                Conversation(
                    known_id("C", room.name),
                    room.name,
                    "private" if room.private else "channel",
                    members[0],
                    self.workspace.seconds(),
                    topic=room.topic,
                    is_general=room.is_general,
                    members=dict.fromkeys(members),
                )
            )
