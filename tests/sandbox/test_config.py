"""A workspace from a file: everything in it is there, and what is wrong with it is said in one sentence."""

import asyncio
import sys
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.__main__ import main
from sandbox.config.config import load
from sandbox.config.marked import Malformed
from sandbox.config.serving import serving

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "sandbox" / "examples" / "workspace.yaml"


async def test_the_example_is_a_workspace() -> None:
    """Its people, its channels, its two apps with the tokens they were given, its clock and its first fault."""
    async with serving(load(EXAMPLE), 0) as (sandbox, (bookworm, doorbell)):
        assert sandbox.slack.workspace.team.name == "Harbour Library"
        kinds = {name: sandbox.person(name).member.kind for name in ("mia", "tom", "gus", "lena", "otto")}
        assert list(kinds.values()) == ["coordinator", "member", "guest", "stranger", "deactivated"]
        assert sandbox.person("mia").member.email == "mia@harbour.example"
        channels = {each.name: each for each in sandbox.slack.workspace.conversations.values()}
        assert (channels["board"].kind, channels["readings"].topic.value) == ("private", "Who reads what, and when")
        here = [bookworm.bot.bot_user_id in channels[name].members for name in ("general", "readings", "board")]
        there = [doorbell.bot.bot_user_id in channels[name].members for name in ("general", "readings", "board")]
        assert (here, there) == ([True, True, False], [True, False, False])
        assert bookworm.environment == {
            "SLACK_API_URL": f"{sandbox.address}/api/",
            "SLACK_BOT_TOKEN": "xoxb-bookworm",
            "SLACK_APP_TOKEN": "xapp-bookworm",
            "SLACK_SIGNING_SECRET": "bookworm-secret",
        }
        assert sandbox.slack.clock.now().isoformat().startswith("2026-10-13T07:30")  # London's summer time
        client = AsyncWebClient("xoxb-bookworm", base_url=sandbox.api_url, retry_handlers=[])
        assert (await client.auth_test())["team"] == "Harbour Library"
        with pytest.raises(SlackApiError, match="ratelimited"):
            await client.chat_postMessage(channel=channels["readings"].id, text="Hello")
        with pytest.raises(SlackApiError, match="missing_scope"):
            await client.reactions_add(channel=channels["readings"].id, name="tada", timestamp="1.1")


async def test_a_little_is_enough(tmp_path: Path) -> None:
    """Whatever is left out is as in the default school; JSON will do, tabs and all."""
    path = tmp_path / "little.json"
    path.write_text('{\n\t"workspace": {"name": "Harbour"}, "apps": [{"name": "Echo \\ud83d\\ude00"}]\n}')
    async with serving(load(path), 0) as (sandbox, (echo,)):
        assert echo.bot.name == "Echo 😀"
        assert (sandbox.slack.workspace.team.name, sandbox.slack.workspace.team.domain) == ("Harbour", "lincoln-middle")
        assert sandbox.person("ana").member.real_name == "Ana Flores"


async def test_an_app_may_come_later_by_http(tmp_path: Path) -> None:
    """The sandbox knocks at the request URL until the app answers the challenge."""
    path = tmp_path / "http.yaml"

    async def answer(request: aiohttp.web.Request) -> aiohttp.web.Response:
        return aiohttp.web.json_response({"challenge": (await request.json())["challenge"]})

    app = aiohttp.web.Application()
    app.router.add_post("/slack/events", answer)
    runner = aiohttp.web.AppRunner(app)
    await runner.setup()
    await aiohttp.web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    path.write_text(f"apps: [{{name: Echo, request_url: '{url}'}}]")
    async with serving(load(path), 0) as (_, (echo,)):
        assert await echo.until(lambda: echo.bot.request_url) == url
    await runner.cleanup()


DID_YOU_MEAN_GUEST = "did you mean guest?"
PERSON = "people:\n  - name: mia\n"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "w.yaml: there is nothing in it"),
        ("[]", "w.yaml: this must be keys with values, as in `name: mia`"),
        ("workspace:\n\tname: X", "w.yaml, line 2: YAML takes no tabs here; write blanks"),
        ("people: [", "w.yaml, line 1: expected the node content, but found '<stream end>'"),
        ("peple: []", "w.yaml, line 1: peple: no such key; did you mean people?"),
        ("people: []", "w.yaml, line 1: people: somebody must be there"),
        ("people:\n  - real_name: Mia", "w.yaml, line 2: people[0]: name is missing"),
        (f"{PERSON}    titel: x", "w.yaml, line 3: people[0].titel: no such key; did you mean title?"),
        (
            f"{PERSON}    tz: Mars/Base",
            "w.yaml, line 3: people[0].tz: no time zone is called 'Mars/Base'; one is America/Chicago",
        ),
        (
            f"{PERSON}    kind: gest",
            "w.yaml, line 3: people[0].kind: 'gest' is none of member, coordinator, guest, stranger, deactivated; "
            + DID_YOU_MEAN_GUEST,
        ),
        (f"{PERSON}  - name: mia", "w.yaml, line 3: people[1]: there is a mia already"),
        (f"{PERSON}    title: [x]", "w.yaml, line 3: people[0].title: this must be a text"),
        (
            f"{PERSON}channels:\n  - name: all\n    members: [mja]",
            "w.yaml, line 5: channels[0].members[0]: nobody is called mja; did you mean mia?",
        ),
        (
            "channels: [{name: a b}]",
            "w.yaml, line 1: channels[0].name: 'a b' must be small letters, digits, dots, dashes and underscores",
        ),
        ("channels:\n- name: a\n  private: maybe", "w.yaml, line 3: channels[0].private: this must be true or false"),
        ("channels: [{name: a, members: []}]", "w.yaml, line 1: channels[0].members: somebody must be in a channel"),
        ("apps: []", "w.yaml, line 1: apps: there must be an app"),
        ("apps:\n- name: A\n  name: B", "w.yaml, line 3: apps[0].name: this key is there twice"),
        ("apps:\n- name: A\n  bot_token: abc", "w.yaml, line 3: apps[0].bot_token: this begins with xoxb-"),
        (
            "apps: [{name: A, request_url: here}]",
            "w.yaml, line 1: apps[0].request_url: this must be an http:// or https:// address",
        ),
        (
            "apps:\n- name: A\n  manifest:\n    features:\n      slash_commands:\n      - command: read",
            "w.yaml, line 6: apps[0].manifest.features.slash_commands[0]: a command begins with /",
        ),
        ("options:\n  ack_seconds: soon", "w.yaml, line 2: options.ack_seconds: 'soon' is not a number"),
        (
            "options: {redelivery_delays: [0, x]}",
            "w.yaml, line 1: options.redelivery_delays: [0, 'x'] is not a list, each a number",
        ),
        ("options: {pacing: x}", "w.yaml, line 1: options.pacing: 'x' is not one of off, scaled, real"),
        ("clock: {start: soon}", "w.yaml, line 1: clock.start: this must be a moment such as 2026-12-01T08:00"),
        ("faults: [x]", "w.yaml, line 1: faults[0]: this must be keys with values, as in `name: mia`"),
    ],
)
def test_what_is_wrong_is_said_with_line_and_key(tmp_path: Path, text: str, complaint: str) -> None:
    """In one sentence, with the nearest known word where there is one."""
    path = tmp_path / "w.yaml"
    path.write_text(text)
    with pytest.raises(Malformed) as told:
        load(path)
    assert "\n" not in str(told.value)
    assert str(told.value).removeprefix(f"{tmp_path}/") == complaint


def test_a_manifest_elsewhere_is_named_too(tmp_path: Path) -> None:
    """Both files, both lines."""
    (tmp_path / "app.json").write_text('{"features":\n {"slash_commands": [{}]}}')
    path = tmp_path / "w.yaml"
    path.write_text("apps:\n- name: A\n  manifest: app.json")
    with pytest.raises(Malformed, match=r"w\.yaml, line 3: .*app\.json, line 2: .*: command is missing"):
        load(path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("people: 3", "people: this must be a list"),
        ("faults:\n- method: chat.post", "w.yaml, line 2: faults[0]: there is no method chat.post"),
        ("faults:\n- method: '*'\n  do: sing", "w.yaml, line 2: faults[0]: "),
    ],
)
def test_the_command_line_says_it_and_ends_with_2(tmp_path: Path, capfd: Any, text: str, words: str) -> None:
    """No traceback."""
    path = tmp_path / "w.yaml"
    path.write_text(text)
    assert main(["--port", "0", "--config", str(path)]) == 2
    printed = capfd.readouterr().err
    assert words in printed
    assert printed.count("\n") == 1


@pytest.mark.parametrize("port", ["99999", "-1", "x"])
def test_what_is_no_port_is_said(capfd: Any, port: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        main([f"--port={port}"])
    assert f"'{port}' is no port" in capfd.readouterr().err


async def test_a_program_reads_where_to_go() -> None:
    """The printed lines are what an app needs, and the printed address opens the page."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "sandbox", "--port", "0", "--config", str(EXAMPLE)),
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None
    printed = (await process.stdout.readuntil(b"Doorbell finds it with")).decode()
    address = printed.splitlines()[0].removeprefix("The workspace is open at ")
    told = dict(line.split("=", 1) for line in printed.splitlines() if line.startswith(("SLACK_", "SANDBOX_")))
    assert told["SLACK_BOT_TOKEN"] == "xoxb-bookworm"
    assert (await AsyncWebClient(told["SLACK_BOT_TOKEN"], base_url=told["SLACK_API_URL"]).auth_test())["ok"]
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        async with browser.get(address) as page:
            assert (page.status, page.url.query_string) == (200, "")
        async with browser.get(page.url / "control/cast") as cast:
            assert cast.status == 200
    bearer = {"Authorization": f"Bearer {told['SANDBOX_CONTROL_TOKEN']}"}
    async with aiohttp.request("GET", page.url / "control/cast", headers=bearer) as cast:
        assert (await cast.json())["team"]["name"] == "Harbour Library"
    process.terminate()
    await process.wait()
