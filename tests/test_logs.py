"""What the log keeps to itself: what people wrote, and every token."""

import io
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy.exc import IntegrityError

from bot.logs import Discreet
from storage.transaction import Transaction
from tests.colleague import PARTNERS
from tests.scene import open_scene
from tests.school import School, open_school

WORDS = "Maria from room 12\n\nneeds a mentor"


@contextmanager
def log() -> Iterator[tuple[logging.Logger, io.StringIO]]:
    """A log of its own, written as the bot writes its."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Discreet("%(levelname)s %(message)s"))
    logger = logging.Logger("under test")  # noqa: LOG001  # one that nobody else has
    logger.addHandler(handler)
    yield logger, written


async def test_a_statement_that_fails_tells_the_log_nobodys_words(database_url: str) -> None:
    """A database quotes what it refuses: as parameters, and on PostgreSQL as the whole row."""
    scene = await open_scene(database_url)
    with log() as (logger, written):
        try:
            await scene.db.run(lambda tx: tx.needs.change(scene.need.id, note=WORDS, asker=None))
        except IntegrityError:
            logger.exception("failed", extra={"reference": "a1b2c3"})
    scene.db.close()
    assert "IntegrityError" in written.getvalue()
    assert "reference=a1b2c3" in written.getvalue()
    assert "Maria" not in written.getvalue()
    assert "needs a mentor" not in written.getvalue()


@pytest.mark.parametrize(
    "secret",
    [
        "xoxb-1234-5678-canary",
        "xoxe.xoxp-1-canary",
        "xapp-1-A0-canary",
        "https://hooks.slack.com/commands/T0/1/canary",
        "wss://slack.example/link/?ticket=canary",
    ],
)
def test_no_token_reaches_the_log(secret: str) -> None:
    """Neither in the sentence nor in a fact beside it, nor in a traceback."""
    with log() as (logger, written):
        logger.warning("calling %s", secret, extra={"fact": secret})
        try:
            int(secret)
        except ValueError:
            logger.exception("failed")
    assert "canary" not in written.getvalue()
    assert "[secret]" in written.getvalue()


TYPED = ("projector in the cellar", "Northgate Robotics", "soldering with Rosalind", "Room 12", "Rosalind's aunt")
EMAIL = "rosalind@example.org"


async def test_a_whole_journey_tells_the_log_nothing_of_anybody(sqlite_url: str) -> None:
    """At the level of detail a server writes, with failures on the way: no words, no address, no token."""
    with everything_logged() as written:
        async with open_school(sqlite_url) as school:
            await _journey(school)
            tokens = {school.slack.bot_token, school.slack.app_token}
    log_text = written.getvalue()
    assert "/need by" in log_text  # it was this journey's log
    assert "failed" in log_text
    for kept_to_ourselves in (*TYPED, EMAIL, *tokens):
        assert kept_to_ourselves not in log_text
    assert "@" not in log_text.replace("@handraise", "")
    assert not re.search(r"xox[bp]-|xapp-|hooks\.slack\.com|ticket=[\w]", log_text)


@contextmanager
def everything_logged() -> Iterator[io.StringIO]:
    """What the bot writes of everything it is ever told to write of."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Discreet("%(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel("INFO")
    yield written
    root.removeHandler(handler)
    root.setLevel(before)


async def _journey(school: School) -> None:
    """Ask, answer, question, trouble, one's own data, and being forgotten."""
    _projector, organisation, topic, room, note = TYPED
    card = await school.teacher.posts(f"/need mentor {topic}")
    await school.teacher.clicks("Edit", await school.teacher.runs("/need 1"))
    await school.teacher.fills(room=room, note=f"{note}, {EMAIL}")
    await school.acme.helps(card, organisation)
    await school.acme.clicks("Ask a question", card)
    school.slack.faults.arm("chat.postMessage", when="before", do="error", error="internal_error")
    await school.acme.fills(words=f"Is there a {_projector}? Write to {EMAIL}")
    await school.until(lambda: card.replies or None, "the question")
    await school.bot.db.run(_break)
    await school.acme.runs("/partner mydata", in_=PARTNERS)
    await school.quiet()
    await school.acme.clicks("Forget me", await school.acme.runs("/partner forget-me", in_=PARTNERS))
    await school.quiet()


def _break(tx: Transaction) -> None:
    """A statement that fails with everybody's words in it, noted as at the door."""
    try:
        tx.needs.change(1, note=json.dumps(TYPED), asker=None)
    except IntegrityError:
        logging.getLogger("handlers.door.listening").exception("failed", extra={"reference": "a1b2c3"})
