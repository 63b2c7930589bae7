"""When something breaks that nobody thought of: an apology with a code, nothing saved, and everything goes on."""

import logging
import re
import sqlite3
from contextlib import closing

import pytest

from tests.school import School

CODE = re.compile(r"\b[0-9a-f]{6}\b")


def breaks(school: School) -> None:
    """Nobody can read or write a claim any more."""
    _rename(school, "claims", "elsewhere")


def mends(school: School) -> None:
    _rename(school, "elsewhere", "claims")


def _rename(school: School, table: str, name: str) -> None:
    with closing(sqlite3.connect(str(school.bot.db.url.database))) as connection:
        connection.execute(f"ALTER TABLE {table} RENAME TO {name}")


async def test_a_fault_is_apologised_for(words_school: School, caplog: pytest.LogCaptureFixture) -> None:
    """Six characters to read out, the same as in the log beside the traceback; never the fault itself."""
    card = await words_school.teacher.posts("/need mentor robotics")
    breaks(words_school)

    with caplog.at_level(logging.ERROR, "handlers"):
        answer = await words_school.acme.clicks("I can help", card)

    assert answer.text.startswith("Sorry, something went wrong on my side and nothing was saved.")
    assert "claims" not in answer.text
    code = CODE.search(answer.text)
    assert code is not None
    assert [getattr(record, "reference", None) for record in caplog.records if record.exc_info] == [code[0]]


async def test_nothing_is_saved_and_trying_again_works(words_school: School) -> None:
    """The seat was not taken by the press that failed."""
    await words_school.knows(words_school.acme)
    card = await words_school.teacher.posts("/need mentor robotics")
    breaks(words_school)
    await words_school.acme.clicks("I can help", card)
    mends(words_school)

    again = await words_school.acme.clicks("I can help", card)

    assert "place 1 of 1" in again.text
    await words_school.shows(card, "1 of 1 place taken")
    await words_school.quiet()
    assert len(words_school.teacher.dms()) == 1


async def test_a_form_stays_open_with_what_was_typed(words_school: School) -> None:
    """The apology stands in the form, and sending it again works."""
    await words_school.teacher.posts("/need mentor robotics")
    form = await words_school.teacher.clicks("Edit", await words_school.teacher.runs("/need 1"))
    breaks(words_school)
    broken = await words_school.teacher.fills(day="2026-10-16")
    assert broken.errors is not None
    assert "something went wrong" in next(iter(broken.errors.values()))
    assert words_school.teacher.person.form() is form.form
    mends(words_school)

    await words_school.teacher.fills()

    await words_school.shows(await words_school.card(1), "Fri 16 Oct")


async def test_a_form_that_cannot_be_opened(words_school: School) -> None:
    """Slack allows three seconds; whoever typed is told, with their words."""
    words_school.slack.faults.arm("views.open", error="expired_trigger_id")

    answer = await words_school.teacher.runs("/need something nice for the choir")

    assert "“something nice for the choir”" in answer.text
