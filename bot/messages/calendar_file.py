"""A visit as a calendar file (.ics), for somebody who keeps a calendar elsewhere.

Times are UTC, so no calendar has to know the rules of the school's time zone; a day without a time is a whole day.
"""

from datetime import date, datetime, timedelta

from bot.domain.calendar import at_local
from bot.domain.needs import Need, NeedState
from bot.messages import names
from bot.messages.say import Say

ONE_DAY = timedelta(days=1)
MAKER = "-//Handraise//Handraise//EN"


def calendar_file(need: Need, *, revised_at: datetime, say: Say) -> bytes | None:
    """For those who have a place: the room is in it. None while no day is known.

    `revised_at` is when what it says last changed: calendars replace an event by one of the same UID that is newer.
    """
    if need.day is None:
        return None
    from icalendar import Calendar, Event  # noqa: PLC0415  # 9 MB and a quarter of a second, for a file now and then

    event = Event()
    event.add("uid", f"N-{need.number}@{need.team_id}.handraise")
    event.add("sequence", max(0, int((revised_at - need.created_at).total_seconds())))
    event.add("dtstamp", revised_at)
    event.add("last-modified", revised_at)
    event.add("status", "CANCELLED" if need.state is NeedState.CANCELLED else "CONFIRMED")
    event.add("summary", say.plain("N-{number}: {subject}", number=need.number, subject=names.subject(need, say)))
    begins, ends = _span(need, need.day, say)
    event.add("dtstart", begins)
    if ends:
        event.add("dtend", ends)
    if place := _place(need, say):
        event.add("location", place)
    if need.note:
        event.add("description", need.note)
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _span(need: Need, day: date, say: Say) -> tuple[date, date | None]:
    """When it begins and ends. Several days, or a day without a time, are whole days; an end nobody named is left out."""
    last = need.day_end or day
    if need.start is None or last != day:
        return day, last + ONE_DAY
    begins = at_local(day, need.start, say.zone)
    if need.end and need.end > need.start:
        return begins, at_local(day, need.end, say.zone)
    return begins, begins + timedelta(minutes=need.length_minutes) if need.length_minutes else None


def _place(need: Need, say: Say) -> str:
    room = [say.plain("room {room}", room=need.room)] if need.room else []
    where = [need.school] if need.school else []
    return ", ".join([*where, *room]) or (say.plain(names.FORMATS[need.format]) if need.format else "")
