"""What of Slack's Web API is here: supported, or partial and what is missing."""

from typing import Literal, NamedTuple

from sandbox.state import Json


class Row(NamedTuple):
    method: str
    state: Literal["supported", "partial"]
    missing: str = ""


ROWS = (
    Row("api.test", "supported"),
    Row("apps.connections.open", "supported"),
    Row("auth.test", "supported"),
    Row("bots.info", "partial", "icons"),
    Row("chat.delete", "supported"),
    Row("chat.getPermalink", "supported"),
    Row("chat.postEphemeral", "partial", "everybody counts as active"),
    Row(
        "chat.postMessage",
        "partial",
        "icons, markdown_text, link unfurling, parse modes, splitting of long texts, pacing limits",
    ),
    Row("chat.update", "partial", "markdown_text, edit windows, file_ids"),
    Row("conversations.history", "partial", "files, reactions"),
    Row("conversations.info", "supported"),
    Row("conversations.invite", "partial", "force, partial success"),
    Row("conversations.join", "supported"),
    Row("conversations.list", "partial", "team_id of other workspaces"),
    Row("conversations.members", "supported"),
    Row("conversations.open", "partial", "prevent_creation"),
    Row("conversations.replies", "partial", "files, reactions"),
    Row("team.info", "partial", "icons, other teams"),
    Row("users.conversations", "supported"),
    Row("users.info", "partial", "images, status, custom fields"),
    Row("users.list", "partial", "images, status, custom fields"),
    Row("views.open", "supported"),
    Row("views.publish", "supported"),
    Row("views.push", "supported"),
    Row("views.update", "supported"),
)


def table() -> list[Json]:
    return [row._asdict() for row in ROWS]
