"""Plays a recording against a sandbox and tells what the app did differently."""

import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sandbox.acting.perform import perform
from sandbox.control.doing import move_clock
from sandbox.errors import CannotDo
from sandbox.faults import trouble
from sandbox.parsing import Json
from sandbox.people.person import Person
from sandbox.recording.deeds import deed_of, line_of
from sandbox.recording.portable import concrete
from sandbox.recording.recorder import VERSION
from sandbox.slack import Slack
from sandbox.wire import WireEntry
from sandbox.wish import Wish

PATIENCE = 5.0
"""Seconds an app may take for what it did in the recording."""
_SETTLED_SECONDS = 0.3
"""How long an app must be silent to be done with a step."""


@dataclass(slots=True)
class Step:
    """One line of what people did (none before the first), and what the app did until the next."""

    doing: Json
    deeds: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Recording:
    config: Json
    steps: list[Step]


def read(path: Path) -> Recording:
    """CannotDo names the line that is no part of a recording."""
    header, *lines = [_line(path, number, text) for number, text in _numbered(path)] or [{}]
    if header.get("recording") != VERSION:
        raise CannotDo(f"{path}: this is no recording of version {VERSION}")
    steps = [Step({})]
    for line in lines:
        if "app" in line:
            steps[-1].deeds.append(line_of(line["app"]))
        else:
            steps.append(Step(line))
    return Recording(header.get("config") or {}, steps)


async def replay(slack: Slack, recording: Recording, patience: float = PATIENCE) -> list[str]:
    """What differs, a sentence each; empty: the app did the same."""
    player = _Player(slack, patience)
    slack.wire.listeners.append(player.hear)
    try:
        for step in recording.steps:
            await player.play(step)
    finally:
        slack.wire.listeners.remove(player.hear)
    return player.differences


class _Player:
    def __init__(self, slack: Slack, patience: float) -> None:
        self._slack = slack
        self._patience = patience
        self._done: Counter[str] = Counter()
        self._heard = 0
        self.differences: list[str] = []

    def hear(self, entry: WireEntry) -> None:
        if (deed := deed_of(entry)) is not None:
            self._done[line_of(deed)] += 1
            self._heard += 1
            self._slack.changes.stir()

    async def play(self, step: Step) -> None:
        title = json.dumps(step.doing, ensure_ascii=False) if step.doing else "the start"
        try:
            await self._do(step.doing)
        except CannotDo as refusal:
            self.differences.append(f"{title}: could not be done: {refusal}")
        wanted = Counter(step.deeds)
        await self._wait(lambda: not wanted - self._done, self._patience)
        await self._wait_for_silence()
        for missing in (wanted - self._done).elements():
            self.differences.append(f"{title}: the app did not {missing}")
        for extra in (self._done - wanted).elements():
            self.differences.append(f"{title}: the app also did {extra}")
        self._done.clear()

    async def _do(self, doing: Json) -> None:
        if "act" in doing:
            person = Person(self._slack, self._slack.member(str(doing["act"]["as"])))
            wish = await self._understood(person, doing["act"])
            await perform(self._slack, person, wish)
        elif "clock" in doing:
            move_clock(self._slack, doing["clock"]["advance"])
        elif "fault" in doing:
            await trouble.cause(self._slack, Wish(doing["fault"]))

    async def _understood(self, person: Person, told: Json) -> Wish:
        """Waits until what the act is about has come; then says what is missing."""

        def there() -> Wish | None:
            try:
                return concrete(self._slack, person, told)
            except CannotDo:
                return None

        await self._wait(there, self._patience)
        return concrete(self._slack, person, told)

    async def _wait_for_silence(self) -> None:
        """Until a while has passed without a call and no event is underway."""
        heard = -1
        while heard != self._heard:
            heard = self._heard
            await self._wait(lambda: not self._slack.deliveries.events_underway, self._patience)
            await self._wait(lambda: self._heard != heard, _SETTLED_SECONDS)  # noqa: B023 - awaited at once

    async def _wait(self, condition: Callable[[], Any], seconds: float) -> None:
        try:
            await self._slack.changes.until(condition, seconds)
        except TimeoutError:
            return


def _numbered(path: Path) -> Iterable[tuple[int, str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, ValueError) as trouble:
        raise CannotDo(f"{path}: {getattr(trouble, 'strerror', None) or 'this is no text'}") from None
    return [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def _line(path: Path, number: int, text: str) -> Json:
    try:
        line = json.loads(text)
    except ValueError:
        line = None
    if not isinstance(line, dict):
        raise CannotDo(f"{path}, line {number}: this is no part of a recording")
    return line
