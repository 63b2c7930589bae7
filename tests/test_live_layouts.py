"""The check that people with internet can run against Slack itself, run here against the sandbox."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.server import Sandbox, running_sandbox
from tests.live_layouts import layouts, main

DIVIDER = {"type": "divider"}
VIEW = {"type": "modal", "title": {"type": "plain_text", "text": "Settings"}, "blocks": [DIVIDER]}


@pytest.fixture
async def slack() -> AsyncIterator[Sandbox]:
    async with running_sandbox() as slack:
        yield slack


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def call(method: str, **arguments: Any) -> str:
    return json.dumps({"method": method, "arguments": arguments})


@pytest.fixture
def recorded(tmp_path: Path) -> Path:
    return tmp_path / "payloads.jsonl"


def record(recorded: Path, *lines: str) -> None:
    recorded.write_text("\n".join(lines))


async def check(slack: Sandbox, recorded: Path, *lines: str) -> int:
    record(recorded, *lines)
    return await asyncio.to_thread(main, [str(recorded), slack.api_url])


async def test_what_slack_takes_is_counted(slack: Sandbox, recorded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Blocks sent as JSON in a form and as they are; calls without a layout are passed over."""
    lines = (
        call("chat.postMessage", blocks=[section("Hello.")]),
        call("chat.update", blocks=json.dumps([section("Hello again.")])),
        call("views.open", view=VIEW),
        call("auth.test"),
    )
    assert await check(slack, recorded, *lines) == 0
    assert capsys.readouterr().out == "2 layouts, 0 that Slack would refuse.\n"


async def test_what_slack_refuses_is_shown_with_the_place(
    slack: Sandbox, recorded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = (call("chat.postMessage", blocks=[section("x" * 3001)]), call("views.open", view=VIEW | {"title": None}))
    assert await check(slack, recorded, *lines) == 1
    told = capsys.readouterr().out
    assert "✗ chat.postMessage\n  /0/text" in told
    assert "✗ views.open" in told
    assert "2 layouts, 2 that Slack would refuse." in told


async def test_without_a_record_or_without_slack_it_says_so(
    recorded: Path, unused_tcp_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(recorded)]) == 2
    record(recorded, call("views.open", view=VIEW))
    assert main([str(recorded), f"http://127.0.0.1:{unused_tcp_port}/api/"]) == 2
    assert "Slack cannot be asked" in capsys.readouterr().err


def test_of_each_shape_the_longest_is_asked_about() -> None:
    """Whatever it says; but blocks of another kind are another shape."""
    lines = [call("chat.postMessage", blocks=blocks) for blocks in ([section("a")], [section("abc")], [DIVIDER])]
    assert sorted(layout.written for layout in layouts(lines)) == [json.dumps([DIVIDER]), json.dumps([section("abc")])]


async def test_exactly_one_thing_can_be_asked_about(slack: Sandbox) -> None:
    """And it is said where in it something is wrong."""

    def ask(**layouts: str) -> str:
        with pytest.raises(SlackApiError) as refused:
            WebClient(base_url=slack.api_url).api_call("blocks.validate", data=layouts)
        return str(refused.value.response["error"])

    assert await asyncio.to_thread(ask) == "invalid_arguments"
    assert await asyncio.to_thread(ask, blocks="[]x", view="{}") == "invalid_arguments"
    assert await asyncio.to_thread(ask, message='{"blocks": [{}]}') == "invalid_blocks"
