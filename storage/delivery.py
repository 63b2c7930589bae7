"""The outbox from the courier's side: who takes which post, and what became of it.

A lane is one channel's queue: one post at a time, never faster than the pace, whichever process takes it.
Every later word about a post holds only while it is held: a courier that slept past its lease changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, delete, exists, func, or_, select, update
from sqlalchemy.sql.dml import ReturningInsert

from bot.domain.posts import Post, PostState
from storage.columns import spelled
from storage.outbox import post_of
from storage.tables.boxes import lanes, outbox
from storage.upsert import insert
from storage.workspaces import lets_us_in

NEAREST = 20
WAITING = spelled(PostState.PENDING, PostState.UNSURE)
UNSENT = spelled(PostState.PENDING, PostState.UNSURE, PostState.SENDING)
IS_UNSENT = outbox.c.state.in_(UNSENT)  # the condition of the partial indexes, word for word
card = outbox.alias("card")
ahead = outbox.alias("ahead")
gate = lanes.alias("gate")
at_ = bindparam("at", type_=outbox.c.due_at.type)

IS_DUE = or_(
    and_(outbox.c.state.in_(WAITING), outbox.c.due_at <= at_),
    and_(outbox.c.state == PostState.SENDING, outbox.c.lease_until <= at_),
)
# What belongs in a thread waits for the card that opens it, and for an earlier reply that is stuck.
CARD_IS_UP = exists().where(card.c.id == outbox.c.follows, card.c.ts.is_not(None))
REPLY_IS_STUCK = exists().where(
    ahead.c.lane == outbox.c.lane,
    ahead.c.follows == outbox.c.follows,
    ahead.c.id < outbox.c.id,
    ahead.c.state.in_(UNSENT),
    ahead.c.attempts > 0,
)
IN_ITS_TURN = or_(outbox.c.follows.is_(None), and_(CARD_IS_UP, ~REPLY_IS_STUCK))
SAID_NOW = and_(ahead.c.lane == outbox.c.lane, ahead.c.state == spelled(PostState.SENDING)[0])
NOBODY_SPEAKS = ~exists().where(SAID_NOW)
NOBODY_AHEAD = ~exists().where(SAID_NOW, ahead.c.lease_until > at_)
LANE_IS_FREE = or_(lanes.c.free_at.is_(None), lanes.c.free_at <= bindparam("now"))
LETS_US_IN = lets_us_in(outbox.c.team_id)
LANES_WITH_WORK = (
    select(outbox.c.lane, outbox.c.team_id)
    .outerjoin(lanes, lanes.c.lane == outbox.c.lane)
    .where(IS_UNSENT, IS_DUE, IN_ITS_TURN, LANE_IS_FREE, NOBODY_AHEAD, LETS_US_IN)
    .group_by(outbox.c.lane, outbox.c.team_id)
    .order_by(func.min(outbox.c.due_at))
    .limit(bindparam("limit"))
)
FIRST_IN_LANE = (
    select(outbox.c.id)
    .where(IS_UNSENT, outbox.c.lane == bindparam("lane_"), IS_DUE, IN_ITS_TURN)
    .where(NOBODY_AHEAD)  # again, now that nobody else can pass this gate
    .order_by(outbox.c.due_at, outbox.c.id)
    .limit(1)
    .with_for_update(skip_locked=True, of=outbox)
)
TAKE_FIRST = (
    update(outbox)
    .where(outbox.c.id == FIRST_IN_LANE.scalar_subquery())
    .values(
        state=PostState.SENDING,
        came_from=outbox.c.state,
        owner=bindparam("me"),
        lease_until=bindparam("until", type_=outbox.c.lease_until.type),
        attempts=outbox.c.attempts + 1,
        first_attempt_at=func.coalesce(outbox.c.first_attempt_at, at_),
    )
    .returning(*outbox.c)
)
HOLD_LANE = (
    update(lanes)
    .where(lanes.c.lane == bindparam("which"))
    .values(free_at=bindparam("until", type_=lanes.c.free_at.type))
)
OPEN_WITH_WORKSPACE = (
    update(lanes)
    .where(lanes.c.lane == bindparam("which"))
    .values(
        free_at=select(gate.c.free_at - bindparam("early", type_=lanes.c.free_at.type))
        .where(gate.c.lane == bindparam("gate"))
        .scalar_subquery()
    )
)
SOONEST = (
    select(func.min(outbox.c.due_at, type_=outbox.c.due_at.type).label("due_at"), lanes.c.free_at)
    .select_from(outbox.outerjoin(lanes, lanes.c.lane == outbox.c.lane))
    .where(IS_UNSENT, outbox.c.state.in_(WAITING), IN_ITS_TURN, NOBODY_SPEAKS, LETS_US_IN)
    .group_by(outbox.c.lane, lanes.c.free_at)
    .order_by(func.min(outbox.c.due_at))
    .limit(NEAREST)
)


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
        """When the next post may go out, as far as can be known now; a lane in use is looked at when it is free."""
        found = self._connection.execute(SOONEST).all()
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

    def not_posted(self, post: Post, *, again_at: datetime, error: str) -> None:
        """Certainly not in Slack this time; what was unsure before is still unsure.

        The lane waits, and the post keeps its place at the head of it, so that nothing overtakes it.
        """
        state = PostState.UNSURE if post.may_be_out_there else PostState.PENDING
        if self._finish(post, state=state, error=error):
            self._connection.execute(HOLD_LANE, {"which": post.lane, "until": again_at.timestamp()})

    def put_off(self, post: Post, *, until: datetime) -> None:
        """Not now; nobody was asked to take it, and nothing waits behind it."""
        state = PostState.UNSURE if post.may_be_out_there else PostState.PENDING
        self._finish(post, state=state, due_at=until, attempts=post.attempts - 1)

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

    def catch_up_with_clock(self, at: datetime) -> None:
        """The clock was set back: what waits for a second try or a free lane would wait out the difference."""
        self._connection.execute(update(lanes).where(lanes.c.free_at > at.timestamp()).values(free_at=at.timestamp()))
        tried = and_(outbox.c.state.in_(WAITING), outbox.c.attempts > 0, outbox.c.due_at > at)
        self._connection.execute(update(outbox).where(tried).values(due_at=at))

    def take_to_verify(self, at: datetime, *, again_at: datetime, limit: int) -> Sequence[Post]:
        """Posts made after an unknown outcome, whose channel is worth a second look."""
        due = select(outbox.c.id).where(outbox.c.verify_at <= at, LETS_US_IN).order_by(outbox.c.verify_at).limit(limit)
        found = update(outbox).where(outbox.c.id.in_(due.with_for_update(skip_locked=True))).values(verify_at=again_at)
        return [post_of(row) for row in self._connection.execute(found.returning(*outbox.c))]

    def verified(self, post: Post, ts: str | None) -> None:
        self._connection.execute(update(outbox).where(outbox.c.id == post.id).values(verify_at=None, ts=ts or post.ts))

    def forget_idle_lanes(self, before: datetime) -> int:
        busy = exists().where(outbox.c.lane == lanes.c.lane, IS_UNSENT)
        return self._connection.execute(delete(lanes).where(lanes.c.free_at < before.timestamp(), ~busy)).rowcount

    def _lanes_with_work(self, at: datetime, limit: int) -> Sequence[Any]:
        return self._connection.execute(LANES_WITH_WORK, {"at": at, "now": at.timestamp(), "limit": limit}).all()

    def _take_from(self, lane: Any, at: datetime, owner: str, lease: timedelta, pace: Pace) -> Post | None:
        if not self._pass(lane.lane, at, pace.lane_gap, burst=1):
            return None
        if not self._pass(f"workspace:{lane.team_id}", at, pace.workspace_gap, burst=pace.workspace_burst):
            early = pace.workspace_gap.total_seconds() * (pace.workspace_burst - 1)
            opens = {"which": lane.lane, "gate": f"workspace:{lane.team_id}", "early": early}
            self._connection.execute(OPEN_WITH_WORKSPACE, opens)
            return None
        taken = {"lane_": lane.lane, "at": at, "me": owner, "until": at + lease}
        row = self._connection.execute(TAKE_FIRST, taken).first()
        return post_of(row) if row else None

    def _pass(self, lane: str, at: datetime, gap: timedelta, *, burst: int) -> bool:
        """Pass a gate that opens once every `gap`; `burst` openings may be drawn early.

        One statement, so that of two couriers only one gets through.
        """
        now, wait = at.timestamp(), gap.total_seconds()
        entry = {"lane": lane, "free_at": now + wait, "now": now, "wait": wait, "latest": now + wait * (burst - 1)}
        return self._connection.execute(_gate(self._connection.dialect.name), entry).first() is not None

    def _finish(self, post: Post, **columns: Any) -> bool:
        held = update(outbox).where(
            outbox.c.id == post.id, outbox.c.owner == post.owner, outbox.c.state == PostState.SENDING
        )
        return self._connection.execute(held.values(owner=None, lease_until=None, **columns)).rowcount == 1


@cache
def _gate(dialect: str) -> ReturningInsert[Any]:
    free_at, now = lanes.c.free_at, bindparam("now", type_=lanes.c.free_at.type)
    wait = bindparam("wait", type_=lanes.c.free_at.type)
    return (
        insert(dialect, lanes)
        .on_conflict_do_update(
            index_elements=[lanes.c.lane],
            set_={"free_at": case((free_at > now, free_at), else_=now) + wait},
            where=free_at <= bindparam("latest", type_=free_at.type),
        )
        .returning(lanes.c.lane)
    )


def _instant(seconds: float | None) -> datetime:
    return datetime.fromtimestamp(seconds or 0, UTC)
