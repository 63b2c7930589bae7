"""The labelled lines of need_lines.txt: every one is read exactly as written there."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot.domain.reading.line import Reading, read_need

TODAY = date(2026, 11, 23)  # a Monday
OPTIONAL = {"slug", "language", "thing"}


@dataclass(frozen=True)
class Labelled:
    line: str
    expected: dict[str, str]


def labelled(text: str) -> Labelled:
    line, _, fields = text.partition("  =>")
    pairs = (field.strip().partition("=") for field in fields.split(" ; ") if field.strip())
    return Labelled(unescaped(line), {name: unescaped(value) or "yes" for name, _, value in pairs})


def unescaped(text: str) -> str:
    return re.sub(r"\\[uU]([0-9a-f]{8}|[0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def labelled_lines() -> list[Labelled]:
    listed = (Path(__file__).parent / "need_lines.txt").read_text(encoding="utf-8").splitlines()
    return [labelled(text) for text in listed if text and not text.startswith("#")]


def written(reading: Reading) -> dict[str, str]:
    """The reading in the words of the file, empty fields left out."""
    fields = {
        "kind": reading.kind,
        "topic": reading.topic,
        "slug": reading.topic_slug,
        "thing": reading.thing,
        "wanted": reading.wanted,
        "grades": f"{reading.grades.low}-{reading.grades.high}" if reading.grades else None,
        "learners": reading.learners,
        "day": reading.day,
        "day_end": reading.day_end,
        "choices": ",".join(map(str, reading.day_choices)),
        "weekly": ",".join(map(str, reading.weekly)),
        "start": reading.start and reading.start.isoformat("minutes"),
        "end": reading.end and reading.end.isoformat("minutes"),
        "minutes": reading.minutes,
        "school": reading.school,
        "format": reading.format,
        "language": reading.language,
        "repairs": ",".join(f"{repair.typed}>{repair.read_as}" for repair in reading.repairs),
        "rest": reading.rest,
        "clear": "yes" if reading.clear else None,
    }
    return {name: str(value) for name, value in fields.items() if value not in {None, ""}}


@pytest.mark.parametrize("case", labelled_lines(), ids=lambda case: case.line[:60])
def test_a_line_is_read_as_labelled(case: Labelled) -> None:
    """Each named field has its value, and nothing else was read into the line."""
    read = written(read_need(case.line, today=TODAY))
    assert {name: value for name, value in read.items() if name not in OPTIONAL - case.expected.keys()} == case.expected


def test_the_file_is_worth_its_name() -> None:
    """At least 120 lines, none twice."""
    lines = [case.line for case in labelled_lines()]
    assert len(lines) >= 120
    assert len(lines) == len(set(lines))
