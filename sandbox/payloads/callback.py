"""The payload an event comes in."""

from sandbox.ids import fresh_id
from sandbox.parsing import Json
from sandbox.records.app import App
from sandbox.workspace.workspace import Workspace


def event_callback(app: App, workspace: Workspace, event: Json) -> Json:
    """An Events API delivery; `event_id` is what a redelivery repeats."""
    return {
        "token": app.verification_token,
        "team_id": workspace.team.id,
        "context_team_id": workspace.team.id,
        "context_enterprise_id": None,
        "api_app_id": app.id,
        "event": event,
        "type": "event_callback",
        "event_id": fresh_id("Ev"),
        "event_time": workspace.seconds(),
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.team.id,
                "user_id": app.bot_user_id,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": _is_ext_shared(workspace, event),
        "event_context": f"4-{fresh_id('E')}",
    }


def _is_ext_shared(workspace: Workspace, event: Json) -> bool:
    """Wherever such an event names its channel."""
    named = event.get("channel") or event.get("channel_id") or (event.get("item") or {}).get("channel")
    channel_id = named.get("id") if isinstance(named, dict) else named
    conversation = workspace.conversations.get(channel_id or "")
    return conversation is not None and conversation.is_ext_shared
