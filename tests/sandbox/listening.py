"""A bare client on a socket: every event on the wire, the bot's own doings included, all acknowledged."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.server import Sandbox

Bodies = list[dict[str, Any]]


@asynccontextmanager
async def hearing(slack: Sandbox, *event_types: str) -> AsyncIterator[Bodies]:
    """What is delivered from now on; the app subscribes to these as well."""
    slack.bot.events |= set(event_types)
    bodies: Bodies = []
    client = AsyncWebClient(base_url=slack.api_url)
    url = (await client.apps_connections_open(app_token=slack.app_token))["url"]
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        listening = asyncio.create_task(_listen(socket, bodies))
        await slack.until_connected()
        yield bodies
        listening.cancel()


async def _listen(socket: aiohttp.ClientWebSocketResponse, bodies: Bodies) -> None:
    async for message in socket:
        envelope = json.loads(message.data)
        if "envelope_id" in envelope:
            bodies.append(envelope["payload"])
            await socket.send_json({"envelope_id": envelope["envelope_id"]})


async def settled(slack: Sandbox) -> None:
    """All that is to be heard has been."""
    await slack.until(lambda: slack.slack.deliveries.events_underway == 0)


def names(bodies: Bodies) -> list[str]:
    """Type and subtype of each."""
    return [f"{body['event']['type']} {body['event'].get('subtype', '')}".strip() for body in bodies]
