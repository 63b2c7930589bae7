"""Gets payloads to the app and acknowledgements back; only events go out again without one."""

import asyncio
import time
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from sandbox.changes import Changes
from sandbox.options import Options
from sandbox.state import Json

Kind = Literal["slash_commands", "interactive", "events_api"]


@dataclass(frozen=True, slots=True)
class Delivery:
    kind: Kind
    payload: Json
    attempt: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Ack:
    """`payload` is what the app said with it; `no_retry` asks Slack to leave it at that."""

    payload: Any = None
    no_retry: bool = False


class NotAcknowledged(Exception):  # noqa: N818 - an outcome
    """`reason` is Slack's word for it: timeout, connection_failed, http_error."""

    def __init__(self, reason: str, *, no_retry: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.no_retry = no_retry


class Transport(Protocol):
    async def carry(self, delivery: Delivery) -> Ack: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a command or an interaction; `error` as Slack shows it to the person."""

    acked: bool
    ms: float
    error: str | None = None
    payload: Any = None


class Deliveries:
    def __init__(self, options: Options, changes: Changes, transport: Transport) -> None:
        self.transport = transport
        self._options = options
        self._changes = changes
        self._underway: set[asyncio.Task[None]] = set()

    @property
    def events_underway(self) -> int:
        """Events sent or to be sent again, not acknowledged so far."""
        return len(self._underway)

    async def ask(self, kind: Kind, payload: Json) -> Answer:
        """Once, within Slack's three seconds."""
        began = time.perf_counter()
        try:
            ack = await self._carry(Delivery(kind, payload))
        except NotAcknowledged as missing:
            error = "operation_timeout" if missing.reason == "timeout" else "dispatch_failed"
            return Answer(acked=False, ms=_ms_since(began), error=error)
        finally:
            self._changes.stir()
        return Answer(acked=True, ms=_ms_since(began), payload=ack.payload)

    def announce(self, payload: Json) -> None:
        """An event, sent in the background until it is acknowledged or Slack gives up."""
        task = asyncio.get_running_loop().create_task(self._insist(payload))
        self._underway.add(task)
        task.add_done_callback(self._finished)

    async def stop(self) -> None:
        for task in self._underway:
            task.cancel()
        await asyncio.gather(*self._underway, return_exceptions=True)

    async def _insist(self, payload: Json) -> None:
        reason = ""
        for attempt, delay in enumerate((None, *self._options.redelivery_delays)):
            if delay is not None:
                await asyncio.sleep(delay * self._options.pace)
            try:
                await self._carry(Delivery("events_api", payload, attempt, reason))
            except NotAcknowledged as missing:
                if missing.no_retry:
                    return
                reason = missing.reason
            else:
                return

    async def _carry(self, delivery: Delivery) -> Ack:
        try:
            async with asyncio.timeout(self._options.ack_seconds):
                return await self.transport.carry(delivery)
        except TimeoutError:
            raise NotAcknowledged("timeout") from None

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._underway.discard(task)
        self._changes.stir()


def _ms_since(began: float) -> float:
    return (time.perf_counter() - began) * 1000
