"""`python -m bench.sandbox`: what the sandbox itself costs: envelopes a second through one socket, and its start."""

import argparse
import asyncio
import contextlib
import json
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Protocol

import aiohttp

from sandbox.options import Options
from sandbox.server import Sandbox, running_sandbox

_AT_ONCE = 50
"""So many people wait for an answer at any moment."""


async def acknowledge(api_url: str, app_token: str) -> None:
    """The bare client, a process of its own: it acknowledges, and does nothing else."""
    async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {app_token}"}) as session:
        async with session.post(f"{api_url}apps.connections.open") as opened:
            url = (await opened.json())["url"]
        async with session.ws_connect(url) as socket:
            async for message in socket:
                said = json.loads(message.data)
                if "envelope_id" in said:
                    await socket.send_str(json.dumps({"envelope_id": said["envelope_id"]}))


@contextlib.asynccontextmanager
async def connected() -> AsyncIterator[Sandbox]:
    async with running_sandbox(options=Options(ack_seconds=30)) as slack:
        asked = (sys.executable, "-m", "bench.sandbox", "--acknowledge", slack.api_url, slack.app_token)
        client = await asyncio.create_subprocess_exec(*asked)
        try:
            await slack.until_connected(30)
            yield slack
        finally:
            client.terminate()
            await client.wait()


class Outcome(Protocol):
    @property
    def acked(self) -> bool: ...


async def rate(one: Callable[[], Awaitable[Outcome]], seconds: float) -> float:
    """How many were acknowledged a second, with many under way at once."""
    until = time.perf_counter() + seconds

    async def again_and_again() -> int:
        done = 0
        while time.perf_counter() < until:
            done += (await one()).acked
        return done

    began = time.perf_counter()
    counts = await asyncio.gather(*(again_and_again() for _ in range(_AT_ONCE)))
    return sum(counts) / (time.perf_counter() - began)


async def commands_a_second(slack: Sandbox, seconds: float) -> float:
    """Typed by a person, delivered, acknowledged: all a command goes through."""
    ana = slack.person("ana")
    return await rate(lambda: ana.sends("/need mentor robotics friday", channel="teachers"), seconds)


async def envelopes_a_second(slack: Sandbox, seconds: float) -> float:
    """A click of the usual size, delivered and acknowledged."""
    payload = {"type": "block_actions", "message": {"blocks": [{"type": "section", "text": "x" * 200}] * 8}}
    return await rate(lambda: slack.slack.deliveries.ask("interactive", payload), seconds)


async def seconds_to_start() -> float:
    """From nothing to the printed address, the interpreter included."""
    began = time.perf_counter()
    command = (sys.executable, "-m", "sandbox", "--port", "0")
    serving = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    try:
        printed = await serving.stdout.readline() if serving.stdout else b""
        if b"http://" not in printed:
            raise RuntimeError(f"the sandbox said {printed!r}")
        return time.perf_counter() - began
    finally:
        serving.terminate()
        await serving.wait()


async def main(seconds: float) -> None:
    async with connected() as slack:
        await envelopes_a_second(slack, 0.3)  # warm
        envelopes = await envelopes_a_second(slack, seconds)
        commands = await commands_a_second(slack, seconds)
    start = min([await seconds_to_start() for _ in range(3)])
    _row("envelopes a second, one socket", envelopes, 1000, met=envelopes >= 1000)
    _row("commands a second, typed to acknowledged", commands, 1000, met=commands >= 1000)
    _row("start, seconds", start, 1, met=start <= 1)


def _row(figure: str, value: float, target: float, *, met: bool) -> None:
    print(f"  {'met   ' if met else 'MISSED'} {figure:44} {value:8.2f}  (target {target:g})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="bench.sandbox", description=__doc__)
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--acknowledge", nargs=2, metavar=("API_URL", "APP_TOKEN"), help="be the bare client")
    wishes = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(acknowledge(*wishes.acknowledge) if wishes.acknowledge else main(wishes.seconds))
