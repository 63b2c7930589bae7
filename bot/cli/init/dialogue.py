"""The whole conversation of `handraise init`, from the first token to what to type next."""

import os
from collections.abc import Mapping
from pathlib import Path

import typer
from dotenv import dotenv_values

from bot.cli.init import env_file, tokens, workspace
from bot.cli.init.interview import Interview
from bot.cli.inquiry import Inquiry
from bot.cli.manifest import creation_link, manifest
from bot.config import address
from bot.errors import StartError

SLACK = "https://slack.com/api/"
PATIENCE_S = 10


def set_up(given: Mapping[str, str], *, asks: bool, path: Path) -> None:
    """Ask, check, write. Raises StartError where an answer is wrong and nobody can be asked again."""
    written = {key: value for key, value in dotenv_values(path).items() if value}
    interview = Interview(given, written | {key: value for key, value in os.environ.items() if value}, asks=asks)
    values = _settings(interview, os.environ.get("SLACK_API_URL") or written.get("SLACK_API_URL") or SLACK)
    changed = [key for key, value in values.items() if written.get(key, value) != value]
    if changed and not interview.agrees(f"\n{path} has other values for {', '.join(changed)}. Replace them?"):
        typer.echo("Nothing is written.")
        return
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    backup = env_file.write(path, env_file.merged(old, values))
    typer.echo(f"\nWritten to {path}, for your eyes only{f'; the old one is {backup.name}' if backup else ''}.")
    _say_what_is_next()


def _settings(interview: Interview, api_url: str) -> dict[str, str]:
    values: dict[str, str] = {}
    if api_url != SLACK:
        values["SLACK_API_URL"] = _address(api_url)

    def opener(token: str) -> Inquiry:
        return Inquiry(values.get("SLACK_API_URL", SLACK), token, PATIENCE_S)

    if not interview.has("SLACK_BOT_TOKEN") and not interview.agrees("Have you made the app in Slack?"):
        typer.echo(f"Open this address, choose your workspace, Next, Create; then Install App:\n\n{_link()}")
    values["SLACK_BOT_TOKEN"] = interview.answer(tokens.bot_token(opener))
    values["SLACK_APP_TOKEN"] = interview.answer(tokens.app_token(opener))
    if not values["SLACK_APP_TOKEN"]:
        values["SLACK_SIGNING_SECRET"] = interview.answer(tokens.signing_secret())
    slack = opener(values["SLACK_BOT_TOKEN"])
    values["COORDINATORS"] = interview.answer(workspace.coordinators(slack))
    first = workspace.profile(slack, values["COORDINATORS"].partition(",")[0])
    values["NEEDS_CHANNEL"] = interview.answer(workspace.needs_channel(workspace.visible_channels(slack)))
    values["TIME_ZONE"] = interview.answer(workspace.time_zone(first))
    values["CHANNEL_LANGUAGE"] = interview.answer(workspace.language(first))
    values["DATABASE_URL"] = interview.answer(workspace.database())
    return values


def _address(typed: str) -> str:
    try:
        return address(typed)
    except ValueError as error:
        raise StartError(f"SLACK_API_URL {error}.") from None


def _link() -> str:
    return creation_link(manifest())


def _say_what_is_next() -> None:
    typer.echo(
        "\nNext, in this folder:\n"
        "  handraise doctor    looks whether everything is in place\n"
        "  handraise run       starts the bot\n"
        "Then, in Slack: /invite @Handraise in the channel for requests, and /need mentor robotics anywhere."
    )
