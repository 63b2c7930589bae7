"""The error tree: facts inside, words at the edge.

HandraiseError
├── StartError          the bot cannot start; names the setting and the fix; the command ends with exit code 2
├── HeardBefore         Slack brought the same delivery twice; nobody's mistake, and nothing is done a second time
└── UserError           somebody asked for what cannot be; bot/messages/errors.py has the sentence
    ├── NotAllowed          this person may not do this
    ├── ForCoordinators     what only a coordinator may do
    ├── Blocked             a coordinator has asked this person not to claim
    ├── OnlyColleagues      somebody who speaks for a partner would claim for a person of another one
    ├── NotLetIn            a coordinator has said no to their partner, or to them as its contact
    ├── MoreThanWanted      a party larger than all the places there are
    ├── OwnNeed             a teacher pressed "I can help" on their own need
    ├── NoNeedsChannel      nobody has chosen where needs go, and this is no channel others read
    ├── NoSuchNeed          no need with that number or id in this workspace
    ├── NeedIsOver          the need is closed, cancelled or filled elsewhere
    ├── NothingClaimed      there is no live claim to change
    ├── ClaimIsOver         the claim the asker answers to has been given back or has lapsed
    ├── OfferIsOver         the offered place went on to somebody else
    ├── FewerThanTaken      fewer people are wanted than already have a place
    ├── NotAnOption         a control nobody could press today: an old message, or a hand-made payload
    └── UnknownRoute        a command, button or form nobody listens to
"""

from dataclasses import dataclass


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


class Blocked(UserError):
    pass


class NotAnOption(UserError):
    pass


class UnknownRoute(UserError):
    pass


@dataclass
class OnlyColleagues(UserError):
    organisation: str


@dataclass
class NotLetIn(UserError):
    organisation: str


@dataclass
class MoreThanWanted(UserError):
    number: int
    wanted: int


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
