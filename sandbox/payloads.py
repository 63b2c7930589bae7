"""The payloads an app receives: commands, clicks, forms, shortcuts, events."""

from dataclasses import dataclass

from sandbox.ids import fresh_id
from sandbox.shapes import message_json, view_json
from sandbox.state import App, Conversation, Json, Member, Message, Team, View
from sandbox.workspace import Workspace


def channel_name(conversation: Conversation) -> str:
    """Slack's name for it in payloads; anything but a public channel goes unnamed."""
    return {"im": "directmessage", "private": "privategroup"}.get(conversation.kind, conversation.name)


@dataclass(frozen=True, slots=True)
class WaysBack:
    """How an app may answer besides acknowledging."""

    trigger_id: str
    response_url: str


@dataclass(frozen=True, slots=True)
class Payloads:
    """Shapes only: delivers nothing and changes nothing."""

    app: App
    workspace: Workspace

    @property
    def team(self) -> Team:
        return self.workspace.team

    def command(
        self,
        member: Member,
        conversation: Conversation,
        typed: tuple[str, str],
        back: WaysBack,
    ) -> Json:
        """`typed` is the command and its text. Form fields, so everything is a string."""
        return {
            "token": self.app.verification_token,
            "team_id": self.team.id,
            "team_domain": self.team.domain,
            "channel_id": conversation.id,
            "channel_name": channel_name(conversation),
            "user_id": member.id,
            "user_name": member.name,
            "command": typed[0],
            "text": typed[1],
            "api_app_id": self.app.id,
            "is_enterprise_install": "false",
            "response_url": back.response_url,
            "trigger_id": back.trigger_id,
        }

    def message_action(
        self,
        member: Member,
        message: Message,
        values: dict[str, Json],
        action: Json,
        back: WaysBack,
    ) -> Json:
        """A click on a message; on an ephemeral one there is no `message`."""
        conversation = self.workspace.conversations[message.channel]
        container: Json = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": message.channel,
            "is_ephemeral": message.only_for is not None,
        }
        if message.is_reply:
            container["thread_ts"] = message.thread_ts
        payload: Json = {
            "type": "block_actions",
            **self._who(member),
            "container": container,
            "trigger_id": back.trigger_id,
            "channel": {"id": conversation.id, "name": channel_name(conversation)},
            "state": {"values": values},
            "response_url": back.response_url,
            "actions": [action],
        }
        if message.only_for is None:
            payload["message"] = self.message(message)
        return payload

    def view_action(self, member: Member, view: View, action: Json, trigger_id: str) -> Json:
        return {
            "type": "block_actions",
            **self._who(member),
            "container": {"type": "view", "view_id": view.id},
            "trigger_id": trigger_id,
            "view": self.view(view),
            "actions": [action],
        }

    def submission(self, member: Member, view: View, trigger_id: str) -> Json:
        shape = self.view(view)
        return {
            "type": "view_submission",
            **self._who(member),
            "trigger_id": trigger_id,
            "view": shape,
            "response_urls": [],
        }

    def closed(self, member: Member, view: View, *, is_cleared: bool) -> Json:
        return {"type": "view_closed", **self._who(member), "view": self.view(view), "is_cleared": is_cleared}

    def suggestion(self, member: Member, where: Message | View, *, block_id: str, action_id: str, value: str) -> Json:
        payload: Json = {
            "type": "block_suggestion",
            **self._who(member),
            "action_id": action_id,
            "block_id": block_id,
            "value": value,
        }
        if isinstance(where, View):
            return {**payload, "container": {"type": "view", "view_id": where.id}, "view": self.view(where)}
        conversation = self.workspace.conversations[where.channel]
        return {
            **payload,
            "container": {"type": "message", "message_ts": where.ts, "channel_id": where.channel},
            "channel": {"id": conversation.id, "name": channel_name(conversation)},
            "message": self.message(where),
        }

    def shortcut(self, member: Member, callback_id: str, trigger_id: str, action_ts: str) -> Json:
        return {
            "type": "shortcut",
            **self._who(member),
            "callback_id": callback_id,
            "trigger_id": trigger_id,
            "action_ts": action_ts,
        }

    def message_shortcut(
        self, member: Member, message: Message, callback_id: str, action_ts: str, back: WaysBack
    ) -> Json:
        conversation = self.workspace.conversations[message.channel]
        return {
            **self.shortcut(member, callback_id, back.trigger_id, action_ts),
            "type": "message_action",
            "channel": {"id": conversation.id, "name": channel_name(conversation)},
            "message_ts": message.ts,
            "message": self.message(message),
            "response_url": back.response_url,
        }

    def event(self, event: Json) -> Json:
        """An Events API delivery; `event_id` is what a redelivery repeats."""
        return {
            "token": self.app.verification_token,
            "team_id": self.team.id,
            "context_team_id": self.team.id,
            "context_enterprise_id": None,
            "api_app_id": self.app.id,
            "event": event,
            "type": "event_callback",
            "event_id": fresh_id("Ev"),
            "event_time": self.workspace.seconds(),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": self.team.id,
                    "user_id": self.app.bot_user_id,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
            "event_context": f"4-{fresh_id('E')}",
        }

    def message(self, message: Message) -> Json:
        return message_json(message, self.app, self.team)

    def view(self, view: View) -> Json:
        return view_json(view, self.app, self.team)

    def _who(self, member: Member) -> Json:
        return {
            "user": {
                "id": member.id,
                "username": member.name,
                "name": member.name,
                "team_id": member.team_id,
            },
            "api_app_id": self.app.id,
            "token": self.app.verification_token,
            "team": {"id": self.team.id, "domain": self.team.domain},
            "enterprise": None,
            "is_enterprise_install": False,
        }
