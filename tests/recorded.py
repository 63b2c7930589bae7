"""Everything a test run says to the sandbox and is answered, as JSON lines under build/.

`build/payloads.jsonl` holds what our bot sent, `{"method", "arguments"}`, acknowledgements included;
`build/answers.jsonl` what the sandbox answered to anybody, `{"method", "answer"}`.
Each process of a run writes a part of its own, in a folder of that run; at the end the parts are put together and the
payloads are held against Slack's limits (tests/limits.py), whatever the sandbox itself had let pass, the answers
against the shapes of Slack's (tests/shapes.py).
"""

import json
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from sandbox.server import Sandbox
from sandbox.server import running_sandbox as running
from sandbox.wire import WireEntry
from tests.limits import beyond_limits, parsed
from tests.shapes import misshapen

FOLDER = Path("build")
RUN = "HANDRAISE_TEST_RUN"  # in the environment, so that the workers of a run know it, and two runs do not meet
PAYLOADS, ANSWERS = "payloads", "answers"
KINDS = (PAYLOADS, ANSWERS)


@asynccontextmanager
async def recorded_sandbox(*, of_our_bot: bool = True, **wishes: Any) -> AsyncIterator[Sandbox]:
    """`running_sandbox`, its wire written down; payloads only where it is our bot that speaks."""
    async with running(**wishes) as sandbox:
        sandbox.slack.wire.listeners.append(_note_answer)
        if of_our_bot:
            sandbox.slack.wire.listeners.append(_note_payload)
        yield sandbox


def begin() -> None:
    os.environ[RUN] = f"run-{os.getpid()}"
    _folder_of_run().mkdir(parents=True, exist_ok=True)


def gather() -> None:
    """One file of each kind from those of all processes."""
    for kind in KINDS:
        with _whole(kind).open("wb") as whole:
            for part in sorted(_folder_of_run().glob(f"{kind}.*")):
                whole.write(part.read_bytes())
    shutil.rmtree(_folder_of_run())


def complaints() -> list[str]:
    """What was accepted of our bot's and Slack would refuse, and what the sandbox answered unlike Slack; each once."""
    found = [f"{each['method']}: {wrong}" for each in _lines(PAYLOADS) for wrong in beyond_limits(each["arguments"])]
    found += [f"answer to {each['method']}: {wrong}" for each in _lines(ANSWERS) for wrong in misshapen(**each)]
    return list(dict.fromkeys(found))


def _lines(kind: str) -> Iterator[dict[str, Any]]:
    with _whole(kind).open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _note_payload(entry: WireEntry) -> None:
    said = entry.answer if entry.direction == "to_app" else entry.request
    if isinstance(said, dict) and said and entry.ok is not False:
        arguments = {name: parsed(value) for name, value in said.items()}
        _write(PAYLOADS, {"method": entry.name, "arguments": arguments})


def _note_answer(entry: WireEntry) -> None:
    if entry.kind == "web_api" and isinstance(entry.answer, dict):  # a fault may have cut it off
        _write(ANSWERS, {"method": entry.name, "answer": entry.answer})


def _write(kind: str, line: dict[str, Any]) -> None:
    with (_folder_of_run() / f"{kind}.{os.getpid()}").open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")


def _whole(kind: str) -> Path:
    return FOLDER / f"{kind}.jsonl"


def _folder_of_run() -> Path:
    return FOLDER / os.environ[RUN]
