"""Posts about needs: the card, and what is said around it."""

from bot.courier.rendering import Render, voice
from bot.domain.needs import NeedState
from bot.domain.posts import Post, PostState
from bot.messages import need_card
from bot.messages import needs as words
from bot.messages import settings as trouble
from bot.messages.message import Message
from bot.messages.need_card import NeedCard
from bot.services import kinds
from storage.transaction import Transaction


def card(tx: Transaction, post: Post) -> Message | None:
    """Drawn in every state but the draft; a need cancelled before its card went out gets none."""
    need = tx.needs.get(post.subject_id)
    if post.ts is None and not need.is_posted:
        return None
    return need_card.card(NeedCard(need, tx.claims.count_waiting(need.id)), voice(tx, post))


def is_up(tx: Transaction, post: Post) -> Message | None:
    shown = tx.outbox.find_card(kinds.NEED_CARD, post.team_id, post.subject_id)
    if shown is None or not (shown.channel and shown.ts):
        return None
    link = tx.workspaces.get(post.team_id).link_to(shown.channel, shown.ts)
    return words.is_up(tx.needs.get(post.subject_id), link, voice(tx, post))


def still_needed(tx: Transaction, post: Post) -> Message | None:
    """Not asked when the answer has come in the meantime."""
    need = tx.needs.get(post.subject_id)
    return words.still_needed(need, voice(tx, post)) if need.state is NeedState.OPEN else None


def question(tx: Transaction, post: Post) -> Message | None:
    asked = tx.needs.question(post.detail_id or 0)
    return words.question(tx.needs.get(post.subject_id), *asked, voice(tx, post)) if asked else None


def seat_opened(tx: Transaction, post: Post) -> Message | None:
    need = tx.needs.get(post.subject_id)
    return words.seat_opened(need, voice(tx, post)) if need.is_posted and need.seats_left else None


def not_posted(tx: Transaction, post: Post) -> Message | None:
    """To the asker, while their card is refused."""
    refused = tx.outbox.find_card(kinds.NEED_CARD, post.team_id, post.subject_id)
    if refused is None or refused.state is not PostState.DEAD:
        return None
    need, was_up = tx.needs.get(post.subject_id), refused.shown > 0
    return trouble.not_posted(need, refused.error or "", voice(tx, post), was_up=was_up)


def undelivered(tx: Transaction, post: Post) -> Message | None:
    """To a coordinator, while a post is refused."""
    refused = tx.outbox.find(post.detail_id or 0)
    if refused is None or refused.state is not PostState.DEAD:
        return None
    is_about_need = post.subject_id and refused.kind not in kinds.ABOUT_NO_NEED
    need = tx.needs.get(post.subject_id) if is_about_need else None
    return trouble.undelivered(need, refused.addressee, refused.error or "", voice(tx, post))


RENDERINGS: dict[str, Render] = {
    kinds.NEED_CARD: card,
    kinds.NEED_IS_UP: is_up,
    kinds.STILL_NEEDED: still_needed,
    kinds.QUESTION: question,
    kinds.SEAT_OPENED: seat_opened,
    kinds.NOT_POSTED: not_posted,
    kinds.UNDELIVERED: undelivered,
}
