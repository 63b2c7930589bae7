"""The floors: Bolt apps that only acknowledge. Never made worse to look better.

F   an AsyncApp as the manual shows it
F0  the same with process_before_response, which spares Bolt's ten-millisecond sleep
"""

import asyncio
import os
import re
import sys

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

ANY = re.compile("")


async def main(process_before_response: bool) -> None:
    client = AsyncWebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])
    app = AsyncApp(client=client, signing_secret="none", process_before_response=process_before_response)  # noqa: S106  # unused

    @app.command(ANY)
    async def command(ack: AsyncAck) -> None:
        await ack("ok")

    @app.action(ANY)
    async def action(ack: AsyncAck) -> None:
        await ack()

    await AsyncSocketModeHandler(app, os.environ["SLACK_APP_TOKEN"]).start_async()  # type: ignore[no-untyped-call]  # Bolt's


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] == "F0"))
