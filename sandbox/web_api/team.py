"""team.info: the workspace itself."""

from sandbox.errors import Refused
from sandbox.members.profiles import pictures
from sandbox.parsing import Json
from sandbox.web_api.call import Call

_SIZES = (34, 44, 68, 88, 102, 132, 230)


def info(call: Call) -> Json:
    team = call.workspace.team
    if call.args.text("team", team.id) != team.id:
        raise Refused("team_not_found")
    return {
        "team": {
            "id": team.id,
            "name": team.name,
            "url": team.url,
            "domain": team.domain,
            "email_domain": "",
            "icon": {**pictures(call.workspace.address, team.id, _SIZES), "image_default": True},
            "avatar_base_url": f"{call.workspace.address}/avatars/",
            "is_verified": False,
            "lob_sales_home_enabled": False,
            "is_sfdc_auto_slack": False,
        }
    }


METHODS = {"team.info": info}
