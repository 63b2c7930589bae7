"""A stretch of wire between the bot and Slack that can be cut: nobody answers, every connection is gone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress


class Relay:
    """Passes bytes on to `port`, on a port of its own that stays the same."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._server: asyncio.Server | None = None
        self._lines: set[asyncio.StreamWriter] = set()
        self.port = 0

    async def mend(self) -> None:
        self._server = await asyncio.start_server(self._pass_on, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """From here on a connection is refused."""
        assert self._server
        self._server.close()
        for line in self._lines:
            line.transport.abort()
        await self._server.wait_closed()

    async def _pass_on(self, here: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        there, forth = await asyncio.open_connection("127.0.0.1", self._target)
        await asyncio.gather(self._pump(here, forth), self._pump(there, back))

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        self._lines.add(sink)
        with suppress(ConnectionError):
            while piece := await source.read(65536):
                sink.write(piece)
                await sink.drain()
        sink.close()
        self._lines.discard(sink)


@asynccontextmanager
async def relay_to(address: str) -> AsyncIterator[Relay]:
    relay = Relay(int(address.rpartition(":")[2]))
    await relay.mend()
    yield relay
    await relay.cut()
