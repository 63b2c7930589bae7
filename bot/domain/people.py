"""Who somebody is: never a user id alone, since people of other workspaces share our channels."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Person(NamedTuple):
    team_id: str
    user_id: str


class Role(StrEnum):
    """What somebody was given to do; several at once are usual.

    A school lead has the role for one school or several. Partner contact is no role given here: the registry says so.
    """

    TEACHER = "teacher"
    SCHOOL_LEAD = "school_lead"
    COORDINATOR = "coordinator"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Reader:
    """How to speak to somebody: `language` is one we have words in, `time_zone` an IANA name."""

    language: str
    time_zone: str
