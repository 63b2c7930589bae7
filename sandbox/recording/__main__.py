"""`python -m sandbox.recording FILE`: plays a recording against a fresh sandbox and prints what the app did else."""

import argparse
import asyncio
import errno
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sandbox.config.config import Config, config_of
from sandbox.config.marked import Malformed, of_json
from sandbox.config.port import port
from sandbox.config.serving import serving
from sandbox.errors import CannotDo
from sandbox.handle import Handle
from sandbox.recording.replay import PATIENCE, read, replay
from sandbox.server import Sandbox

_SECONDS_TO_CONNECT = 60.0


def main(arguments: list[str] | None = None) -> int:
    """0: the app did the same; 1: it did not; 2: this cannot be played."""
    wishes = _wishes(arguments)
    try:
        differences = asyncio.run(_play(wishes))
    except KeyboardInterrupt:
        return 2
    except (CannotDo, Malformed, TimeoutError) as trouble:
        return _say(str(trouble), 2)
    except OSError as failure:
        return _say(f"Port {wishes.port} is in use." if failure.errno == errno.EADDRINUSE else str(failure), 2)
    return _say("\n".join(differences) or "The app did the same.", 1 if differences else 0)


def _wishes(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="sandbox.recording",
        description="Play a recording, compare what an app does.",
        epilog="After -- the command that starts the app; without one, start it yourself.",
    )
    parser.add_argument("file", type=Path, help="what `python -m sandbox --record` wrote")
    parser.add_argument("--port", type=port, default=0, help="0 is any free one (default: %(default)s)")
    parser.add_argument("--patience", type=float, default=PATIENCE, help="seconds for each step (default: %(default)s)")
    given = sys.argv[1:] if arguments is None else arguments
    split = given.index("--") if "--" in given else len(given)
    return parser.parse_args(given[:split], argparse.Namespace(command=given[split + 1 :]))


async def _play(wishes: argparse.Namespace) -> list[str]:
    recording = read(wishes.file)
    config = config_of(of_json(recording.config, wishes.file)) if recording.config else Config()
    async with serving(config, wishes.port) as (sandbox, handles), _app(wishes.command, sandbox):
        await sandbox.until(lambda: all(map(_is_there, handles)), _SECONDS_TO_CONNECT)
        return await replay(sandbox.slack, recording, wishes.patience)


@asynccontextmanager
async def _app(command: list[str], sandbox: Sandbox) -> AsyncIterator[None]:
    """The app as a program of its own, told where its Slack is; CannotDo when it ends before the recording does."""
    if not command:
        _say("\n".join(f"{name}={value}" for name, value in sandbox.environment.items()), 0)
        yield
        return
    process = await asyncio.create_subprocess_exec(*command, env=os.environ | sandbox.environment)
    playing = asyncio.current_task()
    watching = asyncio.create_task(_cancel_when_gone(process, playing))
    try:
        yield
    except asyncio.CancelledError:
        if process.returncode is None:
            raise
        raise CannotDo(f"the app ended with {process.returncode}") from None
    finally:
        watching.cancel()
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _cancel_when_gone(process: asyncio.subprocess.Process, playing: asyncio.Task[Any] | None) -> None:
    await process.wait()
    if playing is not None:
        playing.cancel()


def _is_there(app: Handle) -> bool:
    return app.connections > 0 or app.bot.request_url is not None


def _say(text: str, code: int) -> int:
    sys.stdout.write(f"{text}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
