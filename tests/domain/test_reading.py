"""Reading a request: known schools, days that depend on today, and the shape of the answer."""

from datetime import date, time

import pytest

from bot.domain.reading.line import Format, Grades, Kind, Repair, as_json, read_need

MONDAY = date(2026, 11, 23)
SCHOOLS = (
    "Lincoln Middle School", "Roosevelt High School", "Lake Elementary", "Lake High School", "Escuela Benito Juárez",
)  # fmt: skip


def test_the_shortest_request_may_be_posted_at_once() -> None:
    """A kind and a topic are all a teacher must type."""
    reading = read_need("mentor robotics", today=MONDAY)
    assert (reading.kind, reading.topic, reading.topic_slug, reading.clear) == (
        Kind.MENTOR,
        "robotics",
        "robotics",
        True,
    )


def test_a_request_with_slips_is_shown_before_it_is_posted() -> None:
    """Repaired words are named, and the reading is not clear."""
    reading = read_need("mentr robotcs", today=MONDAY)
    assert reading.repairs == (Repair("mentr", "mentor"), Repair("robotcs", "robotics"))
    assert not reading.clear


def test_everything_at_once() -> None:
    """Each word of a full line finds its field."""
    line = (
        "two speakers on marine biology for 28 7th graders at Lincoln Middle School tomorrow 10-11:30am,"
        " zoom or in person"
    )
    reading = read_need(line, today=MONDAY)
    assert (reading.kind, reading.wanted, reading.topic) == (Kind.SPEAKER, 2, "marine biology")
    assert (reading.grades, reading.learners, reading.school) == (Grades(7, 7), 28, "Lincoln Middle School")
    assert (reading.day, reading.start, reading.end) == (date(2026, 11, 24), time(10), time(11, 30))
    assert (reading.format, reading.language, reading.rest) == (Format.EITHER, "en", "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mentor robotics lincoln", "Lincoln Middle School"),
        ("lincoln mentor robotics", "Lincoln Middle School"),
        ("mentor robotics at lincoln friday", "Lincoln Middle School"),
        ("mentor robotics Lincoln MS", "Lincoln Middle School"),
        ("mentor robotics at ROOSEVELT high", "Roosevelt High School"),
        ("mentor robótica en benito juarez", "Escuela Benito Juárez"),
        ("speaker on the life of Lincoln", None),
        ("mentor robotics at lake", "lake"),
        ("mentor robotics Lake HS", "Lake High School"),
        ("3 panelists science fair friday 2pm grade 8 lincoln", "Lincoln Middle School"),
    ],
)
def test_a_known_school_is_found_by_its_short_name(typed: str, meant: str | None) -> None:
    """In full, after "at", or standing alone; never as a speaker's subject, never where two share a name."""
    assert read_need(typed, today=MONDAY, schools=SCHOOLS).school == meant


def test_a_school_nobody_listed_is_not_guessed_from_a_trailing_word() -> None:
    """Without a list "lincoln" may be anything: it is kept, and the topic stays clean."""
    reading = read_need("3 panelists science fair friday 2pm grade 8 lincoln", today=MONDAY)
    assert (reading.school, reading.topic, reading.rest) == (None, "science fair", "lincoln")


@pytest.mark.parametrize(
    ("today", "choices"),
    [
        (date(2026, 11, 22), ["2026-11-27", "2026-12-04"]),  # Sunday: the American week has begun
        (date(2026, 11, 26), ["2026-11-27", "2026-12-04"]),
        (date(2026, 11, 27), ["2026-12-04"]),
        (date(2026, 11, 28), ["2026-12-04"]),
    ],
)
def test_next_friday_is_asked_about_while_this_friday_is_ahead(today: date, choices: list[str]) -> None:
    """Once this week's is here or gone, "next friday" is plain."""
    reading = read_need("mentor robotics next friday", today=today)
    assert [str(day) for day in reading.day_choices or (reading.day,)] == choices


def test_a_plain_weekday_is_the_next_one() -> None:
    """On a Friday "friday" is a week away, and "today" is today."""
    friday = date(2026, 11, 27)
    assert read_need("judge debate friday", today=friday).day == date(2026, 12, 4)
    assert read_need("judge debate today", today=friday).day == friday


def test_a_day_that_has_passed_is_next_years() -> None:
    """Only where no year was typed, and a range still running counts as this year's."""
    assert read_need("judge Oct 14", today=MONDAY).day == date(2027, 10, 14)
    assert read_need("judge Oct 14, 2026", today=MONDAY).day == date(2026, 10, 14)
    assert read_need("judge Nov 20-25", today=MONDAY).day == date(2026, 11, 20)
    assert read_need("judge Nov 23", today=MONDAY).day == MONDAY


def test_the_likelier_order_of_an_ambiguous_day_comes_first() -> None:
    """Month first for an English typist, day first for a Spanish one; the line's own language wins."""
    march, april = date(2027, 3, 4), date(2027, 4, 3)
    assert read_need("3/4", today=MONDAY, language="en").day_choices == (march, april)
    assert read_need("3/4", today=MONDAY, language="es").day_choices == (april, march)
    assert read_need("judges for the science fair 3/4", today=MONDAY, language="es").day_choices == (march, april)


def test_three_thousand_characters_are_read_in_stride() -> None:
    """The request at the front is understood, the story behind it is kept whole."""
    story = "our class has been building a small wooden bridge with string and patience all term long " * 34
    reading = read_need(f"mentor robotics friday. {story}", today=MONDAY)
    assert (reading.kind, reading.topic, reading.day) == (Kind.MENTOR, "robotics", date(2026, 11, 27))
    assert len(reading.rest) > 2900


def test_invisible_characters_are_not_part_of_the_text() -> None:
    """Control and direction marks go, blanks become plain, family emoji stay whole."""
    reading = read_need("mentor\x00\u202e \u00a0robotics\u200b\n 👩\u200d🏫", today=MONDAY)
    assert reading.text == "mentor robotics 👩\u200d🏫"


def test_the_json_has_every_field_in_a_fixed_order() -> None:
    """The explain command prints the same keys for every line."""
    full = as_json(read_need("3 mentors robotics grade 8 friday 2pm", today=MONDAY))
    assert list(full) == list(as_json(read_need("", today=MONDAY)))
    assert full["kind"] == "mentor"
    assert full["grades"] == [8, 8]
    assert full["day"] == "2026-11-27"
    assert full["start"] == "14:00"
    assert full["clear"] is True
