"""What the log keeps to itself: what people wrote, and every token."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy.exc import IntegrityError

from bot.logs import Discreet
from tests.scene import open_scene

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
