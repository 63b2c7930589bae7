"""Record and replay: what people did is played again, and what the app does differently is said."""

import json
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, chdir
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.errors import CannotDo
from sandbox.options import Options
from sandbox.recording.__main__ import main
from sandbox.recording.replay import read, replay
from sandbox.server import Sandbox, running_sandbox
from tests.sandbox.block_kit import button, field, modal
from tests.sandbox.conftest import HandClock
from tests.sandbox.connected import listening


@asynccontextmanager
async def echoing(greeting: str) -> AsyncIterator[Sandbox]:
    """A sandbox of its own, and an app that puts up a card, asks in a form and says thank you."""
    async with running_sandbox(clock=HandClock(), options=Options(ack_seconds=2.0, pace=0.0)) as slack:
        client = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url)
        app = AsyncApp(client=client, signing_secret=slack.signing_secret)

        @app.command("/echo")
        async def echo(ack: Any, command: dict[str, Any]) -> None:
            await ack()
            blocks = [{"type": "actions", "elements": [button(action_id="go")]}]
            await client.chat_postMessage(channel="#partners", text=f"{greeting} {command['text']}", blocks=blocks)

        @app.action("go")
        async def ask(ack: Any, body: dict[str, Any]) -> None:
            await client.views_open(trigger_id=body["trigger_id"], view=modal(field("name")))
            await ack()

        @app.view("form")
        async def thank(ack: Any, view: dict[str, Any], body: dict[str, Any]) -> None:
            await ack()
            name = view["state"]["values"]["name"]["name_input"]["value"]
            await client.chat_postMessage(channel=body["user"]["id"], text=f"Thank you, {name}")

        async with listening(app, slack):
            yield slack


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Path]:
    """The folder this program is in, for once."""
    with chdir(tmp_path):
        yield tmp_path


async def ask(page: aiohttp.ClientSession, to: str, **wish: Any) -> None:
    async with page.post(f"/control/{to}", json=wish) as response:
        assert response.status == 200, await response.text()


async def a_visit(slack: Sandbox) -> None:
    """Ana types, clicks and fills in, over the control API; a day passes; a call is made slow."""
    ana = slack.person("ana")
    async with aiohttp.ClientSession(slack.address) as page:
        await ask(page, "act", **{"as": ana.id}, do="send", channel=channel(slack, "teachers"), text="/echo hello")
        card = await slack.until(lambda: next(iter(ana.reads("partners")), None))
        assert card is not None
        place = {"channel": card.channel, "message_ts": card.ts, "block_id": card.blocks[0]["block_id"]}
        await ask(page, "act", **{"as": ana.id}, do="click", action_id="go", **place)
        form = await ana.waits_for_form()
        values = {"name": {"name_input": {"type": "plain_text_input", "value": "Ana"}}}
        await ask(page, "clock", advance=86_400)
        await ask(page, "faults", method="chat.postMessage", do="slow", seconds=0.01)
        await ask(page, "act", **{"as": ana.id}, do="submit", view_id=form.id, values=values)
        await slack.until(ana.reads_dm)


def channel(slack: Sandbox, name: str) -> str:
    return slack.slack.conversation(name, seen_by="").id


@pytest.fixture
async def recorded(tmp_path: Path) -> Path:
    path = tmp_path / "visit.jsonl"
    async with echoing("You said") as slack:
        slack.control.recorder.start(path)
        await a_visit(slack)
    return path


async def test_the_same_app_does_the_same(recorded: Path) -> None:
    """In another sandbox, with other stamps, other forms and a block id that was drawn anew."""
    async with echoing("You said") as slack:
        assert await replay(slack.slack, read(recorded)) == []
        assert [each.text for each in slack.person("ana").reads_dm()] == ["Thank you, Ana"]
        assert slack.faults.log[0].method == "chat.postMessage"


async def test_what_the_app_does_else_is_told(recorded: Path) -> None:
    """The step, what is missing and what came instead."""
    async with echoing("You typed") as slack:
        missing, extra = await replay(slack.slack, read(recorded), patience=0.5)
    assert missing.endswith('the app did not chat.postMessage "You said hello · Go"')
    assert extra.endswith('the app also did chat.postMessage "You typed hello · Go"')


def test_no_ids_of_one_run_are_kept(recorded: Path) -> None:
    """People, channels, messages and forms go by name and place."""
    header, *lines = [json.loads(line) for line in recorded.read_text().splitlines()]
    assert header == {"recording": 1, "config": {}}
    acts = [line["act"] for line in lines if "act" in line]
    assert acts[0] == {"as": "ana", "do": "send", "channel": "#teachers", "text": "/echo hello"}
    assert (acts[1]["channel"], acts[1]["message_ts"], acts[1]["block_id"][0]) == ("#partners", 0, 0)
    assert (acts[2]["view_id"], acts[2]["values"][0][0]) == ("0", [0, "name"])
    assert {"clock": {"advance": 86_400}} in lines


async def test_the_control_api_starts_and_stops_it(slack: Sandbox, here: Path) -> None:
    """A new file in the folder of the sandbox, and nowhere else."""
    async with aiohttp.ClientSession(slack.address) as page:
        for path in ("../x.jsonl", "/x.jsonl", "a\0b", "", 7):
            async with page.post("/control/record", json={"path": path}) as response:
                assert response.status == 400
        await ask(page, "record", path="visit.jsonl")
        await ask(
            page, "act", **{"as": slack.person("ana").id}, do="send", channel=channel(slack, "general"), text="Hi"
        )
        await ask(page, "record", stop=True)
        async with page.post("/control/record", json={"path": "visit.jsonl"}) as response:
            assert (await response.json())["error"] == "there is a visit.jsonl already"
    assert len((here / "visit.jsonl").read_text().splitlines()) == 2


def test_nonsense_is_no_recording(tmp_path: Path) -> None:
    """File and line are named."""
    path = tmp_path / "visit.jsonl"
    for text, complaint in (
        ("", "this is no recording of version 1"),
        ('{"recording": 2}', "this is no recording of version 1"),
        ('{"recording": 1}\nnonsense', "line 2: this is no part of a recording"),
    ):
        path.write_text(text)
        with pytest.raises(CannotDo, match=complaint):
            read(path)
    assert main([str(tmp_path / "none.jsonl")]) == 2


APP = """
import asyncio, os, sys
from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

client = AsyncWebClient(os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
app = AsyncApp(client=client, signing_secret=os.environ["SLACK_SIGNING_SECRET"])

@app.command("/ping")
async def ping(ack, say):
    await ack()
    await say(sys.argv[1])

async def serve():
    await AsyncSocketModeHandler(app, os.environ["SLACK_APP_TOKEN"], web_client=client).start_async()

asyncio.run(serve())
"""


@pytest.mark.parametrize(("answer", "code"), [("pong", 0), ("ping", 1)])
def test_a_program_plays_it_to_an_app_it_starts(tmp_path: Path, capsys: Any, answer: str, code: int) -> None:
    """The exit code says whether the app did the same."""
    app, path = tmp_path / "app.py", tmp_path / "visit.jsonl"
    app.write_text(APP)
    lines = [
        {"recording": 1, "config": {"apps": [{"name": "Ping"}]}},
        {"act": {"as": "ana", "do": "send", "channel": "#general", "text": "/ping"}},
        {"app": {"name": "chat.postMessage", "texts": ["pong"]}},
    ]
    path.write_text("\n".join(map(json.dumps, lines)))
    assert main([str(path), "--patience", "1", "--", sys.executable, str(app), answer]) == code
    assert ("The app did the same." in capsys.readouterr().out) == (code == 0)


def test_an_app_that_breaks_down_is_said_so(tmp_path: Path, capsys: Any) -> None:
    """At once, not after a minute."""
    path = tmp_path / "visit.jsonl"
    path.write_text('{"recording": 1}')
    assert main([str(path), "--", sys.executable, "-c", "raise SystemExit(7)"]) == 2
    assert "the app ended with 7" in capsys.readouterr().out
