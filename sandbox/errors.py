"""How Slack says no."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Refused(Exception):  # noqa: N818 - it is an answer, not a fault
    """Becomes `{"ok": false, "error": …}`; `extra` are further keys of that answer."""

    def __init__(self, error: str, **extra: Any) -> None:
        super().__init__(error)
        self.error = error
        self.extra = extra

    def as_json(self) -> dict[str, Any]:
        return {"ok": False, "error": self.error, **self.extra}


class RateLimited(Exception):  # noqa: N818 - it is an answer, not a fault
    """Too many calls: answered with status 429 and a Retry-After header."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(f"ratelimited for {retry_after} s")
        self.retry_after = retry_after


def refused_with(error: str, messages: list[str]) -> Refused:
    """A refusal that explains itself in `response_metadata.messages`, as Slack does for blocks and views."""
    return Refused(error, response_metadata={"messages": messages})


class CannotDo(Exception):  # noqa: N818 - what Slack's own client would not let a person do
    """A person tried what no button of the client would offer them."""


@contextmanager
def as_told() -> Iterator[None]:
    """What Slack refuses a person, in its words."""
    try:
        yield
    except Refused as refusal:
        raise CannotDo(refusal.error) from None
