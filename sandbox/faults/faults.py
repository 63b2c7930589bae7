"""Faults: calls held, refused, broken, cut off, limited, slowed or hidden; payloads lost, late or brought twice."""

from collections import Counter, deque
from collections.abc import Iterable
from itertools import count
from typing import Any, get_args

from sandbox.changes import Changes
from sandbox.clock import Clock
from sandbox.errors import CannotDo
from sandbox.faults.chance import Chance
from sandbox.faults.fault import POSTING, Do, Fault, Strike, When

_MOST_REMEMBERED = 2_000


class Faults:
    """`strike` is asked before and after every call, and before every delivery; the log keeps what it answered."""

    def __init__(self, changes: Changes, clock: Clock) -> None:
        self._changes = changes
        self._clock = clock
        self._armed: dict[str, Fault] = {}
        self._numbers = count(1)
        self._calls: Counter[tuple[str, When]] = Counter()
        self.chance: Chance | None = None
        self.history_delay = 0.0
        """So old, in the workspace's seconds, a message must be before it can be read back."""
        self.held = 0
        """Calls that hang right now."""
        self.log: deque[Strike] = deque(maxlen=_MOST_REMEMBERED)

    @property
    def armed(self) -> list[Fault]:
        """Those that struck as often as they should are gone, unless they hold somebody."""
        return list(self._armed.values())

    def arm(self, method: str, /, *, when: str = "before", do: str = "error", **details: Any) -> Fault:
        """One fault for `method` (`*`: any; `delivery`: what the app is sent), the first `times` calls of it."""
        when = "within" if do == "hide" else when
        if when not in get_args(When) or do not in get_args(Do):
            raise CannotDo(f"no such fault: {when} {do}")
        try:
            fault = Fault(method, when, do, **details)  # type: ignore[arg-type]  # checked one line above
        except TypeError as wrong:
            raise CannotDo(str(wrong)) from None
        fault.check()
        fault.id = f"F{next(self._numbers)}"
        self._armed[fault.id] = fault
        self._changes.stir()
        return fault

    def random(self, /, seed: int, rate: float, kinds: Iterable[str] = (), **details: Any) -> None:
        """Strikes about so many of all calls; the same calls and the same seed suffer the same."""
        self.chance = Chance.of(seed, rate, kinds, details)
        self._calls.clear()
        self._changes.stir()

    def calm(self) -> None:
        """No more by chance."""
        self.chance = None

    def delay_history(self, seconds: float) -> None:
        """As when Slack's history lags behind what it accepted."""
        self.history_delay = seconds

    def disarm(self, fault_id: str) -> None:
        """What it holds goes on."""
        fault = self._armed.pop(fault_id, None)
        if fault is None:
            raise CannotDo(f"no fault {fault_id} is armed")
        fault.released.set()
        self._changes.stir()

    def clear(self) -> None:
        """Disarms all and lets held calls go on; the log stays."""
        self.calm()
        self.delay_history(0.0)
        for fault_id in list(self._armed):
            self.disarm(fault_id)

    def strike(self, method: str, when: When, args: dict[str, Any]) -> Fault | None:
        """The first armed fault for this call, counted; else what chance has for it."""
        self._calls[method, when] += 1
        number = self._calls[method, when]
        fault = next((fault for fault in self.armed if fault.fits(method, when, args)), None)
        if fault is None and self.chance is not None:
            fault = self.chance.draw(method, when, number)
        if fault is None:
            return None
        fault.hits += 1
        if fault.hits >= fault.times and fault.do != "hold":  # who is held can still be let go
            self._armed.pop(fault.id, None)
        self.log.append(Strike(self._clock.now().timestamp(), method, number, when, fault.do, fault.id))
        self._changes.stir()
        return fault

    def hides(self, args: dict[str, Any]) -> bool:
        """Whether this post is taken and then shown to nobody."""
        return self.strike(POSTING, "within", args) is not None

    async def hold(self, fault: Fault) -> None:
        """Until disarmed, or until the client goes away: then the server cancels the call."""
        self.held += 1
        self._changes.stir()
        try:
            await fault.released.wait()
        finally:
            self.held -= 1
            self._changes.stir()

    def can_be_read(self, ts: str) -> bool:
        """Whether history shows a message of that stamp by now."""
        return not self.history_delay or self._clock.now().timestamp() - float(ts) >= self.history_delay
