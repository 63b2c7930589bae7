"""chat.postMessage, chat.meMessage, chat.postEphemeral: what an app says anew."""

import json

from sandbox.blocks.limits import METADATA_JSON
from sandbox.errors import Refused
from sandbox.parsing import Json
from sandbox.records.conversation import Conversation
from sandbox.records.message import Message
from sandbox.shapes.message import message_json
from sandbox.speech.content import Content, content_of
from sandbox.speech.messages import Manner
from sandbox.speech.mrkdwn import as_kept, with_groups
from sandbox.web_api.call import Call

_CUSTOMIZE = "chat:write.customize"
_RESTRICTED = {
    "admins_only": ("restricted_action", "restricted_action"),
    "read_only": ("restricted_action_read_only_channel", "restricted_action_read_only_channel"),
    "threads_only": ("restricted_action_thread_only_channel", None),
    "no_threads": (None, "restricted_action_non_threadable_channel"),
    "threads_locked": (None, "restricted_action_thread_locked"),
}
"""What is said to a message of its own, and to a reply."""


def post_message(call: Call) -> Json:
    conversation = open_place(call)
    content = content_of(said_in(call))
    unseen = not call.slack.pacing.admit_post(conversation.id) or call.slack.faults.hides(call.args)
    manner = manner_of(call, unseen=unseen)
    message = call.slack.messages.speak(conversation, content, manner)
    return {"channel": conversation.id, "ts": message.ts, "message": shape_of(call, message), **content.warning}


def me_message(call: Call) -> Json:
    """“Ana waves”, as people say it with /me."""
    conversation = open_place(call)
    text = call.args.text("text", "")
    if not text.strip():
        raise Refused("no_text")
    message = call.slack.messages.speak(conversation, Content(as_kept(text)), Manner(subtype="me_message"))
    return {"channel": conversation.id, "ts": message.ts}


def post_ephemeral(call: Call) -> Json:
    conversation = open_place(call)
    listener = call.workspace.members.get(call.args.text("user", ""))
    if listener is None or listener.id not in conversation.members or listener.kind == "deactivated":
        raise Refused("user_not_in_channel")
    message = call.slack.messages.speak(conversation, content_of(said_in(call)), manner_of(call, only_for=listener.id))
    return {"message_ts": message.ts}


def open_place(call: Call) -> Conversation:
    """Where the app may write right now; a person's id opens the direct conversation."""
    conversation = call.place_to_post()
    if conversation.kind == "im" and not call.app.has_messages:
        raise Refused("messages_tab_disabled")
    to_root, to_reply = _RESTRICTED.get(conversation.restriction or "", (None, None))
    if refusal := (to_reply if call.args.get("thread_ts") else to_root):
        raise Refused(refusal)
    return conversation


def said_in(call: Call) -> Json:
    """The call's arguments, in whose text `link_names` has found the user groups."""
    text = call.args.get("text")
    if not isinstance(text, str) or not call.args.flag("link_names"):
        return call.args
    handles = {group.handle: group.id for group in call.workspace.usergroups.values()}
    return {**call.args, "text": with_groups(text, handles)}


def manner_of(call: Call, *, only_for: str | None = None, unseen: bool = False) -> Manner:
    """A name and a picture of its own are left out without the scope, as Slack does without a word."""
    may_customize = call.app.scopes is None or _CUSTOMIZE in call.app.scopes
    return Manner(
        thread_ts=call.args.text("thread_ts", "") or None,
        broadcast=call.args.flag("reply_broadcast") and only_for is None,
        only_for=only_for,
        username=(call.args.text("username", "") or None) if may_customize else None,
        icons=_icons(call) if may_customize else None,
        metadata=metadata_of(call),
        unseen=unseen,
    )


def metadata_of(call: Call) -> Json | None:
    """None: not given; `{}` takes it away."""
    given = call.args.get("metadata")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise Refused("invalid_metadata_format")
    if not given:
        return {}
    if not isinstance(given.get("event_type"), str) or not isinstance(given.get("event_payload"), dict):
        raise Refused("invalid_metadata_format")
    if len(json.dumps(given)) > METADATA_JSON:
        raise Refused("metadata_too_large")
    return given


def shape_of(call: Call, message: Message) -> Json:
    """As an answer shows it: how many replies there are is not said."""
    shape = message_json(message, call.workspace.team, metadata=True)
    shape.pop("reply_count", None)
    return shape


def _icons(call: Call) -> Json | None:
    """The emoji wins over the picture."""
    if emoji := call.args.text("icon_emoji", ""):
        return {"emoji": f":{emoji.strip(':')}:"}
    if image := call.args.text("icon_url", ""):
        return {"image": image}
    return None


METHODS = {
    "chat.postMessage": post_message,
    "chat.meMessage": me_message,
    "chat.postEphemeral": post_ephemeral,
}
