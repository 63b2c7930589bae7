"""bookmarks.*: links in the head of a conversation."""

import re

from sandbox.errors import Refused
from sandbox.ids import fresh_id
from sandbox.parsing import Json
from sandbox.records.conversation import Bookmark, Conversation
from sandbox.web_api.call import Call

_MOST = 100
_LINK = re.compile(r"https?://\S+")
_EMOJI = re.compile(r":[\w+'-]+:")


def add(call: Call) -> Json:
    conversation = call.conversation_it_is_in("channel_id")
    title, kind = call.args.text("title"), call.args.text("type")
    if kind != "link":
        raise Refused("invalid_bookmark_type")
    if len(conversation.bookmarks) >= _MOST:
        raise Refused("too_many_bookmarks")
    now = call.workspace.seconds()
    added = Bookmark(
        fresh_id("Bk"), conversation.id, title, _link(call), _emoji(call), f"{len(conversation.bookmarks):04d}",
        now, now, call.app.bot_user_id,
    )  # fmt: skip
    conversation.bookmarks[added.id] = added
    return _told(call, conversation, added)


def edit(call: Call) -> Json:
    """What is not given stays."""
    conversation, bookmark = _bookmark(call)
    if "title" in call.args:
        bookmark.title = call.args.text("title")
    if "link" in call.args:
        bookmark.link = _link(call)
    if "emoji" in call.args:
        bookmark.emoji = _emoji(call)
    bookmark.updated, bookmark.updated_by = call.workspace.seconds(), call.app.bot_user_id
    return _told(call, conversation, bookmark)


def list_them(call: Call) -> Json:
    conversation = call.conversation_it_is_in("channel_id")
    return {"bookmarks": [_shape(call, each) for each in conversation.bookmarks.values()]}


def remove(call: Call) -> Json:
    conversation, bookmark = _bookmark(call)
    del conversation.bookmarks[bookmark.id]
    call.workspace.changes.touch(conversation.members)
    return {}


def _bookmark(call: Call) -> tuple[Conversation, Bookmark]:
    conversation = call.conversation_it_is_in("channel_id")
    found = conversation.bookmarks.get(call.args.text("bookmark_id"))
    if found is None:
        raise Refused("not_found")
    return conversation, found


def _link(call: Call) -> str:
    link = call.args.text("link", "")
    if not _LINK.fullmatch(link):
        raise Refused("invalid_link")
    return link


def _emoji(call: Call) -> str:
    emoji = call.args.text("emoji", "")
    if emoji and not _EMOJI.fullmatch(emoji):
        raise Refused("invalid_emoji")
    return emoji


def _told(call: Call, conversation: Conversation, bookmark: Bookmark) -> Json:
    call.workspace.changes.touch(conversation.members)
    return {"bookmark": _shape(call, bookmark)}


def _shape(call: Call, bookmark: Bookmark) -> Json:
    return {
        "id": bookmark.id,
        "channel_id": bookmark.channel,
        "title": bookmark.title,
        "link": bookmark.link,
        "emoji": bookmark.emoji,
        "icon_url": None,
        "type": "link",
        "entity_id": None,
        "date_created": bookmark.created,
        "date_updated": bookmark.updated,
        "rank": bookmark.rank,
        "last_updated_by_user_id": bookmark.updated_by,
        "last_updated_by_team_id": call.workspace.team.id,
        "shortcut_id": None,
        "app_id": None,
    }


METHODS = {
    "bookmarks.add": add,
    "bookmarks.edit": edit,
    "bookmarks.list": list_them,
    "bookmarks.remove": remove,
}
