"""When Slack will not take a post: it is put aside, and the people who can do something about it are told once."""

from datetime import datetime

from bot.domain.people import Role, is_forgotten
from bot.domain.posts import Post
from bot.services import desk, kinds
from storage.transaction import Transaction

ABOUT_TROUBLE = frozenset({kinds.NOT_POSTED, kinds.UNDELIVERED, kinds.MY_DATA_REFUSED})
LOST_PLACE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed"})


def refused(tx: Transaction, post: Post, reason: str, *, at: datetime) -> None:
    """Put a post aside. A refused word about a refused post is only logged; so is a lost private answer.

    Who asked is told at every refusal, since they may have pressed Retry; a coordinator once for each reason.
    """
    if not tx.delivery.dead(post, error=reason, forget_place=reason in LOST_PLACE):
        return
    if post.kind in kinds.LEAVES_NO_TRACE:
        tx.outbox.erase(post)
        return
    if post.kind in ABOUT_TROUBLE or (post.response_url and not post.is_card):
        return
    desk.refused(tx, post, at=at)
    told: set[str] = set()
    if post.kind == kinds.NEED_CARD:
        asker = tx.needs.get(post.subject_id).asker
        if is_forgotten(asker):  # a picture of what is over and nobody's: there is nothing to mend
            return
        _tell(tx, kinds.NOT_POSTED, post, asker, at.isoformat(), at)
        told.add(asker)
    if post.kind == kinds.MY_DATA:
        _tell(tx, kinds.MY_DATA_REFUSED, post, post.addressee, reason, at)
    for coordinator in tx.people.with_role(post.team_id, Role.COORDINATOR):
        if coordinator not in told:
            _tell(tx, kinds.UNDELIVERED, post, coordinator, reason, at)


def _tell(tx: Transaction, kind: str, post: Post, who: str, occasion: str, at: datetime) -> None:
    key = f"{post.id}:{who}:{occasion}"
    need_id = 0 if post.kind in kinds.ABOUT_REGISTRY else post.subject_id
    tx.outbox.notice(kind, key=key, team_id=post.team_id, to=who, subject_id=need_id, detail_id=post.id, at=at)
