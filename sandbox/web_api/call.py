"""One call of a Web API method: its arguments, and where the app may act."""

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import TypeVar

from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.records.app import App
from sandbox.records.conversation import Conversation, ConversationKind
from sandbox.records.member import Member
from sandbox.records.message import Message
from sandbox.slack import Slack
from sandbox.web_api.arguments import Arguments
from sandbox.web_api.scopes import BY_KIND, demand
from sandbox.workspace import membership
from sandbox.workspace.workspace import Workspace

T = TypeVar("T")
MEAGRE = 15
STAMP = re.compile(r"\d{1,12}(?:\.\d{1,9})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Call:
    slack: Slack
    method: str
    args: Arguments

    @property
    def app(self) -> App:
        return self.slack.app

    @property
    def workspace(self) -> Workspace:
        return self.slack.workspace

    def conversation(self, name: str = "channel") -> Conversation:
        """By id, one the bot can see: private ones it is not in do not exist for it."""
        return self._visible(self.workspace.conversations.get(self.args.text(name)))

    def conversation_it_is_in(self, name: str = "channel") -> Conversation:
        found = self.conversation(name)
        if not self.is_in(found):
            raise Refused("not_in_channel")
        return found

    def _visible(self, found: Conversation | None) -> Conversation:
        if found is None or (found.is_private and not self.is_in(found)):
            raise Refused("channel_not_found")
        self.demand_scope_for(found.kind)
        return found

    def demand_scope_for(self, kind: ConversationKind) -> None:
        """Where the kind of conversation decides which scope a method needs."""
        kinds = BY_KIND.get(self.method, {})
        if kinds and kind not in kinds:
            raise Refused("method_not_supported_for_channel_type")
        demand(kinds.get(kind, ()), self.app.scopes)

    def has_scope(self, scope: str) -> bool:
        return self.app.scopes is None or scope in self.app.scopes

    def place_to_post(self) -> Conversation:
        """`channel` as chat.postMessage takes it: a channel's name will do, a person's id opens the direct one."""
        reference = self.args.text("channel", "")
        if reference.startswith(("U", "W")) and reference in self.workspace.members:
            return self._direct(reference)
        conversation = self._visible(self.workspace.find_channel(reference))
        if conversation.is_archived:
            raise Refused("is_archived")
        if not self.is_in(conversation) and not self._posts_anywhere:
            raise Refused("not_in_channel")
        return conversation

    @property
    def _posts_anywhere(self) -> bool:
        return self.slack.options.public_posting or "chat:write.public" in (self.app.scopes or ())

    def _direct(self, user_id: str) -> Conversation:
        member = self.workspace.members[user_id]
        if member.kind == "deactivated":
            raise Refused("account_inactive")
        if user_id == self.app.bot_user_id:
            raise Refused("channel_not_found")
        return membership.direct(self.workspace, self.app.bot_user_id, user_id)

    def is_in(self, conversation: Conversation) -> bool:
        return self.app.bot_user_id in conversation.members

    def message(self, conversation: Conversation, ts: str) -> Message:
        found = conversation.messages.get(ts)
        if found is None:
            raise Refused("message_not_found")
        return found

    def stamp(self, name: str) -> str:
        ts = self.args.text(name)
        if not STAMP.fullmatch(ts):
            raise Refused("bad_timestamp")
        return ts

    def member(self, name: str = "user") -> Member:
        found = self.workspace.members.get(self.args.text(name, ""))
        if found is None:
            raise Refused("user_not_found")
        return found


def page_of(found: list[T], call: Call, *, default: int = 100, most: int = 1000) -> tuple[list[T], Json]:
    """One page and its `response_metadata`; an empty cursor is the end."""
    limit = limit_of(call, default, most)
    position = position_in(call) or "0"
    if not position.isdecimal():
        raise Refused("invalid_cursor")
    if starts_empty(call) and found:
        return [], {"next_cursor": cursor_to(call, 0)}
    start = int(position)
    end = start + limit
    return found[start:end], {"next_cursor": cursor_to(call, end) if end < len(found) else ""}


def limit_of(call: Call, default: int, most: int) -> int:
    limit = call.args.number("limit", default)
    if not 0 < limit <= most:
        raise Refused("invalid_limit")
    return min(limit, MEAGRE) if call.slack.options.meagre_pages else limit


def starts_empty(call: Call) -> bool:
    """Whether this is a first page, with nothing on it although there is more."""
    return call.slack.options.meagre_pages and not call.args.text("cursor", "")


def cursor_to(call: Call, position: int | str) -> str:
    """Good for this method alone, and not to be read, as with Slack."""
    return b64encode(f"{call.method}:{position}".encode()).decode()


def position_in(call: Call) -> str:
    """Where the page starts; empty is the beginning. Refuses what no answer of this method ever gave."""
    cursor = call.args.text("cursor", "")
    if not cursor:
        return ""
    try:
        method, _, position = b64decode(cursor, validate=True).decode().partition(":")
    except ValueError:
        raise Refused("invalid_cursor") from None
    if method != call.method or not STAMP.fullmatch(position):
        raise Refused("invalid_cursor")
    return position
