"""kill -9 at the worst moments: what was acknowledged is said, and it is said once."""

from pathlib import Path

from tests.colleague import PARTNERS
from tests.faults.bot_process import killable_bot
from tests.faults.watching import asks, attempts, copies, until_cards

PATIENCE_S = 15


async def test_a_killed_bot_loses_nothing_and_doubles_nothing(database_url: str, tmp_path: Path) -> None:
    """Killed before Slack took the post, then after Slack took it and before it was written down; then stopped."""
    async with killable_bot(database_url, tmp_path) as (slack, bot):
        slack.faults.arm("chat.postMessage", when="before", do="hold")
        await asks(slack, "robotics")
        await slack.until(lambda: slack.faults.held)
        await bot.kill()
        await bot.start()
        await until_cards(slack, "robotics", within=PATIENCE_S)

        slack.faults.arm("chat.postMessage", when="after", do="hold")
        await asks(slack, "chess")
        await slack.until(lambda: slack.faults.held)
        await bot.kill()
        await bot.start()
        await asks(slack, "algebra")
        await until_cards(slack, "robotics", "chess", "algebra", within=PATIENCE_S)

        assert await bot.stop() == 0
        assert attempts(slack) == 3
        assert set(copies(slack).values()) == {1}
        assert "Traceback" not in bot.log


async def test_a_polite_kill_lets_what_is_under_way_arrive(sqlite_url: str, tmp_path: Path) -> None:
    """What was in the air when the signal came is not in doubt afterwards, and what waited behind it still waits."""
    async with killable_bot(sqlite_url, tmp_path) as (slack, bot):
        there = {"channel": slack.slack.conversation(PARTNERS, seen_by=slack.person("ana").id).id}
        slack.faults.arm("chat.postMessage", when="after", do="slow", seconds=0.3, where=there)
        await asks(slack, "robotics")
        await slack.until(lambda: attempts(slack))
        await asks(slack, "chess")
        assert await bot.stop() == 0
        await until_cards(slack, "robotics")
        await bot.start()
        await until_cards(slack, "robotics", "chess")
        assert slack.ledger.count("conversations.history") == 0
        assert "Traceback" not in bot.log
