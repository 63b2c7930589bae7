"""What routing costs: one command through Bolt and the door, with few routes and with many."""

import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import Any

import aiohttp
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import SystemClock
from bot.services import settings
from handlers.door.afterwards import Afterwards
from handlers.door.listening import Door
from handlers.permissions import anyone
from handlers.reply import Silence
from handlers.route import Routes, command, table
from storage.database import Database
from storage.migrate import migrate
from storage.transaction import Transaction

FEW, MANY, TIMES = 2, 200, 400


async def ratio() -> float:
    """The median cost of a dispatch at 200 routes over that at 2, taken in turns."""
    with tempfile.TemporaryDirectory() as folder:
        db = Database(f"sqlite:///{Path(folder) / 'handraise.db'}")
        migrate(db.engine)
        await db.run(_welcome)
        async with aiohttp.ClientSession() as session:
            apps = {count: _app(db, session, count) for count in (FEW, MANY)}
            costs: dict[int, list[float]] = {FEW: [], MANY: []}
            for turn in range(TIMES):
                for count, app in apps.items():
                    costs[count].append(await _dispatch(app, f"{turn}.{count}"))
        db.close()
    return median(costs[MANY]) / median(costs[FEW])


def _welcome(tx: Transaction) -> None:
    settings.welcome(tx, "T1", url="", needs_channel=None, time_zone="UTC", language="en")


def _app(db: Database, session: aiohttp.ClientSession, count: int) -> AsyncApp:
    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_user_id="U0", bot_id="B0", bot_token="none")  # noqa: S106  # unused

    app = AsyncApp(authorize=authorize, signing_secret="none", process_before_response=True)  # noqa: S106  # unused
    Door(db, SystemClock(), Afterwards(AsyncWebClient(), session), _routes(count)).attach(app)
    return app


def _routes(count: int) -> Routes:
    last = command("/last", lambda _tx, _heard: Silence(), may=anyone)
    return table([[*(replace(last, name=f"/other{number}") for number in range(count - 1)), last]])


async def _dispatch(app: AsyncApp, trigger: str) -> float:
    body: dict[str, Any] = {
        "command": "/last",
        "text": "",
        "team_id": "T1",
        "user_id": "U1",
        "channel_id": "C1",
        "trigger_id": trigger,
        "response_url": "",
    }
    began = time.perf_counter()
    response = await app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=body))
    cost = time.perf_counter() - began
    if response.status != 200:
        raise RuntimeError(f"not acknowledged: {response.status}")
    return cost
