"""What the guard answers: how heavily a text weighs, which rules say so, and where."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

ASK_AT: Final = 100  # the sum from which a person is asked
STOP: Final = 1000  # what a hard identifier alone weighs


class Weight(StrEnum):
    PASS = "pass"  # noqa: S105 - a verdict, not a password
    ASK = "ask"
    STOP = "stop"


class Reason(StrEnum):
    """Coarse enough to be said to a person in one sentence."""

    NUMBER = "number"
    BIRTH_DATE = "birth_date"
    CONTACT = "contact"
    ADDRESS = "address"
    HANDLE_OR_PHOTO = "handle_or_photo"
    CONDITION = "condition"
    CONDUCT_OR_GRADES = "conduct_or_grades"
    RELATION = "relation"
    ONE_CHILD = "one_child"
    NAME_NEAR_LEARNER = "name_near_learner"


class Rule(StrEnum):
    """Each signal by its lasting name, as logs and `explain` show it."""

    # hard identifiers
    STUDENT_NUMBER = "student_number"
    STATE_NUMBER = "state_number"
    BIRTH_DATE = "birth_date"
    # what a subject is
    NAME = "name"
    FULL_NAME = "full_name"
    DOUBTFUL_NAME = "doubtful_name"
    UNLISTED_NAME = "unlisted_name"
    INITIALS = "initials"
    ONE_CHILD = "one_child"
    SOMEBODY = "somebody"
    KIN = "kin"
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    HANDLE = "handle"
    PHOTO = "photo"
    # what speaks for a learner
    LEARNER_WORD = "learner_word"
    LEARNER_NEARBY = "learner_nearby"
    GRADE = "grade"
    CLASS = "class"
    AGE = "age"
    FOR_NAME = "for_name"
    HELPED = "helped"
    TOWARD = "toward"
    WISH = "wish"
    TOLD = "told"
    EXISTS = "exists"
    PRONOUN = "pronoun"
    KIN_OF = "kin_of"
    OWNED = "owned"
    BELONGING = "belonging"
    NICKNAME = "nickname"
    OUR_OWN = "our_own"
    SINGLED_OUT = "singled_out"
    HOME = "home"
    ACCOUNT = "account"
    HEALTH = "health"
    SCHOOLING = "schooling"
    FAMILY = "family"
    CONDUCT = "conduct"
    GRADES = "grades"
    # what speaks for an adult, an organisation, or somebody in a book
    TITLE = "title"
    ROLE = "role"
    ORGANISATION = "organisation"
    OFFER = "offer"
    NEAR_ADULTS = "near_adults"
    THANKS = "thanks"
    SELF = "self"
    PUBLIC = "public"
    KNOWN = "known"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that spoke, the stretch of text it spoke about, and what it adds to the sum."""

    rule: Rule
    start: int
    end: int
    score: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The heaviest subject's sum, and the findings of every subject that crossed the threshold.

    Where none crossed, the findings are the heaviest subject's, so that a pass can be explained as well.
    """

    weight: Weight
    score: int
    findings: tuple[Finding, ...] = ()
    reason: Reason | None = None  # of the heaviest subject; none on a pass
