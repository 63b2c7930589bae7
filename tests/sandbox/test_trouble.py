"""Trouble ordered through the control API: faults, sockets, repeats, lag, chance."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp

from sandbox.server import Sandbox


class Desk:
    def __init__(self, slack: Sandbox, session: aiohttp.ClientSession) -> None:
        self._url = f"{slack.page_url}control/faults"
        self._session = session

    async def order(self, **wish: Any) -> dict[str, Any]:
        async with self._session.post(self._url, json=wish) as answer:
            said: dict[str, Any] = await answer.json()
            assert (answer.status == 200) == said["ok"]
            return said

    async def look(self) -> dict[str, Any]:
        async with self._session.get(self._url) as answer:
            said: dict[str, Any] = await answer.json()
            return said


@pytest.fixture
async def desk(slack: Sandbox) -> AsyncIterator[Desk]:
    async with aiohttp.ClientSession() as session:
        yield Desk(slack, session)


async def test_all_trouble_is_shown_and_cleared(desk: Desk) -> None:
    """Armed faults with their hits, sockets, lag, the seed."""
    armed = await desk.order(method="chat.postMessage", do="ratelimited", retry_after=12, times=2)
    await desk.order(sockets="refuse", times=2)
    await desk.order(sockets="mute")
    await desk.order(delay_history=30)
    await desk.order(random={"seed": 7, "rate": 0.1, "kinds": ["slow"]})
    shown = await desk.look()
    (fault,) = shown["armed"]
    assert (fault["id"], fault["hits"], fault["times"], fault["retry_after"]) == (armed["id"], 0, 2, 12)
    assert (shown["seed"], shown["delay_history"]) == (7, 30)
    assert shown["sockets"] == {"mute": True, "refuse": 2}
    await desk.order(clear=True)
    calm: dict[str, Any] = {"seed": None, "random": None, "delay_history": 0, "armed": [], "log": []}
    assert await desk.look() == {**calm, "sockets": {"mute": False, "refuse": 0}}


async def test_one_thing_at_a_time_can_be_mended(desk: Desk) -> None:
    """A fault by its id, chance with null, the sockets with unmute."""
    armed = await desk.order(method="*", do="slow")
    await desk.order(disarm=armed["id"])
    await desk.order(random={"seed": 7})
    await desk.order(random=None)
    await desk.order(sockets="mute")
    await desk.order(sockets="unmute")
    shown = await desk.look()
    assert (shown["armed"], shown["seed"], shown["sockets"]["mute"]) == ([], None, False)


@pytest.mark.parametrize(
    ("wish", "sentence"),
    [
        ({"method": "chat.postMesage"}, "did you mean chat.postMessage?"),
        ({"do": "error"}, "method"),
        ({"method": "*", "times": "x"}, "times cannot be 'x'"),
        ({"disarm": "F99"}, "no fault F99"),
        ({"sockets": "explode"}, "sockets can drop"),
        ({"redeliver": 99}, "nothing was delivered under 99"),
        ({"redeliver": "last"}, "nothing was delivered"),
        ({"delay_history": -1}, "delay_history"),
        ({"random": {"kinds": "slow"}}, "kinds must be a list"),
        ({"random": {"rate": 3}}, "rate from 0 to 1"),
        ({"clear": 1}, "clear must be true"),
    ],
)
async def test_nonsense_is_answered_with_a_sentence(desk: Desk, wish: dict[str, Any], sentence: str) -> None:
    """And changes nothing."""
    before = await desk.look()
    assert sentence in (await desk.order(**wish))["error"]
    assert await desk.look() == before


async def test_a_delivery_comes_again_by_its_number(slack: Sandbox, desk: Desk, bolt: AsyncApp) -> None:
    """Or simply the last one; what it was stays as it was."""
    heard: list[str] = []

    @bolt.command("/need")
    async def need(ack: Any, command: dict[str, Any]) -> None:
        await ack()
        heard.append(command["text"])

    for text in ("first", "second"):
        await slack.person("ana").sends(f"/need {text}")
    first = next(entry for entry in slack.slack.wire.since() if entry.name == "slash_commands /need")
    assert (await desk.order(redeliver=first.n))["n"] == first.n
    await slack.until(lambda: len(heard) == 3)
    await desk.order(redeliver="last")
    await slack.until(lambda: len(heard) == 4)
    assert heard == ["first", "second", "first", "first"]


@pytest.mark.usefixtures("bolt")
@pytest.mark.parametrize("order", ["drop", "refresh_requested", "link_disabled"])
async def test_sockets_are_cut_and_come_back(slack: Sandbox, desk: Desk, order: str) -> None:
    """With a fresh ticket."""
    tickets = slack.slack.sockets.tickets_issued
    await desk.order(sockets=order)
    await slack.until(lambda: slack.slack.sockets.tickets_issued > tickets and slack.connections)
