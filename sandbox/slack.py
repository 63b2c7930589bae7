"""One app as installed in one workspace, without a server: what people and both APIs work on."""

from sandbox.cast import Cast, Role, member_for
from sandbox.errors import CannotDo, as_told
from sandbox.parsing import Json
from sandbox.payloads.allowance import Allowance
from sandbox.payloads.events import Events
from sandbox.payloads.interactions import Interactions, WaysBack
from sandbox.payloads.response_urls import ResponseUrls
from sandbox.payloads.triggers import Triggers
from sandbox.records.app import App
from sandbox.records.conversation import Conversation
from sandbox.records.member import Member
from sandbox.site import Site
from sandbox.speech.messages import Messages
from sandbox.speech.scheduled import Schedule
from sandbox.web_api.ledger import Ledger
from sandbox.web_api.pacing import Pacing
from sandbox.workspace import membership
from sandbox.workspace.forms import Forms
from sandbox.workspace.seeing import knows, sees
from sandbox.workspace.workspace import Workspace


class Slack:
    """Apps of one workspace share its `workspace`, installations of one app its `line`, all of them the `site`."""

    def __init__(self, cast: Cast, app: App, workspace: Workspace, site: Site) -> None:
        self.cast = cast
        self.app = app
        self.workspace = workspace
        self.site = site
        self.clock = site.clock
        self.options = site.options
        self.changes = site.changes
        self.faults = site.faults
        self.wire = site.wire
        self.line = site.line(app)
        self.sockets = self.line.sockets
        self.deliveries = self.line.deliveries
        self.payloads = Interactions(app, workspace)
        self.events = Events(app, workspace, Allowance(app, workspace, site.options, self.deliveries.announce).announce)
        self.messages = Messages(app, workspace)
        self.schedule = Schedule(app, workspace, self.messages)
        self.forms = Forms(self.changes, workspace.stamps)
        self.triggers = Triggers(self.clock)
        self.response_urls = ResponseUrls(workspace, self.messages)
        self.pacing = Pacing(site.options)
        self.ledger = Ledger()
        self.picks: dict[tuple[str, str, str], dict[str, Json]] = {}
        """What a person has picked in a message: user, channel, stamp → `state.values`."""
        self.installed_at = workspace.stamps.next()
        workspace.add_app(app)
        workspace.announce_to(self.events)
        site.seat(self)

    @property
    def bot(self) -> Member:
        return self.workspace.members[self.app.bot_user_id]

    def ways_back(self, member: Member, channel: str, origin_ts: str | None = None) -> WaysBack:
        """A fresh trigger and response URL; `origin_ts` is the message that was clicked."""
        url = self.response_urls.issue(channel, member.id, origin_ts)
        return WaysBack(self.triggers.issue(member.id, channel=channel), url)

    def member(self, name_or_id: str) -> Member:
        found = self.workspace.find_member(name_or_id)
        if found is None:
            raise CannotDo(f"nobody here is called {name_or_id}")
        return found

    def conversation(self, name_or_id: str, *, seen_by: str) -> Conversation:
        """A channel by name or id, or the direct conversation with somebody (`@handraise`)."""
        if name_or_id.startswith("@"):
            return self.direct(seen_by, self.member(name_or_id))
        found = self.workspace.find_channel(name_or_id)
        if found is None or not sees(self.workspace, seen_by, found):
            raise CannotDo(f"no conversation {name_or_id} for this person")
        return found

    def direct(self, user_id: str, other: Member) -> Conversation:
        """Guests and strangers only write to whom they share a channel with."""
        if not knows(self.workspace, user_id, other.id):
            raise CannotDo(f"nobody this person sees is called {other.name}")
        return membership.direct(self.workspace, user_id, other.id)

    def bring_in(self, conversation: Conversation, user_id: str, inviter: str | None = None) -> None:
        """Somebody comes by themselves, or because `inviter` asks them in."""
        with as_told():
            membership.join(self.workspace, conversation, user_id, inviter)

    def add_member(self, role: Role, rooms: tuple[str, ...] = (), *, announced: bool = True) -> Member:
        """`rooms` by name; somebody deactivated is in none."""
        member = self.workspace.add_member(member_for(role, self.cast), announced=announced)
        for room in rooms if role.kind != "deactivated" else ():
            channel = self.workspace.find_channel(room)
            if channel is None:
                raise CannotDo(f"there is no channel {room}")
            membership.admit(self.workspace, channel, member.id)
        return member
