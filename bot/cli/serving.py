"""Running the bot until somebody wants it to end."""

from collections.abc import Callable

from bot import app
from bot.cli.stopping import asked_to_stop
from bot.clock import SystemClock
from bot.config import Settings


async def serve(settings: Settings, *, on_ready: Callable[[], None]) -> None:
    """Raises StartError."""
    async with app.running(settings, SystemClock()):
        on_ready()
        await asked_to_stop()
