"""Reading a typed line as a workspace means it: with its days and its schools."""

from datetime import date, datetime

from bot.domain.calendar import local_day
from bot.domain.reading.record import Reading
from storage.transaction import Transaction


def read(tx: Transaction, line: str, *, home: str, language: str, at: datetime) -> Reading:
    """What was understood of it; nothing is written."""
    from bot.domain.reading.line import read_need  # noqa: PLC0415  # compiling its patterns takes a twentieth of a start

    today = local_day(at, tx.workspaces.get(home).zone)
    return read_need(line, today=today, schools=tx.workspaces.schools(home), language=language)


def read_day(words: str, *, today: date, language: str) -> date | None:
    """The day that some words mean, if they mean one."""
    from bot.domain.reading.dates import read_day as read_from  # noqa: PLC0415  # see above
    from bot.domain.reading.sheet import Sheet  # noqa: PLC0415  # see above
    from bot.domain.reading.words import clean  # noqa: PLC0415  # see above

    return read_from(Sheet(clean(words)), today=today, language="es" if language == "es" else "en").day
