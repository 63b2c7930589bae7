"""Writes down what people do, how the clock moves, what is broken on purpose, and what the app does then."""

import json
from collections.abc import Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from sandbox.errors import CannotDo
from sandbox.people.person import Person
from sandbox.recording.deeds import deed_of
from sandbox.recording.portable import portable
from sandbox.slack import Slack
from sandbox.wire import Wire, WireEntry
from sandbox.wish import Wish

VERSION = 1


class Recorder:
    """One JSON line for each thing, written at once: a recording survives the crash it is made for."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._file: TextIOWrapper | None = None
        self.config: Mapping[str, Any] = {}
        """What the workspace was made from; the first line of a recording."""

    @property
    def path(self) -> str | None:
        """None: nothing is being recorded."""
        return self._file.name if self._file else None

    def start(self, path: Path) -> None:
        if self._file is not None:
            raise CannotDo(f"recording to {self.path} already")
        try:
            self._file = path.open("w", encoding="utf-8")
        except (OSError, ValueError) as trouble:
            raise CannotDo(f"cannot record to {path}: {getattr(trouble, 'strerror', None) or trouble}") from None
        self._write({"recording": VERSION, "config": self.config})
        self._wire.listeners.append(self._hear)

    def stop(self) -> None:
        if self._file is None:
            return
        self._wire.listeners.remove(self._hear)
        self._file.close()
        self._file = None

    def act(self, slack: Slack, person: Person, wish: Wish) -> None:
        if self._file is not None:
            self._write({"act": portable(slack, person, wish)})

    def clock(self, seconds: float) -> None:
        self._write({"clock": {"advance": seconds}})

    def fault(self, wish: Wish) -> None:
        self._write({"fault": wish})

    def _hear(self, entry: WireEntry) -> None:
        if (deed := deed_of(entry)) is not None:
            self._write({"app": deed})

    def _write(self, line: Mapping[str, Any]) -> None:
        if self._file is not None:
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._file.flush()
