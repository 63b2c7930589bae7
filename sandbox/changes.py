"""Tells whoever waits that something changed: tests wake exactly then, and pages ask for the state again."""

import asyncio
from collections.abc import Callable, Container
from dataclasses import dataclass, field
from typing import Any, TypeVar

T = TypeVar("T")

NOWHERE = ""
"""No conversation's messages are others than they were."""


@dataclass(slots=True, eq=False)
class Feed:
    """One page that wants to know; many changes in one turn of the loop are one notice."""

    user_id: str
    changed: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True, eq=False)
class _Wait:
    condition: Callable[[], Any]
    done: asyncio.Future[Any]


class Changes:
    """Costs one call per turn of the loop, however many changes that turn makes."""

    def __init__(self) -> None:
        self.version = 0
        self._everywhere = 0
        self._places: dict[str, int] = {}
        self._feeds: set[Feed] = set()
        self._waits: dict[_Wait, None] = {}
        self._waking = False

    def touch(self, audience: Container[str] | None = None, *, where: str | None = None) -> None:
        """Something changed that `audience` can see; None is everybody.

        `where` is the one conversation whose messages changed, or NOWHERE; None is any of them.
        """
        self.version += 1
        if where is None:
            self._everywhere = self.version
        elif where != NOWHERE:
            self._places[where] = self.version
        for feed in self._feeds:
            if audience is None or feed.user_id in audience:
                feed.changed.set()
        self.stir()

    def happened_in(self, conversation_id: str, since: int) -> bool:
        """Whether its messages may be others than they were at that version; one still to come is another run's."""
        return since > self.version or max(self._everywhere, self._places.get(conversation_id, 0)) > since

    def stir(self) -> None:
        """Nothing a person sees, but perhaps what a test waits for."""
        if self._waits and not self._waking:
            self._waking = True
            asyncio.get_running_loop().call_soon(self._wake)

    def _wake(self) -> None:
        self._waking = False
        for wait in list(self._waits):
            if not wait.done.done():
                _settle(wait)

    async def until(self, condition: Callable[[], T], timeout: float) -> T:  # noqa: ASYNC109 - the caller's patience
        """What `condition` answers as soon as that is true; TimeoutError when patience ends."""
        if found := condition():
            return found
        wait = _Wait(condition, asyncio.get_running_loop().create_future())
        self._waits[wait] = None
        try:
            found = await asyncio.wait_for(wait.done, timeout)
        finally:
            del self._waits[wait]
        return found

    def follow(self, user_id: str) -> Feed:
        feed = Feed(user_id)
        self._feeds.add(feed)
        return feed

    def unfollow(self, feed: Feed) -> None:
        self._feeds.discard(feed)


def _settle(wait: _Wait) -> None:
    """A condition that fails fails whoever waits for it, not the loop."""
    try:
        found = wait.condition()
    except Exception as error:  # noqa: BLE001 - handed on to the waiter, who sees it whole
        wait.done.set_exception(error)
    else:
        if found:
            wait.done.set_result(found)
