"""The default school: two teachers, a coordinator, four partners, and the channels they meet in."""

from dataclasses import dataclass

from sandbox.ids import known_id
from sandbox.state import App, Member, PersonKind, Team

DEFAULT_EVENTS = frozenset({"app_home_opened", "member_joined_channel", "user_change", "team_join"})


@dataclass(frozen=True, slots=True)
class Role:
    """A person to be; `name` is the handle."""

    name: str
    real_name: str
    title: str
    kind: PersonKind = "member"
    locale: str = "en-US"
    tz: str = "America/Chicago"


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

    @property
    def team(self) -> Team:
        return Team(known_id("T", self.domain), self.team_name, self.domain)

    def app(self) -> App:
        handle = self.app_name.casefold()
        return App(
            id=known_id("A", handle),
            name=self.app_name,
            bot_user_id=known_id("U", f"{handle} bot"),
            bot_id=known_id("B", handle),
            bot_token=f"xoxb-sandbox-{handle}",
            app_token=f"xapp-sandbox-{handle}",
            signing_secret=f"sandbox-signing-secret-{handle}",
            verification_token=f"sandbox-verification-{handle}",
            events=set(DEFAULT_EVENTS),
        )


def member_for(role: Role, team_id: str) -> Member:
    """Strangers belong to another team."""
    home = known_id("T", f"elsewhere {role.name}") if role.kind == "stranger" else team_id
    return Member(
        known_id("U", role.name), role.name, role.real_name, home, role.title, role.locale, role.tz, role.kind
    )


_TEACHERS = ("ana", "ben")
_PARTNERS = ("priya", "marcus", "elena", "grace")
_STAFF = (*_TEACHERS, "ruth")

_ROLES = (
    Role("ana", "Ana Flores", "Science teacher, grade 7"),
    Role("ben", "Ben Okafor", "Music and history teacher"),
    Role("ruth", "Ruth Lindqvist", "Community partnerships coordinator", kind="coordinator"),
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
