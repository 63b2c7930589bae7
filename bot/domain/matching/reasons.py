"""Why a partner is suggested, as data: the words to each are in bot/messages."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.week import Part, Slot


class Reason(StrEnum):
    TOPIC = "topic"  # fact: the topic
    KIND = "kind"  # fact: the kind of help offered
    FREE = "free"  # fact: weekday.part
    FREE_THAT_DAY = "day"  # fact: the weekday; the need names no time
    FORMAT = "format"  # fact: the way they come
    LANGUAGE = "language"  # fact: the language's code
    SCHOOL = "school"  # fact: the school, among those they serve
    LAST_ASKED = "asked"  # fact: days since
    NEVER_ASKED = "new"


@dataclass(frozen=True, slots=True)
class Because:
    """One reason with its fact."""

    reason: Reason
    fact: str = ""

    def __str__(self) -> str:
        """As it is kept with an ask."""
        return f"{self.reason.value}={self.fact}"


def because(kept: str) -> Because:
    """A reason as it was kept."""
    reason, _, fact = kept.partition("=")
    return Because(Reason(reason), fact)


def slot_fact(slot: Slot) -> str:
    return f"{slot.weekday}.{slot.part.value}"


def slot_of(fact: str) -> Slot:
    weekday, part = fact.split(".")
    return Slot(int(weekday), Part(int(part)))


def last_asked(last_asked_at: datetime | None, at: datetime) -> Because:
    if last_asked_at is None:
        return Because(Reason.NEVER_ASKED)
    return Because(Reason.LAST_ASKED, str(max(0, (at - last_asked_at).days)))
