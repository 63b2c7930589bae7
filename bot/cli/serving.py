"""`handraise run`: the bot on a real workspace, until somebody wants it to end."""

import asyncio
import importlib.util
import sys
from collections.abc import Callable, Coroutine
from typing import Any

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
        _run(_serve(settings))
    except StartError as error:
        sys.stderr.write(f"{error}\n")
        return CANNOT_START
    except KeyboardInterrupt:
        return 0
    return 0


def _run(work: Coroutine[Any, Any, None]) -> None:
    """On uvloop where it is installed (the extra `speed`), else on Python's own loop."""
    run: Callable[[Coroutine[Any, Any, None]], None] = asyncio.run
    if importlib.util.find_spec("uvloop"):
        run = importlib.import_module("uvloop").run
    run(work)


async def _serve(settings: Settings) -> None:
    async with app.running(settings, SystemClock()):
        sys.stdout.write("Handraise is listening. Ctrl+C stops it.\n")
        sys.stdout.flush()
        await asked_to_stop()
