"""What is held about one person, and letting go of them: both read off the table of what is personal."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from secrets import token_bytes
from typing import Any

from sqlalchemy import ColumnElement, Connection, String, cast, delete, exists, or_, select, update

from bot.domain.claims import LIVE
from bot.domain.needs import POSTED, NeedState
from bot.domain.partners import NAMELESS, PartnerKind, Stage
from bot.domain.people import FORGOTTEN, Person
from bot.domain.posts import PostState
from storage.personal import PERSONAL, Held
from storage.tables.boxes import inbox, lanes, outbox
from storage.tables.claims import claims
from storage.tables.needs import needs
from storage.tables.partners import contacts, known_names, offers, partners
from storage.tables.people import forgotten

# What may be only one person under the name of an organisation.
LIKE_A_PERSON = (PartnerKind.FAMILY, PartnerKind.LOCAL_LEADER, PartnerKind.STAFF)
DONE_TO_THEM = frozenset({"people.user_id", "outbox.addressee", "known_names.source_id", "audit.word"})
SALT_LENGTH = 16

# Where a post keeps the id of what it is about: these are details of a larger subject.
DETAILS = frozenset({"claims.user_id", "questions.user_id", "remarks.user_id", "outbox.addressee"})


class Forgetting:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def held(self, person: Person) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """Every row about them, by the column that names them; only what is theirs to see."""
        return {name: rows for name, held in PERSONAL.items() if (rows := self._rows(held, person))}

    def holds_anything(self, person: Person) -> bool:
        """Whether they have done anything here: that they can be spoken to, or were, does not count."""
        return any(self._rows(held, person) for name, held in PERSONAL.items() if name not in DONE_TO_THEM)

    def forget(self, person: Person) -> None:
        """Take them out of every table. What they have going on is settled by then (bot/services/leaving.py)."""
        self._unname_their_own_partners(person)
        as_contact = select(cast(contacts.c.id, String)).where(*PERSONAL["contacts.user_id"].of(*person))
        self._forget_names("contact", as_contact)
        lane = f"{person.team_id}:{person.user_id}"
        for held in PERSONAL.values():
            mine = held.of(*person)
            if held.instead is None:
                self._connection.execute(delete(held.table).where(*mine))
            else:
                values = {column.name: value for column, value in held.instead.items()}
                self._connection.execute(update(held.table).where(*mine).values(**values))
        self._connection.execute(update(inbox).values(answer=None))
        self._connection.execute(delete(lanes).where(lanes.c.lane == lane))

    def mark(self, person: Person, *, is_blocked: bool) -> None:
        """Recognise them later without knowing them: they are not learned anew, and a block stays."""
        salt = self._salt(person.team_id) or token_bytes(SALT_LENGTH)
        self.unmark(person)
        row = {"team_id": person.team_id, "mark": _mark(salt, person), "salt": salt, "is_blocked": is_blocked}
        self._connection.execute(forgotten.insert(), row)

    def unmark(self, person: Person) -> bool:
        """Whether there was a mark."""
        return self._connection.execute(delete(forgotten).where(*self._marks(person))).rowcount > 0

    def unblock(self, person: Person) -> None:
        """Whoever they are: an id somebody gave us has this mark, or it has not."""
        self._connection.execute(update(forgotten).where(*self._marks(person)).values(is_blocked=False))

    def is_blocked(self, person: Person) -> bool:
        """Whether somebody with this id was blocked when they were forgotten."""
        if self._salt(person.team_id) is None:
            return False
        blocked = select(forgotten.c.mark).where(*self._marks(person), forgotten.c.is_blocked)
        return self._connection.execute(blocked).first() is not None

    def marked(self, people: Sequence[Person]) -> frozenset[Person]:
        """Which of these asked to be forgotten."""
        marks = {(row.team_id, row.mark): row.salt for row in self._connection.execute(select(forgotten))}
        salts = {team_id: salt for (team_id, _), salt in marks.items()}
        known = (one for one in people if one.team_id in salts)
        return frozenset(one for one in known if (one.team_id, _mark(salts[one.team_id], one)) in marks)

    def draw_again(self, person: Person, speaks_of: Mapping[str, Collection[str]], at: datetime) -> None:
        """Messages that others have got, and that name this person, are drawn anew from the record.

        `speaks_of` says by which column of ours which kinds of post are about somebody.
        """
        for name, kinds in speaks_of.items():
            theirs = select(PERSONAL[name].table.c.id).where(*PERSONAL[name].of(*person))
            about = outbox.c.detail_id if name in DETAILS else outbox.c.subject_id
            self._draw_again(kinds, about.in_(theirs), outbox.c.addressee != person.user_id, at=at)

    def draw_again_about(self, need_id: int, kinds: Collection[str], at: datetime) -> None:
        """The same, for one need that has another asker now."""
        self._draw_again(kinds, outbox.c.subject_id == need_id, at=at)

    def needs_of(self, person: Person) -> Sequence[int]:
        """The needs they asked for, whatever became of them."""
        mine = select(needs.c.id).where(needs.c.team_id == person.team_id, needs.c.asker == person.user_id)
        return self._connection.execute(mine.order_by(needs.c.id)).scalars().all()

    def open_needs_of(self, person: Person) -> Sequence[int]:
        mine = select(needs.c.id).where(needs.c.team_id == person.team_id, needs.c.asker == person.user_id)
        open_ = mine.where(needs.c.state.in_(POSTED | {NeedState.DRAFT}))
        return self._connection.execute(open_.order_by(needs.c.id)).scalars().all()

    def live_claims_of(self, person: Person) -> Sequence[int]:
        mine = select(claims.c.id).where(claims.c.team_id == person.team_id, claims.c.user_id == person.user_id)
        return self._connection.execute(mine.where(claims.c.state.in_(LIVE)).order_by(claims.c.id)).scalars().all()

    def _draw_again(self, kinds: Collection[str], *which: ColumnElement[bool], at: datetime) -> None:
        stands = update(outbox).where(outbox.c.kind.in_(sorted(kinds)), *which)
        stands = stands.where(outbox.c.ts.is_not(None), outbox.c.state == PostState.SENT)
        anew = {"state": PostState.PENDING, "wanted": outbox.c.wanted + 1, "due_at": at, "attempts": 0}
        self._connection.execute(stands.values(**anew))

    def _rows(self, held: Held, person: Person) -> list[Mapping[str, Any]]:
        found = self._connection.execute(select(*held.shown).where(*held.of(*person)))
        return [dict(row) for row in found.mappings()]

    def _unname_their_own_partners(self, person: Person) -> None:
        """A family that only this person ever spoke for is this person under another name."""
        others = contacts.alias()
        mine = exists().where(
            contacts.c.partner_id == partners.c.id,
            contacts.c.team_id == person.team_id,
            contacts.c.user_id == person.user_id,
        )
        shared = exists().where(
            others.c.partner_id == partners.c.id,
            or_(others.c.user_id.is_(None), others.c.user_id != person.user_id, others.c.team_id != person.team_id),
        )
        found = select(partners.c.id).where(mine, ~shared, partners.c.kind.in_(LIKE_A_PERSON))
        ids = self._connection.execute(found).scalars().all()
        for partner_id in ids:
            nobody = {"name": NAMELESS, "folded": f"{FORGOTTEN}{partner_id}", "hopes": "", "about": ""}
            gone = update(partners).where(partners.c.id == partner_id)
            self._connection.execute(gone.values(**nobody, decline_reason=None, stage=Stage.ALUMNI))
            self._connection.execute(delete(offers).where(offers.c.partner_id == partner_id))
        self._forget_names("partner", [str(partner_id) for partner_id in ids])

    def _forget_names(self, source: str, ids: Any) -> None:
        theirs = (known_names.c.source == source, known_names.c.source_id.in_(ids))
        self._connection.execute(delete(known_names).where(*theirs))

    def _salt(self, team_id: str) -> bytes | None:
        found = select(forgotten.c.salt).where(forgotten.c.team_id == team_id).limit(1)
        return self._connection.execute(found).scalar()

    def _marks(self, person: Person) -> list[Any]:
        salt = self._salt(person.team_id)
        mark = b"" if salt is None else _mark(salt, person)
        return [forgotten.c.team_id == person.team_id, forgotten.c.mark == mark]


def _mark(salt: bytes, person: Person) -> bytes:
    return blake2b("\n".join(person).encode(), key=salt, digest_size=16).digest()
