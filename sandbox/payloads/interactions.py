"""The payloads of what people do with an app: commands, clicks, forms, shortcuts."""

from copy import deepcopy
from dataclasses import dataclass

from sandbox.elements import Placed
from sandbox.parsing import Json
from sandbox.records.app import App
from sandbox.records.conversation import Conversation
from sandbox.records.member import Member, Team
from sandbox.records.message import Message
from sandbox.records.view import View
from sandbox.shapes.message import message_json
from sandbox.shapes.view import view_json
from sandbox.workspace.workspace import Workspace


def channel_name(conversation: Conversation) -> str:
    """Slack's name for it in payloads; anything but a public channel goes unnamed."""
    return {"im": "directmessage", "private": "privategroup"}.get(conversation.kind, conversation.name)


@dataclass(frozen=True, slots=True)
class WaysBack:
    """How an app may answer besides acknowledging."""

    trigger_id: str
    response_url: str


@dataclass(frozen=True, slots=True)
class Interactions:
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
        place: Placed,
        values: dict[str, Json],
        action: Json,
        back: WaysBack,
    ) -> Json:
        """A click on a message; on an ephemeral one there is no `message`."""
        return {
            "type": "block_actions",
            **self._who(member),
            **self._where(message, place),
            "trigger_id": back.trigger_id,
            "state": {"values": deepcopy(values)},
            "response_url": back.response_url,
            "actions": [action],
        }

    def pressed(self, member: Member, message: Message, attachment: Json, action: Json, back: WaysBack) -> Json:
        """A button or menu of an older attachment; `original_message` is missing where the message is ephemeral."""
        payload: Json = {
            "type": "interactive_message",
            "actions": [action],
            "callback_id": attachment["callback_id"],
            **self._who(member),
            "channel": self._channel(message),
            "action_ts": self.workspace.stamps.next(),
            "message_ts": message.ts,
            "attachment_id": str(attachment["id"]),
            "is_app_unfurl": False,
            "response_url": back.response_url,
            "trigger_id": back.trigger_id,
        }
        del payload["api_app_id"]
        return payload if message.only_for else {**payload, "original_message": self.message(message)}

    def view_action(self, member: Member, view: View, action: Json, trigger_id: str) -> Json:
        return {
            "type": "block_actions",
            **self._who(member),
            "container": {"type": "view", "view_id": view.id},
            "trigger_id": trigger_id,
            "view": self.view(view),
            "actions": [action],
        }

    def submission(self, member: Member, view: View, trigger_id: str, response_urls: list[Json]) -> Json:
        """`response_urls` answer where the person chose to, in elements with `response_url_enabled`."""
        return {
            "type": "view_submission",
            **self._who(member),
            "trigger_id": trigger_id,
            "view": self.view(view),
            "response_urls": response_urls,
        }

    def closed(self, member: Member, view: View, *, is_cleared: bool) -> Json:
        return {"type": "view_closed", **self._who(member), "view": self.view(view), "is_cleared": is_cleared}

    def suggestion(self, member: Member, where: Message | View, place: Placed, value: str) -> Json:
        payload: Json = {
            "type": "block_suggestion",
            **self._who(member),
            "action_id": place.action_id,
            "block_id": place.block_id,
            "value": value,
        }
        if isinstance(where, View):
            return {**payload, "container": {"type": "view", "view_id": where.id}, "view": self.view(where)}
        return {**payload, **self._where(where, place)}

    def shortcut(self, member: Member, callback_id: str, trigger_id: str, action_ts: str) -> Json:
        """The one payload that does not name the app."""
        who = self._who(member)
        del who["api_app_id"]
        return {
            "type": "shortcut",
            **who,
            "callback_id": callback_id,
            "trigger_id": trigger_id,
            "action_ts": action_ts,
        }

    def message_shortcut(
        self, member: Member, message: Message, callback_id: str, action_ts: str, back: WaysBack
    ) -> Json:
        return {
            **self.shortcut(member, callback_id, back.trigger_id, action_ts),
            "type": "message_action",
            "channel": self._channel(message),
            "message_ts": message.ts,
            "message": self.message(message),
            "response_url": back.response_url,
        }

    def _where(self, message: Message, place: Placed) -> Json:
        """The message something stands in, which an ephemeral one does not show."""
        container: Json = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": message.channel,
            "is_ephemeral": message.only_for is not None,
        }
        if place.attachment_id is not None:
            attached = {"type": "message_attachment", "attachment_id": place.attachment_id, "is_app_unfurl": False}
            container |= attached
        if message.is_reply:
            container["thread_ts"] = message.thread_ts
        where: Json = {"container": container, "channel": self._channel(message)}
        return where if message.only_for else {**where, "message": self.message(message)}

    def _channel(self, message: Message) -> Json:
        return {"id": message.channel, "name": channel_name(self.workspace.conversations[message.channel])}

    def message(self, message: Message) -> Json:
        return message_json(message, self.team)

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
