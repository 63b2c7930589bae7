"""What holds for every line anybody could type."""

import json
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.reading.line import Reading, Role, as_json, read_need
from bot.domain.reading.words import clean, fold

TODAY = date(2026, 11, 23)
SCHOOLS = ("Lincoln Middle School", "Roosevelt High School", "Escuela Benito Juárez", "César Chávez Elementary")
PHRASES = (
    "mentor", "robotics", "3 panelists", "science fair", "friday", "2pm", "grade 8", "lincoln", "mentr", "robotcs",
    "juez", "para la feria de ciencias", "el viernes", "12 laptops", "need a", "guest speaker", "on marine biology",
    "tomorrow", "10am", "at Lincoln Middle School", "for 28 7th graders", "3/4", "31 Feb", "Oct 14-16", "next friday",
    "de 9 a 11", "<@U1|ana>", "<!channel>", "“quoted”", "who can come", "in person or zoom", "for 45 minutes", "(3)",
    "x4", "K-5", "-", "los martes", "2-3", "and", "of", "a las 2 y media", "🎉", "https://example.org/a?b=c", "C++",
    "después de clases", "week of Dec 7", "13th to 15th July", "28-student class", "…", "noon", "may", "sat",
    "un par de mentores", ",", ".",
)  # fmt: skip
spoken = st.lists(st.sampled_from(PHRASES), max_size=12).map(" ".join)
days = st.dates(min_value=date(2020, 1, 1), max_value=date(2090, 12, 31))
anything = st.text(max_size=200) | spoken | st.tuples(spoken, st.text(max_size=20), spoken).map(" ".join)


def without_blanks(text: str) -> str:
    return "".join(text.split())


def read(line: str, today: date = TODAY) -> Reading:
    return read_need(line, today=today, schools=SCHOOLS)


@given(anything, days, st.sampled_from(["en", "es", "fr", ""]))
@example("\ud800 mentor", TODAY, "en")
@example("٣ mentors ² ½ Ⅷ", TODAY, "en")
@example("İstanbul ǅ ﬃ", TODAY, "en")
@example("0 mentors 00:00 0/0 99/99/9999 99th", TODAY, "en")
def test_any_line_can_be_read(line: str, today: date, language: str) -> None:
    """Nothing raises, whatever is typed on whatever day; and the answer is JSON."""
    reading = read_need(line, today=today, schools=SCHOOLS, language=language)
    assert json.loads(json.dumps(as_json(reading))) == as_json(reading)


@given(anything)
def test_no_letter_is_lost(line: str) -> None:
    """The parts, in order, are the whole line."""
    reading = read(line)
    assert without_blanks("".join(part.words for part in reading.parts)) == without_blanks(reading.text)


@given(anything)
def test_every_word_is_topic_or_rest_or_was_understood(line: str) -> None:
    """What is shown as topic and rest is exactly what the parts say, but for slips mended in the topic."""
    reading = read(line)
    topic = [part.words for part in reading.parts if part.role is Role.TOPIC]
    assert reading.rest == " ".join(part.words for part in reading.parts if part.role is Role.REST)
    allowed: list[str | None] = [*topic] or [None, reading.thing]
    assert reading.topic in allowed or reading.repairs


@given(anything)
def test_cleaning_twice_is_cleaning_once(line: str) -> None:
    """A cleaned line is clean."""
    assert clean(clean(line)) == clean(line)


@given(anything)
def test_reading_the_cleaned_line_changes_nothing(line: str) -> None:
    """What matters is the text without its control characters."""
    assert read(read(line).text) == read(line)


@given(st.text(max_size=300))
def test_folding_keeps_every_letter_in_its_place(text: str) -> None:
    """Offsets in the folded text are offsets in the text."""
    assert len(fold(text)) == len(text)


@given(anything, days)
def test_days_and_times_run_forwards(line: str, today: date) -> None:
    """A range ends after it begins; a day without a year is never past; two choices are two days."""
    reading = read(line, today)
    if reading.day and reading.day_end:
        assert reading.day <= reading.day_end
    if reading.start and reading.end:
        assert reading.start < reading.end
    assert reading.day is None or not reading.day_choices
    assert len(set(reading.day_choices)) == len(reading.day_choices) != 1


@given(anything)
def test_the_numbers_are_sensible(line: str) -> None:
    """Counts are positive, grades are a school's, and a mended line is never clear."""
    reading = read(line)
    assert reading.wanted is None or reading.wanted > 0
    assert reading.learners is None or reading.learners > 0
    assert reading.grades is None or -1 <= reading.grades.low <= reading.grades.high <= 12
    assert not (reading.clear and reading.repairs)
    assert reading.school is None or reading.school in SCHOOLS or reading.school in reading.text
