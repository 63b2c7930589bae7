"""Everything on the wire, newest last and without its secrets: calls of the app, and what the app was told."""

import re
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from typing import Any, Literal

from sandbox.clock import Clock
from sandbox.parsing import Json

WireKind = Literal["web_api", "socket", "http", "response_url"]
Direction = Literal["from_app", "to_app"]

MOST_ENTRIES = 2_000
_MASKED = "…"
_SECRET_KEYS = frozenset({"token", "client_secret", "code", "ticket", "refresh_token"})
_TOKEN = re.compile(r"\b(xox[a-z]|xapp)-[\w.-]+")
_RESPONSE_URL = re.compile(r"(/response/[^/\s\"]+/)[^\s\"?]+")
_TICKET = re.compile(r"([?&]ticket=)[^&\s\"]+")


@dataclass(frozen=True, slots=True)
class WireEntry:
    """One exchange, noted when it is over; `at` is when it began, in the workspace's seconds."""

    n: int
    at: float
    kind: WireKind
    direction: Direction
    name: str
    ok: bool | None
    status: int | None
    ms: float | None
    request: Any
    answer: Any
    app: str

    def as_json(self) -> Json:
        """Masked here and not when noted: few entries are ever looked at."""
        return {**asdict(self), "request": masked(self.request), "answer": masked(self.answer)}


class Wire:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._entries: deque[WireEntry] = deque(maxlen=MOST_ENTRIES)
        self.newest = 0
        self.listeners: list[Callable[[WireEntry], None]] = []
        """Told of every entry, as it is noted."""

    def note(
        self,
        kind: WireKind,
        direction: Direction,
        name: str,
        *,
        app: str,
        request: Any,
        answer: Any = None,
        ok: bool | None = None,
        status: int | None = None,
        ms: float | None = None,
    ) -> WireEntry:
        """`request` and `answer` are kept as they are: give what nobody changes afterwards."""
        self.newest += 1
        began = self._clock.now().timestamp() - (ms or 0.0) / 1000
        rounded = None if ms is None else round(ms, 2)
        entry = WireEntry(self.newest, began, kind, direction, name, ok, status, rounded, request, answer, app)
        self._entries.append(entry)
        for listener in self.listeners:
            listener(entry)
        return entry

    def since(self, after: int = 0, limit: int = MOST_ENTRIES) -> list[WireEntry]:
        """The first `limit` entries numbered above `after`."""
        oldest = self.newest - len(self._entries)
        skipped = max(0, after - oldest)
        return list(islice(self._entries, skipped, skipped + limit))

    def find(self, n: int) -> WireEntry | None:
        return next(iter(self.since(n - 1, 1)), None) if n > self.newest - len(self._entries) else None


def delivery_name(kind: str, payload: Mapping[str, Any]) -> str:
    """What a person would call it: "slash_commands /need", "event app_home_opened", "block_actions claim"."""
    if kind == "events_api":
        return f"event {payload.get('event', {}).get('type') or payload.get('type', '')}"
    if kind == "slash_commands":
        return f"slash_commands {payload.get('command', '')}"
    return f"{payload.get('type', kind)} {_subject(payload)}".rstrip()


def _subject(payload: Mapping[str, Any]) -> str:
    """The action, the form or the shortcut an interaction is about."""
    actions = payload.get("actions") or [{}]
    view = payload.get("view") or {}
    return str(actions[0].get("action_id") or payload.get("callback_id") or view.get("callback_id") or "")


def masked(value: Any) -> Any:
    """A copy without tokens, tickets and the keys of response URLs."""
    if isinstance(value, str):
        return _without_secrets(value)
    if isinstance(value, Mapping):
        return {key: _MASKED if _is_secret(key, each) else masked(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [masked(each) for each in value]
    return value


def _is_secret(key: Any, value: Any) -> bool:
    return key in _SECRET_KEYS and isinstance(value, str) and not _TOKEN.match(value)


def _without_secrets(text: str) -> str:
    if "xox" in text or "xapp" in text:
        text = _TOKEN.sub(rf"\1-{_MASKED}", text)
    if "/response/" in text:
        text = _RESPONSE_URL.sub(rf"\1{_MASKED}", text)
    return _TICKET.sub(rf"\1{_MASKED}", text) if "ticket=" in text else text
