"""How a person looks in Slack's JSON."""

from datetime import datetime

from sandbox.members.profiles import profile_json, zone_json
from sandbox.parsing import Json
from sandbox.records.member import Member


def member_json(
    member: Member, now: datetime, *, include_locale: bool = False, email: bool = True, address: str = ""
) -> Json:
    """Strangers and the deactivated have no time zone, as in Slack; `address` is where pictures are served."""
    shape: Json = {
        "id": member.id,
        "team_id": member.team_id,
        "name": member.name,
        "deleted": member.kind == "deactivated",
        "color": f"{int.from_bytes(member.id[-3:].encode()) % 0xFFFFFF:06x}",
        "real_name": member.real_name,
        "profile": profile_json(member, now, email=email, address=address),
        "is_admin": member.rank is not None,
        "is_owner": member.rank in {"owner", "primary_owner"},
        "is_primary_owner": member.rank == "primary_owner",
        "is_restricted": member.kind == "guest",
        "is_ultra_restricted": member.kind == "guest",
        "is_bot": member.bot_id is not None,
        "is_app_user": False,
        "updated": member.updated,
    }
    if member.kind == "stranger":
        return {**shape, "is_stranger": True}
    if member.kind == "deactivated":
        return shape
    shape |= {
        **zone_json(member.tz, now),
        "who_can_share_contact_card": "EVERYONE",
        "is_email_confirmed": member.bot_id is None,
    }
    return {**shape, "locale": member.locale} if include_locale else shape
