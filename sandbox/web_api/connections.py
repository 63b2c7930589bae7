"""api.test, auth.test, apps.connections.open: whether anybody is there, who one is, where to connect."""

from sandbox.parsing import Json
from sandbox.web_api.call import Call


def api_test(call: Call) -> Json:
    return {"args": {key: value for key, value in call.args.items() if key != "token"}}


def auth_test(call: Call) -> Json:
    team = call.workspace.team
    return {
        "url": team.url,
        "team": team.name,
        "user": call.slack.bot.name,
        "team_id": team.id,
        "user_id": call.app.bot_user_id,
        "bot_id": call.app.bot_id,
        "app_id": call.app.id,
        "app_name": call.app.name,
        "is_enterprise_install": False,
    }


def open_connection(call: Call) -> Json:
    """A ticket good for one handshake."""
    address = call.slack.site.address.replace("http", "ws", 1)
    return {"url": f"{address}/link/?ticket={call.slack.sockets.issue_ticket()}&app_id={call.app.id}"}


METHODS = {
    "api.test": api_test,
    "auth.test": auth_test,
    "apps.connections.open": open_connection,
}
