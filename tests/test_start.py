"""Starting: what stands in the way is one line that names the setting and the fix; and the commands beside `run`."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from bot import app
from bot.cli.demo import settings
from bot.clock import SystemClock
from bot.config import Secret
from bot.errors import StartError
from sandbox.server import Sandbox
from tests.faults.bot_process import clean_environment, run_bot
from tests.recorded import recorded_sandbox
from tests.terminal import handraise

TOKEN = "xoxb-canary"  # the one thing that must never be echoed


def migrate(**environment: str) -> Result:
    return handraise("migrate", **{"SLACK_BOT_TOKEN": TOKEN, **environment})


def the_line(result: Result) -> str:
    """What a person at the terminal reads when it cannot start."""
    assert result.exit_code == 2, result.output
    (line,) = result.stderr.splitlines()
    assert "canary" not in line
    return line


# Settings


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("SLACK_BOT_TOKEN", "", "is missing: `handraise init` asks for it"),
        ("TIME_ZONE", "Chicago", "is no time zone; write one like America/Chicago"),
        ("TIME_ZONE", "../../etc/passwd", "is no time zone"),
        ("CHANNEL_LANGUAGE", "fr", "must be en or es"),
        ("SLACK_API_URL", "slack.com/api", "must start with https://"),
        ("HTTP_PORT", "canary", "is wrong"),
        ("HTTP_PORT", "99999", "must be at most 65535"),
        ("POSTS_PER_MINUTE", "0", "is wrong"),
        ("SETTLE_SECONDS", "-1", "is wrong"),
        ("LOG_LEVEL", "LOUD", "must be DEBUG, INFO, WARNING or ERROR"),
    ],
)
def test_a_wrong_setting_is_named_with_its_fix(name: str, value: str, reason: str) -> None:
    """One line, exit code 2, and no value that might be a secret."""
    line = the_line(migrate(**{name: value}))
    assert line.startswith(name)
    assert reason in line
    assert ".env" in line


def test_settings_are_read_from_a_file(folder: Path) -> None:
    """As .env.example says; the environment has the last word."""
    (folder / ".env").write_text(f"SLACK_BOT_TOKEN={TOKEN}\nCHANNEL_LANGUAGE=fr\nDATABASE_URL=sqlite:///mine.db\n")
    assert "CHANNEL_LANGUAGE" in the_line(handraise("migrate"))
    assert handraise("migrate", CHANNEL_LANGUAGE="es").exit_code == 0
    assert (folder / "mine.db").exists()


# The database


def test_migrate_makes_the_database_and_says_so(folder: Path) -> None:
    """As often as one likes."""
    for _ in range(2):
        result = migrate()
        assert (result.exit_code, result.stdout) == (0, "The database is up to date.\n")
    assert (folder / "handraise.db").exists()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("handraise", "is no database address"),
        ("mysql://me:canary@host/x", "must name a SQLite file or a PostgreSQL database"),
        ("sqlite:///:memory:", "must name a SQLite file"),
        ("sqlite:///no/such/folder/handraise.db", "there is no such folder"),
        ("postgresql://me:canary@127.0.0.1:1/x", "the database cannot be used"),
    ],
)
def test_a_database_address_that_will_not_do(url: str, reason: str) -> None:
    """Its password is not repeated."""
    line = the_line(migrate(DATABASE_URL=url))
    assert "DATABASE_URL" in line
    assert reason in line


def test_a_file_that_is_no_database(folder: Path) -> None:
    """It stays what it is."""
    (folder / "handraise.db").write_text("canary " * 1000)
    assert "not a database" in the_line(migrate())
    assert (folder / "handraise.db").read_text() == "canary " * 1000


def test_a_database_of_a_newer_version(folder: Path) -> None:
    """Nothing is done to it."""
    migrate()
    with closing(sqlite3.connect(folder / "handraise.db")) as database:
        database.execute("UPDATE alembic_version SET version_num = 'from_the_future'")
        database.commit()
    assert "Update Handraise" in the_line(migrate())


def test_a_database_that_another_handraise_has(folder: Path) -> None:
    """The second is told what to do; when the first is gone it may."""
    migrate()
    with closing(sqlite3.connect(folder / "handraise.db.lock", isolation_level=None)) as first:
        first.execute("BEGIN EXCLUSIVE")
        assert "in use by another Handraise" in the_line(migrate())
    assert migrate().exit_code == 0


def test_a_database_that_another_program_has_locked(folder: Path) -> None:
    """After a while it gives up, and says why."""
    migrate()
    with closing(sqlite3.connect(folder / "handraise.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "database is locked" in the_line(migrate(DATABASE_URL="sqlite:///handraise.db?timeout=0.01"))


# Slack


async def refusal(slack: Sandbox, database_url: str, **choices: Any) -> str:
    with pytest.raises(StartError) as caught:
        async with app.running(settings(slack, database_url, **choices), SystemClock()):
            pass
    assert "canary" not in str(caught.value)
    return str(caught.value)


async def test_a_token_that_slack_does_not_accept(sqlite_url: str) -> None:
    """Which of the two it is, and what Slack said."""
    async with recorded_sandbox() as slack:
        table: list[tuple[dict[str, Any], str]] = [
            ({"slack_bot_token": Secret(TOKEN)}, "SLACK_BOT_TOKEN is not accepted by Slack (invalid_auth)"),
            (
                {"slack_bot_token": Secret(slack.app_token)},
                "SLACK_BOT_TOKEN is not accepted by Slack (not_allowed_token_type)",
            ),
            ({"slack_app_token": Secret("xapp-canary")}, "SLACK_APP_TOKEN is not accepted by Slack (invalid_auth)"),
            ({"slack_app_token": None, "slack_signing_secret": None}, "SLACK_APP_TOKEN is missing"),
        ]
        for choices, blamed in table:
            assert blamed in await refusal(slack, sqlite_url, **choices)


async def test_no_slack_at_that_address(sqlite_url: str, unused_tcp_port: int) -> None:
    """Nobody there, somebody else there, or Slack on a bad day."""
    async with recorded_sandbox() as slack:
        nobody = f"http://127.0.0.1:{unused_tcp_port}/api/"
        assert f"SLACK_API_URL: no Slack answers at {nobody}" in await refusal(slack, sqlite_url, slack_api_url=nobody)
        somebody_else = f"{slack.page_url}page/"
        assert "SLACK_API_URL: no Slack" in await refusal(slack, sqlite_url, slack_api_url=somebody_else)
        slack.faults.arm("auth.test", do="status", status=503)
        assert "SLACK_API_URL: no Slack" in await refusal(slack, sqlite_url)


async def test_a_port_in_use(sqlite_url: str) -> None:
    """Listening over HTTP."""
    async with recorded_sandbox() as slack:
        port = int(slack.address.rpartition(":")[2])
        choices = {"slack_app_token": None, "http_port": port}
        assert await refusal(slack, sqlite_url, **choices) == f"HTTP_PORT {port} is in use. Choose another."


async def test_a_failed_start_leaves_nothing_behind(sqlite_url: str) -> None:
    """The same process can try again: no lock, no socket, no thread holds it up."""
    async with recorded_sandbox() as slack:
        await refusal(slack, sqlite_url, slack_bot_token=Secret(TOKEN))
        async with app.running(settings(slack, sqlite_url), SystemClock()):
            await slack.until_connected()


async def test_in_a_terminal_it_is_one_line_and_exit_code_two(tmp_path: Path) -> None:
    """No traceback, whatever the libraries underneath have to say about it."""
    async with recorded_sandbox() as slack:
        environment = clean_environment(
            SLACK_BOT_TOKEN=slack.bot_token, SLACK_APP_TOKEN="xapp-canary", SLACK_API_URL=slack.api_url
        )
        bot = await run_bot("run", environment=environment, folder=tmp_path)
        assert await bot.wait() == 2
    (line,) = (tmp_path / "bot.log").read_text().splitlines()
    assert line.startswith("SLACK_APP_TOKEN is not accepted by Slack (invalid_auth). Copy the xapp- token again")


# Explaining a line


def test_a_line_is_explained() -> None:
    """As the bot would read it on that day."""
    result = handraise("explain", "mentor robotics tomorrow", "--today", "2026-10-06")
    read = json.loads(result.stdout)
    assert (read["kind"], read["topic"], read["day"]) == ("mentor", "robotics", "2026-10-07")


def test_the_guard_is_explained() -> None:
    """The verdict, and each rule with its place in the line and what it adds."""
    said = json.loads(handraise("explain", "tutor for my student Priya, she has asthma").stdout)["guard"]
    assert (said["weight"], said["reason"]) == ("ask", "condition")
    assert {"rule": "name", "start": 21, "end": 26, "score": 60} in said["findings"]
    assert sum(finding["score"] for finding in said["findings"]) >= said["score"] >= 100


def test_many_lines_are_explained_from_standard_input() -> None:
    """One JSON a line, in the typist's language."""
    result = handraise("explain", "--language", "es", said="mentora de robótica\n3 jueces para el debate\n")
    first, second = [json.loads(line) for line in result.stdout.splitlines()]
    assert (first["kind"], second["kind"], second["wanted"]) == ("mentor", "judge", 3)


def test_without_a_command_there_is_help() -> None:
    """All of them, in a line each."""
    result = handraise()
    for command in ("run", "demo", "init", "doctor", "manifest", "migrate", "explain"):
        assert command in result.output
