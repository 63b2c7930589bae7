"""How a file looks in Slack's JSON."""

from sandbox.parsing import Json
from sandbox.records.conversation import Conversation
from sandbox.records.file import File
from sandbox.records.member import Team
from sandbox.records.message import Message

_THUMBS = (64, 80, 160, 360, 480, 720)
_PREVIEW = 400
_KINDS = {"channel": "channels", "private": "groups", "mpim": "groups", "im": "ims"}


def file_json(file: File, team: Team) -> Json:
    """As it stands in messages and forms; a deleted one leaves a tombstone."""
    if file.is_deleted:
        return {"id": file.id, "mode": "tombstone"}
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.kind.mimetype,
        "filetype": file.kind.filetype,
        "pretty_type": file.kind.pretty,
        "user": file.user,
        "user_team": team.id,
        "editable": file.kind.is_text,
        "size": file.length,
        "mode": "snippet" if file.kind.is_text else "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": file.is_public,
        "public_url_shared": False,
        "display_as_bot": False,
        "username": "",
        "url_private": file.address,
        "url_private_download": f"{file.address}?download=1",
        "permalink": f"{team.url}files/{file.user}/{file.id}/{file.name}",
        "permalink_public": f"https://slack-files.com/{team.id}-{file.id}",
        "is_starred": False,
        "has_rich_preview": False,
        "file_access": "visible",
        **_picture(file),
        **_text(file, team),
        **_remote(file),
    }


def whole_file_json(file: File, team: Team, conversations: dict[str, Conversation]) -> Json:
    """With where it was shared, as files.info and files.list tell it."""
    shape = {**file_json(file, team), "comments_count": 0, "shares": _shares(file, team, conversations)}
    places: dict[str, list[str]] = {"channels": [], "groups": [], "ims": []}
    for message in file.standing(conversations):
        place = places[_KINDS[conversations[message.channel].kind]]
        if message.channel not in place:
            place.append(message.channel)
    return {**shape, **places}


def _picture(file: File) -> Json:
    """Thumbnails are the picture itself: nothing here can shrink one."""
    if file.pixels is None:
        return {"alt_txt": file.alt_txt} if file.alt_txt else {}
    width, height = file.pixels
    shape: Json = {"original_w": width, "original_h": height, "thumb_tiny": "", "media_display_type": "image"}
    for side in _THUMBS:
        if side > 160 and side > max(width, height):
            break
        shape[f"thumb_{side}"] = file.address
        if side > 160:
            scale = min(1.0, side / max(width, height, 1))
            shape |= {f"thumb_{side}_w": round(width * scale), f"thumb_{side}_h": round(height * scale)}
    return {**shape, "alt_txt": file.alt_txt} if file.alt_txt else shape


def _text(file: File, team: Team) -> Json:
    if not file.kind.is_text or file.content is None:
        return {}
    text = file.content[: 4 * _PREVIEW].decode("utf-8", errors="replace")
    lines = file.content.count(b"\n") + 1
    shown = min(lines, 5)
    return {
        "preview": "\n".join(text.splitlines()[:shown])[:_PREVIEW],
        "lines": lines,
        "lines_more": lines - shown,
        "preview_is_truncated": lines > shown or len(file.content) > _PREVIEW,
        "edit_link": f"{team.url}files/{file.user}/{file.id}/{file.name}/edit",
    }


def _remote(file: File) -> Json:
    """Slack shows a card for it, and the way to where it lies."""
    if not file.external_id:
        return {}
    return {
        "mode": "external",
        "is_external": True,
        "external_type": "app",
        "external_id": file.external_id,
        "external_url": file.external_url,
        "url_private": file.external_url,
        "editable": False,
    }


def _shares(file: File, team: Team, conversations: dict[str, Conversation]) -> Json:
    shares: dict[str, dict[str, list[Json]]] = {}
    for message in file.standing(conversations):
        conversation = conversations[message.channel]
        side = shares.setdefault("private" if conversation.is_private else "public", {})
        side.setdefault(message.channel, []).append(_share(message, conversation, team))
    return shares


def _share(message: Message, conversation: Conversation, team: Team) -> Json:
    writers = list(dict.fromkeys(reply.user for reply in message.replies))
    shape: Json = {
        "reply_users": writers,
        "reply_users_count": len(writers),
        "reply_count": len(message.replies),
        "ts": message.ts,
        "channel_name": conversation.name,
        "team_id": team.id,
        "share_user_id": message.user,
    }
    return {**shape, "thread_ts": message.thread_ts} if message.thread_ts else shape
