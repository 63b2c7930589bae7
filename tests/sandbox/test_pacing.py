"""Rate limits: tiers by method, one post a second in a channel, and posts that nobody sees."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.errors import RateLimited
from sandbox.ids import known_id
from sandbox.options import Options
from sandbox.server import Sandbox
from sandbox.web_api.methods import METHODS
from sandbox.web_api.pacing import Pacing
from sandbox.web_api.tiers import SPECIAL, TIER_OF

PARTNERS = known_id("C", "partners")


class Stopwatch:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Stopwatch:
    return Stopwatch()


def refused_for(pacing: Pacing, method: str) -> int:
    with pytest.raises(RateLimited) as caught:
        pacing.admit(method)
    return caught.value.retry_after


def test_a_tier_is_so_many_calls_a_minute(watch: Stopwatch) -> None:
    """Retry-After says when the next one is admitted, to the second."""
    pacing = Pacing(Options(pacing="real"), watch)
    for _ in range(50):
        pacing.admit("chat.update")
    watch.seconds = 12.5
    assert refused_for(pacing, "chat.update") == 48
    watch.seconds = 60.0
    pacing.admit("chat.update")


def test_other_methods_go_on(watch: Stopwatch) -> None:
    """The limit is the method's own."""
    pacing = Pacing(Options(pacing="real"), watch)
    for _ in range(20):
        pacing.admit("users.list")
    assert refused_for(pacing, "users.list") == 60
    pacing.admit("users.info")


def test_one_post_a_second_with_a_burst(watch: Stopwatch) -> None:
    """In each channel."""
    pacing = Pacing(Options(pacing="real"), watch)
    assert all(pacing.admit_post("C1") for _ in range(5))
    with pytest.raises(RateLimited):
        pacing.admit_post("C1")
    assert pacing.admit_post("C2")
    for second in range(5, 60):
        watch.seconds = second
        assert pacing.admit_post("C1")


def test_eager_posts_may_be_taken_and_never_shown(watch: Stopwatch) -> None:
    """Instead of being refused."""
    pacing = Pacing(Options(pacing="real", hide_eager_posts=True), watch)
    assert [pacing.admit_post("C1") for _ in range(7)] == [True] * 5 + [False] * 2


def test_a_scaled_minute_is_shorter(watch: Stopwatch) -> None:
    """And the numbers stay the same."""
    pacing = Pacing(Options(pacing="scaled", pacing_factor=0.1), watch)
    for _ in range(100):
        pacing.admit("views.open")
    assert refused_for(pacing, "views.open") == 6
    watch.seconds = 6.0
    pacing.admit("views.open")


def test_without_pacing_everything_is_admitted(watch: Stopwatch) -> None:
    """As a test that is about something else wants it."""
    pacing = Pacing(Options(), watch)
    for _ in range(1_000):
        pacing.admit("users.list")
        assert pacing.admit_post("C1")


def test_every_method_has_its_tier() -> None:
    """The table of limits and the table of methods belong together."""
    assert METHODS.keys() <= TIER_OF.keys() | SPECIAL.keys()


async def test_the_sixth_post_at_once_is_answered_with_429(slack: Sandbox, client: AsyncWebClient) -> None:
    """With a Retry-After header, and nothing posted; reading goes on."""
    slack.slack.options.pacing = "real"
    for number in range(5):
        await client.chat_postMessage(channel=PARTNERS, text=str(number))
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel="#partners", text="too many")
    answer = caught.value.response
    assert (answer.status_code, answer.data) == (429, {"ok": False, "error": "ratelimited"})
    assert int(answer.headers["Retry-After"]) >= 1
    assert len((await client.conversations_history(channel=PARTNERS))["messages"]) == 5
    assert [entry.error for entry in slack.ledger.refused] == ["ratelimited"]


async def test_a_hidden_post_is_in_no_history(slack: Sandbox, client: AsyncWebClient) -> None:
    """Though its answer is like any other."""
    slack.slack.options.pacing, slack.slack.options.hide_eager_posts = "real", True
    answers = [await client.chat_postMessage(channel=PARTNERS, text=str(number)) for number in range(7)]
    assert all(answer["ok"] and answer["ts"] for answer in answers)
    assert [message.text for message in slack.person("ana").reads("partners")] == ["0", "1", "2", "3", "4"]
