"""Who somebody is: never a user id alone, since people of other workspaces share our channels."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Person(NamedTuple):
    team_id: str
    user_id: str


class Role(StrEnum):
    COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True)
class Reader:
    """How to speak to somebody: `language` is one we have words in, `time_zone` an IANA name."""

    language: str
    time_zone: str
