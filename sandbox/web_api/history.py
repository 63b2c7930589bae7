"""conversations.history and conversations.replies: what was said, newest first and thread by thread."""

from collections.abc import Iterable
from itertools import islice
from math import inf

from sandbox.errors import Refused
from sandbox.shapes import message_json
from sandbox.state import Conversation, Json, Message
from sandbox.web_api.call import Call, cursor_to

_MOST = 999


def history(call: Call) -> Json:
    """Roots only; replies are read with conversations.replies."""
    conversation = _readable(call)
    found, more = _page(call, conversation.roots_newest_first())
    return {
        **_answer(call, found, more=more),
        "is_limited": False,
        "pin_count": 0,
        "channel_actions_ts": None,
        "channel_actions_count": 0,
    }


def replies(call: Call) -> Json:
    """The root first, then its replies, oldest first."""
    conversation = _readable(call)
    asked = conversation.messages.get(call.args.text("ts", ""))
    if asked is None:
        raise Refused("thread_not_found")
    root = conversation.messages.get(asked.thread_ts or asked.ts, asked)
    window = (message for message in [root, *root.replies] if message is root or _in_window(call, message))
    found, more = _page_oldest_first(call, window)
    return _answer(call, found, more=more)


def _readable(call: Call) -> Conversation:
    conversation = call.conversation()
    if not call.is_in(conversation):
        raise Refused("not_in_channel")
    return conversation


def _answer(call: Call, found: list[Message], *, more: str | None) -> Json:
    metadata = call.args.flag("include_all_metadata")
    team = call.workspace.team
    return {
        "messages": [message_json(message, call.app, team, metadata=metadata) for message in found],
        "has_more": more is not None,
        "response_metadata": {"next_cursor": cursor_to(more) if more else ""},
    }


def _page(call: Call, newest_first: Iterable[Message]) -> tuple[list[Message], str | None]:
    """The cursor is the stamp the next page starts below; stops at `oldest`, however long the past."""
    before = _stamp_in(call.args.text("cursor", ""))
    oldest = _bound(call, "oldest", 0.0)
    limit = _limit(call)
    found: list[Message] = []
    for message in newest_first:
        if float(message.ts) < oldest:
            break
        if (before and message.ts >= before) or not _in_window(call, message):
            continue
        if len(found) == limit:
            return found, found[-1].ts
        found.append(message)
    return found, None


def _page_oldest_first(call: Call, thread: Iterable[Message]) -> tuple[list[Message], str | None]:
    after = _stamp_in(call.args.text("cursor", ""))
    rest = (message for message in thread if not after or message.ts > after)
    limit = _limit(call)
    found = list(islice(rest, limit + 1))
    return found[:limit], found[limit - 1].ts if len(found) > limit else None


def _in_window(call: Call, message: Message) -> bool:
    """`oldest` and `latest` themselves count only when inclusive."""
    oldest, latest, ts = _bound(call, "oldest", 0.0), _bound(call, "latest", inf), float(message.ts)
    return oldest <= ts <= latest if call.args.flag("inclusive") else oldest < ts < latest


def _bound(call: Call, name: str, default: float) -> float:
    try:
        return float(call.args.get(name) or default)
    except ValueError:
        raise Refused(f"invalid_ts_{name}") from None


def _limit(call: Call) -> int:
    limit = call.args.number("limit", 100)
    if not 0 < limit <= _MOST:
        raise Refused("invalid_limit")
    return limit


def _stamp_in(cursor: str) -> str:
    kind, _, stamp = cursor.partition(":")
    if cursor and (kind != "at" or not stamp.replace(".", "").isdecimal()):
        raise Refused("invalid_cursor")
    return stamp


METHODS = {"conversations.history": history, "conversations.replies": replies}
