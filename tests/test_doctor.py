"""`handraise doctor`: a line for each thing that must be right, a fix for each that is not, and nothing is changed."""

import asyncio
import json
import sqlite3
from contextlib import closing
from copy import deepcopy
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from bot import app
from bot.cli.demo import settings
from bot.cli.doctor.examination import examine
from bot.cli.doctor.finding import Finding
from bot.cli.manifest import manifest
from bot.clock import Clock, MovableClock, SystemClock
from bot.config import Secret
from bot.domain.people import Person
from bot.domain.workspace import Chosen
from bot.services.settings import choose
from sandbox.server import Sandbox
from tests.terminal import handraise, handraise_beside, settings_for

pytestmark = pytest.mark.usefixtures("folder")

TOKEN = "xoxb-canary"  # must never be repeated


async def found(
    slack: Sandbox, *, clock: Clock | None = None, url: str | None = None, **choices: Any
) -> dict[str, Finding]:
    """What is found, by what it is about."""
    return {finding.about: finding for finding in await everything_found(slack, clock=clock, url=url, **choices)}


async def everything_found(
    slack: Sandbox, *, clock: Clock | None = None, url: str | None = None, **choices: Any
) -> list[Finding]:
    chosen = settings(slack, choices.pop("database_url", "sqlite:///handraise.db"), **choices)
    made = await asyncio.to_thread(lambda: list(examine(chosen, clock or SystemClock(), url)))
    assert not [finding for finding in made if "canary" in f"{finding.said}{finding.fix}"]
    return made


def files_in(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def troubles(findings: dict[str, Finding]) -> dict[str, str]:
    return {about: finding.said for about, finding in findings.items() if not finding.is_well}


# All is well


async def test_before_the_first_start_all_is_well(slack: Sandbox, folder: Path) -> None:
    """Exit code 0; no token is shown, no file made, nothing posted, no socket left open."""
    result = await handraise_beside(slack, "doctor", **settings_for(slack))

    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines.pop() == "All is well."
    assert all(line.startswith("✓ ") for line in lines)
    for words in ("@handraise", "all 11 scopes", "clock", "says hello", "#partners", "can write to", "not made yet"):
        assert words in result.stdout
    assert slack.bot_token not in result.stdout
    assert files_in(folder) == []
    assert not slack.ledger.posts
    assert not [room for room in slack.slack.workspace.conversations.values() if room.id.startswith("D")]
    await slack.until(lambda: not slack.connections)


async def test_while_the_bot_runs_it_only_looks(slack: Sandbox, sqlite_url: str) -> None:
    """The bot keeps its database and its only socket, and answers on."""
    async with app.running(settings(slack, sqlite_url), SystemClock()):
        await slack.until_connected()
        findings = await found(slack, database_url=sqlite_url)

        assert troubles(findings) == {}
        assert "A running Handraise has it" in findings["database"].said
        assert "did not open another" in findings["socket"].said
        assert slack.connections == 1
        assert (await slack.person("ana").sends("/need mentor robotics", channel="teachers")).acked


async def test_as_json(slack: Sandbox) -> None:
    """For a program that watches over many."""
    chosen = settings_for(slack) | {"NEEDS_CHANNEL": "C0NOWHERE"}
    result = await handraise_beside(slack, "doctor", "--json", **chosen)
    told = json.loads(result.stdout)
    assert (result.exit_code, told["ok"]) == (1, False)
    (trouble,) = (check for check in told["checks"] if not check["ok"])
    assert trouble["about"] == "channel"
    assert "/invite" in trouble["fix"]


# Slack


async def test_what_is_wrong_is_said_with_its_fix(slack: Sandbox) -> None:
    """One thing at a time; everything else is well."""
    table: list[tuple[dict[str, Any], str, str]] = [
        ({"slack_bot_token": Secret("xapp-canary")}, "bot token", "those start with xoxb-"),
        ({"slack_bot_token": Secret(TOKEN)}, "bot token", "not accepted by Slack (invalid_auth)"),
        ({"slack_app_token": Secret(TOKEN)}, "app token", "those start with xapp-"),
        ({"slack_app_token": Secret("xapp-canary")}, "app token", "not accepted by Slack (invalid_auth)"),
        ({"slack_app_token": None, "slack_signing_secret": None}, "app token", "is missing"),
        ({"needs_channel": "C0NOWHERE"}, "channel", "no channel C0NOWHERE (channel_not_found)"),
        ({"coordinators": ("U0NOBODY",)}, "coordinators", "U0NOBODY (user_not_found)"),
        ({"coordinators": (slack.bot.bot_user_id,)}, "coordinators", "(is a bot)"),
    ]
    for choices, about, said in table:
        wrong = troubles(await found(slack, **choices))
        assert list(wrong) == [about]
        assert said in wrong[about]


async def test_where_nobody_is_named_the_owner_is(slack: Sandbox) -> None:
    """That is well, as long as Slack shows one."""
    said = (await found(slack, coordinators=()))["coordinators"]
    assert said.is_well
    assert "when the bot starts, Ruth Lindqvist coordinates, as the owner" in said.said
    slack.person("ruth").member.rank = "admin"
    assert "Slack shows no owner" in troubles(await found(slack, coordinators=()))["coordinators"]


async def test_no_slack_at_that_address(slack: Sandbox, unused_tcp_port: int) -> None:
    nobody = f"http://127.0.0.1:{unused_tcp_port}/api/"
    wrong = troubles(await found(slack, slack_api_url=nobody))
    for about in ("bot token", "app token"):
        assert f"No Slack answers at {nobody}" in wrong[about]
    somebody_else = await found(slack, slack_api_url=f"{slack.page_url}nothing/")
    assert not somebody_else["bot token"].is_well


async def test_a_channel_that_cannot_be_posted_to(slack: Sandbox) -> None:
    """One the bot was never let into, and one that has been archived since."""
    ruth = slack.person("ruth").id
    elsewhere = next(
        room
        for room in slack.slack.workspace.conversations.values()
        if slack.bot.bot_user_id not in room.members and room.kind == "channel"
    )
    assert "I am not in #" in troubles(await found(slack, needs_channel=elsewhere.id))["channel"]
    slack.slack.conversation("partners", seen_by=ruth).is_archived = True
    assert troubles(await found(slack))["channel"] == "#partners is archived."


async def test_what_a_coordinator_chose_counts(slack: Sandbox, sqlite_url: str) -> None:
    """The setting is only where the choice begins."""
    async with app.running(settings(slack, sqlite_url, needs_channel=None), SystemClock()) as bot:
        team = slack.slack.workspace.team.id
        assert (
            "No channel is chosen yet"
            in (await found(slack, database_url=sqlite_url, needs_channel=None))["channel"].said
        )
        ruth = Person(team, slack.person("ruth").id)
        chosen = Chosen("C0GONE", "America/Chicago", "en", schools=())
        await bot.db.run(partial(choose, chosen=chosen, by=ruth, team_id=team, at=SystemClock().now()))
        assert "C0GONE" in troubles(await found(slack, database_url=sqlite_url))["channel"]


async def test_a_coordinator_who_has_left_is_nothing_to_fix(slack: Sandbox, sqlite_url: str) -> None:
    """The role stays with them in the database, and others have it; without others, somebody must be named."""
    ruth, ben = slack.person("ruth"), slack.person("ben")
    async with app.running(settings(slack, sqlite_url, coordinators=(ruth.id, ben.id)), SystemClock()):
        slack.slack.member("ben").kind = "deactivated"
        findings = await everything_found(slack, database_url=sqlite_url, coordinators=(ruth.id,))
        said = {finding.said: finding.is_well for finding in findings}
        assert said[f"The coordinator {ben.id} cannot be written to any more (has left)."]
        assert said[f"I can write to the coordinator {ruth.id}."]

        slack.slack.member("ruth").kind = "deactivated"
        nobody = await found(slack, database_url=sqlite_url, coordinators=())
        assert "Nobody is a coordinator" in troubles(nobody)["coordinators"]


async def test_a_scope_that_was_not_granted(slack: Sandbox) -> None:
    """It is named, and where to add it."""
    short = deepcopy(manifest())
    short["oauth_config"]["scopes"]["bot"].remove("im:history")
    slack.install(short)
    findings = await found(slack)
    assert troubles(findings) == {"scopes": "The token lacks scopes: im:history."}
    assert "Reinstall" in (findings["scopes"].fix or "")


@pytest.mark.parametrize(("off", "which"), [(timedelta(minutes=7), "ahead of"), (timedelta(minutes=-7), "behind")])
async def test_a_clock_that_is_wrong(slack: Sandbox, off: timedelta, which: str) -> None:
    """Slack would refuse signatures, or a lost post would not be found again."""
    wrong = troubles(await found(slack, clock=MovableClock(SystemClock().now() + off)))
    assert which in wrong["clock"]


# The database


async def test_databases_that_will_not_do(slack: Sandbox, folder: Path, sqlite_url: str) -> None:
    """Each is said, and none is touched."""
    (folder / "text.db").write_text("canary " * 1000)
    path = sqlite_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE alembic_version SET version_num = 'from_the_future'")
        database.commit()
    table = {
        "sqlite:///text.db": "not a database",
        "sqlite:///no/such/folder/handraise.db": "there is no such folder",
        "handraise": "is no database address",
        "postgresql://me:canary@127.0.0.1:1/x": "the database cannot be used",
        sqlite_url: "written by a newer Handraise",
    }
    for url, said in table.items():
        assert said in troubles(await found(slack, database_url=url))["database"]
    assert (folder / "text.db").read_text() == "canary " * 1000


async def test_a_database_in_use_on_either_system(slack: Sandbox, database_url: str) -> None:
    """Whose channel and coordinators are read beside the running bot; without it, it is free."""
    async with app.running(settings(slack, database_url), SystemClock()):
        assert "A running Handraise" in (await found(slack, database_url=database_url))["database"].said
    assert "up to date." in (await found(slack, database_url=database_url))["database"].said


# Over HTTP


async def test_listening_over_http(slack: Sandbox, sqlite_url: str, unused_tcp_port: int) -> None:
    """A free port, the running bot, and somebody else's program."""
    http: dict[str, Any] = {"slack_app_token": None, "http_port": unused_tcp_port}
    address = f"http://127.0.0.1:{unused_tcp_port}/slack/events"
    before = await found(slack, url=address, **http)
    assert "is free" in before["http"].said
    assert "cannot be reached" in troubles(before)["public address"]

    async with app.running(settings(slack, sqlite_url, **http), SystemClock()):
        findings = await found(slack, url=address, database_url=sqlite_url, **http)
        assert troubles(findings) == {}
        assert "Handraise listens" in findings["http"].said
        assert "leads to Handraise" in findings["public address"].said

    sandboxs = int(slack.address.rpartition(":")[2])
    taken = await found(slack, url=f"{slack.address}/slack/events", slack_app_token=None, http_port=sandboxs)
    assert set(troubles(taken)) == {"http", "public address"}


# Settings


def test_settings_that_cannot_be_read() -> None:
    """One line, and exit code 2."""
    result = handraise("doctor", SLACK_BOT_TOKEN=TOKEN, TIME_ZONE="Chicago")
    assert result.exit_code == 2
    assert result.stderr.startswith("TIME_ZONE is no time zone")
