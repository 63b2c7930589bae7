"""Looking partners up: by words, by names that are nearly the same, by standing and stage; always a page at a time."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, select

from bot.domain.finding import Term
from bot.domain.partners import Entry, Partner, Stage, Standing
from storage.columns import spelled
from storage.partners import PARTNER, entry_of
from storage.tables.partners import partner_keys, partners

IS_PENDING = partners.c.standing == spelled(Standing.PENDING)[0]


class Directory:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def sharing(self, team_id: str, keys: Collection[str], *, limit: int) -> Sequence[Partner]:
        """Partners with one of these keys at least, by the rarest keys first; a key of more than `limit` is none."""
        found = {key: self._with_key(team_id, key, limit + 1) for key in keys}
        rare = sorted((ids for ids in found.values() if len(ids) <= limit), key=len)
        chosen = list(dict.fromkeys(partner_id for ids in rare for partner_id in ids))[:limit]
        rows = self._connection.execute(select(*PARTNER).where(partners.c.id.in_(chosen)).order_by(partners.c.id))
        return [Partner(**row._mapping) for row in rows]

    def matching(
        self, team_id: str, terms: Sequence[Term], *, pending: bool, after: int, limit: int
    ) -> Sequence[Entry]:
        """Partners with a key of every term, past the id `after`; those not let in only where `pending` asks.

        The workspace is asked of the keys alone: asked of the partners too, SQLite would walk through all of them.
        """
        page = select(partners)
        if not pending:
            page = page.where(partners.c.standing == Standing.APPROVED)
        for term in terms:
            having = select(partner_keys.c.partner_id).where(
                partner_keys.c.team_id == team_id, partner_keys.c.key.in_(sorted(term))
            )
            page = page.where(partners.c.id.in_(having))
        return self._page(page, after, limit)

    def standing_as(self, team_id: str, standing: Standing, *, after: int, limit: int) -> Sequence[Entry]:
        """Partners by what was decided about them, oldest first."""
        page = select(partners).where(partners.c.team_id == team_id, partners.c.standing == spelled(standing)[0])
        return self._page(page, after, limit)

    def at_stage(self, team_id: str, stage: Stage, *, after: int, limit: int) -> Sequence[Entry]:
        return self._page(
            select(partners).where(partners.c.team_id == team_id, partners.c.stage == stage), after, limit
        )

    def count_pending(self, team_id: str) -> int:
        waiting = select(func.count()).select_from(partners).where(partners.c.team_id == team_id, IS_PENDING)
        return int(self._connection.execute(waiting).scalar_one())

    def _with_key(self, team_id: str, key: str, limit: int) -> Sequence[int]:
        with_it = select(partner_keys.c.partner_id).where(partner_keys.c.team_id == team_id, partner_keys.c.key == key)
        return self._connection.execute(with_it.limit(limit)).scalars().all()

    def _page(self, page: Select[Any], after: int, limit: int) -> Sequence[Entry]:
        rows = self._connection.execute(page.where(partners.c.id > after).order_by(partners.c.id).limit(limit))
        return [entry_of(self._connection, row) for row in rows]
