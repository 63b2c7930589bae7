"""The registry: partners are the organisations that help, contacts the people who speak for them.

A partner is pending until a coordinator has approved it; its contacts likewise, one by one. Only an approved contact
of an approved partner is asked for help, and only theirs is a claim that stands.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.domain.people import Person
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format
from bot.domain.week import Week


class PartnerKind(StrEnum):
    BUSINESS = "business"
    NONPROFIT = "nonprofit"
    HIGHER_EDUCATION = "higher_education"
    GOVERNMENT = "government"
    FAITH_BASED = "faith_based"
    LOCAL_LEADER = "local_leader"
    FAMILY = "family"
    STAFF = "staff"
    PEER_CLASS = "peer_class"
    CLIENT = "client"


class Standing(StrEnum):
    """What a coordinator has said of a partner, or of a person who would speak for one."""

    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"


class Stage(StrEnum):
    """How far a partnership has come; coordinators say so."""

    PROSPECT = "prospect"
    PILOT = "pilot"
    ACTIVE = "active"
    CORE = "core"
    DORMANT = "dormant"
    ALUMNI = "alumni"


class Rank(StrEnum):
    """Whom to turn to first."""

    PRIMARY = "primary"
    BACKUP = "backup"


ASKABLE_STAGES = frozenset({Stage.PROSPECT, Stage.PILOT, Stage.ACTIVE, Stage.CORE})

NAMELESS = "—"  # in place of a name that was forgotten

LONGEST_NAME = 80
LONGEST_WORDS = 1000  # of what a partner says of itself
MOST_TOPICS = 20
LONGEST_TOPIC = 60
MOST_ASKS_A_MONTH = 31
MOST_SESSIONS_A_TERM = 100


@dataclass(frozen=True, slots=True)
class Partner:
    """What most need to know of a partner; the whole is `Entry`."""

    id: int
    team_id: str
    name: str
    kind: PartnerKind
    standing: Standing = Standing.APPROVED

    @property
    def is_approved(self) -> bool:
        return self.standing is Standing.APPROVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a partner says of itself. Empty means not said: any kind of help, any day, everywhere, no limit.

    `kinds` × `topics` is what it offers; topics are in its own words. `languages` are two-letter codes.
    `asks_a_month` counts what we may ask without being asked, over all its contacts.
    """

    name: str
    kind: PartnerKind
    kinds: tuple[Kind, ...] = ()
    topics: tuple[str, ...] = ()
    format: Format | None = None
    week: Week = frozenset()
    languages: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    asks_a_month: int | None = None
    sessions_a_term: int | None = None
    hopes: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of the registry; the contacts beside it. `paused_until` is the first day they may be asked again."""

    id: int
    team_id: str
    profile: Profile
    standing: Standing
    stage: Stage
    paused_until: date | None
    registered_by: str | None
    decided_by: str | None
    decided_at: datetime | None
    decline_reason: str | None
    created_at: datetime

    @property
    def partner(self) -> Partner:
        return Partner(self.id, self.team_id, self.profile.name, self.profile.kind, self.standing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody who speaks for a partner: a person in Slack, or a name and an e-mail address off Slack.

    `relayer` is who passes messages on to a contact off Slack. `quiet_until`: ask them nothing before.
    """

    id: int
    partner_id: int
    team_id: str
    user_id: str | None
    name: str | None
    email: str | None
    relayer: str | None
    rank: Rank
    standing: Standing
    quiet_until: datetime | None
    created_at: datetime
    left_at: datetime | None

    @property
    def person(self) -> Person | None:
        return Person(self.team_id, self.user_id) if self.user_id else None

    @property
    def is_approved(self) -> bool:
        return self.standing is Standing.APPROVED


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominee:
    """Somebody who is to become a contact: a person in Slack, or a name off Slack with whoever passes messages on."""

    person: Person | None = None
    name: str | None = None
    email: str | None = None
    relayer: str | None = None
    rank: Rank = Rank.PRIMARY


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """For whom a person speaks, and whether they do by now."""

    partner: Partner
    contact_id: int
    rank: Rank
    own_standing: Standing

    @property
    def standing(self) -> Standing:
        """Both the partner and the person have to be let in."""
        both = {self.partner.standing, self.own_standing}
        return next((word for word in (Standing.DECLINED, Standing.PENDING) if word in both), Standing.APPROVED)

    @property
    def is_approved(self) -> bool:
        return self.standing is Standing.APPROVED


@dataclass(frozen=True, slots=True)
class Remark:
    """What a coordinator asked about a partner, or what was answered."""

    user_id: str
    words: str


def may_be_asked(entry: Entry, today: date) -> bool:
    """Whether we may turn to this partner on our own account; today is a school's date."""
    rests = entry.paused_until is not None and entry.paused_until > today
    return entry.standing is Standing.APPROVED and entry.stage in ASKABLE_STAGES and not rests


def fold(name: str) -> str:
    """How two spellings of one name meet; done here because databases disagree about the letters beyond ASCII."""
    return " ".join(name.casefold().split())
