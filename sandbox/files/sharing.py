"""Files in conversations: put into a message, read by those who see it, taken out again."""

from sandbox.parsing import Json
from sandbox.records.conversation import Conversation
from sandbox.records.file import File
from sandbox.records.message import Message
from sandbox.workspace.workspace import Workspace


def attach(workspace: Workspace, message: Message, conversation: Conversation, files: tuple[File, ...]) -> None:
    """Before the message is posted; whoever hears of the shares can look the files up already."""
    message.files = list(files)
    if message.subtype is None:
        message.subtype = "file_share"
    for file in files:
        file.shares.append(message)
        if conversation.kind == "channel" and not file.is_public:
            file.is_public = True
            tell(workspace, "file_public", file)
        shared = {**_about("file_shared", file), "user_id": message.user, "channel_id": conversation.id}
        workspace.tell(shared, conversation)


def may_read(workspace: Workspace, file: File, user_id: str) -> bool:
    """One's own, what was handed over in a form, what is public, and what one's conversations hold."""
    if file.is_public or user_id == file.user or user_id in file.readers:
        return True
    standing = file.standing(workspace.conversations)
    return any(user_id in workspace.conversations[message.channel].members for message in standing)


def is_in(workspace: Workspace, file: File, channel: str) -> bool:
    return any(message.channel == channel for message in file.standing(workspace.conversations))


def delete(workspace: Workspace, file: File) -> None:
    """Messages that held it show a tombstone; those who could read it hear of it."""
    workspace.files.delete(file)
    tell(workspace, "file_deleted", file)
    workspace.changes.touch()


def tell(workspace: Workspace, event_type: str, file: File) -> None:
    """The apps that may read it."""
    bots = (app.bot_user_id for app in workspace.apps.values())
    readers = {bot for bot in bots if may_read(workspace, file, bot)}
    workspace.tell_apps(_about(event_type, file), readers)


def _about(event_type: str, file: File) -> Json:
    return {"type": event_type, "file_id": file.id, "file": {"id": file.id}}
