"""What of a workspace somebody sees: guests and people of other workspaces only where they are, and who is there."""

from sandbox.records.conversation import Conversation
from sandbox.workspace.workspace import Workspace


def sees(workspace: Workspace, user_id: str, conversation: Conversation) -> bool:
    if user_id in conversation.members:
        return True
    member = workspace.members.get(user_id)
    return not conversation.is_private and (member is None or not member.is_outsider)


def knows(workspace: Workspace, user_id: str, other_id: str) -> bool:
    """Everybody knows bots, and bots everybody; nobody else knows a stranger without a conversation in common."""
    one, other = workspace.members[user_id], workspace.members[other_id]
    if user_id == other_id or other.bot_id or one.bot_id or not (one.is_outsider or other.kind == "stranger"):
        return True
    return shares(workspace, user_id, other_id)


def shares(workspace: Workspace, user_id: str, other_id: str) -> bool:
    """A conversation."""
    return any({user_id, other_id} <= each.members.keys() for each in workspace.conversations.values())
