"""Every Web API call the sandbox accepted, in order: the ground truth of what an app did."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    method: str
    args: dict[str, Any]
    at: datetime
    ts: str | None
    """The stamp of the message the call made or changed."""
    error: str | None = None


class Ledger:
    """Refused calls are kept as well, with their error; the counts are of accepted ones."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._accepted: Counter[str] = Counter()

    def note(self, entry: Entry) -> None:
        self.entries.append(entry)
        if entry.error is None:
            self._accepted[entry.method] += 1

    def count(self, method: str) -> int:
        return self._accepted[method]

    def calls(self, method: str) -> list[Entry]:
        return [entry for entry in self if entry.method == method]

    @property
    def posts(self) -> list[Entry]:
        return self.calls("chat.postMessage")

    @property
    def updates(self) -> list[Entry]:
        return self.calls("chat.update")

    @property
    def deletes(self) -> list[Entry]:
        return self.calls("chat.delete")

    @property
    def refused(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.error is not None]

    def __iter__(self) -> Iterator[Entry]:
        """The accepted ones."""
        return (entry for entry in self.entries if entry.error is None)

    def __len__(self) -> int:
        return self._accepted.total()
