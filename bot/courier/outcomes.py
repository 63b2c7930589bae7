"""What can become of a call to Slack, told apart by what it means for the post.

NotPosted   certainly not in Slack: try again later
LockedOut   neither is anything else: Slack does not let us in at all
Refused     Slack will never take it as it is
Unknown     Slack may or may not have taken it: look before saying it again
"""

import asyncio
from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

LONGEST_WAIT_S = 3600

RATE_LIMITED = frozenset({"ratelimited", "rate_limited"})
# The whole app is locked out: nothing is wrong with the post, and nobody could be told through Slack anyway.
LOCKED_OUT = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "team_access_not_granted"}
)
# Slack's own words for "some of it may have happened" (chat.postMessage, error table).
PERHAPS = frozenset({"internal_error", "fatal_error", "request_timeout", "service_unavailable", "unknown_error"})


class Failed(Exception):  # noqa: N818  # an outcome, not a fault of the program
    """Why a call did not simply succeed; `reason` is Slack's code or the name of a transport error."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class NotPosted(Failed):
    """`wait_s` is how long Slack wants to be left alone; None when it did not say."""

    reason: str
    wait_s: float | None = None


class LockedOut(NotPosted):
    pass


class Refused(Failed):
    pass


class Unknown(Failed):
    pass


def outcome_of(error: Exception) -> Failed:
    """Sort an exception of the SDK or of aiohttp; any other is raised."""
    if isinstance(error, SlackApiError):
        return _of_answer(error)
    if isinstance(error, aiohttp.ClientConnectorError):  # never connected
        return NotPosted(type(error).__name__)
    if isinstance(error, aiohttp.ClientError | SlackClientError | asyncio.TimeoutError | ValueError):
        return Unknown(type(error).__name__)
    raise error


def _of_answer(error: SlackApiError) -> Failed:
    response = error.response
    if not isinstance(response, AsyncSlackResponse):  # the SDK could not even read the answer
        return Unknown("unreadable_answer")
    said = response.data.get("error") if isinstance(response.data, dict) else None  # a proxy may answer in prose
    code = str(said or f"http_{response.status_code}")
    if response.status_code == 429 or code in RATE_LIMITED:
        return NotPosted("ratelimited", _seconds(response.headers.get("Retry-After")))
    if code in LOCKED_OUT:
        return LockedOut(code)
    if response.status_code >= 500 or code in PERHAPS or said is None:
        return Unknown(code)
    return Refused(code)


def _seconds(header: str | None) -> float:
    """Retry-After, which has been seen missing, as words, and absurdly long."""
    try:
        return min(max(float(header or 1), 1), LONGEST_WAIT_S)
    except ValueError:
        return 1
