"""A post: something to be said in Slack, written down before it is said.

A *notice* is said once. A *card* is a picture of a record, redrawn while its wanted revision is ahead of the shown.

pending → sending → sent; dead when Slack will never take it, dropped when the record no longer calls for it;
unsure when nobody knows whether Slack took it: then we look before we say it again (docs/decisions/delivery.md).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PostState(StrEnum):
    PENDING = "pending"
    SENDING = "sending"
    UNSURE = "unsure"
    SENT = "sent"
    DROPPED = "dropped"
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One row of the outbox: the fields are the columns.

    `addressee` is a channel or a user id; `channel` and `ts` are where Slack put it; `token` is the opaque key in the
    message's metadata; `subject_id` and `detail_id` are ids of records, read again when the post is rendered.
    `follows` is the card it waits for.
    """

    id: int
    team_id: str
    kind: str
    dedupe_key: str
    token: str
    is_card: bool
    subject_id: int
    detail_id: int | None
    addressee: str
    response_url: str | None
    follows: int | None
    lane: str
    state: PostState
    came_from: PostState | None
    wanted: int
    shown: int
    due_at: datetime
    owner: str | None
    lease_until: datetime | None
    attempts: int
    first_attempt_at: datetime | None
    verify_at: datetime | None
    channel: str | None
    ts: str | None
    error: str | None
    created_at: datetime

    @property
    def may_be_out_there(self) -> bool:
        """An earlier attempt may have reached Slack without our knowing."""
        return self.ts is None and self.came_from in {PostState.UNSURE, PostState.SENDING}
