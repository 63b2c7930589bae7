"""views.*: forms and Home tabs."""

from sandbox.blocks.accept import accepted_view
from sandbox.errors import Refused, refused_with
from sandbox.files.blocks import look_up_files
from sandbox.parsing import Json
from sandbox.payloads.triggers import Trigger
from sandbox.records.view import View
from sandbox.web_api.call import Call

_OLDER_WORDS = {
    "expired_trigger_id": "`trigger_id` expired",
    "exchanged_trigger_id": "`trigger_id` exchanged",
    "invalid_trigger_id": "invalid `trigger_id`",
}
"""Only the first is known to the letter."""


def open_view(call: Call) -> Json:
    content = _content(call, "modal")
    trigger = _spent(call)
    return _answer(call, call.slack.forms.open(trigger.user, content, trigger.channel))


def push(call: Call) -> Json:
    """Only on top of an open form."""
    content = _content(call, "modal")
    trigger = _spent(call)
    if not call.slack.forms.stack(trigger.user):
        raise Refused("not_found")
    return _answer(call, call.slack.forms.push(trigger.user, content, trigger.channel))


def update(call: Call) -> Json:
    view_id, external_id = call.args.text("view_id", ""), call.args.text("external_id", "")
    if not view_id and not external_id:
        raise Refused("invalid_arguments")
    view = call.slack.forms.find(view_id, external_id)
    content = _content(call, view.content["type"])
    return _answer(call, call.slack.forms.update(view, content, call.args.text("hash", "")))


def publish(call: Call) -> Json:
    if not call.app.has_home:
        raise Refused("not_enabled")
    user_id = call.args.text("user_id", "")
    if user_id not in call.workspace.members:
        raise refused_with("invalid_arguments", ["[ERROR] invalid `user_id` [json-pointer:/user_id]"])
    content = _content(call, "home")
    return _answer(call, call.slack.forms.publish(user_id, content, call.args.text("hash", "")))


def _content(call: Call, kind: str) -> Json:
    view = accepted_view(call.args.get("view"))
    if view["type"] != kind:
        raise refused_with("invalid_arguments", [f"[ERROR] must be a {kind} view [json-pointer:/view/type]"])
    look_up_files(call.workspace, call.app.bot_user_id, view["blocks"], "/view/blocks", "invalid_arguments")
    return view


def _spent(call: Call) -> Trigger:
    """The trigger, which nobody can use again; refused in the words of today or of 2021."""
    try:
        return call.slack.triggers.spend(_trigger_id(call))
    except Refused as refusal:
        if call.slack.options.trigger_errors == "arguments" and refusal.error in _OLDER_WORDS:
            complaint = f"[ERROR] {_OLDER_WORDS[refusal.error]} [json-pointer:/trigger_id]"
            raise refused_with("invalid_arguments", [complaint]) from None
        raise


def _trigger_id(call: Call) -> str:
    given = call.args.text("trigger_id", call.args.text("interactivity_pointer", ""))
    if not given:
        raise refused_with(
            "invalid_arguments", ["[ERROR] missing required field: trigger_id [json-pointer:/trigger_id]"]
        )
    return given


def _answer(call: Call, view: View) -> Json:
    return {"view": call.slack.payloads.view(view)}


METHODS = {
    "views.open": open_view,
    "views.push": push,
    "views.update": update,
    "views.publish": publish,
}
