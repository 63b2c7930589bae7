"""Somebody at a terminal, with none of this machine's own settings."""

import asyncio
from dataclasses import fields

from typer.testing import CliRunner, Result

from bot.cli.commands import cli
from bot.config import Settings
from sandbox.server import Sandbox

NO_SETTINGS = dict.fromkeys([one.name.upper() for one in fields(Settings)])


def handraise(*words: str, said: str = "", **environment: str) -> Result:
    """`handraise` with these words; `said` is what is typed into it."""
    return CliRunner().invoke(cli, words, input=said, env={**NO_SETTINGS, **environment})


async def handraise_beside(slack: Sandbox, *words: str, said: str = "", **environment: str) -> Result:
    """The same on a thread of its own, so that the sandbox can answer it."""
    reached = {"SLACK_API_URL": slack.api_url, **environment}
    return await asyncio.to_thread(handraise, *words, said=said, **reached)


def settings_for(slack: Sandbox) -> dict[str, str]:
    """What has to be set for this Slack, under the names of `.env.example`."""
    ruth = slack.person("ruth").id
    return {
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "COORDINATORS": ruth,
        "NEEDS_CHANNEL": slack.slack.conversation("partners", seen_by=ruth).id,
    }
