"""After the acknowledgement: opening forms, and speaking through the response URL.

Nothing here may matter for ever: a trigger lives three seconds and a response URL cannot be repeated safely.
What must arrive is a row in the outbox.
"""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.messages.forms import as_view
from bot.messages.message import Message
from handlers.heard import Click, Command, Form
from handlers.reply import Open

log = logging.getLogger(__name__)

SPEAKING_TRIES = 2
LAST_WORDS_S = 5


class Afterwards:
    def __init__(self, client: AsyncWebClient, session: aiohttp.ClientSession) -> None:
        self._client = client
        self._session = session
        self._running: set[asyncio.Task[None]] = set()

    def do(self, work: Coroutine[Any, Any, None]) -> None:
        """Run it beside whatever comes next; kept until it is done."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def finish(self) -> None:
        """Let what was promised be said, for a few seconds at most."""
        if self._running:
            await asyncio.wait(self._running, timeout=LAST_WORDS_S)

    async def say(self, heard: Command | Click | Form, message: Message, *, instead: bool = False) -> None:
        """Privately, where the person is looking: in the form, or beside the message they pressed."""
        try:
            if isinstance(heard, Click) and heard.view_id:
                await self._client.views_update(view_id=heard.view_id, view=as_view(message))
            elif heard.response_url:
                await self._through(heard.response_url, message, instead)
        except (SlackClientError, aiohttp.ClientError, TimeoutError) as error:
            log.warning("could not answer in private", extra={"delivery": heard.key, "error": _short(error)})

    async def open(self, heard: Command | Click | Form, reply: Open) -> None:
        try:
            if isinstance(heard, Click) and heard.view_id:
                await self._client.views_push(trigger_id=heard.trigger_id, view=reply.view)
            else:
                await self._client.views_open(trigger_id=heard.trigger_id, view=reply.view)
        except (SlackClientError, aiohttp.ClientError, TimeoutError) as error:
            log.warning("could not open a form", extra={"delivery": heard.key, "error": _short(error)})
            await self.say(heard, reply.also or reply.otherwise)
        else:
            if reply.also:
                await self.say(heard, reply.also)

    async def _through(self, response_url: str, message: Message, instead: bool) -> None:
        body = {"response_type": "ephemeral", "replace_original": instead, **message.as_arguments()}
        for attempt in range(1, SPEAKING_TRIES + 1):
            try:
                async with self._session.post(response_url, json=body) as response:
                    response.raise_for_status()
            except aiohttp.ClientConnectorError:  # never reached Slack, so saying it again doubles nothing
                if attempt == SPEAKING_TRIES:
                    raise
            else:
                return


def _short(error: Exception) -> str:
    """What happened, without the payload that SDK errors carry."""
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else type(error).__name__
