"""Posts to coordinators about their workspace: the welcome, and that all is set."""

from bot.courier.rendering import Render, voice
from bot.domain.posts import Post
from bot.messages import welcome as words
from bot.messages.message import Message
from bot.services import kinds
from storage.transaction import Transaction


def welcome(tx: Transaction, post: Post) -> Message:
    house = tx.workspaces.get(post.team_id)
    return words.welcome(house, tx.workspaces.schools(post.team_id), voice(tx, post))


def all_set(tx: Transaction, post: Post) -> Message:
    return words.all_set(tx.workspaces.get(post.team_id), voice(tx, post))


RENDERINGS: dict[str, Render] = {
    kinds.WELCOME: welcome,
    kinds.ALL_SET: all_set,
}
