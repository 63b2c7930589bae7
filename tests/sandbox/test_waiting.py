"""Waiting exactly, and starting from a shell."""

import asyncio
import signal
import sys
from pathlib import Path

import aiohttp
import pytest

from sandbox.server import Sandbox, running_sandbox


async def test_until_wakes_on_the_change(slack: Sandbox) -> None:
    """And answers what the condition found."""
    ana, ben = slack.person("ana"), slack.person("ben")
    waiting = asyncio.create_task(slack.until(lambda: ben.reads("teachers")))
    await ana.sends("hello", channel="teachers")
    assert (await waiting)[0].text == "hello"


async def test_until_shows_the_workspace_when_it_gives_up(slack: Sandbox) -> None:
    """What was said, which forms are open, what was called."""
    await slack.person("ana").sends("is anybody there?", channel="teachers")
    with pytest.raises(TimeoutError, match="is anybody there") as caught:
        await slack.until(lambda: False, timeout=0.01)
    assert "#teachers" in str(caught.value)


async def test_a_failing_condition_fails_the_waiter(slack: Sandbox) -> None:
    """Not the loop, and nobody else."""
    ana = slack.person("ana")
    waiting = slack.until(lambda: ana.reads("teachers") and 1 / 0)
    with pytest.raises(ZeroDivisionError):
        await asyncio.gather(waiting, ana.sends("hello", channel="teachers"))


async def test_a_taken_port_is_an_os_error(slack: Sandbox) -> None:
    """Which the command line turns into a sentence."""
    with pytest.raises(OSError, match="address already in use"):
        async with running_sandbox(port=int(slack.address.rsplit(":", 1)[1])):
            pass


async def start(*arguments: str) -> asyncio.subprocess.Process:
    pipe = asyncio.subprocess.PIPE
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "sandbox", *arguments, stdout=pipe, stderr=pipe, cwd=Path.cwd()
    )


async def test_the_program_says_where_it_is_and_ends_quietly() -> None:
    """Address, tokens, the line for the bot's environment; Ctrl-C is no error."""
    program = await start("--port", "0")
    assert program.stdout is not None
    said: dict[str, str] = {}
    while "SLACK_SIGNING_SECRET" not in said:
        name, _, value = (await program.stdout.readline()).decode().strip().partition("=")
        said[name] = value
    headers = {"Authorization": f"Bearer {said['SLACK_BOT_TOKEN']}"}
    async with (
        aiohttp.ClientSession(headers=headers) as session,
        session.get(f"{said['SLACK_API_URL']}auth.test") as response,
    ):
        assert (await response.json())["ok"]
    program.send_signal(signal.SIGINT)
    _, errors = await program.communicate()
    assert (program.returncode, errors) == (0, b"")


async def test_a_taken_port_is_one_line(slack: Sandbox) -> None:
    """And exit code 2."""
    program = await start("--port", slack.address.rsplit(":", 1)[1])
    _, errors = await program.communicate()
    assert program.returncode == 2
    assert errors.decode().count("\n") == 1
