"""Faults by chance: each call's fate hangs on the seed, its method and its number alone, whoever else is calling."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Any

from sandbox.errors import CannotDo
from sandbox.faults.fault import DELIVERIES, POSTING, Do, Fault, When

_Fates = dict[When, tuple[Do, ...]]
_CALL: _Fates = {"before": ("slow", "error", "status", "reset", "ratelimited"), "after": ("slow", "status", "reset")}
_POST: _Fates = {**_CALL, "within": ("hide",)}
_DELIVERY: _Fates = {"before": ("slow", "lose", "redeliver")}
_USUAL = ("slow", "status", "reset", "ratelimited", "lose", "redeliver")
_KNOWN = {fate for table in (_POST, _DELIVERY) for fates in table.values() for fate in fates}
_DETAILS: dict[str, Any] = {"seconds": 0.1, "retry_after": 1}


@dataclass(frozen=True, slots=True)
class Chance:
    """`rate` is the share of calls that suffer, as often before they took effect as after."""

    seed: int
    rate: float
    kinds: tuple[str, ...]
    details: dict[str, Any]

    @classmethod
    def of(cls, seed: Any, rate: Any, kinds: Iterable[Any], details: dict[str, Any]) -> "Chance":
        """Checked, wherever it came from; `details` are a fault's: `seconds`, `retry_after`, `status`, `error`."""
        kinds = tuple(kinds) or _USUAL
        if not isinstance(seed, int) or not isinstance(rate, int | float) or not 0 <= rate <= 1:
            raise CannotDo("random faults need a whole number as seed and a rate from 0 to 1")
        if unknown := [kind for kind in kinds if not isinstance(kind, str) or kind not in _KNOWN]:
            raise CannotDo(f"no such random fault: {', '.join(map(str, unknown))}")
        chance = cls(seed, float(rate), kinds, {**_DETAILS, **details})
        chance._fault("chat.postMessage", "before", "slow").check()
        return chance

    def draw(self, method: str, when: When, number: int) -> Fault | None:
        fates, phases = self._fates(method, when)
        luck = Random(f"{self.seed} {method} {when} {number}")  # noqa: S311 - a story to be told again, no secret
        if not fates or luck.random() >= self.rate / phases:
            return None
        return self._fault(method, when, luck.choice(fates))

    def _fates(self, method: str, when: When) -> tuple[list[Do], int]:
        """What may happen to this call now, and how many chances it has for it altogether."""
        table = _DELIVERY if method in DELIVERIES else _POST if method == POSTING else _CALL
        possible = {at: [fate for fate in fates if fate in self.kinds] for at, fates in table.items()}
        return possible.get(when, []), sum(map(bool, possible.values()))

    def _fault(self, method: str, when: When, do: Do) -> Fault:
        try:
            return Fault(method, when, do, **self.details)
        except TypeError as wrong:
            raise CannotDo(str(wrong)) from None

    def as_json(self) -> dict[str, Any]:
        return {"seed": self.seed, "rate": self.rate, "kinds": list(self.kinds)}
