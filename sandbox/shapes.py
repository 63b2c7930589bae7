"""How people, conversations, messages and views look in Slack's JSON."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sandbox.state import App, Conversation, Json, Member, Message, Team, View


def member_json(member: Member, now: datetime, *, include_locale: bool = False) -> Json:
    """Strangers have a thin profile and bots no time zone, as in Slack."""
    shape: Json = {
        "id": member.id,
        "team_id": member.team_id,
        "name": member.name,
        "deleted": member.kind == "deactivated",
        "color": f"{int.from_bytes(member.id[-3:].encode()) % 0xFFFFFF:06x}",
        "real_name": member.real_name,
        "profile": _profile(member),
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": member.kind == "guest",
        "is_ultra_restricted": False,
        "is_bot": member.bot_id is not None,
        "is_app_user": False,
        "updated": member.updated,
    }
    if member.kind == "stranger":
        return {**shape, "is_stranger": True}
    if member.kind == "deactivated":
        return shape
    zone = ZoneInfo(member.tz)
    offset = now.astimezone(zone).utcoffset()
    shape |= {
        "tz": member.tz,
        "tz_label": now.astimezone(zone).tzname() or member.tz,
        "tz_offset": int(offset.total_seconds()) if offset is not None else 0,
        "who_can_share_contact_card": "EVERYONE",
        "is_email_confirmed": member.bot_id is None,
    }
    return {**shape, "locale": member.locale} if include_locale else shape


def _profile(member: Member) -> Json:
    profile: Json = {
        "title": "" if member.kind == "stranger" else member.title,
        "phone": "",
        "skype": "",
        "real_name": member.real_name,
        "real_name_normalized": member.real_name,
        "display_name": "" if member.bot_id else member.name,
        "display_name_normalized": "" if member.bot_id else member.name,
        "status_text": "",
        "status_emoji": "",
        "status_expiration": 0,
        "team": member.team_id,
    }
    return {**profile, "bot_id": member.bot_id} if member.bot_id else profile


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
        "is_channel": conversation.kind == "channel",
        "is_group": conversation.kind == "private",
        "is_mpim": conversation.kind == "mpim",
        "is_private": conversation.is_private,
        "is_general": conversation.is_general,
        "unlinked": 0,
        "is_shared": False,
        "is_ext_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "parent_conversation": None,
        "creator": conversation.creator,
        "shared_team_ids": [team.id],
        "pending_connected_team_ids": [],
        "is_member": viewer in conversation.members,
        "topic": {"value": conversation.topic, "creator": conversation.creator, "last_set": 0},
        "purpose": {"value": conversation.purpose, "creator": conversation.creator, "last_set": 0},
        "previous_names": [],
    }


def message_json(message: Message, app: App, team: Team, *, metadata: bool = False) -> Json:
    """As the app reads it; metadata only on request."""
    shape: Json = {
        "type": "message",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": team.id,
    }
    if message.subtype:
        shape["subtype"] = message.subtype
    if message.bot_id:
        shape |= {"bot_id": message.bot_id, "app_id": app.id, "bot_profile": bot_profile(app, team)}
    if message.username:
        shape["username"] = message.username
    if message.blocks:
        shape["blocks"] = message.blocks
    if message.attachments:
        shape["attachments"] = message.attachments
    if message.edited:
        shape["edited"] = message.edited
    if metadata and message.metadata:
        shape["metadata"] = message.metadata
    if message.thread_ts:
        shape |= _thread(message)
    return shape


def _thread(message: Message) -> Json:
    if message.is_reply:
        return {"thread_ts": message.thread_ts}
    writers = list(dict.fromkeys(reply.user for reply in message.replies))
    return {
        "thread_ts": message.thread_ts,
        "reply_count": len(message.replies),
        "reply_users_count": len(writers),
        "latest_reply": message.replies[-1].ts if message.replies else message.ts,
        "reply_users": writers[:5],
        "is_locked": False,
        "subscribed": False,
    }


def bot_profile(app: App, team: Team) -> Json:
    return {
        "id": app.bot_id,
        "deleted": False,
        "name": app.name,
        "updated": 0,
        "app_id": app.id,
        "user_id": app.bot_user_id,
        "icons": {},
        "team_id": team.id,
    }


def view_json(view: View, app: App, team: Team) -> Json:
    """Slack's view object, with what has been typed so far."""
    return {
        "id": view.id,
        "team_id": team.id,
        **view.content,
        "state": {"values": view.values},
        "hash": view.hash,
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
        "app_id": app.id,
        "external_id": view.content.get("external_id", ""),
        "app_installed_team_id": team.id,
        "bot_id": app.bot_id,
    }
