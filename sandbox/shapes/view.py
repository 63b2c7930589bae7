"""How a form or a Home tab looks in Slack's JSON."""

from copy import deepcopy

from sandbox.parsing import Json
from sandbox.records.app import App
from sandbox.records.member import Team
from sandbox.records.view import View


def view_json(view: View, app: App, team: Team) -> Json:
    """Slack's view object, with what has been typed so far."""
    return {
        "id": view.id,
        "team_id": team.id,
        **view.content,
        "state": {"values": deepcopy(view.values)},
        "hash": view.hash,
        "root_view_id": view.root_id,
        "previous_view_id": view.previous_id,
        "app_id": app.id,
        "external_id": view.content.get("external_id", ""),
        "app_installed_team_id": team.id,
        "bot_id": app.bot_id,
    }
