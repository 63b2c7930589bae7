"""One Socket Mode connection of an app."""

import json

from aiohttp import web

from sandbox.parsing import Json

_GOODBYE_SECONDS = 1.0
"""How long a closing socket waits for the other side, which may be frozen or dead."""


class Connection:
    """Pings are answered by hand, so that a mute one can leave them unanswered."""

    def __init__(self, request: web.Request, lifetime: float | None) -> None:
        self._request = request
        self.lifetime = lifetime
        """Seconds until Slack wants it to come back; None: it may stay."""
        self.stream = web.WebSocketResponse(timeout=_GOODBYE_SECONDS, autoping=False)
        self.draining = False
        self.greeted = False

    @property
    def is_open(self) -> bool:
        return not self.stream.closed and not self.draining

    async def say(self, message: Json) -> None:
        await self.stream.send_str(json.dumps(message, separators=(",", ":")))

    def cut(self) -> None:
        """As when a cable is pulled: no goodbye."""
        if self._request.transport is not None:
            self._request.transport.abort()
