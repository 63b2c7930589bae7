"""How a conversation looks in Slack's JSON."""

from dataclasses import asdict

from sandbox.parsing import Json
from sandbox.records.conversation import Conversation
from sandbox.records.member import Team


def conversation_json(conversation: Conversation, viewer: str, team: Team) -> Json:
    """`viewer` is whose `is_member` it is."""
    shape: Json = {
        "id": conversation.id,
        "created": conversation.created,
        "is_archived": conversation.is_archived,
        "is_im": conversation.kind == "im",
        "is_org_shared": False,
        "context_team_id": team.id,
        "updated": conversation.created * 1000,
    }
    if conversation.kind == "im":
        return {**shape, "user": conversation.other(viewer), "is_user_deleted": False, "priority": 0}
    return {
        **shape,
        "name": conversation.name,
        "name_normalized": conversation.name,
        "is_channel": conversation.is_channel,
        "is_group": False,
        "is_mpim": conversation.kind == "mpim",
        "is_private": conversation.is_private,
        "is_general": conversation.is_general,
        "unlinked": 0,
        "is_shared": conversation.is_ext_shared,
        "is_ext_shared": conversation.is_ext_shared,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "parent_conversation": None,
        "creator": conversation.creator,
        "shared_team_ids": [team.id, *conversation.connected_teams],
        "internal_team_ids": [],
        "connected_team_ids": list(conversation.connected_teams),
        "pending_connected_team_ids": [],
        "is_member": viewer in conversation.members,
        "topic": asdict(conversation.topic),
        "purpose": asdict(conversation.purpose),
        "previous_names": list(conversation.previous_names),
    }
