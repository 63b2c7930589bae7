"""What is personal: every column that names a person, and what becomes of its rows when that person is forgotten.

A new column of words or ids has a line here, or a test fails (tests/storage/test_personal.py). What a person may see of
themselves and what goes when they are forgotten are both read off this table, so neither can lack what the other has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, String, Table, case, cast, literal, null, select

from bot.domain.partners import NAMELESS
from bot.domain.people import FORGOTTEN
from storage.tables.audit import audit
from storage.tables.boxes import outbox
from storage.tables.claims import claims
from storage.tables.needs import needs, passes, questions
from storage.tables.partners import contacts, known_names, partners, remarks
from storage.tables.people import people, roles, wishes
from storage.tables.uploads import uploads
from storage.tables.workspaces import schools

Values = dict[Column[Any], Any]


@dataclass(frozen=True)
class Held:
    """Rows that belong to the person whose user id stands in `column`.

    `shown` is what that person may see of such a row. A row goes when its person is forgotten, unless `instead` says
    what stays of it: the values that take the place of the person and of what they wrote.
    """

    column: Column[str]
    team: Column[str] | None
    shown: tuple[ColumnElement[Any], ...]
    instead: Values | None = None
    only: ColumnElement[bool] | None = None

    @property
    def table(self) -> Table:
        found = self.column.table
        assert isinstance(found, Table)  # noqa: S101  # every column here is one of a table of ours
        return found

    def of(self, team_id: str, user_id: str) -> list[ColumnElement[bool]]:
        """The conditions for the rows of one person."""
        mine = [self.column == user_id]
        if self.team is not None:
            mine.append(self.team == team_id)
        return [*mine, *([] if self.only is None else [self.only])]


def nobody(table: Table) -> ColumnElement[str]:
    """A user id that is nobody's, another in every row."""
    return literal(FORGOTTEN) + cast(table.c.id, String)


def _number(need_id: Column[int]) -> ColumnElement[int]:
    return select(needs.c.number).where(needs.c.id == need_id).scalar_subquery().label("request")


def _partner(partner_id: Column[int]) -> ColumnElement[str]:
    return select(partners.c.name).where(partners.c.id == partner_id).scalar_subquery().label("partner")


# What a need said in its asker's words. Of topic and school stays what is a known one.
UNSAID: Values = {
    needs.c.topic: case((needs.c.topic_slug.is_(None), ""), else_=needs.c.topic_slug),
    needs.c.school: select(schools.c.name)
    .where(schools.c.team_id == needs.c.team_id, schools.c.name == needs.c.school)
    .scalar_subquery(),
    needs.c.thing: null(),
    needs.c.note: "",
    needs.c.room: null(),
    needs.c.access: null(),
    needs.c.offers: null(),
    needs.c.filled_by: null(),
}
_SAID = [needs.c[name] for name in ("topic", "thing", "note", "school", "learners", "room", "access", "offers")]

PERSONAL: Mapping[str, Held] = {
    "people.user_id": Held(
        people.c.user_id,
        people.c.team_id,
        (people.c.language, people.c.time_zone, people.c.blocked_at, people.c.learned_at, people.c.gone_at),
    ),
    "roles.user_id": Held(roles.c.user_id, roles.c.team_id, (roles.c.role, roles.c.school)),
    "contacts.user_id": Held(
        contacts.c.user_id,
        contacts.c.team_id,
        (
            _partner(contacts.c.partner_id),
            *(contacts.c[name] for name in ("rank", "standing", "name", "email")),
            *(contacts.c[name] for name in ("quiet_until", "created_at", "left_at")),
        ),
        {
            **{contacts.c[name]: null() for name in ("user_id", "email", "relayer", "quiet_until")},
            contacts.c.name: NAMELESS,
        },
    ),
    "contacts.relayer": Held(
        contacts.c.relayer,
        contacts.c.team_id,
        (_partner(contacts.c.partner_id), contacts.c.created_at),
        {contacts.c.relayer: null()},
    ),
    "partners.registered_by": Held(
        partners.c.registered_by,
        partners.c.team_id,
        (partners.c.name, partners.c.kind, partners.c.created_at),
        {partners.c.registered_by: null()},
    ),
    "partners.decided_by": Held(
        partners.c.decided_by,
        partners.c.team_id,
        (partners.c.name, partners.c.standing, partners.c.decline_reason, partners.c.decided_at),
        {partners.c.decided_by: null()},
    ),
    "needs.asker": Held(
        needs.c.asker,
        needs.c.team_id,
        (
            needs.c.number.label("request"),
            *(needs.c[name] for name in ("state", "kind", "wanted", "day", "start")),
            *_SAID,
            needs.c.created_at,
            needs.c.ended_at,
        ),
        {needs.c.asker: nobody(needs), **UNSAID},
    ),
    "claims.user_id": Held(
        claims.c.user_id,
        claims.c.team_id,
        (
            _number(claims.c.need_id),
            _partner(claims.c.partner_id),
            *(claims.c[name] for name in ("state", "party", "reason", "created_at", "ended_at")),
        ),
        {claims.c.user_id: nobody(claims), claims.c.reason: null()},
    ),
    "questions.user_id": Held(
        questions.c.user_id,
        questions.c.team_id,
        (_number(questions.c.need_id), questions.c.words, questions.c.created_at),
    ),
    "remarks.user_id": Held(
        remarks.c.user_id,
        remarks.c.team_id,
        (_partner(remarks.c.partner_id), remarks.c.words, remarks.c.created_at),
    ),
    "passes.user_id": Held(passes.c.user_id, passes.c.team_id, (_number(passes.c.need_id), passes.c.created_at)),
    "known_names.source_id": Held(
        known_names.c.source_id, known_names.c.team_id, (known_names.c.folded,), only=known_names.c.source == "person"
    ),
    "outbox.addressee": Held(
        outbox.c.addressee,
        outbox.c.team_id,
        (outbox.c.kind, outbox.c.state, outbox.c.created_at),
        only=outbox.c.is_card.is_(False),
    ),
    "audit.by_user_id": Held(
        audit.c.by_user_id,
        audit.c.by_team_id,
        (audit.c.deed, audit.c.subject, audit.c.subject_id, audit.c.word, audit.c.at),
        {audit.c.by_user_id: nobody(audit)},
    ),
    "audit.subject": Held(
        audit.c.subject, audit.c.team_id, (audit.c.deed, audit.c.word, audit.c.at), {audit.c.subject: nobody(audit)}
    ),
    "wishes.user_id": Held(
        wishes.c.user_id,
        wishes.c.team_id,
        (wishes.c.wished_at, wishes.c.answered_at, wishes.c.is_granted),
        {wishes.c.user_id: nobody(wishes)},
    ),
    "uploads.user_id": Held(uploads.c.user_id, uploads.c.team_id, (uploads.c.created_at,)),
    "wishes.answered_by": Held(
        wishes.c.answered_by, wishes.c.team_id, (wishes.c.answered_at,), {wishes.c.answered_by: null()}
    ),
    "audit.word": Held(audit.c.word, audit.c.team_id, (audit.c.deed, audit.c.at), {audit.c.word: nobody(audit)}),
}


# Words and ids that are nobody's own, or go with a row of somebody's: why, and which.
OTHERWISE: Mapping[str, tuple[str, ...]] = {
    "a workspace": (
        *(f"{name}.team_id" for name in ("audit", "claims", "contacts", "forgotten", "known_names", "needs", "outbox")),
        *(f"{name}.team_id" for name in ("partners", "passes", "people", "questions", "remarks", "retention", "roles")),
        *("wishes.team_id", "partner_keys.team_id", "uploads.team_id"),
        *("schools.team_id", "workspaces.team_id", "audit.by_team_id"),
    ),
    "the workspace's own": ("workspaces.time_zone", "workspaces.language", "workspaces.url"),
    "a channel": ("workspaces.needs_channel", "workspaces.coordinators_channel", "needs.channel"),
    "a school": ("schools.name", "roles.school"),
    "a word of ours": ("needs.topic_slug", "offers.topic_slug", "outbox.kind", "outbox.error"),
    "an opaque key": ("inbox.key", "outbox.token", "outbox.owner"),
    "an organisation's; where that was only one person, it is unnamed": (
        *("partners.name", "partners.folded", "partners.about", "partners.hopes", "partners.decline_reason"),
        *("partners.kinds", "partners.languages", "partners.schools", "offers.words"),
        "partner_keys.key",
    ),
    "goes with its row": (
        *("uploads.file_id", "uploads.digest"),
        *("people.language", "people.time_zone", "questions.words", "remarks.words"),
        *("known_names.folded", "known_names.source", "outbox.dedupe_key", "outbox.lane"),
    ),
    "where Slack put a post": ("outbox.channel", "outbox.ts"),
    "works for half an hour": ("outbox.response_url",),
    "emptied for everybody: an answer does not say whose it was": ("inbox.answer",),
    "goes with the posts to that person": ("lanes.lane",),
}
