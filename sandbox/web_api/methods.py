"""Every Web API method there is, by name."""

from collections.abc import Callable

from sandbox.state import Json
from sandbox.web_api import chat, connections, conversations, history, people, views
from sandbox.web_api.call import Call

METHODS: dict[str, Callable[[Call], Json]] = {
    **connections.METHODS,
    **chat.METHODS,
    **conversations.METHODS,
    **history.METHODS,
    **people.METHODS,
    **views.METHODS,
}
"""Each is synchronous: what it does, it does whole."""
