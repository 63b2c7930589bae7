"""What Slack answers to a call it refuses."""

from collections.abc import Awaitable
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError


async def refused(call: Awaitable[Any]) -> Any:
    """The whole answer to a call that must fail."""
    with pytest.raises(SlackApiError) as caught:
        await call
    return caught.value.response


async def refusal(call: Awaitable[Any]) -> Any:
    """Its error alone."""
    return (await refused(call))["error"]
