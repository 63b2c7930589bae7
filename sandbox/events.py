"""What of the workspace's life the app is told: only what it subscribed to, only where it may look."""

from collections.abc import Callable

from sandbox.payloads import Payloads
from sandbox.shapes import member_json, message_json
from sandbox.state import App, Conversation, Json, Member, Message, View
from sandbox.workspace import Workspace

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
        self._payloads = Payloads(app, workspace)
        self._send = send

    def posted(self, message: Message, conversation: Conversation) -> None:
        mentions_bot = f"<@{self._app.bot_user_id}>" in message.text and not message.bot_id
        if mentions_bot and self._hears("app_mention", conversation):
            self._tell({**self._message_event(message, conversation), "type": "app_mention"})
        if self._hears_messages(conversation):
            self._tell(self._message_event(message, conversation))

    def changed(self, message: Message, before: Json, conversation: Conversation) -> None:
        if self._hears_messages(conversation):
            now = self.picture(message)
            self._tell(self._hidden(conversation, "message_changed", message=now, previous_message=before))

    def deleted(self, message: Message, before: Json, conversation: Conversation) -> None:
        if self._hears_messages(conversation):
            self._tell(self._hidden(conversation, "message_deleted", deleted_ts=message.ts, previous_message=before))

    def joined(self, conversation: Conversation, member: Member, inviter: str | None) -> None:
        event = self._membership("member_joined_channel", conversation, member)
        self._tell_of_membership({**event, "inviter": inviter} if inviter else event, conversation)

    def left(self, conversation: Conversation, member: Member) -> None:
        self._tell_of_membership(self._membership("member_left_channel", conversation, member), conversation)

    def arrived(self, member: Member) -> None:
        if "team_join" in self._app.events:
            self._tell({"type": "team_join", "user": self._member(member), **self._stamp()})

    def updated(self, member: Member) -> None:
        if "user_change" in self._app.events:
            shape = self._member(member)
            self._tell({"type": "user_change", "user": shape, "cache_ts": member.updated, **self._stamp()})

    def home_opened(self, user_id: str, conversation: Conversation, tab: str, home: View | None) -> None:
        """`view` is there only when one was published."""
        if "app_home_opened" not in self._app.events:
            return
        event: Json = {"type": "app_home_opened", "user": user_id, "channel": conversation.id, "tab": tab}
        if home is not None and tab == "home":
            event["view"] = self._payloads.view(home)
        self._tell({**event, **self._stamp()})

    def picture(self, message: Message) -> Json:
        return message_json(message, self._app, self._workspace.team)

    def _hears(self, event_type: str, conversation: Conversation) -> bool:
        return event_type in self._app.events and self._app.bot_user_id in conversation.members

    def _hears_messages(self, conversation: Conversation) -> bool:
        return self._hears(f"message.{_CHANNEL_TYPE[conversation.kind][0]}", conversation)

    def _message_event(self, message: Message, conversation: Conversation) -> Json:
        return {
            **self.picture(message),
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

    def _member(self, member: Member) -> Json:
        return member_json(member, self._workspace.clock.now(), include_locale=True)

    def _stamp(self) -> Json:
        return {"event_ts": self._workspace.stamps.next()}

    def _tell(self, event: Json) -> None:
        self._send(self._payloads.event(event))
