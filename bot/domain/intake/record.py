"""A partner as one row of a file says it: everything but the name may be missing."""

from dataclasses import dataclass

from bot.domain.partners import PartnerKind, Rank, Stage
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format
from bot.domain.week import Week


@dataclass(frozen=True, slots=True)
class ContactRow:
    """Somebody in Slack, or a name with or without an e-mail address."""

    rank: Rank
    name: str | None = None
    email: str | None = None
    user_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerRow:
    """`number` is the row's number in the spreadsheet. Empty and None mean: not said."""

    number: int
    organisation: str
    kind: PartnerKind | None = None
    contacts: tuple[ContactRow, ...] = ()
    kinds: tuple[Kind, ...] = ()
    topics: tuple[str, ...] = ()
    format: Format | None = None
    week: Week = frozenset()
    languages: tuple[str, ...] = ()
    schools: tuple[str, ...] = ()
    asks_a_month: int | None = None
    sessions_a_term: int | None = None
    hopes: str = ""
    stage: Stage | None = None
    about: str = ""

    @property
    def is_a_contact_only(self) -> bool:
        """Whether it says nothing but who else speaks for a partner of an earlier row."""
        return bool(self.contacts) and self == PartnerRow(
            number=self.number, organisation=self.organisation, kind=self.kind, contacts=self.contacts
        )
