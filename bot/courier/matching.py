"""Posts to partners we ask of our own accord."""

from bot.courier.rendering import Render, voice
from bot.domain.matching.asks import Ask, AskState
from bot.domain.matching.reasons import because
from bot.domain.needs import NeedState
from bot.domain.posts import Post
from bot.messages import matching as words
from bot.messages.matching import Asking
from bot.messages.message import Message
from bot.services import kinds
from storage.transaction import Transaction


def nudge(tx: Transaction, post: Post) -> Message | None:
    """Everything that this person is asked that day, and that still stands; nothing where nothing does."""
    first = tx.asks.find(post.detail_id or 0)
    if first is None:
        return None
    of_day = tx.asks.of_day(first.person, first.day)
    asked = [asking for ask in of_day if (asking := _still_standing(tx, post, ask))]
    return words.nudge(asked, voice(tx, post)) if asked else None


def _still_standing(tx: Transaction, post: Post, ask: Ask) -> Asking | None:
    need = tx.needs.get(ask.need_id)
    if ask.state is not AskState.ASKED or need.state is not NeedState.OPEN or need.team_id != post.team_id:
        return None
    if tx.claims.live_of(need.id, ask.person) is not None:
        return None
    return Asking(need, tuple(map(because, ask.reasons)))


RENDERINGS: dict[str, Render] = {kinds.NUDGE: nudge}
