"""How Slack says no."""

from typing import Any


class Refused(Exception):  # noqa: N818 - it is an answer, not a fault
    """Becomes `{"ok": false, "error": …}`; `extra` are further keys of that answer."""

    def __init__(self, error: str, **extra: Any) -> None:
        super().__init__(error)
        self.error = error
        self.extra = extra

    def as_json(self) -> dict[str, Any]:
        return {"ok": False, "error": self.error, **self.extra}


def refused_with(error: str, messages: list[str]) -> Refused:
    """A refusal that explains itself in `response_metadata.messages`, as Slack does for blocks and views."""
    return Refused(error, response_metadata={"messages": messages})


class CannotDo(Exception):  # noqa: N818 - what Slack's own client would not let a person do
    """A person tried what no button of the client would offer them."""
