"""One fault as it is armed, and one strike of it as it is logged."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from sandbox.errors import CannotDo

When = Literal["before", "within", "after"]
Do = Literal["hold", "error", "status", "reset", "ratelimited", "slow", "hide", "lose", "redeliver"]
CALL_DOES = frozenset({"hold", "error", "status", "reset", "ratelimited", "slow", "hide"})
DELIVERY_DOES = frozenset({"slow", "lose", "redeliver"})
DELIVERIES = frozenset({"slash_commands", "interactive", "events_api"})
POSTING = "chat.postMessage"
ANY_CALL, ANY_DELIVERY = "*", "delivery"
_MOST_SECONDS = 1e9


@dataclass(slots=True, eq=False)
class Fault:
    """`after` means the call took effect and only its answer suffers; `within` is where a post is hidden."""

    method: str
    when: When
    do: Do
    times: int = 1
    error: str = "internal_error"
    status: int = 500
    retry_after: float | str | None = 30
    """Whatever the header should say; None leaves it out."""
    seconds: float = 1.0
    where: dict[str, Any] | None = None
    """Only calls with these arguments."""
    id: str = field(default="", init=False)
    hits: int = field(default=0, init=False)
    released: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    def check(self) -> None:
        """Whatever is wrong with it is said when it is armed, not when it strikes."""
        for name, is_right in _RIGHT.items():
            if not is_right(getattr(self, name)):
                raise CannotDo(f"{name} cannot be {getattr(self, name)!r}")
        of_delivery = self.method in DELIVERIES | {ANY_DELIVERY}
        if self.do not in (DELIVERY_DOES if of_delivery else CALL_DOES) or (of_delivery and self.when != "before"):
            raise CannotDo(f"{self.method} cannot suffer {self.do} {self.when}")
        if (self.do == "hide") != (self.when == "within") or (self.do == "hide" and self.method != POSTING):
            raise CannotDo(f"only {POSTING} can hide, and only within")

    def fits(self, method: str, when: When, args: dict[str, Any]) -> bool:
        if self.hits >= self.times or self.when != when:
            return False
        anything = ANY_DELIVERY if method in DELIVERIES else ANY_CALL
        return self.method in {method, anything} and all(
            args.get(key) == value for key, value in (self.where or {}).items()
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "method": self.method,
            "when": self.when,
            "do": self.do,
            "times": self.times,
            "hits": self.hits,
            "where": self.where,
            **{name: getattr(self, name) for name in _DETAILS.get(self.do, ())},
        }


@dataclass(frozen=True, slots=True)
class Strike:
    """`call` counts the calls of that method; without a `fault` it was chance."""

    at: float
    method: str
    call: int
    when: When
    do: Do
    fault: str


def _is_seconds(value: Any) -> bool:
    return isinstance(value, int | float) and 0 <= value <= _MOST_SECONDS


def _is_header(value: Any) -> bool:
    return value is None or isinstance(value, int | float) or (isinstance(value, str) and value.isprintable())


_RIGHT: dict[str, Callable[[Any], bool]] = {
    "method": lambda value: isinstance(value, str) and bool(value),
    "times": lambda value: isinstance(value, int) and value > 0,
    "error": lambda value: isinstance(value, str),
    "status": lambda value: isinstance(value, int) and 200 <= value <= 599,
    "retry_after": _is_header,
    "seconds": _is_seconds,
    "where": lambda value: value is None or isinstance(value, dict),
}
_DETAILS = {"error": ("error",), "status": ("status",), "ratelimited": ("retry_after",), "slow": ("seconds",)}
