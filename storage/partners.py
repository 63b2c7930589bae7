"""Partners and their contacts."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from bot.domain.partners import Partner, PartnerKind
from bot.domain.people import Person
from storage.tables.partners import contacts, partners
from storage.upsert import insert

PARTNER = (partners.c.id, partners.c.team_id, partners.c.name, partners.c.kind)
OF_PERSON = (
    select(*PARTNER)
    .join(contacts, contacts.c.partner_id == partners.c.id)
    .where(contacts.c.team_id == bindparam("team"), contacts.c.user_id == bindparam("user"))
)


class Partners:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, person: Person) -> Partner | None:
        """The organisation this person speaks for."""
        row = self._connection.execute(OF_PERSON, {"team": person.team_id, "user": person.user_id}).first()
        return Partner(**row._mapping) if row else None

    def get(self, partner_id: int) -> Partner:
        row = self._connection.execute(select(*PARTNER).where(partners.c.id == partner_id)).one()
        return Partner(**row._mapping)

    def named(self, team_id: str, name: str, kind: PartnerKind, at: datetime) -> Partner:
        """The partner of that name, in whatever letters it is written; founded now if it is new."""
        founded = insert(self._connection.dialect.name, partners).values(
            team_id=team_id, name=name, folded=fold(name), kind=kind, created_at=at
        )
        self._connection.execute(founded.on_conflict_do_nothing())
        row = self._connection.execute(
            select(*PARTNER).where(partners.c.team_id == team_id, partners.c.folded == fold(name))
        ).one()
        return Partner(**row._mapping)

    def join(self, person: Person, partner: Partner, at: datetime) -> None:
        """Let this person speak for that partner, and for no other."""
        joined = insert(self._connection.dialect.name, contacts).values(
            team_id=person.team_id, user_id=person.user_id, partner_id=partner.id, created_at=at
        )
        self._connection.execute(
            joined.on_conflict_do_update(
                index_elements=[contacts.c.team_id, contacts.c.user_id],
                set_={"partner_id": joined.excluded.partner_id},
            )
        )


def fold(name: str) -> str:
    """How two spellings of one name meet; done here because databases disagree about the letters beyond ASCII."""
    return " ".join(name.casefold().split())
