"""What was said in a conversation, as one person sees it: the newest of it, and as far back as asked."""

from dataclasses import dataclass
from itertools import islice

from sandbox.parsing import Json
from sandbox.records.conversation import Conversation
from sandbox.records.file import File
from sandbox.records.message import Message
from sandbox.shapes.message import reactions_json

SHOWN = 100
"""Root messages, unless somebody scrolls further back."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which excerpts are asked for: what changed since a version, and one conversation in any case, so far back."""

    since: int | None = None
    channel: str = ""
    back: int = SHOWN

    def back_in(self, conversation: Conversation) -> int:
        return max(self.back, SHOWN) if conversation.id == self.channel else SHOWN


def excerpt(conversation: Conversation, reader_id: str, most: int) -> list[Json]:
    """Root messages, oldest first, each with its replies; what only the reader sees is among them."""
    roots = list(islice(conversation.roots_newest_first(), most + 1))
    oldest = roots.pop().ts if len(roots) > most else ""
    whispered = [each for each in conversation.whispers.get(reader_id, {}).values() if each.ts > oldest]
    roots += (each for each in whispered if not each.is_reply)
    private_replies = [each for each in whispered if each.is_reply]
    return [_message(message, private_replies) for message in sorted(roots, key=_stamp)]


def has_older(conversation: Conversation, most: int) -> bool:
    """Whether there is more than an excerpt shows."""
    return next(islice(conversation.roots_newest_first(), most, None), None) is not None


def _message(message: Message, private_replies: list[Message]) -> Json:
    mine = [reply for reply in private_replies if reply.thread_ts == message.ts]
    replies = sorted([*message.replies, *mine], key=_stamp)
    return {
        "ts": message.ts,
        "thread_ts": message.thread_ts,
        "user": message.user,
        "username": message.username,
        "icons": message.icons,
        "text": message.text,
        "blocks": message.blocks,
        "attachments": message.attachments,
        "reactions": reactions_json(message),
        "pinned": message.pin is not None,
        "files": [_file(each) for each in message.files],
        "bot_id": message.bot_id,
        "subtype": message.subtype,
        "edited": message.edited,
        "reply_count": len(message.replies),
        "replies": [_message(reply, []) for reply in replies],
        "only_visible_to_you": message.only_for is not None,
        "system": message.system,
    }


def _file(file: File) -> Json:
    """What the page shows of it; a deleted one is only a name."""
    if file.is_deleted:
        return {"id": file.id, "name": file.name, "deleted": True}
    shape = {key: getattr(file, key) for key in ("id", "name", "title", "user", "alt_txt")}
    shape |= {"mimetype": file.kind.mimetype, "filetype": file.kind.filetype, "size": file.length}
    shape["url_private"] = file.address
    return {**shape, "thumb_url": f"/control/file/{file.id}"} if file.kind.is_picture else shape


def _stamp(message: Message) -> str:
    return message.ts
