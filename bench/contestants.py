"""Starting one of the measured programs as a process of its own, against a sandbox in ours."""

import asyncio
import json
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sandbox.server import Sandbox, running_sandbox
from storage.database import make_engine, parse
from storage.migrate import migrate

ROOT = Path(__file__).parents[1]
COMMANDS = {"F": ["-m", "bench.floors", "F"], "F0": ["-m", "bench.floors", "F0"], "ours": ["-m", "bot", "run"]}
PATIENCE_S = 30


@dataclass(frozen=True, slots=True)
class Contestant:
    slack: Sandbox
    database: Path
    pid: int
    connected_after_s: float

    def resident_mb(self) -> float | None:
        """Memory the process holds now; None where the system does not tell (/proc)."""
        status = Path(f"/proc/{self.pid}/status")
        if not status.exists():
            return None
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


@asynccontextmanager
async def started(name: str) -> AsyncIterator[Contestant]:
    """One contestant, connected; our bot runs as shipped, its settings from the environment."""
    with tempfile.TemporaryDirectory() as folder:
        async with running_sandbox() as slack:
            slack.install(json.loads((ROOT / "manifest.json").read_text(encoding="utf-8")))
            database = Path(folder) / "handraise.db"
            migrate(make_engine(parse(f"sqlite:///{database}")))  # a start as after a restart, not as on the first day
            began = time.perf_counter()
            process = await asyncio.create_subprocess_exec(
                sys.executable, *COMMANDS[name], cwd=ROOT, env=_environment(slack, database), stdout=-3, stderr=-3
            )
            try:
                await slack.until_connected(PATIENCE_S)
                yield Contestant(slack, database, process.pid, time.perf_counter() - began)
            finally:
                process.terminate()
                await process.wait()


def _environment(slack: Sandbox, database: Path) -> dict[str, str]:
    partners = slack.slack.conversation("partners", seen_by=slack.person("ruth").id)
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "SLACK_API_URL": slack.api_url,
        "SLACK_BOT_TOKEN": slack.bot_token,
        "SLACK_APP_TOKEN": slack.app_token,
        "DATABASE_URL": f"sqlite:///{database}",
        "COORDINATORS": slack.person("ruth").id,
        "NEEDS_CHANNEL": partners.id,
        "LOG_LEVEL": "WARNING",
    }
