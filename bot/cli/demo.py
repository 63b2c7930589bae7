"""The demo: the sandbox and the bot on one machine and one clock, meeting over the wire as they would anywhere."""

import errno
import json
from collections.abc import Callable
from contextlib import AsyncExitStack
from importlib import resources
from pathlib import Path

from bot import app
from bot.cli.stopping import asked_to_stop
from bot.clock import MovableClock
from bot.config import Settings
from bot.errors import StartError
from sandbox.server import Sandbox, running_sandbox

MANIFEST = Path(__file__).parents[2] / "manifest.json"


async def serve(folder: Path, port: int, *, on_ready: Callable[[str], None]) -> None:
    """Serve until interrupted; the database is a file in `folder`."""
    clock = MovableClock()
    async with AsyncExitStack() as stack:
        try:
            slack = await stack.enter_async_context(running_sandbox(clock=clock, port=port))
        except OSError as error:
            reason = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be opened ({error.strerror})"
            raise StartError(f"Port {port} {reason}. Choose another with --port.") from None
        slack.install(manifest())
        await stack.enter_async_context(app.running(settings(slack, f"sqlite:///{folder / 'handraise.db'}"), clock))
        on_ready(slack.page_url)
        await asked_to_stop()


def settings(slack: Sandbox, database_url: str, **choices: object) -> Settings:
    """What a person would write into `.env`, read from the sandbox; the real environment has no say in it."""
    return Settings.model_validate(
        {
            "slack_signing_secret": slack.signing_secret,
            "slack_bot_token": slack.bot_token,
            "slack_app_token": slack.app_token,
            "slack_api_url": slack.api_url,
            "database_url": database_url,
            "coordinators": (slack.person("ruth").id,),
            "needs_channel": slack.slack.conversation("partners", seen_by=slack.person("ruth").id).id,
            **choices,
        }
    )


def manifest() -> dict[str, object]:
    """The app manifest: at the root of a checkout, inside the package once installed."""
    here = MANIFEST if MANIFEST.exists() else Path(str(resources.files("bot"))) / "manifest.json"
    read: dict[str, object] = json.loads(here.read_text(encoding="utf-8"))
    return read
