"""The registry by the thousand: what an import asks and writes, a few statements for hundreds of partners."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, select, update

from bot.domain.partners import Contact, Entry, Profile, Stage, Standing, fold
from bot.domain.reading.topics import slug_of
from storage.partners import REST, SAID
from storage.tables.partners import contacts, offers, partners
from storage.upsert import Insert, insert

AT_ONCE = 500  # ids in one statement; older SQLite takes 999 parameters


class Registry:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def names_after(self, team_id: str, partner_id: int, limit: int) -> Sequence[tuple[int, str]]:
        """A page of all partners' names, in the order of their ids."""
        page = select(partners.c.id, partners.c.name).where(partners.c.team_id == team_id, partners.c.id > partner_id)
        return [(row.id, row.name) for row in self._connection.execute(page.order_by(partners.c.id).limit(limit))]

    def named(self, team_id: str, folded: Collection[str]) -> dict[str, Entry]:
        """The partners of these folded names, by them."""
        found = select(partners).where(partners.c.team_id == team_id, partners.c.folded.in_(folded))
        return {fold(entry.profile.name): entry for entry in self._entries(self._connection.execute(found).all())}

    def page_after(self, team_id: str, partner_id: int, limit: int) -> list[Entry]:
        page = select(partners).where(partners.c.team_id == team_id, partners.c.id > partner_id)
        return self._entries(self._connection.execute(page.order_by(partners.c.id).limit(limit)).all())

    def contacts_of(self, partner_ids: Collection[int]) -> dict[int, list[Contact]]:
        """Those who have not left, by partner, in the order they came."""
        found = select(contacts).where(contacts.c.partner_id.in_(partner_ids), contacts.c.left_at.is_(None))
        by_partner: dict[int, list[Contact]] = {}
        for row in self._connection.execute(found.order_by(contacts.c.id)):
            by_partner.setdefault(row.partner_id, []).append(Contact(**row._mapping))
        return by_partner

    def spoken_for(self, team_id: str, user_ids: Collection[str]) -> dict[str, str]:
        """The folded name of the partner each of these people speaks for."""
        found = (
            select(contacts.c.user_id, partners.c.folded)
            .join(partners, partners.c.id == contacts.c.partner_id)
            .where(contacts.c.team_id == team_id, contacts.c.user_id.in_(user_ids), contacts.c.left_at.is_(None))
        )
        return {row.user_id: row.folded for row in self._connection.execute(found)} if user_ids else {}

    def found(
        self,
        team_id: str,
        profiles: Mapping[str, Profile],
        stages: Mapping[str, Stage],
        *,
        by: str | None,
        at: datetime,
    ) -> dict[str, int]:
        """New partners by folded name, approved, with their topics; the ids of those that were not there yet."""
        same: dict[str, Any] = {"team_id": team_id, "standing": Standing.APPROVED, "created_at": at}
        same |= {"registered_by": by, "decided_by": by, "decided_at": at}
        rows = [
            {**{name: getattr(profile, name) for name in SAID}, "folded": folded, "stage": stages[folded], **same}
            for folded, profile in profiles.items()
        ]
        once = self._insert(partners).on_conflict_do_nothing().returning(partners.c.id, partners.c.folded)
        new = {row.folded: row.id for row in self._connection.execute(once, rows)} if rows else {}
        self._write(
            offers,
            [
                {"partner_id": new[folded], "place": place, "words": words, "topic_slug": slug_of(words)}
                for folded, profile in profiles.items()
                if folded in new
                for place, words in enumerate(profile.topics)
            ],
        )
        return new

    def add_contacts(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Columns of contacts, each row with the same."""
        self._write(contacts, rows)

    def unfile(self, partner_ids: Collection[int]) -> None:
        """They have changed, and wait to be filed anew."""
        ids = sorted(set(partner_ids))
        for start in range(0, len(ids), AT_ONCE):
            some = partners.c.id.in_(ids[start : start + AT_ONCE])
            self._connection.execute(update(partners).where(some).values(filed_at=None))

    def _entries(self, rows: Sequence[Row[Any]]) -> list[Entry]:
        topics: dict[int, list[str]] = {}
        found = select(offers).where(offers.c.partner_id.in_([row.id for row in rows]))
        for offer in self._connection.execute(found.order_by(offers.c.partner_id, offers.c.place)):
            topics.setdefault(offer.partner_id, []).append(offer.words)
        return [_entry(row, tuple(topics.get(row.id, ()))) for row in rows]

    def _insert(self, table: Table) -> Insert:
        return insert(self._connection.dialect.name, table)

    def _write(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            self._connection.execute(self._insert(table), rows)


def _entry(row: Row[Any], topics: tuple[str, ...]) -> Entry:
    known = row._mapping
    said = {name: known[name] for name in SAID}
    return Entry(profile=Profile(topics=topics, **said), **{name: known[name] for name in REST})
