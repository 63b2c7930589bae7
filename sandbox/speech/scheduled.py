"""Messages for later: kept until the workspace's clock says it is time."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from sandbox.errors import Refused
from sandbox.ids import fresh_id
from sandbox.records.app import App
from sandbox.records.conversation import Conversation
from sandbox.speech.content import Content
from sandbox.speech.messages import Manner, Messages
from sandbox.workspace.workspace import Workspace

FURTHEST = timedelta(days=120)
MOST_TOGETHER = 30
TOGETHER_SECONDS = 300
TOO_LATE_SECONDS = 60
"""So shortly before its time a message cannot be taken back any more."""
_LOOK_EVERY = 0.05


@dataclass(frozen=True, slots=True)
class Planned:
    id: str
    conversation: Conversation
    post_at: int
    created: int
    content: Content
    manner: Manner


class Schedule:
    """Of one app in one workspace. Any clock will do: it is looked at while something is pending."""

    def __init__(self, app: App, workspace: Workspace, messages: Messages) -> None:
        self._app = app
        self._workspace = workspace
        self._messages = messages
        self._planned: dict[str, Planned] = {}
        self._next_look: asyncio.TimerHandle | None = None

    def add(self, conversation: Conversation, post_at: int, content: Content, manner: Manner) -> Planned:
        now = self._workspace.seconds()
        if post_at <= now:
            raise Refused("time_in_past")
        if post_at > now + FURTHEST.total_seconds():
            raise Refused("time_too_far")
        self._check_crowd(conversation, post_at)
        planned = Planned(fresh_id("Q"), conversation, post_at, now, content, manner)
        self._planned[planned.id] = planned
        self._keep_looking()
        return planned

    def pending(self) -> list[Planned]:
        """Soonest first."""
        self.post_due()
        return sorted(self._planned.values(), key=_time)

    def cancel(self, conversation: Conversation, planned_id: str) -> None:
        self.post_due()
        planned = self._planned.get(planned_id)
        too_late = planned is None or planned.post_at - self._workspace.seconds() < TOO_LATE_SECONDS
        if planned is None or planned.conversation is not conversation or too_late:
            raise Refused("invalid_scheduled_message_id")
        del self._planned[planned_id]

    def post_due(self) -> None:
        """In the order of their times, however far the clock has jumped."""
        now = self._workspace.seconds()
        due = [planned for planned in sorted(self._planned.values(), key=_time) if planned.post_at <= now]
        for planned in due:
            del self._planned[planned.id]
            if self._may_post(planned):
                self._post(planned)

    def clear(self) -> None:
        """Nothing of it will be said."""
        self._planned.clear()

    def stop(self) -> None:
        if self._next_look is not None:
            self._next_look.cancel()

    def _may_post(self, planned: Planned) -> bool:
        """What carries metadata is taken and never posted: Slack warns of this bug on the method's page."""
        there = self._app.bot_user_id in planned.conversation.members
        return there and not planned.conversation.is_archived and not planned.manner.metadata

    def _post(self, planned: Planned) -> None:
        """Nobody is told when it fails: its thread may be gone by now."""
        try:
            self._messages.speak(planned.conversation, planned.content, planned.manner)
        except Refused:
            return

    def _check_crowd(self, conversation: Conversation, post_at: int) -> None:
        times = sorted([post_at, *self._times_in(conversation)])
        crowds = zip(times, times[MOST_TOGETHER:], strict=False)
        if any(last - first < TOGETHER_SECONDS for first, last in crowds):
            raise Refused("restricted_too_many")

    def _times_in(self, conversation: Conversation) -> Iterator[int]:
        return (planned.post_at for planned in self._planned.values() if planned.conversation is conversation)

    def _keep_looking(self) -> None:
        self.stop()
        self._next_look = asyncio.get_running_loop().call_later(_LOOK_EVERY, self._look)

    def _look(self) -> None:
        self.post_due()
        if self._planned:
            self._keep_looking()


def _time(planned: Planned) -> tuple[int, int]:
    return planned.post_at, planned.created
