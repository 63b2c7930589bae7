"""The database goes away and comes back: nobody is told what is not true, and the bot needs no restart."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator

import pytest

from tests.colleague import TEACHERS
from tests.conftest import TEMPLATE
from tests.faults.watching import asks, attempts, until_cards
from tests.postgres import EphemeralPostgres
from tests.school import School, open_school


class Listener(logging.Handler):
    """Waits for a line of the log."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.heard = asyncio.Event()
        self._line = line

    def emit(self, record: logging.LogRecord) -> None:
        if record.getMessage() == self._line:
            self.heard.set()


@pytest.fixture
def failed_round() -> Iterator[Listener]:
    listener = Listener("a round failed")
    logging.getLogger("bot.courier.rounds").addHandler(listener)
    yield listener
    logging.getLogger("bot.courier.rounds").removeHandler(listener)


@pytest.fixture
async def school(postgres: EphemeralPostgres) -> AsyncIterator[School]:
    postgres.create_database("fragile", template=TEMPLATE)
    async with open_school(postgres.url("fragile")) as school:
        yield school
    postgres.drop_database("fragile")


async def test_a_crashed_database_is_waited_for(
    school: School, postgres: EphemeralPostgres, failed_round: Listener
) -> None:
    """What was kept is there, what could not be kept is apologised for, what was in the air is looked for."""
    school.slack.faults.arm("chat.postMessage", when="after", do="hold")
    await asks(school.slack, "robotics")
    await school.slack.until(lambda: school.slack.faults.held)
    postgres.crash()
    school.slack.faults.clear()
    school.bot.courier.nudge()
    await failed_round.heard.wait()
    lost = await school.teacher.person.sends("/need mentor chess", channel=TEACHERS)
    assert "nothing was saved" in lost.payload["text"]

    postgres.start()
    await asks(school.slack, "algebra")
    await school.passes(seconds=61)
    await until_cards(school.slack, "robotics", "algebra")
    assert attempts(school.slack) == 2
