"""One call of a Web API method: its arguments, and where the app may act."""

from dataclasses import dataclass
from typing import Any

from sandbox.errors import Refused
from sandbox.slack import Slack
from sandbox.state import App, Conversation, Json, Member, Message
from sandbox.web_api.arguments import Arguments
from sandbox.workspace import Workspace


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
        """One the bot can see; private ones it is not in do not exist for it."""
        reference = self.args.text(name, "")
        found = self.workspace.find_channel(reference)
        if found is None or (found.is_private and not self.is_in(found)):
            raise Refused("channel_not_found")
        return found

    def place_to_post(self) -> Conversation:
        """`channel` as chat.postMessage takes it: a person's id opens the direct conversation."""
        reference = self.args.text("channel", "")
        if reference.startswith(("U", "W")) and reference in self.workspace.members:
            return self._direct(reference)
        conversation = self.conversation()
        if not self.is_in(conversation) and not self._posts_anywhere:
            raise Refused("not_in_channel")
        if conversation.is_archived:
            raise Refused("is_archived")
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
        return self.workspace.direct(self.app.bot_user_id, user_id)

    def is_in(self, conversation: Conversation) -> bool:
        return self.app.bot_user_id in conversation.members

    def message(self, conversation: Conversation, ts: str) -> Message:
        found = conversation.messages.get(ts)
        if found is None:
            raise Refused("message_not_found")
        return found

    def member(self, name: str = "user") -> Member:
        found = self.workspace.members.get(self.args.text(name, ""))
        if found is None:
            raise Refused("user_not_found")
        return found


def page_of(found: list[Any], call: Call, *, default: int = 100, most: int = 1000) -> tuple[list[Any], Json]:
    """One page and its `response_metadata`; an empty cursor is the end."""
    limit = call.args.number("limit", default)
    if not 0 < limit <= most:
        raise Refused("invalid_limit")
    start = start_of(call.args.text("cursor", ""))
    end = start + limit
    return found[start:end], {"next_cursor": cursor_to(end) if end < len(found) else ""}


def cursor_to(position: int | str) -> str:
    return f"at:{position}"


def start_of(cursor: str) -> int:
    if not cursor:
        return 0
    kind, _, position = cursor.partition(":")
    if kind != "at" or not position.isdecimal():
        raise Refused("invalid_cursor")
    return int(position)
