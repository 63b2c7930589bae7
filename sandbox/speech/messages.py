"""What the app says, put into a conversation or changed there."""

from dataclasses import dataclass, replace

from sandbox.errors import Refused
from sandbox.files.blocks import look_up_files, remote_files
from sandbox.files.sharing import attach
from sandbox.parsing import Json
from sandbox.records.app import App
from sandbox.records.conversation import Conversation
from sandbox.records.file import File
from sandbox.records.message import Message
from sandbox.speech.content import Content, in_parts
from sandbox.workspace import talk
from sandbox.workspace.workspace import Workspace

_UNANSWERABLE = frozenset(
    {"channel_leave", "channel_topic", "channel_purpose", "channel_name", "channel_archive", "channel_unarchive"}
)
"""Which of Slack's own lines take no replies is not documented; a newcomer can be welcomed in a thread."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a message is said, besides what."""

    thread_ts: str | None = None
    broadcast: bool = False
    only_for: str | None = None
    username: str | None = None
    icons: Json | None = None
    metadata: Json | None = None
    subtype: str | None = None
    files: tuple[File, ...] = ()
    unseen: bool = False
    """Taken and stamped, and then shown to nobody."""


_ALOUD = Manner()


class Messages:
    """The bot's voice; membership is somebody else's question."""

    def __init__(self, app: App, workspace: Workspace) -> None:
        self._app = app
        self._workspace = workspace

    def speak(self, conversation: Conversation, content: Content, manner: Manner = _ALOUD) -> Message:
        """Posts, or whispers when the manner says `only_for`; the first message where a long text became several."""
        first, *more = in_parts(content)
        spoken = self._say(conversation, first, manner)
        for part in more:
            self._say(conversation, part, replace(manner, metadata=None, files=()))
        return spoken

    def replace(self, message: Message, content: Content, metadata: Json | None = None) -> None:
        """Text alone removes blocks, blocks alone keep the text; what else is not given stays."""
        self._look_up_files(content)
        changes: Json = {"edited": {"user": self._app.bot_user_id, "ts": self._workspace.stamps.next()}}
        if content.text is not None:
            changes |= {"text": content.text, "blocks": []}
        if content.blocks is not None:
            changes["blocks"] = content.blocks
        if content.attachments is not None:
            changes["attachments"] = content.attachments
        if metadata is not None:
            changes["metadata"] = metadata or None
        talk.edit(self._workspace, message, changes)

    def draft(self, conversation: Conversation, content: Content, manner: Manner = _ALOUD) -> Message:
        """The message as it will be, without a stamp and unheard."""
        self._look_up_files(content)
        customized = manner.username or manner.icons
        return Message(
            channel=conversation.id,
            ts="",
            user=self._app.bot_user_id,
            text=content.text or "",
            blocks=content.blocks or [],
            attachments=content.attachments or [],
            bot_id=self._app.bot_id,
            app=self._app,
            username=manner.username or (self._app.name if manner.icons else None),
            icons=manner.icons,
            metadata=manner.metadata,
            only_for=manner.only_for,
            subtype=manner.subtype or ("bot_message" if customized else None),
        )

    def _say(self, conversation: Conversation, content: Content, manner: Manner) -> Message:
        message = self.draft(conversation, content, manner)
        files = manner.files or remote_files(self._workspace, self._app.bot_user_id, message.blocks)
        if manner.thread_ts:
            self._put_in_thread(message, conversation, manner)
        message.ts = self._workspace.stamps.next()
        if manner.unseen:
            return message
        if manner.only_for:
            return talk.whisper(self._workspace, conversation, message)
        if files:
            attach(self._workspace, message, conversation, files)
        return talk.post(self._workspace, conversation, message)

    def _look_up_files(self, content: Content) -> None:
        look_up_files(self._workspace, self._app.bot_user_id, content.blocks or [])
        for number, attachment in enumerate(content.attachments or []):
            pointer = f"/attachments/{number}/blocks"
            look_up_files(self._workspace, self._app.bot_user_id, attachment.get("blocks", []), pointer)

    def _put_in_thread(self, message: Message, conversation: Conversation, manner: Manner) -> None:
        root = talk.thread_root(conversation, manner.thread_ts or "")
        if root.subtype in _UNANSWERABLE:
            raise Refused("cannot_reply_to_message")
        message.thread_ts = root.ts
        message.broadcast = manner.broadcast
        if manner.broadcast:
            message.subtype = "thread_broadcast"
