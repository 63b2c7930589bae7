"""How a message looks in Slack's JSON."""

from sandbox.parsing import Json
from sandbox.records.app import App
from sandbox.records.member import Team
from sandbox.records.message import Message, Pin
from sandbox.shapes.file import file_json

_WHEN_THERE = ("subtype", "username", "blocks", "attachments", "edited")


def message_json(message: Message, team: Team, *, metadata: bool = False) -> Json:
    """As the app reads it; metadata only on request."""
    shape: Json = {
        "type": "message",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": team.id,
    }
    if (app := message.app) is not None:
        shape |= {"bot_id": app.bot_id, "app_id": app.id, "bot_profile": bot_profile(app, team)}
    shape |= {key: value for key in _WHEN_THERE if (value := getattr(message, key))}
    if message.files:
        shape |= {"files": [file_json(file, team) for file in message.files], "upload": False, "display_as_bot": False}
    if message.icons:
        shape["icons"] = _icons(message.icons)
    if message.subtype == "bot_message":
        del shape["user"]
    if metadata and message.metadata:
        shape["metadata"] = message.metadata
    if message.reactions:
        shape["reactions"] = reactions_json(message)
    if message.pin:
        shape |= _pin(message, message.pin)
    if message.thread_ts:
        shape |= _thread(message)
    return {**shape, **message.facts}


def permalink(message: Message, team: Team) -> str:
    """Where the message opens in a browser; a reply together with its thread."""
    link = f"{team.url}archives/{message.channel}/p{message.ts.replace('.', '')}"
    return f"{link}?thread_ts={message.thread_ts}&cid={message.channel}" if message.is_reply else link


def reactions_json(message: Message) -> list[Json]:
    return [{"name": name, "users": list(users), "count": len(users)} for name, users in message.reactions.items()]


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


def _pin(message: Message, pin: Pin) -> Json:
    return {
        "pinned_to": [message.channel],
        "pinned_info": {"channel": message.channel, "pinned_by": pin.by, "pinned_ts": pin.at},
    }


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


def _icons(icons: Json) -> Json:
    """An emoji, or one picture in the sizes Slack names."""
    if "image" not in icons:
        return icons
    return {f"image_{size}": icons["image"] for size in (36, 48, 72)}
