"""What becomes of channels: made, named, described, archived, deleted; refused in Slack's words."""

from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.records.conversation import Conversation, Motto
from sandbox.workspace import talk
from sandbox.workspace.workspace import Workspace

LONGEST_NAME = 80
LONGEST_MOTTO = 250


def create(workspace: Workspace, name: str, by: str, *, private: bool = False) -> Conversation:
    _check_name(workspace, name)
    channel = workspace.create_channel(name, by, private=private)
    if not private:
        created = {**_brief(channel), "creator": by, "is_private": False, "is_archived": False, "is_general": False}
        workspace.tell({"type": "channel_created", "channel": created}, channel, everywhere=True)
    talk.note(workspace, channel, by, "channel_join", "has joined the channel")
    return channel


def rename(workspace: Workspace, channel: Conversation, name: str, by: str) -> None:
    must_be_channel(channel)
    if channel.is_archived:
        raise Refused("is_archived")
    if name == channel.name:
        return
    _check_name(workspace, name)
    old = channel.name
    workspace.rename(channel, name)
    what = f'has renamed the channel from "{old}" to "{name}"'
    talk.note(workspace, channel, by, "channel_name", what, old_name=old, name=name)
    _tell(workspace, channel, "rename", {"channel": _brief(channel)})


def set_topic(workspace: Workspace, channel: Conversation, text: str, by: str) -> None:
    channel.topic = _motto(workspace, channel, text, by)
    what = f"set the channel topic: {text}" if text else "cleared the channel topic"
    talk.note(workspace, channel, by, "channel_topic", what, topic=text)


def set_purpose(workspace: Workspace, channel: Conversation, text: str, by: str) -> None:
    channel.purpose = _motto(workspace, channel, text, by)
    what = f"set the channel description: {text}" if text else "cleared the channel description"
    talk.note(workspace, channel, by, "channel_purpose", what, purpose=text)


def archive(workspace: Workspace, channel: Conversation, by: str) -> None:
    """People stay; bots are put out, and nobody can invite them back until it is open again."""
    must_be_channel(channel)
    if channel.is_general:
        raise Refused("cant_archive_general")
    if channel.is_archived:
        raise Refused("already_archived")
    talk.note(workspace, channel, by, "channel_archive", "archived the channel")
    channel.is_archived = True
    _tell(workspace, channel, "archive", {"channel": channel.id, "user": by, "is_moved": 0})
    for bot in [each for each in channel.members if workspace.members[each].bot_id]:
        del channel.members[bot]


def unarchive(workspace: Workspace, channel: Conversation, by: str) -> None:
    must_be_channel(channel)
    if not channel.is_archived:
        raise Refused("not_archived")
    channel.is_archived = False
    talk.note(workspace, channel, by, "channel_unarchive", "un-archived the channel")
    _tell(workspace, channel, "unarchive", {"channel": channel.id, "user": by})


def delete(workspace: Workspace, channel: Conversation, by: str) -> None:
    """With everything said there; only people can."""
    must_be_channel(channel)
    if channel.is_general:
        raise Refused("cant_delete_general")
    workspace.remove(channel)
    _tell(workspace, channel, "deleted", {"channel": channel.id, "actor_id": by})


def must_be_channel(conversation: Conversation) -> None:
    if not conversation.is_channel:
        raise Refused("method_not_supported_for_channel_type")


def _motto(workspace: Workspace, channel: Conversation, text: str, by: str) -> Motto:
    if channel.kind == "im":
        raise Refused("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise Refused("is_archived")
    if len(text) > LONGEST_MOTTO:
        raise Refused("too_long")
    return Motto(text, by, workspace.seconds()) if text else Motto()


def _check_name(workspace: Workspace, name: str) -> None:
    if not name:
        raise Refused("invalid_name_required")
    if len(name) > LONGEST_NAME:
        raise Refused("invalid_name_maxlength")
    if not any(sign.isalnum() for sign in name):
        raise Refused("invalid_name_punctuation")
    if name != name.lower() or not all(sign.isalnum() or sign in "-_" for sign in name):
        raise Refused("invalid_name_specials")
    if workspace.find_channel(name):
        raise Refused("name_taken")


def _brief(channel: Conversation) -> Json:
    """A channel as events describe it."""
    return {
        "id": channel.id,
        "is_channel": True,
        "is_mpim": False,
        "name": channel.name,
        "name_normalized": channel.name,
        "created": channel.created,
    }


def _tell(workspace: Workspace, channel: Conversation, what: str, facts: Json) -> None:
    """Everybody hears of a public channel, of a private one only whoever is in it."""
    kind = "group" if channel.kind == "private" else "channel"
    workspace.tell({"type": f"{kind}_{what}", **facts}, channel, everywhere=True)
