"""Ending politely: Ctrl+C, or a plain kill."""

import asyncio
import contextlib
import signal


async def asked_to_stop() -> None:
    """Return when somebody wants this process to end."""
    stop = asyncio.Event()
    with contextlib.suppress(NotImplementedError):  # Windows: Ctrl+C arrives as KeyboardInterrupt instead
        for name in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()
