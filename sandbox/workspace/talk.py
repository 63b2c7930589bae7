"""What is said in a workspace, whoever says it: posted, whispered, changed, deleted; every app hears of it."""

from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.records.conversation import Conversation
from sandbox.records.message import Message
from sandbox.shapes.message import message_json
from sandbox.workspace.workspace import Workspace

_TOMBSTONE = "This message was deleted."


def note(workspace: Workspace, conversation: Conversation, user_id: str, subtype: str, what: str, **facts: str) -> None:
    """The line Slack itself writes about a coming, a going or a change; `facts` are its further keys."""
    stamp, text = workspace.stamps.next(), f"<@{user_id}> {what}"
    post(workspace, conversation, Message(conversation.id, stamp, user_id, text, subtype=subtype, facts=facts))


def post(workspace: Workspace, conversation: Conversation, message: Message) -> Message:
    if message.is_reply:
        root = conversation.messages[message.thread_ts or ""]
        root.thread_ts = root.ts
        root.replies.append(message)
    conversation.messages[message.ts] = message
    author = workspace.members.get(message.user)
    if author is not None and author.team_id != workspace.team.id:
        message.facts |= dict.fromkeys(("team", "user_team", "source_team"), author.team_id)
    for app in workspace.announcers:
        app.posted(message, conversation)
    workspace.changes.touch(conversation.members, where=conversation.id)
    return message


def whisper(workspace: Workspace, conversation: Conversation, message: Message) -> Message:
    """What only `message.only_for` sees; not in history."""
    user = message.only_for or ""
    conversation.whispers.setdefault(user, {})[message.ts] = message
    workspace.changes.touch({user}, where=conversation.id)
    return message


def find_message(conversation: Conversation, ts: str, reader: str | None = None) -> Message | None:
    """With a reader, what only that person sees as well."""
    if (found := conversation.messages.get(ts)) is not None or reader is None:
        return found
    return conversation.whispers.get(reader, {}).get(ts)


def edit(workspace: Workspace, message: Message, changes: Json) -> None:
    """`changes` are fields of the record; a picture of what it was goes to whoever listens."""
    conversation = workspace.conversations[message.channel]
    before = message_json(message, workspace.team)
    for field, value in changes.items():
        setattr(message, field, value)
    if message.only_for:
        workspace.changes.touch({message.only_for}, where=conversation.id)
        return
    for app in workspace.announcers:
        app.changed(message, before, conversation)
    workspace.changes.touch(conversation.members, where=conversation.id)


def delete(workspace: Workspace, message: Message) -> None:
    """A root with replies leaves a tombstone, as in Slack."""
    conversation = workspace.conversations[message.channel]
    message.deleted = True
    if message.only_for:
        conversation.whispers[message.only_for].pop(message.ts, None)
        workspace.changes.touch({message.only_for}, where=conversation.id)
        return
    before = message_json(message, workspace.team)
    conversation.pins.pop(message.ts, None)
    if message.replies:
        message.text, message.blocks, message.attachments = _TOMBSTONE, [], []
        message.subtype, message.metadata = "tombstone", None
        message.pin, message.reactions, message.files = None, {}, []
    else:
        del conversation.messages[message.ts]
        if message.is_reply and (root := conversation.messages.get(message.thread_ts or "")):
            root.replies.remove(message)
    for app in workspace.announcers:
        app.deleted(message, before, conversation)
    workspace.changes.touch(conversation.members, where=conversation.id)


def thread_root(conversation: Conversation, thread_ts: str) -> Message:
    """A reply's stamp leads to its root, as in Slack."""
    found = conversation.messages.get(thread_ts)
    if found is None:
        raise Refused("thread_not_found")
    return conversation.messages.get(found.thread_ts or thread_ts, found)
