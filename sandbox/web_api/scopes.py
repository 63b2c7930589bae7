"""Which scopes each method needs; asked only when the app has a manifest."""

_READ = frozenset({"channels:read", "groups:read", "im:read", "mpim:read"})
_HISTORY = frozenset({"channels:history", "groups:history", "im:history", "mpim:history"})

ANY_OF: dict[str, frozenset[str]] = {
    "chat.postMessage": frozenset({"chat:write"}),
    "chat.update": frozenset({"chat:write"}),
    "chat.delete": frozenset({"chat:write"}),
    "chat.postEphemeral": frozenset({"chat:write"}),
    "conversations.list": _READ,
    "conversations.info": _READ,
    "conversations.members": _READ,
    "users.conversations": _READ,
    "conversations.history": _HISTORY,
    "conversations.replies": _HISTORY,
    "conversations.join": frozenset({"channels:join"}),
    "conversations.invite": frozenset({"channels:manage", "groups:write", "channels:write.invites"}),
    "conversations.open": frozenset({"im:write", "mpim:write"}),
    "users.info": frozenset({"users:read"}),
    "users.list": frozenset({"users:read"}),
    "bots.info": frozenset({"users:read"}),
    "team.info": frozenset({"team:read"}),
}
"""One of them is enough; which kind of conversation each opens is not told apart."""
