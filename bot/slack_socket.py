"""Keeps a Socket Mode connection alive, whatever state the SDK's client is in.

After one failed handshake the SDK (3.47) tries the same single-use address for ever. So connecting is never awaited:
a client that stays unconnected for `grace_s`, or is refused a new address, is thrown away and a new one made
(docs/decisions/socket-mode.md).
"""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError, SlackClientError

log = logging.getLogger(__name__)

FIRST_LOOK_S = 0.01
LONGEST_BACKOFF_S = 60


class SlackSocket:
    """`on_refused` hears Slack's word for giving out no address: once, until it gives one out or the word changes."""

    def __init__(
        self,
        app: AsyncApp,
        app_token: str,
        *,
        on_refused: Callable[[str], Awaitable[None]],
        ping_s: float = 10,
        grace_s: float = 30,
    ) -> None:
        self._app = app
        self._token = app_token
        self._ping_s = ping_s
        self._grace_s = grace_s
        self._handler: AsyncSocketModeHandler | None = None
        self._connecting: asyncio.Task[None] | None = None
        self._failed: Exception | None = None
        self._on_refused = on_refused
        self._told: str | None = None
        self.connected = asyncio.Event()

    async def run(self) -> None:
        """Stay connected until cancelled."""
        rebuilds = 0
        while True:
            self._open()
            healthy = await self._watch()
            rebuilds = 0 if healthy else rebuilds + 1
            failure = self.failure()
            await self.close()
            await asyncio.sleep(min(2**rebuilds, LONGEST_BACKOFF_S) - 1)
            await self._tell(failure)

    async def close(self) -> None:
        self.connected.clear()
        if self._connecting:
            self._connecting.cancel()
        if self._handler:
            with contextlib.suppress(asyncio.TimeoutError, aiohttp.ClientError):
                await asyncio.wait_for(self._handler.close_async(), 5)  # type: ignore[no-untyped-call]  # Bolt's

    def failure(self) -> BaseException | None:
        """Why the last attempt to connect has ended, if it has."""
        if self._failed:
            return self._failed
        if self._connecting and self._connecting.done() and not self._connecting.cancelled():
            return self._connecting.exception()
        return None

    def _open(self) -> None:
        self._failed = None
        self._handler = AsyncSocketModeHandler(self._app, app_token=self._token, ping_interval=self._ping_s)
        # What the SDK asks for when it comes back by itself. It would log a failure with a traceback, and be stuck.
        self._handler.client.issue_new_wss_url = self._new_address  # type: ignore[method-assign]
        self._connecting = asyncio.create_task(self._connect(self._handler))

    async def _connect(self, handler: AsyncSocketModeHandler) -> None:
        """Fetch the address first: inside its own loop the SDK would swallow that Slack does not accept the token."""
        handler.client.wss_uri = await self._address()
        await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt's

    async def _address(self) -> str:
        answer = await self._app.client.apps_connections_open(app_token=self._token)
        return str(answer["url"])

    async def _new_address(self) -> str:
        """Without one the SDK's task ends, and says nothing: its client is about to be thrown away."""
        try:
            return await self._address()
        except (SlackClientError, aiohttp.ClientError, TimeoutError) as failure:
            self._failed = failure
            raise asyncio.CancelledError from None

    async def _tell(self, failure: BaseException | None) -> None:
        word = str(failure.response.get("error")) if isinstance(failure, SlackApiError) else None
        if word is None:
            log.warning(
                "the socket to Slack is made anew", extra={"reason": type(failure or ConnectionError()).__name__}
            )
        elif word != self._told:
            await self._on_refused(word)
        self._told = word

    async def _watch(self) -> bool:
        """Look at the connection until it has been down for too long; whether it was ever up."""
        loop = asyncio.get_running_loop()
        down_since, was_up, look_s = loop.time(), False, FIRST_LOOK_S
        while loop.time() - down_since < self._grace_s:
            await asyncio.sleep(look_s)
            if self.failure():
                break
            if await self._is_up():
                self.connected.set()
                down_since, was_up, look_s = loop.time(), True, self._ping_s / 2
            else:
                self.connected.clear()
                look_s = min(look_s * 1.5, self._ping_s / 2)
        return was_up

    async def _is_up(self) -> bool:
        with contextlib.suppress(aiohttp.ClientError, SlackClientError):
            return self._handler is not None and await self._handler.client.is_connected()
        return False
