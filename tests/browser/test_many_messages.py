"""Ten thousand messages in a channel, and many windows: the page sends and draws what is near, and loses nothing."""

import json

import aiohttp
from playwright.async_api import Locator, expect

from sandbox.records.message import Message
from sandbox.workspace import talk
from tests.browser.window import Window, Windows
from tests.school import School

MANY = 10_000
WINDOWS = 50


async def test_a_full_channel_is_drawn_from_its_end(school: School, windows: Windows) -> None:
    """The newest are there, the rest is not in the document; scrolling up brings older ones and stays where it was."""
    _fill(school, MANY)
    window = await windows.open(school.teacher)
    await window.opens("partners")
    newest, log = await window.reads(f"Message {MANY - 1}."), _log(window)
    await expect(newest).to_be_in_viewport()
    assert await _drawn(log) < 100

    for _ in range(3):  # further than what was sent at first
        oldest = await log.get_by_role("article").first.get_attribute("data-ts")
        first = log.locator(f"article[data-ts='{oldest}']")
        await first.scroll_into_view_if_needed()
        await expect(log.get_by_role("article").first).not_to_have_attribute("data-ts", oldest or "")
        await expect(first).to_be_in_viewport()

    assert 150 < await _drawn(log) < 500
    await expect(newest).not_to_be_in_viewport()


async def test_an_old_message_is_as_live_as_a_new_one(school: School, windows: Windows) -> None:
    """A link leads to it however far up it is, and what becomes of it is seen."""
    old = _fill(school, 500)[100]
    window = await windows.open(school.teacher)
    await window.page.goto(f"{school.slack.page_url}?as={school.teacher.id}&channel={old.channel}&message={old.ts}")
    await expect(window.message("Message 100.")).to_be_in_viewport()

    talk.edit(school.slack.slack.workspace, old, {"text": "Another word."})

    await expect(window.message("Another word.")).to_be_in_viewport()


async def test_what_did_not_change_is_not_sent_again(school: School) -> None:
    """Fifty windows hear of a message; each asks, and is told of that conversation alone."""
    _fill(school, 200)
    partners = school.slack.slack.conversation("partners", seen_by=school.teacher.id)
    async with aiohttp.ClientSession(school.slack.address) as page:
        feeds = [await page.ws_connect("/control/feed", params={"as": school.teacher.id}) for _ in range(WINDOWS)]
        versions = [(await feed.receive_json())["version"] for feed in feeds]
        await school.other_teacher.person.sends("Anybody here?", channel="teachers")
        for feed, since in zip(feeds, versions, strict=True):
            assert (await feed.receive_json())["version"] > since
            async with page.get("/control/state", params={"as": school.teacher.id, "since": since}) as answer:
                said = (await answer.json())["messages"]
            (told,) = said.values()
            assert told[-1]["text"] == "Anybody here?"
        asked = {"as": school.teacher.id, "since": versions[0], "channel": partners.id, "back": 150}
        async with page.get("/control/state", params=asked) as answer:
            state = await answer.json()
        assert len(state["messages"][partners.id]) == 150
        assert json.dumps(state["conversations"]).count('"has_older": true') == 1


def _fill(school: School, count: int) -> list[Message]:
    """The partners' channel, with so many messages."""
    workspace = school.slack.slack.workspace
    place = school.slack.slack.conversation("partners", seen_by=school.teacher.id)
    stamps = workspace.stamps
    return [
        talk.post(workspace, place, Message(place.id, stamps.next(), school.acme.id, f"Message {number}."))
        for number in range(count)
    ]


def _log(window: Window) -> Locator:
    return window.page.get_by_role("log", name="Messages")


async def _drawn(log: Locator) -> int:
    return await log.get_by_role("article").count()
