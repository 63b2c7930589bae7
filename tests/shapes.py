"""What a real answer of Slack's always carries, and of which type: apps rely on these keys without asking.

Only keys that Slack's reference and its official SDKs take for granted are named; an answer may carry more.
"""

from collections.abc import Iterator
from typing import Any, Final

Shape = Any
"""A type, a mapping of keys to shapes, or a list of one shape."""

PAGE: Final = {"next_cursor": str}
MESSAGE: Final = {"type": str, "ts": str, "text": str}
MOTTO: Final = {"value": str, "creator": str, "last_set": int}
PLACE: Final = {"id": str, "created": int, "is_archived": bool, "is_im": bool, "is_org_shared": bool, "updated": int}
CHANNEL: Final = {
    **PLACE,
    "name": str,
    "name_normalized": str,
    "creator": str,
    "context_team_id": str,
    "is_channel": bool,
    "is_group": bool,
    "is_mpim": bool,
    "is_private": bool,
    "is_general": bool,
    "is_shared": bool,
    "is_ext_shared": bool,
    "is_pending_ext_shared": bool,
    "topic": MOTTO,
    "purpose": MOTTO,
    "previous_names": [str],
    "pending_shared": [str],
    "unlinked": int,
}
PROFILE: Final = {
    "real_name": str,
    "real_name_normalized": str,
    "display_name": str,
    "display_name_normalized": str,
    "status_text": str,
    "status_emoji": str,
    "status_expiration": int,
    "avatar_hash": str,
    "image_48": str,
    "team": str,
}
USER: Final = {
    "id": str,
    "team_id": str,
    "name": str,
    "deleted": bool,
    "is_bot": bool,
    "is_app_user": bool,
    "updated": int,
    "profile": PROFILE,
}
FILE: Final = {
    "id": str,
    "created": int,
    "timestamp": int,
    "name": str,
    "title": str,
    "mimetype": str,
    "filetype": str,
    "pretty_type": str,
    "user": str,
    "size": int,
    "mode": str,
    "is_external": bool,
    "is_public": bool,
    "permalink": str,
    "url_private": str,
}
VIEW: Final = {
    "id": str,
    "team_id": str,
    "type": str,
    "blocks": [dict],
    "private_metadata": str,
    "callback_id": str,
    "state": {"values": dict},
    "hash": str,
    "clear_on_close": bool,
    "notify_on_close": bool,
    "app_id": str,
    "bot_id": str,
    "external_id": str,
    "app_installed_team_id": str,
}
SAID: Final = {"channel": str, "ts": str}

SHAPES: Final[dict[str, Shape]] = {
    "auth.test": {"url": str, "team": str, "user": str, "team_id": str, "user_id": str, "is_enterprise_install": bool},
    "apps.connections.open": {"url": str},
    "bots.info": {"bot": {"id": str, "deleted": bool, "name": str, "updated": int, "app_id": str, "user_id": str}},
    "chat.delete": SAID,
    "chat.getPermalink": {"channel": str, "permalink": str},
    "chat.postEphemeral": {"message_ts": str},
    "chat.postMessage": {**SAID, "message": MESSAGE},
    "chat.scheduleMessage": {"channel": str, "scheduled_message_id": str, "post_at": int, "message": dict},
    "chat.scheduledMessages.list": {"scheduled_messages": [dict], "response_metadata": PAGE},
    "chat.update": {**SAID, "text": str, "message": dict},
    "conversations.create": {"channel": CHANNEL},
    "conversations.history": {"messages": [MESSAGE], "has_more": bool, "pin_count": int},
    "conversations.info": {"channel": PLACE},
    "conversations.invite": {"channel": CHANNEL},
    "conversations.join": {"channel": CHANNEL},
    "conversations.list": {"channels": [PLACE], "response_metadata": PAGE},
    "conversations.members": {"members": [str], "response_metadata": PAGE},
    "conversations.replies": {"messages": [MESSAGE], "has_more": bool},
    "dnd.info": {"dnd_enabled": bool, "next_dnd_start_ts": int, "next_dnd_end_ts": int},
    "emoji.list": {"emoji": dict, "cache_ts": str},
    "files.completeUploadExternal": {"files": [{"id": str, "title": str}]},
    "files.getUploadURLExternal": {"upload_url": str, "file_id": str},
    "files.info": {"file": FILE, "comments": list},
    "files.list": {"files": [FILE], "paging": {"count": int, "total": int, "page": int, "pages": int}},
    "oauth.v2.access": {
        "access_token": str,
        "token_type": str,
        "scope": str,
        "bot_user_id": str,
        "app_id": str,
        "team": {"id": str, "name": str},
        "authed_user": {"id": str},
        "is_enterprise_install": bool,
    },
    "reactions.get": {"type": str, "channel": str, "message": MESSAGE},
    "team.info": {"team": {"id": str, "name": str, "url": str, "domain": str, "email_domain": str, "icon": dict}},
    "usergroups.list": {"usergroups": [{"id": str, "team_id": str, "name": str, "handle": str, "is_usergroup": bool}]},
    "usergroups.users.list": {"users": [str]},
    "users.conversations": {"channels": [PLACE], "response_metadata": PAGE},
    "users.info": {"user": USER},
    "users.list": {"members": [USER], "cache_ts": int, "response_metadata": PAGE},
    "users.lookupByEmail": {"user": USER},
    "users.profile.get": {"profile": dict},
    "views.open": {"view": VIEW},
    "views.publish": {"view": VIEW},
    "views.push": {"view": VIEW},
    "views.update": {"view": VIEW},
}


def misshapen(method: str, answer: Any) -> Iterator[str]:
    """What an answer lacks, or has of another type; a refusal has its error and is not looked at further."""
    if not isinstance(answer, dict) or not isinstance(answer.get("ok"), bool):
        yield "no answer of Slack's"
    elif answer["ok"]:
        yield from _unlike(SHAPES.get(method, {}), answer, "")
    elif not isinstance(answer.get("error"), str):
        yield "a refusal without an error"


def _unlike(shape: Shape, found: Any, path: str) -> Iterator[str]:
    if isinstance(shape, dict):
        for key, inner in shape.items():
            if not isinstance(found, dict) or key not in found:
                yield f"{path}/{key} is missing"
            else:
                yield from _unlike(inner, found[key], f"{path}/{key}")
    elif isinstance(shape, list):
        if not isinstance(found, list):
            yield f"{path} is no list"
        else:
            for each in found:
                yield from _unlike(shape[0], each, f"{path}[]")
    elif type(found) is not shape:
        yield f"{path} is {type(found).__name__}, not {shape.__name__}"
