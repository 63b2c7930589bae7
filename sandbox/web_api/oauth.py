"""oauth.v2.access, auth.revoke, apps.uninstall: how an app gets its token, and how it gives it back."""

from sandbox.apps import installing
from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.web_api.call import Call


def access(call: Call) -> Json:
    """The code of somebody's "Allow" for the bot token; an app that was gone is back with a new one."""
    client_id = _client(call)
    code, redirect_uri = call.args.text("code", ""), call.args.text("redirect_uri", "")
    granted = call.slack.site.authorizations.spend(code, client_id, redirect_uri)
    here = next(each for each in call.slack.site.installations if each.app is granted.app)
    return {
        "access_token": installing.bring_back(here),
        "token_type": "bot",
        "scope": ",".join(sorted(here.app.scopes or ())),
        "bot_user_id": here.app.bot_user_id,
        "app_id": here.app.id,
        "team": {"id": here.workspace.team.id, "name": here.workspace.team.name},
        "enterprise": None,
        "authed_user": {"id": granted.user},
        "is_enterprise_install": False,
    }


def revoke(call: Call) -> Json:
    """The bot's only token: without it the app is no longer installed."""
    if call.args.flag("test"):
        return {"revoked": False}
    installing.uninstall(call.slack, answer="token_revoked")
    return {"revoked": True}


def uninstall(call: Call) -> Json:
    if _client(call) != call.app.client_id:
        raise Refused("client_id_token_mismatch")
    installing.uninstall(call.slack)
    return {}


def _client(call: Call) -> str:
    """Which app it says it is, and proves."""
    client_id, secret = call.args.text("client_id", ""), call.args.text("client_secret", "")
    app = next((each.app for each in call.slack.site.installations if each.app.client_id == client_id), None)
    if app is None:
        raise Refused("invalid_client_id")
    if app.client_secret != secret:
        raise Refused("bad_client_secret")
    return client_id


METHODS = {
    "oauth.v2.access": access,
    "auth.revoke": revoke,
    "apps.uninstall": uninstall,
}
