"""Tickets to open a socket with: each is good for one handshake, and not for long."""

import asyncio
import secrets

_MOST_UNUSED = 1_000


class Tickets:
    """Their life is counted in the event loop's seconds, not in the workspace's."""

    def __init__(self) -> None:
        self._good_until: dict[str, float] = {}
        self.issued = 0

    def issue(self, seconds: float) -> str:
        ticket = secrets.token_urlsafe(24)
        self._good_until[ticket] = asyncio.get_running_loop().time() + seconds
        self.issued += 1
        if len(self._good_until) > _MOST_UNUSED:
            del self._good_until[next(iter(self._good_until))]
        return ticket

    def redeem(self, ticket: str) -> bool:
        """Whether it opens the door; it never does so again."""
        good_until = self._good_until.pop(ticket, 0.0)
        return asyncio.get_running_loop().time() < good_until
