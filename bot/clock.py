"""The only module that reads the wall clock."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """This instant, aware and in UTC."""
        ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)  # noqa: TID251  # this is the place


class MovableClock:
    """A clock that ticks like the real one, from an instant of our choosing, and can be moved forward."""

    def __init__(self, start: datetime | None = None) -> None:
        self._start = start or SystemClock().now()
        self._since = time.monotonic()

    def now(self) -> datetime:
        return self._start + timedelta(seconds=time.monotonic() - self._since)

    def advance(self, by: timedelta) -> None:
        self._start += by
