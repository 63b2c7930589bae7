"""The audit trail: who did what when, in ids and fixed words, never in anybody's text."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.people import Person


class Deed(StrEnum):
    """What is worth being asked about later."""

    REGISTERED = "registered"
    EDITED = "edited"
    APPROVED = "approved"
    DECLINED = "declined"
    ASKED = "asked"  # a coordinator asked back before deciding
    PAUSED = "paused"
    STAGED = "staged"
    JOINED = "joined"
    LEFT = "left"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    ROLE_GIVEN = "role_given"
    ROLE_TAKEN = "role_taken"
    SETTINGS_SAVED = "settings_saved"
    GUARD_OVERRIDDEN = "guard_overridden"
    GUARD_ASKED = "guard_asked"  # a coordinator was asked to help with the wording
    ALIAS_ADDED = "alias_added"
    CLAIMED_FOR = "claimed_for"
    IMPORTED = "imported"
    EXPORTED = "exported"
    DATA_SHOWN = "data_shown"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One row of the trail; `word` is a fixed word (a role, a rule), `subject_id` the id of a `subject`.

    What was done to a person has their user id as its `subject`.
    """

    id: int
    team_id: str
    by: Person
    deed: Deed
    subject: str
    subject_id: int
    word: str | None
    at: datetime
