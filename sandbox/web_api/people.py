"""users.*, bots.info, team.info: who is here."""

from sandbox.errors import Refused
from sandbox.shapes import member_json
from sandbox.state import Json, Member
from sandbox.web_api.call import Call, page_of


def user_info(call: Call) -> Json:
    return {"user": _shape(call, call.member())}


def user_list(call: Call) -> Json:
    """Strangers are not of this workspace and are not listed."""
    team_id = call.workspace.team.id
    here = [member for member in call.workspace.members.values() if member.team_id == team_id]
    some, metadata = page_of(here, call)
    return {
        "members": [_shape(call, member) for member in some],
        "cache_ts": call.workspace.seconds(),
        "response_metadata": metadata,
    }


def bot_info(call: Call) -> Json:
    app = call.app
    if call.args.text("bot", app.bot_id) != app.bot_id:
        raise Refused("bot_not_found")
    bot = {"id": app.bot_id, "deleted": False, "name": app.name, "updated": 0, "app_id": app.id}
    return {"bot": {**bot, "user_id": app.bot_user_id, "icons": {}}}


def team_info(call: Call) -> Json:
    team = call.workspace.team
    return {
        "team": {
            "id": team.id,
            "name": team.name,
            "url": team.url,
            "domain": team.domain,
            "email_domain": "",
            "icon": {"image_default": True},
            "avatar_base_url": team.url,
            "is_verified": False,
        }
    }


def _shape(call: Call, member: Member) -> Json:
    now, locale = call.workspace.clock.now(), call.args.flag("include_locale")
    return member_json(member, now, include_locale=locale)


METHODS = {
    "users.info": user_info,
    "users.list": user_list,
    "bots.info": bot_info,
    "team.info": team_info,
}
