"""Slack-like identifiers and message stamps."""

import hashlib
import secrets

from sandbox.clock import Clock

_MICROSECONDS = 1_000_000


def known_id(prefix: str, name: str) -> str:
    """The same for a name in every run, so that a bot's database outlives a restart of the sandbox."""
    return f"{prefix}{hashlib.blake2b(name.encode(), digest_size=5).hexdigest().upper()}"


def fresh_id(prefix: str) -> str:
    """An id never seen before, not even by an earlier sandbox."""
    return f"{prefix}{secrets.token_hex(5).upper()}"


class Stamps:
    """Hands out `ts` values: the workspace's time to the microsecond, never the same twice."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = 0

    def next(self) -> str:
        now = int(self._clock.now().timestamp() * _MICROSECONDS)
        self._last = max(now, self._last + 1)
        return f"{self._last // _MICROSECONDS}.{self._last % _MICROSECONDS:06d}"
