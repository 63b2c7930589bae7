"""The workspace: who is there, where they talk and what was said; every change is announced."""

from typing import Protocol

from sandbox.changes import Changes
from sandbox.clock import Clock
from sandbox.errors import Refused
from sandbox.ids import Stamps, fresh_id
from sandbox.state import Conversation, ConversationKind, Json, Member, Message, Team

_TOMBSTONE = "This message was deleted."


class Announcer(Protocol):
    """Tells the app, if it listens."""

    def posted(self, message: Message, conversation: Conversation) -> None: ...
    def changed(self, message: Message, before: Json, conversation: Conversation) -> None: ...
    def deleted(self, message: Message, before: Json, conversation: Conversation) -> None: ...
    def joined(self, conversation: Conversation, member: Member, inviter: str | None) -> None: ...
    def left(self, conversation: Conversation, member: Member) -> None: ...
    def arrived(self, member: Member) -> None: ...
    def updated(self, member: Member) -> None: ...
    def picture(self, message: Message) -> Json: ...


class Workspace:
    """Plain and synchronous; knows nothing of transports."""

    def __init__(self, team: Team, clock: Clock, changes: Changes) -> None:
        self.team = team
        self.clock = clock
        self.changes = changes
        self.stamps = Stamps(clock)
        self.members: dict[str, Member] = {}
        self.conversations: dict[str, Conversation] = {}
        self._ids_by_name: dict[str, str] = {}
        self._channels_by_name: dict[str, Conversation] = {}
        self._directs: dict[frozenset[str], Conversation] = {}
        self._announcer: Announcer | None = None

    def announce_to(self, announcer: Announcer) -> None:
        self._announcer = announcer

    # People

    def add_member(self, member: Member, *, announced: bool = True) -> Member:
        if member.id in self.members:
            raise ValueError(f"there is a {member.name} already")
        self.members[member.id] = member
        self._ids_by_name[member.name.casefold()] = member.id
        member.updated = self.seconds()
        if self._announcer and announced:
            self._announcer.arrived(member)
        self.changes.touch()
        return member

    def update_member(self, member: Member) -> None:
        """Call after changing a member's fields."""
        member.updated = self.seconds()
        if self._announcer:
            self._announcer.updated(member)
        self.changes.touch()

    def find_member(self, name_or_id: str) -> Member | None:
        """By id, or by handle with or without its @."""
        handle = name_or_id.removeprefix("@").casefold()
        return self.members.get(name_or_id) or self.members.get(self._ids_by_name.get(handle, ""))

    def person_named(self, name: str) -> tuple[str, str] | None:
        found = self.find_member(name)
        return (found.id, found.name) if found else None

    # Conversations

    def add_conversation(self, conversation: Conversation) -> Conversation:
        self.conversations[conversation.id] = conversation
        if conversation.kind in {"channel", "private"}:
            self._channels_by_name[conversation.name] = conversation
        self.changes.touch()
        return conversation

    def create_channel(self, name: str, creator: str, *, private: bool = False) -> Conversation:
        kind: ConversationKind = "private" if private else "channel"
        channel = Conversation(fresh_id("C"), name, kind, creator, self.seconds())
        channel.members[creator] = None
        return self.add_conversation(channel)

    def find_channel(self, name_or_id: str) -> Conversation | None:
        """By id, or by name with or without its #."""
        return self.conversations.get(name_or_id) or self._channels_by_name.get(name_or_id.removeprefix("#"))

    def channel_named(self, name: str) -> tuple[str, str] | None:
        found = self.find_channel(name)
        return (found.id, found.name) if found else None

    def direct(self, *user_ids: str) -> Conversation:
        """The one conversation these people have; opened when there is none."""
        key = frozenset(user_ids)
        if (found := self._directs.get(key)) is not None:
            return found
        kind: ConversationKind = "im" if len(key) <= 2 else "mpim"
        names = "--".join(self.members[user].name for user in user_ids)
        name = "" if kind == "im" else f"mpdm-{names}-1"
        members = dict.fromkeys(user_ids)
        opened = Conversation(
            fresh_id("D" if kind == "im" else "C"), name, kind, user_ids[0], self.seconds(), members=members
        )
        self._directs[key] = opened
        return self.add_conversation(opened)

    def join(self, conversation: Conversation, user_id: str, inviter: str | None = None) -> None:
        if user_id in conversation.members:
            return
        conversation.members[user_id] = None
        if self._announcer:
            self._announcer.joined(conversation, self.members[user_id], inviter)
        self._note(conversation, user_id, "channel_join", "has joined the channel")

    def leave(self, conversation: Conversation, user_id: str) -> None:
        if user_id not in conversation.members:
            return
        self._note(conversation, user_id, "channel_leave", "has left the channel")
        del conversation.members[user_id]
        if self._announcer:
            self._announcer.left(conversation, self.members[user_id])
        self.changes.touch()

    def _note(self, conversation: Conversation, user_id: str, subtype: str, what: str) -> None:
        """The line Slack itself writes about a coming or going."""
        stamp, text = self.stamps.next(), f"<@{user_id}> {what}"
        self.post(conversation, Message(conversation.id, stamp, user_id, text, subtype=subtype))

    # Messages

    def post(self, conversation: Conversation, message: Message) -> Message:
        if message.is_reply:
            root = conversation.messages[message.thread_ts or ""]
            root.thread_ts = root.ts
            root.replies.append(message)
        conversation.messages[message.ts] = message
        if self._announcer:
            self._announcer.posted(message, conversation)
        self.changes.touch(conversation.members)
        return message

    def whisper(self, conversation: Conversation, message: Message) -> Message:
        """What only `message.only_for` sees; not in history."""
        user = message.only_for or ""
        conversation.whispers.setdefault(user, {})[message.ts] = message
        self.changes.touch({user})
        return message

    def find_message(self, conversation: Conversation, ts: str, reader: str | None = None) -> Message | None:
        """With a reader, what only that person sees as well."""
        if (found := conversation.messages.get(ts)) is not None or reader is None:
            return found
        return conversation.whispers.get(reader, {}).get(ts)

    def edit(self, message: Message, changes: Json) -> None:
        """`changes` are fields of the record; a picture of what it was goes to whoever listens."""
        conversation = self.conversations[message.channel]
        before = self._announcer.picture(message) if self._announcer else {}
        for field, value in changes.items():
            setattr(message, field, value)
        if message.only_for:
            self.changes.touch({message.only_for})
            return
        if self._announcer:
            self._announcer.changed(message, before, conversation)
        self.changes.touch(conversation.members)

    def delete(self, message: Message) -> None:
        """A root with replies leaves a tombstone, as in Slack."""
        conversation = self.conversations[message.channel]
        message.deleted = True
        if message.only_for:
            conversation.whispers[message.only_for].pop(message.ts, None)
            self.changes.touch({message.only_for})
            return
        before = self._announcer.picture(message) if self._announcer else {}
        if message.replies:
            message.text, message.blocks, message.attachments = _TOMBSTONE, [], []
            message.subtype, message.metadata = "tombstone", None
        else:
            del conversation.messages[message.ts]
            if message.is_reply and (root := conversation.messages.get(message.thread_ts or "")):
                root.replies.remove(message)
        if self._announcer:
            self._announcer.deleted(message, before, conversation)
        self.changes.touch(conversation.members)

    def thread_root(self, conversation: Conversation, thread_ts: str) -> Message:
        """A reply's stamp leads to its root, as in Slack."""
        found = conversation.messages.get(thread_ts)
        if found is None:
            raise Refused("thread_not_found")
        return conversation.messages.get(found.thread_ts or thread_ts, found)

    def seconds(self) -> int:
        return int(self.clock.now().timestamp())
