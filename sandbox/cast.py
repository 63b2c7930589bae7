"""The default school: two teachers, a coordinator, four partners, and the channels they meet in."""

from dataclasses import dataclass

from sandbox.ids import known_id
from sandbox.records.app import App
from sandbox.records.member import Member, PersonKind, Rank, Team

DEFAULT_EVENTS = frozenset(
    {"app_home_opened", "app_uninstalled", "member_joined_channel", "team_join", "tokens_revoked", "user_change"}
)


@dataclass(frozen=True, slots=True)
class Role:
    """A person to be; `name` is the handle."""

    name: str
    real_name: str
    title: str
    kind: PersonKind = "member"
    locale: str = "en-US"
    tz: str = "America/Chicago"
    rank: Rank | None = None
    email: str = ""
    """Nobody's means one at the workspace's own domain."""


@dataclass(frozen=True, slots=True)
class Room:
    """A channel to be; the bot is in it unless told otherwise."""

    name: str
    members: tuple[str, ...]
    topic: str = ""
    private: bool = False
    with_bot: bool = True
    is_general: bool = False


@dataclass(frozen=True, slots=True)
class Cast:
    team_name: str
    domain: str
    app_name: str
    roles: tuple[Role, ...]
    rooms: tuple[Room, ...]
    of: str = ""
    """What tells its ids and its bot's token from those of a cast with the same names next door."""

    def id(self, prefix: str, name: str) -> str:
        return known_id(prefix, f"{self.of} {name}" if self.of else name)

    @property
    def team(self) -> Team:
        return Team(known_id("T", self.domain), self.team_name, self.domain)

    def app(self, name: str | None = None) -> App:
        """As installed here: id and secrets are the app's everywhere, bot and bot token this workspace's."""
        handle = (name or self.app_name).casefold().replace(" ", "-")
        return App(
            id=known_id("A", handle),
            name=name or self.app_name,
            bot_user_id=self.id("U", f"{handle} bot"),
            bot_id=self.id("B", handle),
            bot_token="-".join(filter(None, ("xoxb-sandbox", self.of, handle))),
            app_token=f"xapp-sandbox-{handle}",
            signing_secret=f"sandbox-signing-secret-{handle}",
            verification_token=f"sandbox-verification-{handle}",
            client_id=f"sandbox-client-{handle}",
            client_secret=f"sandbox-client-secret-{handle}",
            events=set(DEFAULT_EVENTS),
        )


def member_for(role: Role, cast: Cast) -> Member:
    """Strangers belong to another team."""
    home = cast.id("T", f"elsewhere {role.name}") if role.kind == "stranger" else cast.team.id
    return Member(
        cast.id("U", role.name), role.name, role.real_name, home, role.title, role.locale, role.tz, role.kind,
        rank=role.rank, email=role.email or f"{role.name}@{cast.domain}.example",
    )  # fmt: skip


_TEACHERS = ("ana", "ben")
_PARTNERS = ("priya", "marcus", "elena", "grace")
_STAFF = (*_TEACHERS, "ruth")

_ROLES = (
    Role("ana", "Ana Flores", "Science teacher, grade 7"),
    Role("ben", "Ben Okafor", "Music and history teacher"),
    Role("ruth", "Ruth Lindqvist", "Community partnerships coordinator", kind="coordinator", rank="primary_owner"),
    Role("priya", "Priya Raman", "Robotics engineer, Northgate Robotics"),
    Role("marcus", "Marcus Bell", "Librarian, Millbrook Public Library"),
    Role(
        "elena",
        "Elena Castillo",
        "Outreach director, Alder Valley College",
        locale="es-LA",
        tz="America/Mexico_City",
    ),
    Role("grace", "Grace Adeyemi", "Volunteer lead, St. Brigid's Table"),
)

_ROOMS = (
    Room("general", (*_STAFF, *_PARTNERS), "Everybody at Lincoln and around it", is_general=True),
    Room("partners", (*_STAFF, *_PARTNERS), "What our classrooms need, and who raises a hand"),
    Room("teachers", _STAFF, "For the people in front of the class"),
    Room("coordinators", ("ruth",), "Behind the scenes", private=True),
    Room("lincoln-lobby", _STAFF, "Coffee, lost keys, small talk", with_bot=False),
)


def default_cast() -> Cast:
    return Cast("Lincoln Middle School", "lincoln-middle", "Handraise", _ROLES, _ROOMS)
