"""emoji.list: the workspace's own emoji."""

from sandbox.parsing import Json
from sandbox.web_api.call import Call


def list_them(call: Call) -> Json:
    answer: Json = {"emoji": dict(call.workspace.emoji), "cache_ts": str(call.workspace.seconds())}
    if call.args.flag("include_categories"):
        answer |= {"categories_version": "5", "categories": []}
    return answer


METHODS = {"emoji.list": list_them}
