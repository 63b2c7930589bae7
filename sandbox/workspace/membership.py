"""Who is in which conversation, and who is out of the house."""

from sandbox.errors import Refused
from sandbox.ids import fresh_id
from sandbox.records.conversation import Conversation, ConversationKind
from sandbox.records.member import Member, PersonKind
from sandbox.workspace import talk
from sandbox.workspace.workspace import Workspace


def direct(workspace: Workspace, *user_ids: str) -> Conversation:
    """The one conversation these people have; opened when there is none."""
    if (found := workspace.find_direct(*user_ids)) is not None:
        return found
    kind: ConversationKind = "im" if len(set(user_ids)) <= 2 else "mpim"
    names = "--".join(workspace.members[user].name for user in user_ids)
    name = "" if kind == "im" else f"mpdm-{names}-1"
    opened = Conversation(fresh_id("D" if kind == "im" else "C"), name, kind, user_ids[0], workspace.seconds())
    for user in user_ids:
        admit(workspace, opened, user)
    return workspace.add_conversation(opened)


def admit(workspace: Workspace, conversation: Conversation, user_id: str) -> None:
    """Nobody is told; somebody from another workspace makes it a shared channel."""
    member = workspace.members[user_id]
    if member.kind == "guest" and conversation.is_channel and _channels_of(workspace, user_id):
        raise Refused("ura_max_channels")
    conversation.members[user_id] = None
    if member.team_id != workspace.team.id:
        conversation.connected_teams[member.team_id] = None


def join(workspace: Workspace, conversation: Conversation, user_id: str, inviter: str | None = None) -> None:
    if user_id in conversation.members:
        return
    admit(workspace, conversation, user_id)
    for app in workspace.announcers:
        app.joined(conversation, workspace.members[user_id], inviter)
    facts = {"inviter": inviter} if inviter else {}
    talk.note(workspace, conversation, user_id, "channel_join", "has joined the channel", **facts)


def leave(workspace: Workspace, conversation: Conversation, user_id: str, by: str | None = None) -> None:
    """`by` is whoever put them out, if they did not go themselves."""
    if user_id not in conversation.members:
        return
    talk.note(workspace, conversation, user_id, "channel_leave", "has left the channel")
    del conversation.members[user_id]
    for app in workspace.announcers:
        app.left(conversation, workspace.members[user_id], by or user_id)
    workspace.changes.touch()


def deactivate(workspace: Workspace, member: Member) -> None:
    """Out of every channel, and out of the house; what was said stays."""
    member.kind = "deactivated"
    for conversation in workspace.conversations.values():
        if conversation.kind != "im":
            conversation.members.pop(member.id, None)
    workspace.update_member(member)


def reactivate(workspace: Workspace, member: Member, kind: PersonKind = "member") -> None:
    """Back, and in no channel until somebody invites."""
    member.kind = kind
    workspace.update_member(member)


def _channels_of(workspace: Workspace, user_id: str) -> list[Conversation]:
    return [each for each in workspace.conversations.values() if each.is_channel and user_id in each.members]
