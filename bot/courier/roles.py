"""Posts about roles: to whoever was given one or has lost one, and to coordinators when somebody wishes for one."""

from bot.courier.rendering import Render, voice
from bot.domain.people import Person, Role
from bot.domain.posts import Post
from bot.messages import roles as words
from bot.messages.message import Message
from bot.services import kinds
from storage.transaction import Transaction


def changed(tx: Transaction, post: Post) -> Message:
    coordinators = tx.people.with_role(post.team_id, Role.COORDINATOR)
    duties = tx.people.roles_of(Person(post.team_id, post.addressee))
    return words.changed(duties, coordinators, voice(tx, post))


def wish_card(tx: Transaction, post: Post) -> Message | None:
    wish = tx.wishes.find(post.team_id, post.subject_id)
    return words.wish(wish, voice(tx, post)) if wish else None


def wish_for_coordinator(tx: Transaction, post: Post) -> Message | None:
    """Not asked when somebody else has answered in the meantime."""
    wish = tx.wishes.find(post.team_id, post.subject_id)
    return words.wish(wish, voice(tx, post)) if wish and wish.answered_at is None else None


def wish_answered(tx: Transaction, post: Post) -> Message | None:
    wish = tx.wishes.find(post.team_id, post.subject_id)
    return words.not_now(wish.answered_by, voice(tx, post)) if wish and wish.answered_by else None


RENDERINGS: dict[str, Render] = {
    kinds.ROLES_CHANGED: changed,
    kinds.WISH_CARD: wish_card,
    kinds.WISH_FOR_COORDINATOR: wish_for_coordinator,
    kinds.WISH_ANSWERED: wish_answered,
}
