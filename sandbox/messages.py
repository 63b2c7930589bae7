"""What the app says: content checked, filled in and put into a conversation."""

from dataclasses import dataclass
from typing import Any

from sandbox.blocks.accept import accepted_blocks
from sandbox.blocks.limits import MESSAGE_ATTACHMENTS, MESSAGE_TEXT
from sandbox.errors import Refused
from sandbox.mrkdwn import as_kept
from sandbox.state import App, Conversation, Json, Message
from sandbox.workspace import Workspace


@dataclass(slots=True)
class Content:
    """None: not given, which is not the same as empty."""

    text: str | None = None
    blocks: list[Json] | None = None
    attachments: list[Json] | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.text or self.blocks or self.attachments)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a message is said, besides what."""

    thread_ts: str | None = None
    broadcast: bool = False
    only_for: str | None = None
    username: str | None = None
    metadata: Json | None = None


_ALOUD = Manner()


class Messages:
    """The bot's voice; membership is somebody else's question."""

    def __init__(self, app: App, workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace

    def content(self, said: Json, longest: int = MESSAGE_TEXT) -> Content:
        """Checked as Slack checks it; refuses what is empty, too long or malformed."""
        text, attachments = said.get("text"), said.get("attachments")
        blocks = said.get("blocks")
        if text is not None and not isinstance(text, str):
            text = str(text)
        if text is not None and len(text) > longest:
            raise Refused("msg_too_long")
        if blocks is not None:
            blocks = accepted_blocks(blocks)
        content = Content(None if text is None else as_kept(text), blocks, _attachments(attachments))
        if content.is_empty:
            raise Refused("no_text")
        return content

    def speak(self, conversation: Conversation, content: Content, manner: Manner = _ALOUD) -> Message:
        """Posts, or whispers when the manner says `only_for`."""
        message = Message(
            channel=conversation.id,
            ts="",
            user=self._app.bot_user_id,
            text=content.text or "",
            blocks=content.blocks or [],
            attachments=content.attachments or [],
            bot_id=self._app.bot_id,
            username=manner.username,
            metadata=manner.metadata,
            only_for=manner.only_for,
        )
        if manner.thread_ts:
            message.thread_ts = self._workspace.thread_root(conversation, manner.thread_ts).ts
            message.broadcast = manner.broadcast
            message.subtype = "thread_broadcast" if manner.broadcast else None
        message.ts = self._workspace.stamps.next()
        if manner.only_for:
            return self._workspace.whisper(conversation, message)
        return self._workspace.post(conversation, message)

    def replace(self, message: Message, content: Content, metadata: Json | None = None) -> None:
        """Text alone removes blocks, blocks alone keep the text; what else is not given stays."""
        changes: Json = {"edited": {"user": self._app.bot_user_id, "ts": self._workspace.stamps.next()}}
        if content.text is not None:
            changes |= {"text": content.text, "blocks": []}
        if content.blocks is not None:
            changes["blocks"] = content.blocks
        if content.attachments is not None:
            changes["attachments"] = content.attachments
        if metadata is not None:
            changes["metadata"] = metadata or None
        self._workspace.edit(message, changes)


def _attachments(attachments: Any) -> list[Json] | None:
    if attachments is None:
        return None
    if not isinstance(attachments, list):
        raise Refused("invalid_attachments")
    if len(attachments) > MESSAGE_ATTACHMENTS:
        raise Refused("too_many_attachments")
    for number, attachment in enumerate(attachments, start=1):
        if not isinstance(attachment, dict):
            raise Refused("invalid_attachments")
        attachment.setdefault("id", number)
        if blocks := attachment.get("blocks"):
            attachment["blocks"] = accepted_blocks(blocks, pointer=f"/attachments/{number - 1}/blocks")
    return attachments
