"""The calendar file of a visit, read back as a calendar would."""

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from bot.domain.needs import Need, NeedState
from bot.domain.reading.record import Format
from bot.messages.calendar_file import calendar_file
from tests.messages.voices import EN, ES
from tests.shown import NEED, NOW

DAY = date(2026, 10, 16)
VISIT = replace(NEED, day=DAY, start=time(14), end=time(14, 45), school="Lincoln MS", room="12", note="Bring a robot.")


def read(need: Need, revised_at: datetime = NOW, **voice: Any) -> dict[str, Any]:
    """The one event in the file, as plain values."""
    made = calendar_file(need, revised_at=revised_at, say=voice.get("say", EN))
    assert made is not None
    calendar = Calendar.from_ical(made)
    assert (str(calendar["version"]), str(calendar["method"])) == ("2.0", "PUBLISH")
    [event] = calendar.walk("VEVENT")
    return {name.lower(): getattr(value, "dt", value) for name, value in event.items()}


def test_a_visit_with_a_time() -> None:
    """In UTC, with the room: whoever gets it has a place."""
    event = read(VISIT)
    assert event["dtstart"] == datetime(2026, 10, 16, 19, 0, tzinfo=UTC)
    assert event["dtend"] == datetime(2026, 10, 16, 19, 45, tzinfo=UTC)
    assert (event["summary"], event["location"]) == ("N-42: Mentor · robotics", "Lincoln MS, room 12")
    assert (event["description"], event["status"]) == ("Bring a robot.", "CONFIRMED")
    assert event["uid"] == "N-42@T0SAMPLE.handraise"


def test_the_school_clock_changes_and_the_file_knows() -> None:
    """Two in the afternoon in Chicago is another hour in UTC after the first of November."""
    assert read(replace(VISIT, day=date(2026, 11, 2)))["dtstart"] == datetime(2026, 11, 2, 20, 0, tzinfo=UTC)


def test_days_without_a_time_are_whole_days() -> None:
    """The end of a whole day is the next one, as calendars count."""
    assert [read(replace(VISIT, start=None))[end] for end in ("dtstart", "dtend")] == [DAY, DAY + timedelta(days=1)]
    several = read(replace(VISIT, day_end=DAY + timedelta(days=2)))
    assert [several["dtstart"], several["dtend"]] == [DAY, DAY + timedelta(days=3)]


def test_how_long_it_takes() -> None:
    """By its length where no end was named; nothing is made up where neither was."""
    assert read(replace(VISIT, end=None, length_minutes=30))["dtend"] == datetime(2026, 10, 16, 19, 30, tzinfo=UTC)
    assert "dtend" not in read(replace(VISIT, end=None))


def test_a_change_replaces_what_stood_there() -> None:
    """The same UID, and a higher number each time; a visit that is called off says so."""
    first, moved = read(VISIT, NOW), read(replace(VISIT, start=time(15)), NOW + timedelta(minutes=1))
    off = read(replace(VISIT, state=NeedState.CANCELLED), NOW + timedelta(hours=1))
    assert first["uid"] == moved["uid"] == off["uid"]
    assert first["sequence"] < moved["sequence"] < off["sequence"]
    assert off["status"] == "CANCELLED"


def test_no_day_no_file() -> None:
    assert calendar_file(replace(VISIT, day=None), revised_at=NOW, say=EN) is None


def test_by_video_in_spanish() -> None:
    event = read(replace(VISIT, school=None, room=None, format=Format.VIRTUAL), say=ES)
    assert (event["location"], event["summary"]) == ("por video", "N-42: Mentoría · robotics")


# What a calendar file can carry: control characters have no place in one, and never come in.
typed = st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from('\n,;:\\"'), min_size=1, max_size=300)


@given(typed, typed)
def test_whatever_is_typed_is_read_back_and_no_line_is_too_long(topic: str, note: str) -> None:
    """Commas, lines, emoji: folded after 75 bytes, and nothing typed becomes a property of its own."""
    need = replace(VISIT, topic=topic, note=note)
    made = calendar_file(need, revised_at=NOW, say=EN)
    assert made is not None
    assert max(len(line) for line in made.split(b"\r\n")) <= 75
    assert read(need)["description"] == note
    assert made.count(b"\r\nBEGIN:") == 1


def test_its_library_is_loaded_when_a_file_is_made_and_not_before() -> None:
    """A quarter of a second and nine megabytes that no start should pay for."""
    look = "import bot.app, bot.messages.calendar_file, sys; sys.exit('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0  # noqa: S603  # our own line
