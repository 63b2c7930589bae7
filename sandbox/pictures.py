"""What one person sees of the workspace, as the page draws it."""

from itertools import islice

from sandbox.shapes import view_json
from sandbox.slack import Slack
from sandbox.state import Conversation, Json, Member, Message

_SHOWN = 200
"""Root messages of each conversation."""


def cast(slack: Slack) -> Json:
    team = slack.workspace.team
    people = [person(member) for member in slack.workspace.members.values()]
    return {"people": people, "team": {"id": team.id, "name": team.name, "domain": team.domain}}


def person(member: Member) -> Json:
    return {
        "id": member.id,
        "name": member.name,
        "real_name": member.real_name,
        "title": member.title,
        "locale": member.locale,
        "tz": member.tz,
        "kind": member.kind,
    }


def workspace(slack: Slack, me: Member) -> Json:
    """Everything `me` may see, whole; the page asks again when the version moves."""
    seen = [each for each in slack.workspace.conversations.values() if me.id in each.members or not each.is_private]
    home = slack.forms.home(me.id)
    app, team = slack.app, slack.workspace.team
    return {
        "version": slack.changes.version,
        "now": slack.clock.now().timestamp(),
        "me": person(me),
        "people": [person(member) for member in slack.workspace.members.values()],
        "conversations": [_conversation(slack, each, me) for each in seen],
        "messages": {each.id: _messages(each, me) for each in seen},
        "views": [view_json(view, app, team) for view in slack.forms.stack(me.id)],
        "home": view_json(home, app, team) if home else None,
        "commands": [_command(each) for each in app.commands.values()],
        "shortcuts": list(app.shortcuts),
        "bots": [_bot(slack)],
    }


def _conversation(slack: Slack, conversation: Conversation, me: Member) -> Json:
    return {
        "id": conversation.id,
        "name": conversation.name,
        "kind": conversation.kind,
        "topic": conversation.topic,
        "is_member": me.id in conversation.members,
        "bot_is_member": slack.bot.id in conversation.members,
        "is_archived": conversation.is_archived,
        "unread": _unread(conversation, me),
        "with": conversation.other(me.id),
    }


def _unread(conversation: Conversation, me: Member) -> int:
    """Counts no further back than what is shown."""
    if me.id not in conversation.members:
        return 0
    read = conversation.last_read.get(me.id, "")
    recent = islice(conversation.roots_newest_first(), _SHOWN)
    return sum(1 for message in recent if message.ts > read and message.user != me.id)


def _messages(conversation: Conversation, me: Member) -> list[Json]:
    whispered = conversation.whispers.get(me.id, {}).values()
    roots = [
        *islice(conversation.roots_newest_first(), _SHOWN),
        *(each for each in whispered if not each.is_reply),
    ]
    private_replies = [each for each in whispered if each.is_reply]
    return [_message(message, private_replies) for message in sorted(roots, key=_stamp)]


def _message(message: Message, private_replies: list[Message]) -> Json:
    mine = [reply for reply in private_replies if reply.thread_ts == message.ts]
    replies = sorted([*message.replies, *mine], key=_stamp)
    return {
        "ts": message.ts,
        "thread_ts": message.thread_ts,
        "user": message.user,
        "username": message.username,
        "text": message.text,
        "blocks": message.blocks,
        "attachments": message.attachments,
        "bot_id": message.bot_id,
        "subtype": message.subtype,
        "edited": message.edited,
        "reply_count": len(message.replies),
        "replies": [_message(reply, []) for reply in replies],
        "only_visible_to_you": message.only_for is not None,
        "system": message.system,
    }


def _command(declared: Json) -> Json:
    return {key: declared.get(key, "") for key in ("command", "usage_hint", "description")}


def _bot(slack: Slack) -> Json:
    connected = slack.app.request_url is not None or slack.sockets.connections > 0
    app = slack.app
    return {
        "user_id": app.bot_user_id,
        "bot_id": app.bot_id,
        "name": app.name,
        "connected": connected,
        "has_home": app.has_home,
    }


def _stamp(message: Message) -> str:
    return message.ts
