"""usergroups.*: several people under one handle, to be read."""

from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.records.member import UserGroup
from sandbox.web_api.call import Call


def list_them(call: Call) -> Json:
    return {"usergroups": [_shape(call, each) for each in call.workspace.usergroups.values()]}


def users(call: Call) -> Json:
    found = call.workspace.usergroups.get(call.args.text("usergroup"))
    if found is None:
        raise Refused("no_such_subteam")
    return {"users": list(found.users)}


def _shape(call: Call, group: UserGroup) -> Json:
    shape: Json = {
        "id": group.id,
        "team_id": call.workspace.team.id,
        "is_usergroup": True,
        "is_subteam": True,
        "name": group.name,
        "description": group.description,
        "handle": group.handle,
        "is_external": False,
        "date_create": group.created,
        "date_update": group.created,
        "date_delete": 0,
        "auto_type": None,
        "auto_provision": False,
        "enterprise_subteam_id": "",
        "created_by": group.creator,
        "updated_by": group.creator,
        "deleted_by": None,
        "prefs": {"channels": [], "groups": []},
    }
    if call.args.flag("include_users"):
        shape["users"] = list(group.users)
    if call.args.flag("include_count"):
        shape |= {"user_count": len(group.users), "channel_count": 0}
    return shape


METHODS = {"usergroups.list": list_them, "usergroups.users.list": users}
