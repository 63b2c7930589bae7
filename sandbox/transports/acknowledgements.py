"""Which envelopes are out, and what came back for them: an acknowledgement counts on whichever socket it comes."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sandbox.parsing import json_from


class Acknowledgements:
    def __init__(self) -> None:
        self._awaited: dict[str, asyncio.Future[Any]] = {}

    @contextmanager
    def awaiting(self, envelope_id: str) -> Iterator[asyncio.Future[Any]]:
        """The future holds the payload that came with it; afterwards it comes too late."""
        answered: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._awaited[envelope_id] = answered
        try:
            yield answered
        finally:
            del self._awaited[envelope_id]

    def hear(self, text: str) -> None:
        """What is none is ignored."""
        try:
            said = json_from(text)
        except ValueError:
            return
        envelope_id = said.get("envelope_id") if isinstance(said, dict) else None
        answered = self._awaited.get(envelope_id) if isinstance(envelope_id, str) else None
        if answered is not None and not answered.done():
            answered.set_result(said.get("payload"))
