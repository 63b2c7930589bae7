"""bots.info: an app's bot."""

from sandbox.errors import Refused
from sandbox.members.profiles import pictures
from sandbox.parsing import Json
from sandbox.web_api.call import Call

_SIZES = (36, 48, 72)


def info(call: Call) -> Json:
    """The caller's own unless it names another."""
    bot_id = call.args.text("bot", call.app.bot_id)
    app = call.workspace.apps.get(bot_id)
    if app is None:
        raise Refused("bot_not_found")
    bot = call.workspace.members[app.bot_user_id]
    return {
        "bot": {
            "id": bot_id,
            "deleted": not app.is_installed,
            "name": bot.real_name,
            "updated": bot.updated,
            "app_id": app.id,
            "user_id": bot.id,
            "icons": pictures(call.workspace.address, bot.id, _SIZES),
        }
    }


METHODS = {"bots.info": info}
