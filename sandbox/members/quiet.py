"""Do Not Disturb: when somebody's phone stays silent, by their own clock."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sandbox.parsing import Json
from sandbox.records.member import Member

_NEVER = 1
"""What Slack says instead of a time."""


def quiet_json(member: Member, now: datetime) -> Json:
    """The stretch under way, or else the next one."""
    if member.quiet is None or member.bot_id:
        return {"dnd_enabled": False, "next_dnd_start_ts": _NEVER, "next_dnd_end_ts": _NEVER}
    begins, ends = member.quiet
    here = now.astimezone(ZoneInfo(member.tz))
    start = here.replace(hour=begins.hour, minute=begins.minute, second=0, microsecond=0) - timedelta(days=1)
    while (end := _next(start, ends)) <= here:
        start += timedelta(days=1)
    return {
        "dnd_enabled": True,
        "next_dnd_start_ts": int(start.timestamp()),
        "next_dnd_end_ts": int(end.timestamp()),
    }


def _next(start: datetime, at: time) -> datetime:
    """The first `at` after `start`, by the same wall clock."""
    end = start.replace(hour=at.hour, minute=at.minute)
    return end if end > start else end + timedelta(days=1)
