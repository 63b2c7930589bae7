"""What a taken post says, drawn from the record as it is now, and whether now is the time to say it."""

import logging
from dataclasses import dataclass
from datetime import datetime

from bot.courier import claims, guard, needs, privacy, registry, roles, settings, uploads
from bot.courier.rendering import voice
from bot.domain.calendar import in_school_hours
from bot.domain.posts import Post
from bot.messages import privacy as words
from bot.messages.message import Message
from bot.services import kinds
from storage.transaction import Transaction

log = logging.getLogger(__name__)

RENDERINGS = (
    needs.RENDERINGS
    | claims.RENDERINGS
    | roles.RENDERINGS
    | settings.RENDERINGS
    | guard.RENDERINGS
    | registry.RENDERINGS
    | privacy.RENDERINGS
    | uploads.RENDERINGS
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A taken post with what it says; no message when the record no longer calls for one."""

    post: Post
    message: Message | None
    thread_ts: str | None
    fault: str | None = None


def waits_for_school(tx: Transaction, post: Post, at: datetime) -> bool:
    """What nobody has asked for is said in school hours, however late it has become: it is put back until then."""
    if post.kind not in kinds.UNPROMPTED:
        return False
    opens_at = in_school_hours(at, tx.workspaces.get(post.team_id).zone)
    if opens_at > at:
        tx.delivery.put_off(post, until=opens_at)
    return opens_at > at


def draw(tx: Transaction, post: Post) -> Letter:
    """What a post says now. One that cannot be drawn must not stop the others."""
    try:
        return Letter(post, _message(tx, post), thread_of(tx, post))
    except Exception:
        log.exception("a post could not be drawn", extra={"post": post.id})
        return Letter(post, None, None, fault="could_not_be_drawn")


def _message(tx: Transaction, post: Post) -> Message | None:
    """What stands in Slack already and is called for no more was about somebody who has been forgotten."""
    message = RENDERINGS[post.kind](tx, post)
    if message is None and post.ts and not post.is_card:
        return words.nothing_more(voice(tx, post))
    return message


def thread_of(tx: Transaction, post: Post) -> str | None:
    return tx.outbox.get(post.follows).ts if post.follows else None
