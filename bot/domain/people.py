"""Who somebody is: never a user id alone, since people of other workspaces share our channels."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Person(NamedTuple):
    team_id: str
    user_id: str


# In place of the user id of somebody who was forgotten stands this, and the number of the row it stands in: so no two
# rows can be told to be the same person's, and none can be taken for anybody who is still there.
FORGOTTEN = "gone:"


def is_forgotten(user_id: str) -> bool:
    """Whether somebody was here, and nobody knows who any more."""
    return user_id.startswith(FORGOTTEN)


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
