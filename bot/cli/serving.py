"""Running the bot until somebody wants it to end."""

import gc
import sys
from collections.abc import Callable

from bot import app
from bot.cli.stopping import asked_to_stop
from bot.clock import SystemClock
from bot.config import Settings

# Two threads share Python's lock: the one that listens and the one that writes. The default of 5 ms is how long the
# listener may wait for a busy writer, which is longer than most answers take.
SWITCH_S = 0.0005


async def serve(settings: Settings, *, on_ready: Callable[[], None]) -> None:
    """Raises StartError."""
    sys.setswitchinterval(SWITCH_S)
    async with app.running(settings, SystemClock()):
        gc.freeze()  # what is here now stays: the collector need not walk all of SQLAlchemy again and again
        on_ready()
        await asked_to_stop()
