"""Gets payloads to the app and acknowledgements back; only events go out again without one."""

import asyncio
import time
from collections.abc import Coroutine
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol

from sandbox.changes import Changes
from sandbox.faults.faults import Faults
from sandbox.options import Options
from sandbox.parsing import Json

Kind = Literal["slash_commands", "interactive", "events_api"]


@dataclass(frozen=True, slots=True)
class Delivery:
    kind: Kind
    payload: Json
    attempt: int = 0
    reason: str = ""

    @property
    def takes_answer(self) -> bool:
        """An event's acknowledgement carries nothing."""
        return self.kind != "events_api"


@dataclass(frozen=True, slots=True)
class Ack:
    """`payload` is what the app said with it; `no_retry` asks Slack to leave it at that."""

    payload: Any = None
    no_retry: bool = False


class NotAcknowledged(Exception):  # noqa: N818 - an outcome
    """`reason` is Slack's word for it towards the app, `shown` the one towards the person who waits."""

    def __init__(self, reason: str, *, shown: str = "dispatch_failed", no_retry: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.shown = shown
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
    def __init__(self, options: Options, changes: Changes, faults: Faults, transport: Transport) -> None:
        self.transport = transport
        self._options = options
        self._changes = changes
        self._faults = faults
        self._underway: set[asyncio.Task[None]] = set()
        self._repeats: set[asyncio.Task[None]] = set()

    @property
    def events_underway(self) -> int:
        """Events sent or to be sent again, not acknowledged so far."""
        return len(self._underway)

    @property
    def repeats_underway(self) -> int:
        return len(self._repeats)

    async def ask(self, kind: Kind, payload: Json) -> Answer:
        """Once, within Slack's three seconds."""
        began = time.perf_counter()
        try:
            ack = await self._carry(Delivery(kind, payload))
        except NotAcknowledged as missing:
            return Answer(acked=False, ms=_ms_since(began), error=missing.shown)
        finally:
            self._changes.stir()
        return Answer(acked=True, ms=_ms_since(began), payload=ack.payload)

    def announce(self, payload: Json) -> None:
        """An event, sent in the background until it is acknowledged or Slack gives up."""
        self._in_background(self._insist(payload), self._underway)

    def repeat(self, delivery: Delivery) -> None:
        """Once more although it was acknowledged: an event as a retry, anything else just as it was."""
        if delivery.kind == "events_api":
            delivery = replace(delivery, attempt=delivery.attempt + 1, reason="timeout")
        self._in_background(self._once_more(delivery), self._repeats)

    async def stop(self) -> None:
        tasks = self._underway | self._repeats
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _insist(self, payload: Json) -> None:
        reason = ""
        for attempt, delay in enumerate((None, *self._options.redeliveries)):
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

    async def _once_more(self, delivery: Delivery) -> None:
        try:
            await self._within_patience(self.transport.carry(delivery))
        except NotAcknowledged:
            return  # nobody waits for it

    async def _carry(self, delivery: Delivery) -> Ack:
        fault = self._faults.strike(delivery.kind, "before", delivery.payload)
        if fault is None:
            return await self._within_patience(self.transport.carry(delivery))
        if fault.do == "lose":
            return await self._within_patience(_nowhere())
        if fault.do == "slow":
            return await self._within_patience(self._late(delivery, fault.seconds))
        ack = await self._within_patience(self.transport.carry(delivery))
        self.repeat(delivery)
        return ack

    async def _late(self, delivery: Delivery, seconds: float) -> Ack:
        await asyncio.sleep(seconds)
        return await self.transport.carry(delivery)

    async def _within_patience(self, carrying: Coroutine[Any, Any, Ack]) -> Ack:
        try:
            async with asyncio.timeout(self._options.ack_seconds):
                return await carrying
        except TimeoutError:
            raise NotAcknowledged("timeout", shown="operation_timeout") from None

    def _in_background(self, work: Coroutine[Any, Any, None], tasks: set[asyncio.Task[None]]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        task.add_done_callback(self._finished)

    def _finished(self, _task: asyncio.Task[None]) -> None:
        self._changes.stir()


async def _nowhere() -> Ack:
    """No acknowledgement comes of what never arrived."""
    never: asyncio.Future[Ack] = asyncio.get_running_loop().create_future()
    return await never


def _ms_since(began: float) -> float:
    return (time.perf_counter() - began) * 1000
