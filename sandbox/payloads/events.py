"""What of the workspace's life the app is told: only what it subscribed to, only where it may look."""

from collections.abc import Callable, Container

from sandbox.parsing import Json
from sandbox.payloads.callback import event_callback
from sandbox.records.app import App
from sandbox.records.conversation import Conversation
from sandbox.records.member import Member
from sandbox.records.message import Message
from sandbox.records.view import View
from sandbox.shapes.member import member_json
from sandbox.shapes.message import message_json
from sandbox.shapes.view import view_json
from sandbox.workspace.workspace import Workspace

_CHANNEL_TYPE = {
    "channel": ("channels", "channel"),
    "private": ("groups", "group"),
    "im": ("im", "im"),
    "mpim": ("mpim", "mpim"),
}


class Events:
    """The workspace's announcer; `send` takes a finished Events API payload."""

    def __init__(self, app: App, workspace: Workspace, send: Callable[[Json], None]) -> None:
        self._app = app
        self._workspace = workspace
        self._send = send

    def posted(self, message: Message, conversation: Conversation) -> None:
        mentions_bot = f"<@{self._app.bot_user_id}>" in message.text and message.bot_id != self._app.bot_id
        if mentions_bot and self._hears("app_mention", conversation):
            self._tell({**self._message_event(message, conversation), "type": "app_mention"})
        if self._hears_messages(conversation):
            self._tell(self._message_event(message, conversation))

    def changed(self, message: Message, before: Json, conversation: Conversation) -> None:
        if self._hears_messages(conversation):
            now = self._picture(message)
            self._tell(self._hidden(conversation, "message_changed", message=now, previous_message=before))

    def deleted(self, message: Message, before: Json, conversation: Conversation) -> None:
        if self._hears_messages(conversation):
            self._tell(self._hidden(conversation, "message_deleted", deleted_ts=message.ts, previous_message=before))

    def joined(self, conversation: Conversation, member: Member, inviter: str | None) -> None:
        event = self._membership("member_joined_channel", conversation, member)
        self._tell_of_membership({**event, "inviter": inviter} if inviter else event, conversation)

    def left(self, conversation: Conversation, member: Member, by: str) -> None:
        self._tell_of_membership(self._membership("member_left_channel", conversation, member), conversation)
        if member.id == self._app.bot_user_id:
            event_type = "group_left" if conversation.kind == "private" else "channel_left"
            self._tell_if_subscribed({"type": event_type, "channel": conversation.id, "actor_id": by})

    def happened(self, event: Json, conversation: Conversation, *, everywhere: bool) -> None:
        """Reactions, pins, and what becomes of channels."""
        if self._hears(event["type"], conversation) or (everywhere and not conversation.is_private):
            self._tell_if_subscribed(event)

    def concerned(self, event: Json, bots: Container[str]) -> None:
        """Files: what no conversation is the place for."""
        if self._app.bot_user_id in bots:
            self._tell_if_subscribed(event)

    def arrived(self, member: Member) -> None:
        if "team_join" in self._app.events:
            self._tell({"type": "team_join", "user": self._member(member), **self._stamp()})

    def updated(self, member: Member) -> None:
        if "user_change" in self._app.events:
            shape = self._member(member)
            self._tell({"type": "user_change", "user": shape, "cache_ts": member.updated, **self._stamp()})

    def uninstalled(self, *, tokens_first: bool) -> None:
        """Both go out at once; Slack promises no order."""
        gone: Json = {"type": "app_uninstalled"}
        revoked: Json = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [self._app.bot_user_id]}}
        for event in (revoked, gone) if tokens_first else (gone, revoked):
            self._tell_if_subscribed(event)

    def home_opened(self, user_id: str, conversation: Conversation, tab: str, home: View | None) -> None:
        """`view` is there only when one was published."""
        if "app_home_opened" not in self._app.events:
            return
        event: Json = {"type": "app_home_opened", "user": user_id, "channel": conversation.id, "tab": tab}
        if home is not None and tab == "home":
            event["view"] = view_json(home, self._app, self._workspace.team)
        self._tell({**event, **self._stamp()})

    def _picture(self, message: Message) -> Json:
        return message_json(message, self._workspace.team)

    def _hears(self, event_type: str, conversation: Conversation) -> bool:
        return event_type in self._app.events and self._app.bot_user_id in conversation.members

    def _hears_messages(self, conversation: Conversation) -> bool:
        return self._hears(f"message.{_CHANNEL_TYPE[conversation.kind][0]}", conversation)

    def _message_event(self, message: Message, conversation: Conversation) -> Json:
        return {
            **self._picture(message),
            "channel": conversation.id,
            "event_ts": message.ts,
            "channel_type": _CHANNEL_TYPE[conversation.kind][1],
        }

    def _hidden(self, conversation: Conversation, subtype: str, **facts: Json | str) -> Json:
        stamp = self._workspace.stamps.next()
        return {
            "type": "message",
            "subtype": subtype,
            **facts,
            "channel": conversation.id,
            "hidden": True,
            "ts": stamp,
            "event_ts": stamp,
            "channel_type": _CHANNEL_TYPE[conversation.kind][1],
        }

    def _membership(self, event_type: str, conversation: Conversation, member: Member) -> Json:
        return {
            "type": event_type,
            "user": member.id,
            "channel": conversation.id,
            "channel_type": "C" if conversation.kind == "channel" else "G",
            "team": self._workspace.team.id,
        }

    def _tell_of_membership(self, event: Json, conversation: Conversation) -> None:
        sees = self._app.bot_user_id in conversation.members or event["user"] == self._app.bot_user_id
        if sees and event["type"] in self._app.events:
            self._tell({**event, **self._stamp()})

    def _tell_if_subscribed(self, event: Json) -> None:
        if event["type"] in self._app.events:
            self._tell({**event, **self._stamp()})

    def _member(self, member: Member) -> Json:
        email = self._app.scopes is None or "users:read.email" in self._app.scopes
        now, address = self._workspace.clock.now(), self._workspace.address
        return member_json(member, now, include_locale=True, email=email, address=address)

    def _stamp(self) -> Json:
        return {"event_ts": self._workspace.stamps.next()}

    def _tell(self, event: Json) -> None:
        if self._app.is_installed:
            self._send(event_callback(self._app, self._workspace, event))
