"""Posts about the learner guard: somebody would like help with the wording."""

from bot.courier.rendering import Render, voice
from bot.domain.posts import Post
from bot.messages import guard as words
from bot.messages.message import Message
from bot.services import kinds
from storage.transaction import Transaction


def wording_wanted(tx: Transaction, post: Post) -> Message | None:
    asked = tx.audit.get(post.subject_id)
    return words.wording_wanted(asked.by.user_id, voice(tx, post)) if asked else None


RENDERINGS: dict[str, Render] = {kinds.WORDING_WANTED: wording_wanted}
