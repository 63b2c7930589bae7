"""All that a workspace owns, row by row, to be written into files; in memory a few hundred rows at a time."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from storage.tables.claims import claims
from storage.tables.needs import needs, questions
from storage.tables.partners import contacts, partners
from storage.tables.workspaces import schools

AT_A_TIME = 500
CONTACTS = ("rank", "name", "email", "user_id", "standing", "created_at", "left_at")
CLAIMS = ("team_id", "user_id", "state", "party", "created_at", "ended_at")
NEEDS = (
    "number", "state", "asker", "kind", "topic", "thing", "note", "wanted", "seats_taken", "grades", "learners",
    "school", "day", "day_end", "start", "end", "length_minutes", "format", "room", "access", "offers",
    "staff_present", "created_at", "ended_at", "filled_by",
)  # fmt: skip


class Everything:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def tables(self, team_id: str) -> Iterator[tuple[str, tuple[str, ...], Iterator[Row[Any]]]]:
        """Name, columns and rows of each. Why somebody gave a place back is shown to nobody, so not here."""
        listed = {
            "contacts": select(
                partners.c.name.label("partner"),
                *(contacts.c[name] for name in CONTACTS),
            )
            .join(partners, partners.c.id == contacts.c.partner_id)
            .where(partners.c.team_id == team_id)
            .order_by(contacts.c.id),
            "needs": select(*(needs.c[name] for name in NEEDS)).where(needs.c.team_id == team_id).order_by(needs.c.id),
            "claims": select(
                needs.c.number.label("need"),
                partners.c.name.label("partner"),
                *(claims.c[name] for name in CLAIMS),
            )
            .join(needs, needs.c.id == claims.c.need_id)
            .outerjoin(partners, partners.c.id == claims.c.partner_id)
            .where(needs.c.team_id == team_id)
            .order_by(claims.c.id),
            "questions": select(
                needs.c.number.label("need"), questions.c.user_id, questions.c.words, questions.c.created_at
            )
            .join(needs, needs.c.id == questions.c.need_id)
            .where(needs.c.team_id == team_id)
            .order_by(questions.c.id),
            "schools": select(schools.c.name).where(schools.c.team_id == team_id).order_by(schools.c.id),
        }
        for name, rows in listed.items():
            yield name, tuple(rows.selected_columns.keys()), self._stream(rows)

    def _stream(self, rows: Select[Any]) -> Iterator[Row[Any]]:
        yield from self._connection.execute(rows.execution_options(yield_per=AT_A_TIME))
