"""Faults by chance: the same seed tells the same story."""

import asyncio
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.changes import Changes
from sandbox.errors import CannotDo
from sandbox.faults.fault import When
from sandbox.faults.faults import Faults
from sandbox.server import Sandbox
from tests.sandbox.conftest import HandClock

CALLS = 400


def faults(seed: int, rate: float = 0.2, kinds: tuple[str, ...] = (), **details: Any) -> Faults:
    drawn = Faults(Changes(), HandClock())
    drawn.random(seed, rate, kinds, **details)
    return drawn


def story(of: Faults, *methods: str, calls: int = CALLS) -> list[tuple[str, int, str, str]]:
    """What the log says after so many calls of each method."""
    whens: tuple[When, ...] = ("before", "after")
    for _ in range(calls):
        for method in methods:
            any(of.strike(method, when, {}) for when in whens)
    return [(strike.method, strike.call, strike.when, strike.do) for strike in of.log]


def test_the_same_seed_tells_the_same_story() -> None:
    """Another seed another one."""
    assert story(faults(1), "chat.postMessage") == story(faults(1), "chat.postMessage")
    assert story(faults(1), "chat.postMessage") != story(faults(2), "chat.postMessage")


def test_who_else_is_calling_does_not_matter() -> None:
    """The fate of the third post hangs on nothing but being the third post."""
    alone = story(faults(1), "chat.postMessage")
    among_others = story(faults(1), "users.info", "chat.postMessage")
    assert [each for each in among_others if each[0] == "chat.postMessage"] == alone


def test_a_seed_begins_its_story_anew() -> None:
    """Whatever was called before."""
    drawn = faults(1)
    first = story(drawn, "chat.update", calls=50)
    drawn.log.clear()
    drawn.random(1, 0.2)
    assert story(drawn, "chat.update", calls=50) == first


@pytest.mark.parametrize("method", ["chat.postMessage", "users.info", "slash_commands"])
def test_about_so_many_suffer(method: str) -> None:
    """Of calls and of deliveries alike."""
    assert 0.15 * CALLS < len(story(faults(3, rate=0.2), method)) < 0.25 * CALLS
    assert story(faults(3, rate=0), method) == []


def test_only_what_was_asked_for_happens() -> None:
    """And only where it can."""
    assert {do for *_, do in story(faults(4, kinds=("slow", "lose")), "users.info")} == {"slow"}
    assert {do for *_, do in story(faults(4, kinds=("slow", "lose")), "interactive")} == {"slow", "lose"}
    assert {when for _, _, when, _ in story(faults(4, kinds=("ratelimited",)), "users.info")} == {"before"}
    assert {when for _, _, when, _ in story(faults(4, kinds=("reset",)), "users.info")} == {"before", "after"}


def test_what_is_no_chance_is_said_at_once() -> None:
    """Kinds, rate, seed and details."""
    wrong: tuple[tuple[Any, Any, Any, dict[str, Any]], ...] = (
        (1, 0.2, ("explode",), {}),
        (1, 0.2, ([],), {}),
        (1, 2, (), {}),
        (1, float("nan"), (), {}),
        ("one", 0.2, (), {}),
        (1, 0.2, (), {"seconds": -1}),
        (1, 0.2, (), {"colour": "red"}),
    )
    for seed, rate, kinds, details in wrong:
        with pytest.raises(CannotDo):
            faults(seed, rate, kinds, **details)


async def test_a_bot_lives_through_the_same_story_twice(slack: Sandbox, client: AsyncWebClient) -> None:
    """Over the wire, until it is calm again; an armed fault goes first."""

    async def ten_posts() -> list[str]:
        slack.faults.random(7, 0.5, ("error", "ratelimited"))
        return [await outcome(client) for _ in range(10)]

    first = await ten_posts()
    assert {"ok"} < set(first) <= {"ok", "internal_error", "ratelimited"}
    assert await ten_posts() == first
    slack.faults.arm("chat.postMessage", do="error", error="fatal_error")
    assert await outcome(client) == "fatal_error"
    slack.faults.calm()
    assert [await outcome(client) for _ in range(10)] == ["ok"] * 10


async def outcome(client: AsyncWebClient) -> str:
    try:
        await client.chat_postMessage(channel="#partners", text="x")
    except SlackApiError as refusal:
        return str(refusal.response["error"])
    return "ok"


async def test_chance_strikes_deliveries_too(slack: Sandbox) -> None:
    """Lost ones time out."""
    slack.slack.options.ack_seconds = 0.01
    slack.faults.random(5, 1.0, ("lose",))
    outcomes = await asyncio.gather(*(slack.person("ana").sends(f"/need {each}") for each in range(3)))
    assert {each.error for each in outcomes} == {"operation_timeout"}
