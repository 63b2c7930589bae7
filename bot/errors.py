"""The error tree: facts inside, words at the edge.

HandraiseError
├── StartError          the bot cannot start; names the setting and the fix; the command ends with exit code 2
├── HeardBefore         Slack brought the same delivery twice; nobody's mistake, and nothing is done a second time
└── UserError           somebody asked for what cannot be; bot/messages/errors.py has the sentence
    ├── NotAllowed          this person may not do this
    ├── ForCoordinators     what only a coordinator may do
    ├── OnlyTeachersAsk     here whoever asks for help must be a teacher, and this person is none
    ├── RoleNotYours        a coordinator wants to give or take a role that only an administrator may
    ├── NotOfHere           a role was to be given to somebody who is not of this workspace, or to a bot
    ├── LastWithRole        nobody would be left who can set things right
    ├── NoSuchWish          a wish for a role that is not (or no longer) on record
    ├── OnlyCoordinator     the last coordinator wants to be forgotten
    ├── Blocked             a coordinator has asked this person not to claim
    ├── OnlyColleagues      somebody who speaks for a partner would claim for a person of another one
    ├── MoreThanWanted      a party larger than all the places there are
    ├── OwnNeed             a teacher pressed "I can help" on their own need
    ├── NoNeedsChannel      nobody has chosen where needs go, and this is no channel others read
    ├── NoSuchNeed          no need with that number or id in this workspace
    ├── NeedIsOver          the need is closed, cancelled or filled elsewhere
    ├── NothingClaimed      there is no live claim to change
    ├── ClaimIsOver         the claim the asker answers to has been given back or has lapsed
    ├── OfferIsOver         the offered place went on to somebody else
    ├── FewerThanTaken      fewer people are wanted than already have a place
    ├── NoSuchPartner       no partner, or nobody who speaks for one, with that number or id in this workspace
    ├── NotLetIn            a coordinator has said no to their partner, or to them as its contact
    ├── OneUntilApproved    a newcomer holds one place already, and is not let in yet
    ├── NotYetLetIn         the asker cannot confirm somebody whom no coordinator has let in
    ├── AlreadyDecided      somebody else was faster to let a partner or a contact in, or not to
    ├── SpeaksForAnother    a person speaks for one partner at a time
    ├── NameTaken           another partner has that name
    ├── NoSuchList          no list of that id was sent in this workspace, or it is long forgotten
    ├── NotAnOption         a control nobody could press today: an old message, or a hand-made payload
    └── UnknownRoute        a command, button or form nobody listens to
"""

from dataclasses import dataclass
from datetime import datetime


class HandraiseError(Exception):
    """Anything this project raises on purpose."""


class StartError(HandraiseError):
    """One line for the person at the terminal: what is wrong, and what to change."""


class HeardBefore(HandraiseError):
    """Undoes what was written while answering a delivery that has already taken effect."""


class UserError(HandraiseError):
    """Holds facts, never sentences."""


class NotAllowed(UserError):
    pass


class ForCoordinators(UserError):
    pass


@dataclass
class OnlyTeachersAsk(UserError):
    words: str


@dataclass
class RoleNotYours(UserError):
    role: str


@dataclass
class NotOfHere(UserError):
    role: str
    count: int


@dataclass
class LastWithRole(UserError):
    role: str


class NoSuchWish(UserError):
    pass


class OnlyCoordinator(UserError):
    pass


class Blocked(UserError):
    pass


class NotAnOption(UserError):
    pass


class NoSuchList(UserError):
    pass


class UnknownRoute(UserError):
    pass


@dataclass
class OnlyColleagues(UserError):
    organisation: str


@dataclass
class MoreThanWanted(UserError):
    number: int
    wanted: int


@dataclass
class NoSuchPartner(UserError):
    typed: str = ""


@dataclass
class NotLetIn(UserError):
    organisation: str


@dataclass
class OneUntilApproved(UserError):
    number: int


class NotYetLetIn(UserError):
    pass


@dataclass
class AlreadyDecided(UserError):
    """`by` is a user id, `at` when."""

    was_approved: bool
    by: str
    at: datetime


@dataclass
class SpeaksForAnother(UserError):
    organisation: str


@dataclass
class NameTaken(UserError):
    organisation: str


@dataclass
class OwnNeed(UserError):
    number: int


@dataclass
class NoNeedsChannel(UserError):
    words: str


@dataclass
class NoSuchNeed(UserError):
    number: int | None = None


@dataclass
class NeedIsOver(UserError):
    number: int


@dataclass
class NothingClaimed(UserError):
    number: int


@dataclass
class ClaimIsOver(UserError):
    number: int


@dataclass
class OfferIsOver(UserError):
    number: int


@dataclass
class FewerThanTaken(UserError):
    number: int
    taken: int
