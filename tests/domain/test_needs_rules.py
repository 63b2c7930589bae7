"""The rules of a need's life: when it is stale, what counts as the same, what changes what people said yes to."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.domain.calendar import school_days_until
from bot.domain.needs import (
    ENOUGH_TO_MEASURE,
    MATERIAL,
    STALE_AFTER,
    Details,
    changed,
    fresh_until,
    is_material,
    looks_alike,
    usual_answer,
)
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format, Grades

CHICAGO = ZoneInfo("America/Chicago")
ASKED = datetime(2026, 10, 6, 14, 0, tzinfo=UTC)
TODAY = date(2026, 10, 6)
ROBOTICS = Details(kind=Kind.MENTOR, topic="robotics", topic_slug="robotics")

days = some.none() | some.dates(date(2026, 9, 1), date(2027, 6, 30))


def but(**details: Any) -> Details:
    """The usual need, apart from these."""
    return replace(ROBOTICS, **details)


def until(day: date | None = None, day_end: date | None = None) -> datetime:
    return fresh_until(but(day=day, day_end=day_end), ASKED, CHICAGO)


def test_a_need_without_a_day_is_asked_about_after_twenty_days() -> None:
    """So is one for a day far away."""
    assert until() == ASKED + timedelta(days=20)
    assert until(TODAY + timedelta(days=90)) == ASKED + timedelta(days=20)


def test_a_need_for_a_day_is_asked_about_that_evening() -> None:
    """At five at school; of several days, on the last."""
    evening = datetime(2026, 10, 9, 22, 0, tzinfo=UTC)
    assert until(date(2026, 10, 9)) == evening
    assert until(date(2026, 10, 7), date(2026, 10, 9)) == evening


def test_a_need_for_a_day_that_is_over_is_not_stale_at_once() -> None:
    """Somebody may have asked at six for today."""
    assert until(TODAY - timedelta(days=1)) == ASKED + STALE_AFTER


@given(days, days)
def test_a_need_is_never_stale_when_it_is_asked_and_never_forgotten(day: date | None, day_end: date | None) -> None:
    """Its asker hears of it within twenty days."""
    assert ASKED < until(day, day_end) <= ASKED + STALE_AFTER


def test_what_people_said_yes_to_is_the_when_and_the_where() -> None:
    """A changed room or note is told, and asks nobody again."""
    for name, value in {
        "day": TODAY,
        "day_end": TODAY,
        "start": time(9),
        "end": time(10),
        "school": "Lincoln",
        "length_minutes": 45,
        "format": Format.VIRTUAL,
    }.items():
        changes = changed(ROBOTICS, but(**{name: value}))
        assert (changes, is_material(changes)) == ((name,), True)
    for name, value in {"room": "12", "note": "Bring a laptop", "wanted": 3, "grades": Grades(8, 8)}.items():
        changes = changed(ROBOTICS, but(**{name: value}))
        assert (changes, is_material(changes)) == ((name,), False)


def test_every_material_detail_is_a_detail() -> None:
    """A renamed field would silently stop asking people."""
    assert set(MATERIAL) <= {field.name for field in fields(Details)}
    assert changed(ROBOTICS, ROBOTICS) == ()


@pytest.mark.parametrize(
    ("other", "alike"),
    [
        ({}, True),
        ({"wanted": 3, "note": "again"}, True),
        ({"topic": "robots"}, True),  # the same known topic, in other words
        ({"kind": Kind.JUDGE}, False),
        ({"topic": "chess", "topic_slug": "chess"}, False),
        ({"topic": "beekeeping", "topic_slug": None}, False),
        ({"day": TODAY + timedelta(days=14)}, True),
        ({"day": TODAY + timedelta(days=15)}, False),
        ({"day": None}, True),
    ],
    ids=str,
)
def test_what_looks_like_the_same_request_typed_twice(other: dict[str, Any], alike: bool) -> None:
    """The same kind of help, for the same thing, within a fortnight."""
    first, second = but(day=TODAY), but(**{"day": TODAY, **other})
    assert looks_alike(first, second) is alike
    assert looks_alike(second, first) is alike


def test_free_words_are_the_same_in_capitals() -> None:
    """A topic that is in no list of ours is compared as it was typed."""
    bees = Details(kind=Kind.SPEAKER, topic="Beekeeping")
    assert looks_alike(bees, replace(bees, topic="beekeeping"))
    assert not looks_alike(bees, replace(bees, topic="bees"))


@given(some.lists(some.integers(0, 40), max_size=60))
def test_the_usual_answer_is_one_that_half_of_them_had_by_then(waits: list[int]) -> None:
    """Not the mean, which one slow answer spoils; and of too few nothing is said."""
    usual = usual_answer([(ASKED, ASKED + timedelta(days=wait)) for wait in waits], CHICAGO)
    if len(waits) < ENOUGH_TO_MEASURE:
        assert usual is None
        return
    assert usual is not None
    took = [school_days_until(TODAY + timedelta(days=wait), TODAY) for wait in waits]
    assert usual in took
    assert 2 * sum(each <= usual for each in took) >= len(took)
    assert 2 * sum(each >= usual for each in took) >= len(took)
