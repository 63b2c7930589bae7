"""The registry: partners, their contacts, and what they offer."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, select, update

from bot.domain.finding import keys_of
from bot.domain.partners import Contact, Entry, Membership, Partner, Profile, Rank, Standing, fold
from bot.domain.people import Person
from bot.domain.reading.topics import slug_of
from storage.columns import spelled
from storage.tables.partners import contacts, offers, partner_keys, partners
from storage.upsert import insert

PARTNER = tuple(partners.c[field.name] for field in fields(Partner))
OF_PERSON = (
    select(*PARTNER)
    .join(contacts, contacts.c.partner_id == partners.c.id)
    .where(contacts.c.team_id == bindparam("team"), contacts.c.user_id == bindparam("user"))
    .where(contacts.c.left_at.is_(None))
)
OF_MEMBER = OF_PERSON.add_columns(
    contacts.c.id.label("contact_id"), contacts.c.rank, contacts.c.standing.label("own_standing")
)
IS_PENDING = partners.c.standing == spelled(Standing.PENDING)[0]
SAID = tuple(field.name for field in fields(Profile) if field.name != "topics")
REST = tuple(field.name for field in fields(Entry) if field.name != "profile")


class Partners:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, person: Person) -> Partner | None:
        """The partner this person speaks for, approved or not."""
        row = self._connection.execute(OF_PERSON, {"team": person.team_id, "user": person.user_id}).first()
        return Partner(**row._mapping) if row else None

    def membership(self, person: Person) -> Membership | None:
        """The same, with how far they have been let in.

        While somebody waits, nobody decides about their partner until this transaction ends: no claim slips through.
        """
        found = self._membership(person)
        if found is None or found.standing is not Standing.PENDING:
            return found
        self.lock(found.partner.id)
        return self._membership(person)

    def membership_of(self, contact_id: int) -> Membership | None:
        """The same of a contact, on Slack or off it."""
        found = self._of_contact(contact_id)
        if found is None or found.standing is not Standing.PENDING:
            return found
        self.lock(found.partner.id)
        return self._of_contact(contact_id)

    def lock(self, partner_id: int) -> None:
        """Nobody else decides about this partner until this transaction ends. Always before the lock of a need."""
        self._connection.execute(select(partners.c.id).where(partners.c.id == partner_id).with_for_update())

    def get(self, partner_id: int) -> Partner:
        row = self._connection.execute(select(*PARTNER).where(partners.c.id == partner_id)).one()
        return Partner(**row._mapping)

    def named(self, team_id: str, name: str) -> Partner | None:
        """The partner of that name, in whatever letters it is written."""
        row = self._connection.execute(
            select(*PARTNER).where(partners.c.team_id == team_id, partners.c.folded == fold(name))
        ).first()
        return Partner(**row._mapping) if row else None

    def find(self, team_id: str, partner_id: int) -> Partner | None:
        """That partner, if it belongs to that workspace."""
        row = self._connection.execute(
            select(*PARTNER).where(partners.c.team_id == team_id, partners.c.id == partner_id)
        ).first()
        return Partner(**row._mapping) if row else None

    def entry(self, team_id: str, partner_id: int) -> Entry | None:
        """All that is known of a partner, if it belongs to that workspace."""
        row = self._connection.execute(
            select(partners).where(partners.c.team_id == team_id, partners.c.id == partner_id)
        ).first()
        return entry_of(self._connection, row) if row else None

    def add(self, team_id: str, profile: Profile, *, at: datetime, **facts: Any) -> Partner | None:
        """Found a partner; None when there is one of that name. `facts` are columns that are no part of a profile."""
        row = _columns(profile) | facts | {"team_id": team_id, "created_at": at}
        founded = insert(self._connection.dialect.name, partners).on_conflict_do_nothing().returning(*PARTNER)
        new = self._connection.execute(founded, row).first()
        if new is None:
            return None
        self._write_offers(new.id, profile.topics)
        return Partner(**new._mapping)

    def save(self, partner_id: int, profile: Profile) -> None:
        """What a partner says of itself now. The caller has made sure that the name is free."""
        self._connection.execute(update(partners).where(partners.c.id == partner_id).values(**_columns(profile)))
        self._connection.execute(delete(offers).where(offers.c.partner_id == partner_id))
        self._write_offers(partner_id, profile.topics)

    def file(self, entry: Entry, at: datetime) -> None:
        """Let it be found by the words it has now."""
        self._connection.execute(delete(partner_keys).where(partner_keys.c.partner_id == entry.id))
        self._write_keys(entry.team_id, entry.id, entry.profile)
        self.change(entry.id, filed_at=at)

    def unfiled(self, limit: int) -> Sequence[Partner]:
        """Those that changed since they were last filed."""
        found = select(*PARTNER).where(partners.c.filed_at.is_(None)).order_by(partners.c.id).limit(limit)
        return [Partner(**row._mapping) for row in self._connection.execute(found)]

    def decide(
        self, partner_id: int, standing: Standing, *, by: str, at: datetime, reason: str | None = None
    ) -> Entry | None:
        """Let a waiting partner in, or not, with those who came with it; None when somebody was faster."""
        row = self._connection.execute(
            update(partners)
            .where(partners.c.id == partner_id, IS_PENDING)
            .values(standing=standing, decided_by=by, decided_at=at, decline_reason=reason)
            .returning(*partners.c)
        ).first()
        if row is None:
            return None
        came_along = (contacts.c.created_at <= row.created_at) | (contacts.c.user_id == row.registered_by)
        everybody = contacts.c.id > 0
        self._connection.execute(
            update(contacts)
            .where(contacts.c.partner_id == partner_id, contacts.c.standing == Standing.PENDING)
            .where(came_along if standing is Standing.APPROVED else everybody)
            .values(standing=standing)
        )
        return entry_of(self._connection, row)

    def change(self, partner_id: int, **columns: Any) -> None:
        """Change what is no part of the profile: standing, stage, pause."""
        self._connection.execute(update(partners).where(partners.c.id == partner_id).values(**columns))

    def contact_of(self, person: Person) -> Contact | None:
        """As whom this person speaks for a partner."""
        row = self._connection.execute(
            select(contacts).where(
                contacts.c.team_id == person.team_id,
                contacts.c.user_id == person.user_id,
                contacts.c.left_at.is_(None),
            )
        ).first()
        return Contact(**row._mapping) if row else None

    def contact(self, contact_id: int) -> Contact | None:
        row = self._connection.execute(select(contacts).where(contacts.c.id == contact_id)).first()
        return Contact(**row._mapping) if row else None

    def contacts(self, partner_id: int) -> Sequence[Contact]:
        """Those who have not left, the primary ones first."""
        found = select(contacts).where(contacts.c.partner_id == partner_id, contacts.c.left_at.is_(None))
        order = (contacts.c.rank == Rank.BACKUP, contacts.c.id)
        return [Contact(**row._mapping) for row in self._connection.execute(found.order_by(*order))]

    def off_slack(
        self, team_id: str, *, relayer: str, limit: int, partner_id: int | None = None
    ) -> Sequence[tuple[Contact, str]]:
        """Approved contacts off Slack with the names of their partners: whom `relayer` writes to, then the newest."""
        found = (
            select(contacts, partners.c.name.label("organisation"))
            .join(partners, partners.c.id == contacts.c.partner_id)
            .where(contacts.c.team_id == team_id, contacts.c.user_id.is_(None), contacts.c.left_at.is_(None))
            .where(contacts.c.standing == Standing.APPROVED, partners.c.standing == Standing.APPROVED)
        )
        if partner_id is not None:
            found = found.where(contacts.c.partner_id == partner_id)
        order = (func.coalesce(contacts.c.relayer, "") != relayer, contacts.c.id.desc())
        rows = self._connection.execute(found.order_by(*order).limit(limit))
        return [(_contact(row), row.organisation) for row in rows]

    def add_contact(
        self,
        partner_id: int,
        team_id: str,
        *,
        at: datetime,
        user_id: str | None = None,
        name: str | None = None,
        email: str | None = None,
        relayer: str | None = None,
        rank: Rank = Rank.PRIMARY,
        standing: Standing = Standing.APPROVED,
    ) -> Contact:
        """A person of workspace `team_id`, or a name off Slack. Somebody who spoke for another partner leaves it."""
        if user_id:
            self.leave(Person(team_id, user_id), at)
        row = {"partner_id": partner_id, "team_id": team_id, "user_id": user_id, "name": name, "email": email}
        row |= {"relayer": relayer, "rank": rank, "standing": standing, "created_at": at}
        added = insert(self._connection.dialect.name, contacts).returning(contacts)
        return Contact(**self._connection.execute(added, row).one()._mapping)

    def decide_contact(self, contact_id: int, standing: Standing) -> bool:
        """Let a waiting person speak for their partner, or not; False when somebody was faster."""
        decided = (
            update(contacts)
            .where(contacts.c.id == contact_id, contacts.c.standing == Standing.PENDING, contacts.c.left_at.is_(None))
            .values(standing=standing)
        )
        return self._connection.execute(decided).rowcount == 1

    def change_contact(self, contact_id: int, **columns: Any) -> None:
        self._connection.execute(update(contacts).where(contacts.c.id == contact_id).values(**columns))

    def leave(self, person: Person, at: datetime) -> None:
        """This person speaks for nobody any more; the record of when they did stays."""
        self._connection.execute(
            update(contacts)
            .where(contacts.c.team_id == person.team_id, contacts.c.user_id == person.user_id)
            .where(contacts.c.left_at.is_(None))
            .values(left_at=at)
        )

    def _membership(self, person: Person) -> Membership | None:
        row = self._connection.execute(OF_MEMBER, {"team": person.team_id, "user": person.user_id}).first()
        if row is None:
            return None
        known = dict(row._mapping)
        own = {name: known.pop(name) for name in ("contact_id", "rank", "own_standing")}
        return Membership(partner=Partner(**known), **own)

    def _of_contact(self, contact_id: int) -> Membership | None:
        contact = self.contact(contact_id)
        if contact is None or contact.left_at:
            return None
        partner = self.get(contact.partner_id)
        return Membership(partner=partner, contact_id=contact.id, rank=contact.rank, own_standing=contact.standing)

    def _write_keys(self, team_id: str, partner_id: int, profile: Profile) -> None:
        rows = [{"team_id": team_id, "key": key, "partner_id": partner_id} for key in sorted(keys_of(profile))]
        self._connection.execute(insert(self._connection.dialect.name, partner_keys), rows)

    def _write_offers(self, partner_id: int, topics: Sequence[str]) -> None:
        rows = [
            {"partner_id": partner_id, "place": place, "words": words, "topic_slug": slug_of(words)}
            for place, words in enumerate(topics)
        ]
        if rows:
            self._connection.execute(insert(self._connection.dialect.name, offers), rows)


def _contact(row: Row[Any]) -> Contact:
    return Contact(**{field.name: row._mapping[field.name] for field in fields(Contact)})


def entry_of(connection: Connection, row: Row[Any]) -> Entry:
    """A row of the partners table with what is kept beside it."""
    known = row._mapping
    topics = select(offers.c.words).where(offers.c.partner_id == row.id).order_by(offers.c.place)
    said = {name: known[name] for name in SAID}
    profile = Profile(topics=tuple(connection.execute(topics).scalars()), **said)
    return Entry(profile=profile, **{name: known[name] for name in REST})


def _columns(profile: Profile) -> dict[str, Any]:
    return {name: getattr(profile, name) for name in SAID} | {"folded": fold(profile.name)}
