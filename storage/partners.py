"""The registry: partners, their contacts, and what they offer."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, false, func, literal, or_, select, update

from bot.domain.partners import Contact, Entry, Partner, Profile, Rank, Standing, fold
from bot.domain.people import Person
from bot.domain.reading.topics import slug_of
from storage.tables.partners import contacts, offers, partners
from storage.upsert import insert

PARTNER = tuple(partners.c[field.name] for field in fields(Partner))
OF_PERSON = (
    select(*PARTNER)
    .join(contacts, contacts.c.partner_id == partners.c.id)
    .where(contacts.c.team_id == bindparam("team"), contacts.c.user_id == bindparam("user"))
    .where(contacts.c.left_at.is_(None))
)
SAID = tuple(field.name for field in fields(Profile) if field.name != "topics")
REST = tuple(field.name for field in fields(Entry) if field.name != "profile")


class Partners:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, person: Person) -> Partner | None:
        """The partner this person speaks for, approved or not."""
        row = self._connection.execute(OF_PERSON, {"team": person.team_id, "user": person.user_id}).first()
        return Partner(**row._mapping) if row else None

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

    def like(self, team_id: str, beginnings: Sequence[str], limit: int) -> Sequence[Partner]:
        """Partners in whose folded names a word begins like one of these."""
        spaced = literal(" ").concat(partners.c.folded)
        begins = [spaced.contains(f" {start}", autoescape=True) for start in beginnings]
        found = select(*PARTNER).where(partners.c.team_id == team_id, or_(false(), *begins))
        rows = self._connection.execute(found.order_by(partners.c.id.desc()).limit(limit))
        return [Partner(**row._mapping) for row in rows]

    def entry(self, team_id: str, partner_id: int) -> Entry | None:
        """All that is known of a partner, if it belongs to that workspace."""
        row = self._connection.execute(
            select(partners).where(partners.c.team_id == team_id, partners.c.id == partner_id)
        ).first()
        return self._entry(row) if row else None

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

    def _entry(self, row: Row[Any]) -> Entry:
        known = row._mapping
        topics = select(offers.c.words).where(offers.c.partner_id == row.id).order_by(offers.c.place)
        said = {name: known[name] for name in SAID}
        profile = Profile(topics=tuple(self._connection.execute(topics).scalars()), **said)
        return Entry(profile=profile, **{name: known[name] for name in REST})

    def _write_offers(self, partner_id: int, topics: Sequence[str]) -> None:
        rows = [
            {"partner_id": partner_id, "place": place, "words": words, "topic_slug": slug_of(words)}
            for place, words in enumerate(topics)
        ]
        if rows:
            self._connection.execute(insert(self._connection.dialect.name, offers), rows)


def _contact(row: Row[Any]) -> Contact:
    return Contact(**{field.name: row._mapping[field.name] for field in fields(Contact)})


def _columns(profile: Profile) -> dict[str, Any]:
    return {name: getattr(profile, name) for name in SAID} | {"folded": fold(profile.name)}
