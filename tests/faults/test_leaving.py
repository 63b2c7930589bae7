"""Handraise is taken out of the workspace, and comes back: it falls silent, says why once, and goes on where it was."""

import logging
from pathlib import Path

import pytest

from tests.faults.bot_process import killable_bot
from tests.faults.watching import asks, attempts, copies, until_cards
from tests.school import School

LINE = "Slack no longer lets Handraise into"


def lines(log: pytest.LogCaptureFixture) -> list[str]:
    """What the operator reads: warnings and worse."""
    return [record.getMessage() for record in log.records if record.levelno >= logging.WARNING]


async def test_taken_out_it_says_so_once_and_calls_no_more(school: School, caplog: pytest.LogCaptureFixture) -> None:
    """No traceback, and nobody's deadline passes while they cannot be told of it."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need mentor robotics")
    await school.acme.clicks("I can help", card)
    await school.quiet()
    caplog.clear()

    school.slack.slack.options.drain_seconds = 0.0
    school.slack.uninstall()
    await school.slack.until(lambda: not school.slack.connections)
    await school.passes(days=3)
    await school.passes(days=30)
    (claim,) = await school.bot.db.run(lambda tx: tx.claims.live(1))
    assert claim.state == "held"
    refused = {entry.method for entry in school.slack.ledger.refused}
    assert refused <= {"apps.connections.open", "auth.test"}
    (line,) = lines(caplog)
    assert line.startswith(LINE)
    assert not [record for record in caplog.records if record.exc_info]


async def test_installed_again_with_another_token_it_goes_on(sqlite_url: str, tmp_path: Path) -> None:
    """What was to be said in between is said once, after the restart with the new token."""
    async with killable_bot(sqlite_url, tmp_path, drain_seconds=0.0) as (slack, bot):
        slack.faults.arm("chat.postMessage", when="before", do="hold")
        await asks(slack, "robotics")
        await slack.until(lambda: slack.faults.held)
        slack.uninstall()
        slack.faults.clear()
        await slack.until(lambda: not slack.connections)
        assert await bot.stop() == 0
        assert bot.log.count(LINE) == 1

        slack.install()
        slack.person("ruth").invites("@handraise", "partners")
        await bot.start()
        await until_cards(slack, "robotics")
        assert attempts(slack) == 1
        assert set(copies(slack).values()) == {1}
        assert "Traceback" not in bot.log
