"""Every failure of a call means one of three things, and a wrong guess loses or doubles a post."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.courier.outcomes import Failed, LockedOut, NotPosted, Refused, Unknown, outcome_of


def answered(status: int, body: Any = None, wait: str | None = None) -> SlackApiError:
    response = AsyncSlackResponse(
        client=AsyncWebClient(),
        http_verb="POST",
        api_url="chat.postMessage",
        req_args={},
        data=body or {},
        headers={"Retry-After": wait} if wait else {},
        status_code=status,
    )
    return SlackApiError("the text holds the whole payload", response)  # type: ignore[no-untyped-call]  # the SDK's


def said(code: str, status: int = 200) -> SlackApiError:
    return answered(status, {"ok": False, "error": code})


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (said("ratelimited"), NotPosted),
        (said("rate_limited"), NotPosted),
        (answered(429), NotPosted),
        (said("token_revoked"), LockedOut),
        (said("channel_not_found"), Refused),
        (said("is_archived"), Refused),
        (said("msg_too_long"), Refused),
        (said("something_slack_invents_tomorrow"), Refused),
        (said("internal_error"), Unknown),
        (said("fatal_error"), Unknown),
        (said("channel_not_found", 500), Unknown),
        (answered(502), Unknown),
        (answered(200), Unknown),
        (answered(503, "upstream connect error"), Unknown),
        (SlackApiError("unreadable", None), Unknown),  # type: ignore[no-untyped-call]  # the SDK's
        (SlackRequestError("before the call, or during it"), Unknown),
        (aiohttp.ServerDisconnectedError(), Unknown),
        (aiohttp.ClientOSError(), Unknown),
        (aiohttp.ClientPayloadError(), Unknown),
        (TimeoutError(), Unknown),
    ],
    ids=str,
)
def test_what_a_failure_means(error: Exception, meaning: type[Failed]) -> None:
    """Not posted: say it again. Refused: never. Unknown: look first."""
    assert type(outcome_of(error)) is meaning


@pytest.mark.parametrize(("header", "wait_s"), [("30", 30), (None, 1), ("soon", 1), ("-5", 1), ("1e9", 3600)])
def test_how_long_slack_wants_to_be_left_alone(header: str | None, wait_s: float) -> None:
    """Within reason."""
    outcome = outcome_of(answered(429, wait=header))
    assert isinstance(outcome, NotPosted)
    assert outcome.wait_s == wait_s


def test_a_fault_of_ours_is_no_outcome_of_slack_s() -> None:
    """It is raised, so that somebody sees it."""
    with pytest.raises(KeyError):
        outcome_of(KeyError("channel"))
