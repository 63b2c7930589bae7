"""How many events of the last hour failed: when nearly all did, Slack stops sending them."""

from collections import deque
from datetime import datetime, timedelta

from sandbox.clock import Clock

_LOOKED_AT = timedelta(hours=1)
_TOLERATED = 0.95


class Failures:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._attempts: deque[tuple[datetime, bool]] = deque()
        self._failed = 0

    def note(self, *, failed: bool) -> None:
        now = self._clock.now()
        self._attempts.append((now, failed))
        self._failed += failed
        while self._attempts[0][0] < now - _LOOKED_AT:
            self._failed -= self._attempts.popleft()[1]

    def are_too_many(self, at_least: int) -> bool:
        """Of fewer attempts than that nothing is concluded."""
        attempts = len(self._attempts)
        return attempts >= at_least and self._failed > _TOLERATED * attempts

    def forget(self) -> None:
        self._attempts.clear()
        self._failed = 0
