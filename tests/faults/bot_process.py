"""The bot as people run it, `python -m bot run` in a process of its own, so that it can be killed."""

import asyncio
import os
import sys
from asyncio.subprocess import STDOUT, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.cli.manifest import manifest
from sandbox.options import Options
from sandbox.server import Sandbox
from tests.colleague import PARTNERS
from tests.recorded import recorded_sandbox

ROOT = Path(__file__).parents[2]
START_S = 20
STOP_S = 10
QUICK = {
    "POST_EVERY_SECONDS": "0.01",
    "POSTS_PER_MINUTE": "100000",
    "SETTLE_SECONDS": "0.1",
    "VERIFY_SECONDS": "0.5",
    "LEASE_SECONDS": "1",
}


class BotProcess:
    def __init__(self, slack: Sandbox, database_url: str, folder: Path) -> None:
        self._slack = slack
        self._folder = folder
        self._environment = clean_environment(
            SLACK_APP_TOKEN=slack.app_token,
            SLACK_API_URL=slack.api_url,
            DATABASE_URL=database_url,
            NEEDS_CHANNEL=slack.slack.conversation(PARTNERS, seen_by=slack.person("ruth").id).id,
            COORDINATORS=slack.person("ruth").id,
            **QUICK,
        )
        self._process: Process | None = None

    @property
    def log(self) -> str:
        return (self._folder / "bot.log").read_text()

    async def start(self) -> None:
        """Return when it is connected to Slack, with the token that is good by now."""
        environment = {**self._environment, "SLACK_BOT_TOKEN": self._slack.bot_token}
        self._process = await run_bot("run", environment=environment, folder=self._folder)
        connected = asyncio.create_task(self._slack.until_connected(START_S))
        ended = asyncio.create_task(self._process.wait())
        await asyncio.wait((connected, ended), return_when=asyncio.FIRST_COMPLETED)
        ended.cancel()
        if not connected.done() or connected.exception():
            connected.cancel()
            raise AssertionError(f"the bot did not start:\n{self.log}")

    async def kill(self) -> None:
        """No goodbye: as when the machine loses power, or the kernel runs out of memory."""
        assert self._process
        self._process.kill()
        await self._process.wait()
        await self._slack.until(lambda: not self._slack.connections and not self._slack.faults.held)

    async def stop(self) -> int:
        """A polite kill, as at every deployment; its exit code."""
        assert self._process
        self._process.terminate()
        async with asyncio.timeout(STOP_S):
            return await self._process.wait()

    async def end(self) -> None:
        """Whatever state it is in."""
        if self._process and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()


async def run_bot(*words: str, environment: dict[str, str], folder: Path) -> Process:
    with (folder / "bot.log").open("a") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", *words, stdout=log, stderr=STDOUT, cwd=folder, env=environment
        )


def clean_environment(**settings: str) -> dict[str, str]:
    """Nothing of this machine's own settings, so that nothing is posted anywhere real."""
    return {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **settings}


@asynccontextmanager
async def killable_bot(database_url: str, folder: Path, **options: Any) -> AsyncIterator[tuple[Sandbox, BotProcess]]:
    """A workspace, and a bot of its own that is up."""
    async with recorded_sandbox(options=Options(**options)) as slack:
        slack.install(manifest())
        bot = BotProcess(slack, database_url, folder)
        try:
            await bot.start()
            await slack.until(lambda: slack.person("ruth").reads_dm())  # welcomed, so that a fault is not for that
            yield slack, bot
        finally:
            await bot.end()
