"""A person's profile and time zone as Slack gives them, by the workspace's clock."""

from datetime import datetime
from hashlib import blake2b
from typing import Final
from zoneinfo import ZoneInfo

from sandbox.parsing import Json
from sandbox.records.member import Member, Status

_SIZES = (24, 32, 48, 72, 192, 512)
_LABELS: Final = {
    "EST": "Eastern Standard Time",
    "EDT": "Eastern Daylight Time",
    "CST": "Central Standard Time",
    "CDT": "Central Daylight Time",
    "MST": "Mountain Standard Time",
    "MDT": "Mountain Daylight Time",
    "PST": "Pacific Standard Time",
    "PDT": "Pacific Daylight Time",
    "GMT": "Greenwich Mean Time",
    "BST": "British Summer Time",
    "CET": "Central European Time",
    "CEST": "Central European Summer Time",
}
"""Where there is no name for it, the zone's own stands: `Asia/Tokyo`."""


def profile_json(member: Member, now: datetime, *, email: bool, address: str) -> Json:
    """Strangers have a thin one; the e-mail address is there only for apps that may read it."""
    first, _, last = member.real_name.partition(" ")
    shown = "" if member.bot_id else member.name
    profile: Json = {
        "title": "" if member.kind == "stranger" else member.title,
        "phone": "",
        "skype": "",
        "real_name": member.real_name,
        "real_name_normalized": member.real_name,
        "display_name": shown,
        "display_name_normalized": shown,
        "fields": {},
        **_status(member.status, now),
        "avatar_hash": blake2b(member.id.encode(), digest_size=6).hexdigest(),
        "first_name": first,
        "last_name": last,
        **pictures(address, member.id),
        "team": member.team_id,
    }
    if member.bot_id:
        return {**profile, "bot_id": member.bot_id, "always_active": True}
    return {**profile, "email": member.email} if email and member.email and member.kind != "stranger" else profile


def pictures(address: str, id_: str, sizes: tuple[int, ...] = _SIZES) -> dict[str, str]:
    """The same drawing in every size."""
    return {f"image_{size}": f"{address}/avatars/{id_}.svg?size={size}" for size in sizes}


def zone_json(tz: str, now: datetime) -> Json:
    """Right through the seasons: the offset and the label are those of this moment."""
    local = now.astimezone(ZoneInfo(tz))
    offset = local.utcoffset()
    return {
        "tz": tz,
        "tz_label": _LABELS.get(local.tzname() or "", tz),
        "tz_offset": int(offset.total_seconds()) if offset is not None else 0,
    }


def _status(status: Status, now: datetime) -> Json:
    if status.expiration and status.expiration <= now.timestamp():
        status = Status()
    return {
        "status_text": status.text,
        "status_text_canonical": "",
        "status_emoji": status.emoji,
        "status_emoji_display_info": [],
        "status_expiration": status.expiration,
    }
