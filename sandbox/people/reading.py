"""What a person reads: what stands in a conversation, their own whispers among it."""

from sandbox.changes import NOWHERE
from sandbox.errors import CannotDo
from sandbox.records.conversation import Conversation
from sandbox.records.member import Member
from sandbox.records.message import Message
from sandbox.slack import Slack


def read(member: Member, conversation: Conversation, thread: Message | None = None) -> list[Message]:
    """Oldest first; replies only with `thread`."""
    if member.id not in conversation.members and conversation.is_private:
        raise CannotDo("not_in_channel")
    whispered = conversation.whispers.get(member.id, {}).values()
    if thread is not None:
        private = [message for message in whispered if message.thread_ts == thread.ts]
        return sorted([thread, *thread.replies, *private], key=_stamp)
    public = (message for message in conversation.messages.values() if message.in_channel_view)
    private = [message for message in whispered if not message.is_reply]
    return sorted([*public, *private], key=_stamp) if private else list(public)


def mark_read(slack: Slack, member: Member, conversation: Conversation) -> None:
    if conversation.messages:
        conversation.last_read[member.id] = next(reversed(conversation.messages))
        slack.changes.touch({member.id}, where=NOWHERE)


def _stamp(message: Message) -> str:
    return message.ts
