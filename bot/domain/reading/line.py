"""The door of this package: one typed line in, one Reading out."""

from collections.abc import Sequence
from datetime import date

from bot.domain.reading.asks import Ask, read_ask
from bot.domain.reading.counts import read_learners
from bot.domain.reading.dates import read_day
from bot.domain.reading.day_words import MISSPELT
from bot.domain.reading.formats import read_format
from bot.domain.reading.grades import read_grades
from bot.domain.reading.kinds import Kind
from bot.domain.reading.languages import language_of
from bot.domain.reading.record import Format, Grades, Language, Part, Reading, Repair, Role
from bot.domain.reading.schools import read_school
from bot.domain.reading.sheet import Sheet
from bot.domain.reading.subject import Subject, read_subject
from bot.domain.reading.times import read_times
from bot.domain.reading.words import WORD, clean, fold

__all__ = ["Format", "Grades", "Kind", "Language", "Part", "Reading", "Repair", "Role", "as_json", "read_need"]


def read_need(line: str, *, today: date, schools: Sequence[str] = (), language: str = "en") -> Reading:
    """Read a request; `today` is the school's local day, `language` the typist's own where the line shows none.

    Each reader takes its words off the sheet before the next looks, the surest first; the topic is what is left.
    """
    text = clean(line)
    sheet = Sheet(text)
    spoken = language_of(text)
    grades = read_grades(sheet)
    learners = read_learners(sheet)
    when = read_day(sheet, today=today, language=spoken or ("es" if language == "es" else "en"))
    times = read_times(sheet)
    way = read_format(sheet)
    ask = read_ask(sheet)
    school = read_school(sheet, schools)
    subject = read_subject(sheet, ask.kind)
    parts = sheet.parts()
    return Reading(
        text=text,
        kind=ask.kind,
        thing=ask.thing,
        topic=subject.topic or ask.thing,
        topic_slug=subject.slug,
        wanted=ask.wanted,
        grades=grades,
        learners=learners,
        day=when.day,
        day_end=when.end,
        day_choices=when.choices,
        weekly=when.weekly,
        start=times.start,
        end=times.end,
        minutes=times.minutes,
        school=school,
        format=way,
        language=spoken,
        repairs=_repairs(parts, ask, subject),
        rest=" ".join(part.words for part in parts if part.role is Role.REST),
        parts=parts,
    )


def _repairs(parts: tuple[Part, ...], ask: Ask, subject: Subject) -> tuple[Repair, ...]:
    """All slips mended: in the kind, in the topic, in the name of a day."""
    days = (word for part in parts if part.role is Role.DAY for word in WORD.findall(part.words))
    slips = tuple(Repair(word, MISSPELT[fold(word)]) for word in days if fold(word) in MISSPELT)
    return ((ask.repair,) if ask.repair else ()) + subject.repairs + slips


def as_json(reading: Reading) -> dict[str, object]:
    """The reading as plain JSON values, in a stable order of keys."""
    return {
        "text": reading.text,
        "kind": reading.kind and reading.kind.value,
        "thing": reading.thing,
        "topic": reading.topic,
        "topic_slug": reading.topic_slug,
        "wanted": reading.wanted,
        "grades": reading.grades and [reading.grades.low, reading.grades.high],
        "learners": reading.learners,
        "day": reading.day and reading.day.isoformat(),
        "day_end": reading.day_end and reading.day_end.isoformat(),
        "day_choices": [day.isoformat() for day in reading.day_choices],
        "weekly": list(reading.weekly),
        "start": reading.start and reading.start.isoformat("minutes"),
        "end": reading.end and reading.end.isoformat("minutes"),
        "minutes": reading.minutes,
        "school": reading.school,
        "format": reading.format and reading.format.value,
        "language": reading.language,
        "repairs": [{"typed": repair.typed, "read_as": repair.read_as} for repair in reading.repairs],
        "rest": reading.rest,
        "clear": reading.clear,
        "parts": [{"role": part.role.value, "words": part.words} for part in reading.parts],
    }
