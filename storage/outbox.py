"""The outbox: what is to be said, written with the fact that causes it. The courier reads it in storage/delivery.py."""

import secrets
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, bindparam, case, delete, select, update

from bot.domain.people import is_forgotten
from bot.domain.posts import Post, PostState
from storage.tables.boxes import lanes, outbox
from storage.upsert import Insert, insert

WANT_REDRAW = (
    update(outbox)
    .where(outbox.c.dedupe_key == bindparam("card"))
    .values(
        wanted=outbox.c.wanted + 1,
        state=case((outbox.c.state == PostState.SENT, PostState.PENDING), else_=outbox.c.state),
        due_at=case(
            (outbox.c.state == PostState.SENT, bindparam("at", type_=outbox.c.due_at.type)),
            else_=outbox.c.due_at,
        ),
    )
)
SHUT_OUT = ("not_in_channel", "channel_not_found")  # Slack's words for "you are not in there"
AGAIN = {"state": PostState.PENDING, "attempts": 0, "error": None}
BY_ID = select(outbox).where(outbox.c.id == bindparam("post"))
CARD = select(outbox).where(outbox.c.dedupe_key == bindparam("card"))


class Outbox:
    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.has_news = False

    def notice(
        self,
        kind: str,
        *,
        key: str,
        team_id: str,
        to: str,
        subject_id: int,
        at: datetime,
        due_at: datetime | None = None,
        detail_id: int | None = None,
        follows: int | None = None,
        response_url: str | None = None,
    ) -> None:
        """Say something once, now or when it is due. A second notice with the same `key` is none.

        `to` is a channel or a user id. `follows` is the id of a card: the notice waits until it is up, then goes into
        its thread. To somebody who was forgotten nothing is said.
        """
        if is_forgotten(to):
            return
        dedupe_key = f"{team_id}:{kind}:{key}"
        self._write(
            kind=kind,
            dedupe_key=dedupe_key,
            is_card=False,
            lane=dedupe_key if response_url else f"{team_id}:{to}",  # what goes to a response URL waits for nobody
            team_id=team_id,
            addressee=to,
            subject_id=subject_id,
            detail_id=detail_id,
            follows=follows,
            response_url=response_url,
            due_at=due_at or at,
            created_at=at,
        )

    def card(
        self, kind: str, *, team_id: str, channel: str, subject_id: int, at: datetime, response_url: str | None = None
    ) -> None:
        """Show a record in a channel, and keep it true from then on.

        Where there is a response URL, whoever it belongs to is told in private once the card is up.
        """
        self._write(
            kind=kind,
            dedupe_key=card_key(team_id, kind, subject_id),
            is_card=True,
            lane=f"{team_id}:{channel}",
            team_id=team_id,
            addressee=channel,
            subject_id=subject_id,
            response_url=response_url,
            due_at=at,
            created_at=at,
        )

    def redraw(self, kind: str, *, team_id: str, subject_id: int, at: datetime) -> None:
        """The record behind a card has changed."""
        self._connection.execute(WANT_REDRAW, {"card": card_key(team_id, kind, subject_id), "at": at})
        self.has_news = True

    def move_card(
        self, kind: str, *, team_id: str, subject_id: int, channel: str, at: datetime, response_url: str | None = None
    ) -> bool:
        """Try a dead card again, in that channel; False when it is not dead (any more).

        What stands in another channel stays behind: a message cannot be moved.
        """
        dead = update(outbox).where(
            outbox.c.dedupe_key == card_key(team_id, kind, subject_id), outbox.c.state == PostState.DEAD
        )
        stays = outbox.c.channel == channel
        place = {"channel": case((stays, outbox.c.channel)), "ts": case((stays, outbox.c.ts))}
        where = {"addressee": channel, "lane": f"{team_id}:{channel}", "response_url": response_url}
        moved = dead.values(**where, **place, **AGAIN, due_at=at)
        self.has_news = True
        return self._connection.execute(moved).rowcount == 1

    def find_card(self, kind: str, team_id: str, subject_id: int) -> Post | None:
        row = self._connection.execute(CARD, {"card": card_key(team_id, kind, subject_id)}).first()
        return post_of(row) if row else None

    def get(self, post_id: int) -> Post:
        return post_of(self._connection.execute(BY_ID, {"post": post_id}).one())

    def find(self, post_id: int) -> Post | None:
        """That post, if it is still remembered."""
        row = self._connection.execute(BY_ID, {"post": post_id}).first()
        return post_of(row) if row else None

    def erase(self, post: Post) -> None:
        """Leave no trace of a post, nor of its being on the way to somebody."""
        self._connection.execute(delete(outbox).where(outbox.c.id == post.id))
        self._connection.execute(delete(lanes).where(lanes.c.lane == post.lane))

    def revive_in_channel(self, team_id: str, channel: str, at: datetime) -> int:
        """Try again what died because we were not in that channel; how many posts."""
        dead = update(outbox).where(
            outbox.c.state == PostState.DEAD,
            outbox.c.team_id == team_id,
            outbox.c.addressee == channel,
            outbox.c.error.in_(SHUT_OUT),
        )
        self.has_news = True
        return self._connection.execute(dead.values(**AGAIN, due_at=at)).rowcount

    def forget_before(self, at: datetime) -> int:
        """Forget notices long ago said, dropped or refused; cards stay, they are still true."""
        old = delete(outbox).where(
            outbox.c.created_at < at,
            outbox.c.is_card.is_(False),
            outbox.c.state.in_([PostState.SENT, PostState.DROPPED, PostState.DEAD]),
        )
        return self._connection.execute(old).rowcount

    def _write(self, **columns: Any) -> None:
        row = {"token": secrets.token_hex(12), "state": PostState.PENDING, **columns}
        self._connection.execute(_write_once(self._connection.dialect.name), row)
        self.has_news = True


@cache
def _write_once(dialect: str) -> Insert:
    return insert(dialect, outbox).on_conflict_do_nothing(index_elements=[outbox.c.dedupe_key])


def card_key(team_id: str, kind: str, subject_id: int) -> str:
    return f"{team_id}:card:{kind}:{subject_id}"


def post_of(row: Row[Any]) -> Post:
    return Post(**row._mapping)
