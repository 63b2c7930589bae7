"""A coordinator brings a list of partners: looked at first, and then taken in whole or not at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.audit import Deed
from bot.domain.intake.columns import Column
from bot.domain.intake.comparing import Fate, filled_in, is_same_person, profile_of
from bot.domain.intake.draft import Draft
from bot.domain.intake.listing import Checked
from bot.domain.intake.record import ContactRow, PartnerRow
from bot.domain.intake.refusals import Flaw, Trouble
from bot.domain.partners import Contact, Entry, Profile, Rank, Stage, Standing, fold
from bot.domain.people import Person
from storage.transaction import Transaction

NAMES_A_PAGE = 2000
MOST_NAMED = 3  # "Is it one of these?"

Similar = dict[str, tuple[str, ...]]
"""By folded name in the file: the partners it may be."""


class Overtaken(Exception):  # noqa: N818  # says what happened
    """Somebody else has registered a partner of the list in the meantime; nothing has been written."""


@dataclass(frozen=True, slots=True)
class Settled:
    """One row of the file, and what becomes of it."""

    checked: Checked
    fate: Fate
    troubles: tuple[Trouble, ...] = ()


def note_similar(tx: Transaction, team_id: str, draft: Draft, similar: Similar, after: int) -> int | None:
    """Compare a page of the registry's names with those of the file; where the next page begins, if there is one."""
    page = tx.registry.names_after(team_id, after, NAMES_A_PAGE)
    for _, name in page:
        if fold(name) not in draft.names:
            for near in draft.names.near(name):
                similar[near] = (*similar.get(near, ()), name)[:MOST_NAMED]
    return page[-1][0] if len(page) == NAMES_A_PAGE else None


class Settling:
    """Goes through a draft a chunk at a time, and writes what it says where it `writes`.

    The same steps make the report beforehand and the import itself, so that the one cannot promise what the other
    does not do. Without `updates`, what the registry says of a partner stays, and only new contacts are added.
    """

    def __init__(
        self,
        team_id: str,
        similar: Mapping[str, Sequence[str]],
        *,
        updates: bool = False,
        writes: bool = False,
        by: str | None = None,
    ) -> None:
        self._team_id = team_id
        self._similar = similar
        self._updates = updates
        self._writes = writes
        self._by = by
        self._founded: set[str] = set()

    def settle(self, tx: Transaction, chunk: Iterable[Checked], *, at: datetime) -> list[Settled]:
        """Raises Overtaken."""
        rows = list(chunk)
        shelf = _Shelf(tx, self._team_id, [row.partner for row in rows if row.partner])
        settled = [self._one(row, shelf) for row in rows]
        if self._writes:
            shelf.write(tx, by=self._by, at=at)
        return settled

    def finish(self, tx: Transaction, *, at: datetime) -> None:
        """Leave in the trail that a list was taken in; from the terminal, nobody in Slack did it."""
        by = Person(self._team_id, self._by or "")
        tx.audit.note(Deed.IMPORTED, by=by, team_id=self._team_id, at=at, subject="partner")

    def _one(self, row: Checked, shelf: "_Shelf") -> Settled:
        if row.partner is None:
            return Settled(row, Fate.REFUSED, row.troubles)
        name = fold(row.partner.organisation)
        entry = shelf.entries.get(name)
        if trouble := self._objection(row.partner, name, shelf):
            return Settled(row, Fate.REFUSED, (trouble,))
        if name in self._founded:
            shelf.add_contacts(name, row.partner.contacts)
            return Settled(row, Fate.CONTACT)
        if entry:
            return Settled(row, self._beside(entry, row.partner, shelf))
        self._founded.add(name)
        shelf.founded[name] = row.partner
        shelf.add_contacts(name, row.partner.contacts)
        return Settled(row, Fate.NEW)

    def _objection(self, row: PartnerRow, name: str, shelf: "_Shelf") -> Trouble | None:
        for each in row.contacts:
            if each.user_id and (other := shelf.speakers.get(each.user_id, name)) != name:
                column = Column.CONTACT_ID if each.rank is Rank.PRIMARY else Column.BACKUP_ID
                return Trouble(Flaw.SPEAKS_FOR_ANOTHER, column, other)
        if name in shelf.entries or name in self._founded:
            return None
        if near := self._similar.get(name):
            return Trouble(Flaw.NEARLY_KNOWN, Column.ORGANISATION, "; ".join(near))
        return None if row.kind else Trouble(Flaw.NO_KIND)

    def _beside(self, entry: Entry, row: PartnerRow, shelf: "_Shelf") -> Fate:
        profile, stage = filled_in(row, entry.profile), row.stage or entry.stage
        adds = shelf.add_contacts(fold(entry.profile.name), row.contacts)
        if (profile, stage) == (entry.profile, entry.stage):
            return Fate.CONTACT if adds else Fate.SAME
        if not self._updates:
            return Fate.LEFT
        shelf.changed[entry.id] = (profile, stage)
        return Fate.CHANGED


class _Shelf:
    """What the registry has of the partners of one chunk, and what is to be put beside it."""

    def __init__(self, tx: Transaction, team_id: str, rows: Sequence[PartnerRow]) -> None:
        self._team_id = team_id
        self.entries = tx.registry.named(team_id, {fold(row.organisation) for row in rows})
        in_slack = {each.user_id for row in rows for each in row.contacts if each.user_id}
        self.speakers = tx.registry.spoken_for(team_id, in_slack)
        by_id = tx.registry.contacts_of([entry.id for entry in self.entries.values()])
        self._people: dict[str, list[Contact | ContactRow]] = {
            name: [*by_id.get(entry.id, ())] for name, entry in self.entries.items()
        }
        self._new_people: list[tuple[str, ContactRow]] = []
        self.founded: dict[str, PartnerRow] = {}
        self.changed: dict[int, tuple[Profile, Stage]] = {}

    def add_contacts(self, name: str, contacts: Iterable[ContactRow]) -> bool:
        """Whether there is anybody new among them."""
        known = self._people.setdefault(name, [])
        adds = False
        for each in contacts:
            if not any(is_same_person(each, other) for other in known):
                known.append(each)
                self._new_people.append((name, each))
                adds = True
        return adds

    def write(self, tx: Transaction, *, by: str | None, at: datetime) -> None:
        profiles = {name: profile_of(row) for name, row in self.founded.items()}
        stages = {name: row.stage or Stage.PILOT for name, row in self.founded.items()}
        ids = tx.registry.found(self._team_id, profiles, stages, by=by, at=at)
        if len(ids) < len(profiles):
            raise Overtaken
        ids |= {name: entry.id for name, entry in self.entries.items()}
        for partner_id, (profile, stage) in self.changed.items():
            tx.partners.save(partner_id, profile)
            tx.partners.change(partner_id, stage=stage)
        tx.registry.add_contacts([self._columns(ids[name], each, at) for name, each in self._new_people])
        tx.registry.unfile([*self.changed, *(ids[name] for name, _ in self._new_people)])

    def _columns(self, partner_id: int, contact: ContactRow, at: datetime) -> dict[str, object]:
        who = {"user_id": contact.user_id, "name": contact.name, "email": contact.email, "rank": contact.rank}
        place = {"partner_id": partner_id, "team_id": self._team_id}
        return {**place, **who, "standing": Standing.APPROVED, "created_at": at}
