"""pins.*: what a conversation keeps up for everybody."""

from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.records.message import Message
from sandbox.web_api.call import Call
from sandbox.workspace import pins


def add(call: Call) -> Json:
    pins.add(call.workspace, _item(call), call.app.bot_user_id)
    return {}


def remove(call: Call) -> Json:
    pins.remove(call.workspace, _item(call), call.app.bot_user_id)
    return {}


def list_them(call: Call) -> Json:
    return {"items": pins.newest_first(call.workspace, call.conversation_it_is_in())}


def _item(call: Call) -> Message:
    conversation = call.conversation_it_is_in()
    if not call.args.get("timestamp"):
        raise Refused("no_item_specified")
    return call.message(conversation, call.stamp("timestamp"))


METHODS = {"pins.add": add, "pins.list": list_them, "pins.remove": remove}
