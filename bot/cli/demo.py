"""The demo: the sandbox and the bot on one machine and one clock, meeting over the wire as they would anywhere."""

import errno
import secrets
from collections.abc import Callable
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path
from typing import Any

from bot import app
from bot.cli.manifest import manifest
from bot.cli.stopping import asked_to_stop
from bot.clock import MovableClock
from bot.config import Secret, Settings
from bot.domain.workspace import Chosen
from bot.errors import StartError
from sandbox.options import Options
from sandbox.server import Sandbox, running_sandbox
from storage.transaction import Transaction

SCHOOLS = ("Lincoln Middle School", "Washington Elementary School")


async def serve(folder: Path, port: int, *, on_ready: Callable[[str], None]) -> None:
    """Serve until interrupted; the database is a file in `folder`."""
    clock = MovableClock()
    async with AsyncExitStack() as stack:
        try:
            options = Options(control_token=secrets.token_urlsafe(16))
            slack = await stack.enter_async_context(running_sandbox(clock=clock, port=port, options=options))
        except OSError as error:
            reason = "is in use" if error.errno == errno.EADDRINUSE else f"cannot be opened ({error.strerror})"
            raise StartError(f"Port {port} {reason}. Choose another with --port.") from None
        slack.install(manifest())
        kept_in = f"sqlite:///{folder / 'handraise.db'}"
        bot = await stack.enter_async_context(app.running(settings(slack, kept_in), clock))
        await bot.db.run(partial(learn_schools, team_id=slack.slack.workspace.team.id))
        on_ready(slack.page_url)
        await asked_to_stop()


def learn_schools(tx: Transaction, team_id: str) -> None:
    """What a coordinator would write into the settings form."""
    house = tx.workspaces.get(team_id)
    chosen = Chosen(str(house.needs_channel), house.time_zone, house.language, schools=SCHOOLS)
    tx.workspaces.choose(team_id, chosen)


def settings(slack: Sandbox, database_url: str, **choices: object) -> Settings:
    """What a person would write into `.env`, read from the sandbox; the real environment has no say in it."""
    ruth = slack.person("ruth").id
    typed: dict[str, Any] = {
        "slack_bot_token": Secret(slack.bot_token),
        "slack_app_token": Secret(slack.app_token),
        "slack_signing_secret": Secret(slack.signing_secret),
        "slack_api_url": slack.api_url,
        "database_url": database_url,
        "coordinators": (ruth,),
        "needs_channel": slack.slack.conversation("partners", seen_by=ruth).id,
    }
    return Settings(**typed | choices)
