"""The outbox from the courier's side: who takes which post, and what became of it.

A lane is one channel's queue: one post at a time, never faster than the pace, whichever process takes it.
Every later word about a post holds only while it is held: a courier that slept past its lease changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, delete, exists, func, or_, select, update

from bot.domain.posts import Post, PostState
from storage.outbox import post_of
from storage.tables import lanes, outbox
from storage.upsert import insert

NEAREST = 20
WAITING = (PostState.PENDING, PostState.UNSURE)
card = outbox.alias("card")
ahead = outbox.alias("ahead")


@dataclass(frozen=True, slots=True)
class Pace:
    """A little slower than Slack allows: about one post a second a channel, and a budget for the whole workspace."""

    lane_gap: timedelta
    workspace_gap: timedelta
    workspace_burst: int = 20


class Delivery:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take_due(self, at: datetime, *, owner: str, lease: timedelta, pace: Pace, limit: int) -> list[Post]:
        """Take at most one due post from each free lane, the longest waiting lanes first."""
        taken = (self._take_from(lane, at, owner, lease, pace) for lane in self._lanes_with_work(at, limit))
        return [post for post in taken if post]

    def next_due(self) -> datetime | None:
        """When the next post may go out, as far as can be known now."""
        by_lane = (
            select(func.min(outbox.c.due_at, type_=outbox.c.due_at.type).label("due_at"), lanes.c.free_at)
            .select_from(outbox.outerjoin(lanes, lanes.c.lane == outbox.c.lane))
            .where(outbox.c.state.in_(WAITING), _card_is_up())
            .group_by(outbox.c.lane, lanes.c.free_at)
            .order_by(func.min(outbox.c.due_at))
            .limit(NEAREST)
        )
        found = self._connection.execute(by_lane).all()
        return min((max(row.due_at, _instant(row.free_at)) for row in found), default=None)

    def sent(
        self, post: Post, *, at: datetime, channel: str | None, ts: str | None, verify_at: datetime | None
    ) -> None:
        """It stands in Slack; a card that changed meanwhile is due again."""
        behind = outbox.c.wanted > post.wanted
        self._finish(
            post,
            state=case((behind, PostState.PENDING), else_=PostState.SENT),
            due_at=case((behind, at), else_=outbox.c.due_at),
            shown=post.wanted,
            channel=channel or post.channel,
            ts=ts or post.ts,
            verify_at=verify_at,
            attempts=0,
            error=None,
        )

    def dropped(self, post: Post) -> None:
        """The record no longer calls for it."""
        self._finish(post, state=PostState.DROPPED)

    def not_posted(self, post: Post, *, again_at: datetime, error: str, hold_lane: bool) -> None:
        """Certainly not in Slack this time; what was unsure before is still unsure."""
        state = PostState.UNSURE if post.may_be_out_there else PostState.PENDING
        if self._finish(post, state=state, due_at=again_at, error=error) and hold_lane:
            self._connection.execute(
                update(lanes).where(lanes.c.lane == post.lane).values(free_at=again_at.timestamp())
            )

    def unsure(self, post: Post, *, look_at: datetime, error: str) -> None:
        """Nobody knows: wait until Slack has settled, then look. Drawing a card again can simply be repeated."""
        state = PostState.PENDING if post.ts else PostState.UNSURE
        self._finish(post, state=state, due_at=look_at, error=error)

    def dead(self, post: Post, *, error: str, forget_place: bool = False) -> bool:
        """Slack will never take it as it is; False when another courier holds it by now."""
        where = {"ts": None, "channel": None} if forget_place else {}
        return self._finish(post, state=PostState.DEAD, error=error, **where)

    def distrust_unfinished(self, at: datetime) -> int:
        """On start, with one process to a database: whoever was sending is gone, so nobody knows how far they got."""
        lost = update(outbox).where(outbox.c.state == PostState.SENDING)
        return self._connection.execute(
            lost.values(state=PostState.UNSURE, due_at=at, owner=None, lease_until=None)
        ).rowcount

    def take_to_verify(self, at: datetime, *, again_at: datetime, limit: int) -> Sequence[Post]:
        """Posts made after an unknown outcome, whose channel is worth a second look."""
        due = select(outbox.c.id).where(outbox.c.verify_at <= at).order_by(outbox.c.verify_at).limit(limit)
        found = update(outbox).where(outbox.c.id.in_(due.with_for_update(skip_locked=True))).values(verify_at=again_at)
        return [post_of(row) for row in self._connection.execute(found.returning(*outbox.c))]

    def verified(self, post: Post, ts: str | None) -> None:
        self._connection.execute(update(outbox).where(outbox.c.id == post.id).values(verify_at=None, ts=ts or post.ts))

    def forget_idle_lanes(self, before: datetime) -> int:
        busy = exists().where(outbox.c.lane == lanes.c.lane, outbox.c.state.in_([*WAITING, PostState.SENDING]))
        return self._connection.execute(delete(lanes).where(lanes.c.free_at < before.timestamp(), ~busy)).rowcount

    def _lanes_with_work(self, at: datetime, limit: int) -> Sequence[Any]:
        work = (
            select(outbox.c.lane, outbox.c.team_id)
            .outerjoin(lanes, lanes.c.lane == outbox.c.lane)
            .where(_due(at), _card_is_up(), or_(lanes.c.free_at.is_(None), lanes.c.free_at <= at.timestamp()))
            .where(
                ~exists().where(
                    ahead.c.lane == outbox.c.lane,
                    ahead.c.state == PostState.SENDING,
                    ahead.c.lease_until > at,
                )
            )
            .group_by(outbox.c.lane, outbox.c.team_id)
            .order_by(func.min(outbox.c.due_at))
            .limit(limit)
        )
        return self._connection.execute(work).all()

    def _take_from(self, lane: Any, at: datetime, owner: str, lease: timedelta, pace: Pace) -> Post | None:
        workspace = f"workspace:{lane.team_id}"
        if not self._pass(lane.lane, at, pace.lane_gap, burst=1):
            return None
        if not self._pass(workspace, at, pace.workspace_gap, burst=pace.workspace_burst):
            self._connection.execute(update(lanes).where(lanes.c.lane == lane.lane).values(free_at=at.timestamp()))
            return None
        first = (
            select(outbox.c.id)
            .where(outbox.c.lane == lane.lane, _due(at), _card_is_up())
            .order_by(outbox.c.due_at, outbox.c.id)
            .limit(1)
            .with_for_update(skip_locked=True, of=outbox)
        )
        taken = (
            update(outbox)
            .where(outbox.c.id == first.scalar_subquery())
            .values(
                state=PostState.SENDING,
                came_from=outbox.c.state,
                owner=owner,
                lease_until=at + lease,
                attempts=outbox.c.attempts + 1,
                first_attempt_at=func.coalesce(outbox.c.first_attempt_at, at),
            )
            .returning(*outbox.c)
        )
        row = self._connection.execute(taken).first()
        return post_of(row) if row else None

    def _pass(self, lane: str, at: datetime, gap: timedelta, *, burst: int) -> bool:
        """Pass a gate that opens once every `gap`; `burst` openings may be drawn early.

        One statement, so that of two couriers only one gets through.
        """
        now, wait = at.timestamp(), gap.total_seconds()
        entry = insert(self._connection, lanes).values(lane=lane, free_at=now + wait)
        opened = case((lanes.c.free_at > now, lanes.c.free_at), else_=now)
        entry = entry.on_conflict_do_update(
            index_elements=[lanes.c.lane],
            set_={"free_at": opened + wait},
            where=lanes.c.free_at <= now + wait * (burst - 1),
        )
        return self._connection.execute(entry.returning(lanes.c.lane)).first() is not None

    def _finish(self, post: Post, **columns: Any) -> bool:
        held = update(outbox).where(
            outbox.c.id == post.id, outbox.c.owner == post.owner, outbox.c.state == PostState.SENDING
        )
        return self._connection.execute(held.values(owner=None, lease_until=None, **columns)).rowcount == 1


def _due(at: datetime) -> ColumnElement[bool]:
    return or_(
        and_(outbox.c.state.in_(WAITING), outbox.c.due_at <= at),
        and_(outbox.c.state == PostState.SENDING, outbox.c.lease_until <= at),
    )


def _card_is_up() -> ColumnElement[bool]:
    """What belongs in a thread waits for the card that opens it."""
    return or_(outbox.c.follows.is_(None), exists().where(card.c.id == outbox.c.follows, card.c.ts.is_not(None)))


def _instant(seconds: float | None) -> datetime:
    return datetime.fromtimestamp(seconds or 0, UTC)
