"""Partners: the organisations that help, and the people who speak for them."""

from dataclasses import dataclass
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class Partner:
    id: int
    team_id: str
    name: str
    kind: PartnerKind


LONGEST_NAME = 80
