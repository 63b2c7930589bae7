"""Response URLs: five uses, thirty minutes, wherever the app stands."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.errors import Refused
from sandbox.ids import fresh_id
from sandbox.parsing import Json
from sandbox.records.conversation import Conversation
from sandbox.records.message import Message
from sandbox.speech.content import content_of
from sandbox.speech.messages import Manner, Messages
from sandbox.workspace import talk
from sandbox.workspace.workspace import Workspace

USES = 5
LIFETIME = timedelta(minutes=30)
_FORGET_ABOVE = 20_000


@dataclass(slots=True)
class ResponseUrl:
    channel: str
    user: str
    expires_at: datetime
    origin_ts: str | None
    """The message that was clicked; a person's own slash command is none."""
    uses_left: int = USES


class ResponseUrls:
    """`address` is where the sandbox can be reached."""

    def __init__(self, workspace: Workspace, messages: Messages) -> None:
        self.address = ""
        self._workspace = workspace
        self._messages = messages
        self._known: dict[str, ResponseUrl] = {}

    def issue(self, channel: str, user: str, origin_ts: str | None = None) -> str:
        key = f"{self._workspace.team.id}/{fresh_id('')}/{secrets.token_urlsafe(18)}"
        self._known[key] = ResponseUrl(channel, user, self._workspace.clock.now() + LIFETIME, origin_ts)
        if len(self._known) > _FORGET_ABOVE:
            del self._known[next(iter(self._known))]
        return f"{self.address}/response/{key}"

    def knows(self, key: str) -> bool:
        return key in self._known

    def clear(self) -> None:
        """None of them answers any more."""
        self._known.clear()

    def use(self, key: str, said: Json) -> Message | None:
        """What the app said through it, put where it belongs; the message made or replaced."""
        url = self._known.get(key)
        if url is None:
            raise Refused("no_such_url")
        if self._workspace.clock.now() > url.expires_at:
            raise Refused("expired_url")
        if url.uses_left == 0:
            raise Refused("used_url")
        spoken = self._speak(url, said)
        url.uses_left -= 1
        return spoken

    def answer(self, channel: str, user: str, origin_ts: str, said: Json) -> Message | None:
        """The same, said with the acknowledgement instead of through a URL."""
        return self._speak(ResponseUrl(channel, user, self._workspace.clock.now(), origin_ts), said)

    def _speak(self, url: ResponseUrl, said: Json) -> Message | None:
        conversation = self._workspace.conversations[url.channel]
        origin = self._origin(url, conversation)
        if said.get("delete_original") and origin is not None:
            talk.delete(self._workspace, origin)
            return None
        content = content_of(said)
        if said.get("replace_original") and origin is not None:
            self._messages.replace(origin, content)
            return origin
        only_for = None if said.get("response_type") == "in_channel" else url.user
        thread_ts = str(said.get("thread_ts") or "") or None
        return self._messages.speak(conversation, content, Manner(thread_ts, only_for=only_for))

    def _origin(self, url: ResponseUrl, conversation: Conversation) -> Message | None:
        if url.origin_ts is None:
            return None
        return talk.find_message(conversation, url.origin_ts, url.user)
