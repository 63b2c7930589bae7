"""Column types for our own words: instants in UTC, enumerations by value, bands of grades, lists, weeks."""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, DateTime, Integer, String, Text, TypeDecorator, literal_column
from sqlalchemy.engine import Dialect

from bot.domain.intake.columns import Column as IntakeColumn
from bot.domain.intake.comparing import Fate
from bot.domain.intake.guessing import Guess, How
from bot.domain.intake.refusals import Flaw, Trouble, Why
from bot.domain.intake.upload import Report
from bot.domain.reading.record import Grades
from bot.domain.week import Week, from_bits, to_bits


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant in UTC, on databases that keep zones and on those that do not."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone must not reach the database")
        in_utc = value.astimezone(UTC)
        return in_utc if dialect.name == "postgresql" else in_utc.replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        if value is None:
            return None
        at: datetime = value
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


class Word(TypeDecorator[StrEnum]):
    """One word of an enumeration, stored as its value."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        return None if value is None else self.words(value).value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> StrEnum | None:  # noqa: ARG002  # SQLAlchemy's signature
        return None if value is None else self.words(value)


def spelled(*words: StrEnum) -> list[ColumnElement[str]]:
    """Words written into the SQL itself: a partial index serves only queries that spell its condition the same way."""
    return [literal_column(f"'{word.value}'") for word in words]


class GradeBand(TypeDecorator[Grades]):
    """`6..8` for grades six to eight; kindergarten is 0, pre-kindergarten -1."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Grades | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        return None if value is None else f"{value.low}..{value.high}"

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Grades | None:  # noqa: ARG002  # SQLAlchemy's signature
        if value is None:
            return None
        low, high = str(value).split("..")
        return Grades(int(low), int(high))


class Lines(TypeDecorator[tuple[str, ...]]):
    """A short list of words, one a line."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        return None if value is None else "\n".join(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> tuple[str, ...] | None:  # noqa: ARG002  # SQLAlchemy's signature
        return None if value is None else tuple(str(value).splitlines())


class Slots(TypeDecorator[Week]):
    """The parts of a week as one number, a bit each (bot/domain/week.py)."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Week | None, dialect: Dialect) -> int | None:  # noqa: ARG002  # SQLAlchemy's signature
        return None if value is None else to_bits(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Week | None:  # noqa: ARG002  # SQLAlchemy's signature
        return None if value is None else from_bits(int(value))


class FoundInList(TypeDecorator[Report]):
    """What was found in a list, as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Report | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        return None if value is None else json.dumps(asdict(value), ensure_ascii=False)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Report | None:  # noqa: ARG002  # SQLAlchemy's signature
        if value is None:
            return None
        read = json.loads(value)
        return Report(
            why=Why(read["why"]) if read["why"] else None,
            fact=read["fact"],
            fates={Fate(fate): count for fate, count in read["fates"].items()},
            refused=tuple((number, tuple(map(_trouble, troubles))) for number, troubles in read["refused"]),
            guesses=tuple(map(_guess, read.get("guesses", ()))),
        )


def _trouble(read: dict[str, Any]) -> Trouble:
    return Trouble(Flaw(read["flaw"]), IntakeColumn(read["column"]) if read["column"] else None, read["fact"])


def _guess(read: dict[str, Any]) -> Guess:
    column = IntakeColumn(read["column"]) if read["column"] else None
    return Guess(read["place"], read["header"], column, How(read["how"]))
