"""Every Web API method there is, by name."""

from collections.abc import Callable

from sandbox.parsing import Json
from sandbox.web_api import (
    bookmarks,
    bots,
    channels,
    chat,
    connections,
    conversations,
    dnd,
    emoji,
    files,
    history,
    layouts,
    oauth,
    people,
    pins,
    posting,
    reactions,
    remote_files,
    scheduled,
    team,
    usergroups,
    views,
)
from sandbox.web_api.call import Call

METHODS: dict[str, Callable[[Call], Json]] = {
    **connections.METHODS,
    **posting.METHODS,
    **chat.METHODS,
    **scheduled.METHODS,
    **conversations.METHODS,
    **history.METHODS,
    **layouts.METHODS,
    **oauth.METHODS,
    **files.METHODS,
    **remote_files.METHODS,
    **people.METHODS,
    **bookmarks.METHODS,
    **bots.METHODS,
    **channels.METHODS,
    **dnd.METHODS,
    **emoji.METHODS,
    **pins.METHODS,
    **reactions.METHODS,
    **team.METHODS,
    **usergroups.METHODS,
    **views.METHODS,
}
"""Each is synchronous: what it does, it does whole."""
