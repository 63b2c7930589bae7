"""School days and wall clocks: as on a paper calendar, also on the nights when clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as some

from bot.domain.calendar import (
    EVENING,
    MORNING,
    at_local,
    in_school_hours,
    is_school_day,
    local_day,
    next_school_day,
    one_school_day_after,
    school_days_until,
)

CHICAGO = ZoneInfo("America/Chicago")
FRIDAY, MONDAY = date(2026, 10, 9), date(2026, 10, 12)

zones = some.sampled_from(["America/Chicago", "America/Phoenix", "Pacific/Honolulu", "Asia/Kathmandu", "UTC"]).map(
    ZoneInfo
)
days = some.dates(date(2024, 1, 1), date(2032, 12, 31))
instants = some.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 31), timezones=some.just(UTC))  # noqa: DTZ001  # bounds


def chicago(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute), tzinfo=CHICAGO).astimezone(UTC)


def test_the_weekend_is_no_school() -> None:
    """After Friday comes Monday."""
    assert [next_school_day(FRIDAY + timedelta(days)) for days in range(3)] == [MONDAY] * 3
    assert next_school_day(MONDAY) == date(2026, 10, 13)


@given(asked=days, calendar_days=some.integers(0, 60))
def test_school_days_are_counted_one_by_one(asked: date, calendar_days: int) -> None:
    """As often as one has to go on to the next school day without passing the answer."""
    answered, day, count = asked + timedelta(days=calendar_days), asked, 0
    while (day := next_school_day(day)) <= answered:
        count += 1
    assert school_days_until(answered, asked) == count


def test_a_school_day_to_answer_is_a_whole_one() -> None:
    """Asked on Friday at three, there is time until Monday at three; asked at night, until the next evening."""
    assert one_school_day_after(chicago(FRIDAY, 15), CHICAGO) == chicago(MONDAY, 15)
    assert one_school_day_after(chicago(FRIDAY, 22), CHICAGO) == chicago(MONDAY, 17)
    assert one_school_day_after(chicago(FRIDAY, 5), CHICAGO) == chicago(MONDAY, 8)
    assert one_school_day_after(chicago(FRIDAY + timedelta(days=1), 12), CHICAGO) == chicago(MONDAY, 12)


def test_the_day_is_the_school_s() -> None:
    """Late in the evening it is tomorrow in UTC, and still today at school."""
    assert local_day(chicago(FRIDAY, 22), CHICAGO) == FRIDAY


def test_nobody_is_asked_at_night() -> None:
    """What is due outside school hours waits for the morning."""
    assert in_school_hours(chicago(FRIDAY, 10, 30), CHICAGO) == chicago(FRIDAY, 10, 30)
    assert in_school_hours(chicago(FRIDAY, 6), CHICAGO) == chicago(FRIDAY, 8)
    assert in_school_hours(chicago(FRIDAY, 17), CHICAGO) == chicago(MONDAY, 8)
    assert in_school_hours(chicago(FRIDAY + timedelta(days=2), 10), CHICAGO) == chicago(MONDAY, 8)


def test_on_the_nights_when_clocks_change_there_is_one_instant_for_a_time() -> None:
    """One that does not exist is the one an hour later; one that comes twice is the first."""
    spring, autumn = date(2026, 3, 8), date(2026, 11, 1)
    assert at_local(spring, time(2, 30), CHICAGO) == datetime(2026, 3, 8, 8, 30, tzinfo=UTC)
    assert at_local(spring, time(3, 30), CHICAGO) == datetime(2026, 3, 8, 8, 30, tzinfo=UTC)
    assert at_local(autumn, time(1, 30), CHICAGO) == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


@given(days)
def test_the_next_school_day_is_soon(day: date) -> None:
    """After today, a school day, and within three days."""
    following = next_school_day(day)
    assert day < following <= day + timedelta(days=3)
    assert is_school_day(following)


@given(instants, zones)
def test_somebody_always_has_time_to_answer(at: datetime, zone: ZoneInfo) -> None:
    """At least until the next school day's hours, and never longer than a long weekend."""
    due = one_school_day_after(at, zone)
    local = due.astimezone(zone)
    assert due.tzinfo is UTC
    assert is_school_day(local.date())
    assert MORNING <= local.time() <= EVENING
    assert local.date() == next_school_day(local_day(at, zone))
    assert at < due <= at + timedelta(days=4)


@given(instants, zones)
def test_what_waits_for_school_hours_comes_in_school_hours(at: datetime, zone: ZoneInfo) -> None:
    """Not before its time, and without waiting where it need not."""
    due = in_school_hours(at, zone)
    local = due.astimezone(zone)
    assert at <= due <= at + timedelta(days=3, hours=16)
    assert is_school_day(local.date())
    assert MORNING <= local.time() < EVENING
    assert in_school_hours(due, zone) == due


@given(days, some.times(), zones)
def test_a_wall_clock_time_is_on_its_day(day: date, when: time, zone: ZoneInfo) -> None:
    """Wherever the school is, and whatever its clocks do."""
    local = at_local(day, when, zone).astimezone(zone)
    assert local.date() == day
    moved = datetime.combine(day, local.time()) - datetime.combine(day, when)
    assert moved in {timedelta(0), timedelta(hours=1)}
