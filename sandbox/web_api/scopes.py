"""Which scopes each method needs; asked only when the app has a manifest."""

from collections.abc import Collection, Mapping

from sandbox.errors import Refused
from sandbox.records.conversation import ConversationKind

ByKind = Mapping[ConversationKind, frozenset[str]]

_FAMILY: Mapping[ConversationKind, str] = {"channel": "channels", "private": "groups", "im": "im", "mpim": "mpim"}


def _each(verb: str, *also: str) -> ByKind:
    """`channels:read`, `groups:read`, …; `also` are finer scopes that will do."""
    return {kind: frozenset(f"{family}:{word}" for word in (verb, *also)) for kind, family in _FAMILY.items()}


def _written(*also: str) -> ByKind:
    """`write`, except that of public channels is called `manage`."""
    finer = frozenset(f"channels:{word}" for word in also)
    return {**_each("write", *also), "channel": frozenset({"channels:manage"}) | finer}


_READ, _HISTORY, _WRITE = _each("read"), _each("history"), _written()
_ROOMS: tuple[ConversationKind, ...] = ("channel", "private")

BY_KIND: dict[str, ByKind] = {
    "conversations.archive": _WRITE,
    "conversations.close": _WRITE,
    "conversations.create": {kind: _WRITE[kind] for kind in _ROOMS},
    "conversations.history": _HISTORY,
    "conversations.info": _READ,
    "conversations.invite": {kind: _written("write.invites")[kind] for kind in _ROOMS},
    "conversations.join": {"channel": frozenset({"channels:join"})},
    "conversations.kick": {kind: _WRITE[kind] for kind in _ROOMS},
    "conversations.leave": _WRITE,
    "conversations.list": _READ,
    "conversations.mark": _WRITE,
    "conversations.members": _READ,
    "conversations.open": {kind: _WRITE[kind] for kind in ("im", "mpim")},
    "conversations.rename": _WRITE,
    "conversations.replies": _HISTORY,
    "conversations.setPurpose": _written("write.topic"),
    "conversations.setTopic": _written("write.topic"),
    "conversations.unarchive": _WRITE,
    "users.conversations": _READ,
}
"""What the kind of conversation decides; one of the set is enough."""

_WHATEVER_KIND = {
    "bookmarks.add": "bookmarks:write",
    "bookmarks.edit": "bookmarks:write",
    "bookmarks.list": "bookmarks:read",
    "bookmarks.remove": "bookmarks:write",
    "bots.info": "users:read",
    "chat.delete": "chat:write",
    "chat.deleteScheduledMessage": "chat:write",
    "chat.meMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.postMessage": "chat:write",
    "chat.scheduleMessage": "chat:write",
    "chat.update": "chat:write",
    "dnd.info": "dnd:read",
    "dnd.teamInfo": "dnd:read",
    "emoji.list": "emoji:read",
    "files.completeUploadExternal": "files:write",
    "files.delete": "files:write",
    "files.getUploadURLExternal": "files:write",
    "files.info": "files:read",
    "files.list": "files:read",
    "files.remote.add": "remote_files:write",
    "files.remote.info": "remote_files:read",
    "files.remote.list": "remote_files:read",
    "files.remote.remove": "remote_files:write",
    "files.remote.share": "remote_files:share",
    "files.remote.update": "remote_files:write",
    "pins.add": "pins:write",
    "pins.list": "pins:read",
    "pins.remove": "pins:write",
    "reactions.add": "reactions:write",
    "reactions.get": "reactions:read",
    "reactions.list": "reactions:read",
    "reactions.remove": "reactions:write",
    "team.info": "team:read",
    "usergroups.list": "usergroups:read",
    "usergroups.users.list": "usergroups:read",
    "users.getPresence": "users:read",
    "users.info": "users:read",
    "users.list": "users:read",
    "users.lookupByEmail": "users:read.email",
    "users.profile.get": "users.profile:read",
}

ANY_OF: dict[str, frozenset[str]] = {
    **{method: frozenset({scope}) for method, scope in _WHATEVER_KIND.items()},
    **{method: frozenset().union(*kinds.values()) for method, kinds in BY_KIND.items()},
}
"""Without any of these the method is closed, whatever its arguments."""


def demand(needed: Collection[str], granted: Collection[str] | None) -> None:
    """One of them is enough; None granted: nothing is checked."""
    if needed and granted is not None and not set(needed) & set(granted):
        raise Refused("missing_scope", needed=",".join(sorted(needed)), provided=",".join(sorted(granted)))
