"""Trigger ids: three seconds, once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_hex

from sandbox.clock import Clock
from sandbox.errors import Refused

LIFETIME = timedelta(seconds=3)
_FORGET_ABOVE = 5_000


@dataclass(slots=True)
class Trigger:
    user: str
    at: datetime
    view_id: str | None = None
    """The form the trigger came from, if it did."""
    channel: str | None = None
    """The conversation, if it came from one."""
    spent: bool = False


class Triggers:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._known: dict[str, Trigger] = {}

    def issue(self, user: str, view_id: str | None = None, channel: str | None = None) -> str:
        now = self._clock.now()
        trigger_id = f"{int(now.timestamp() * 1000)}.{token_hex(4)}.{token_hex(16)}"
        self._known[trigger_id] = Trigger(user, now, view_id, channel)
        if len(self._known) > _FORGET_ABOVE:
            self._forget(now)
        return trigger_id

    def spend(self, trigger_id: str) -> Trigger:
        """Refuses what Slack refuses: unknown, spent before, older than three seconds."""
        trigger = self._known.get(trigger_id)
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.spent:
            raise Refused("exchanged_trigger_id")
        if self._clock.now() - trigger.at > LIFETIME:
            raise Refused("expired_trigger_id")
        trigger.spent = True
        return trigger

    def _forget(self, now: datetime) -> None:
        """Half of what is kept is old after a burst; keep what may still be asked about."""
        keep_from = now - timedelta(hours=1)
        fresh = {key: trigger for key, trigger in self._known.items() if trigger.at > keep_from and not trigger.spent}
        newest = list(fresh.items())[-_FORGET_ABOVE // 2 :]
        self._known = dict(newest)
