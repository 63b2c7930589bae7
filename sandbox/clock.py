"""The workspace's clock: the only place where the sandbox asks what time it is."""

from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Any object with these two; a demo shares one with the bot, so that both move together."""

    def now(self) -> datetime:
        """The workspace's time, aware, in UTC."""
        ...

    def advance(self, by: timedelta) -> None:
        """Move forward by so much."""
        ...


class TickingClock:
    """The machine's time, or any other it started with, plus whatever it has been moved ahead."""

    def __init__(self, starts_at: datetime | None = None) -> None:
        now = datetime.now(UTC)  # noqa: TID251 - the sandbox is a program of its own
        self._ahead = starts_at - now if starts_at else timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead  # noqa: TID251 - the sandbox is a program of its own

    def advance(self, by: timedelta) -> None:
        self._ahead += by
