"""`handraise run`: the bot on a real workspace, until somebody wants it to end."""

import asyncio
import sys

from bot import app, config, logs
from bot.cli.stopping import asked_to_stop
from bot.clock import SystemClock
from bot.config import Settings
from bot.errors import StartError

CANNOT_START = 2


def run() -> int:
    """The exit code. What stands in the way of a start is one line on the error stream."""
    try:
        settings = config.load()
        logs.start(settings.log_level)
        asyncio.run(_serve(settings))
    except StartError as error:
        sys.stderr.write(f"{error}\n")
        return CANNOT_START
    except KeyboardInterrupt:
        return 0
    return 0


async def _serve(settings: Settings) -> None:
    async with app.running(settings, SystemClock()):
        sys.stdout.write("Handraise is listening. Ctrl+C stops it.\n")
        sys.stdout.flush()
        await asked_to_stop()
