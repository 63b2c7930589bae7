"""The tools at the foot of the page: what is on the wire, trouble made on purpose, and the clock."""

import json
import re

from playwright.async_api import Locator, expect

from tests.browser.window import Window, Windows
from tests.school import School


async def test_the_inspector_shows_replays_and_copies(school: School, windows: Windows) -> None:
    """A payload as the app got it, a second time at a press; a call for the shell, without its token."""
    window = await windows.open(school.teacher, permissions=["clipboard-read", "clipboard-write"])
    await window.opens_tools("On the wire")
    await window.types("/need mentor robotics")
    await window.reads("N-1 is posted.")

    await window.entry("slash_commands /need").click()
    details = window.page.get_by_role("region", name="Details")
    await expect(details).to_contain_text('"mentor robotics"')
    await window.presses("Copy", on=details)
    copied = json.loads(await window.page.evaluate("navigator.clipboard.readText()"))
    assert copied["request"]["payload"]["command"] == "/need"

    await window.presses("Replay", on=details)
    await expect(window.wire.get_by_text("slash_commands /need")).to_have_count(2)

    await window.page.get_by_label("Filter by words").fill("i can help")
    await window.entry("chat.postMessage").click()
    await window.presses("Copy as curl")
    copied = await window.page.evaluate("navigator.clipboard.readText()")
    assert "/api/chat.postMessage" in copied
    assert "Bearer $SLACK_BOT_TOKEN" in copied
    assert "xoxb" not in copied


async def test_trouble_made_on_the_page_is_felt_and_shown(school: School, windows: Windows) -> None:
    """A lost delivery ends in Slack's own words, and the bar at the top says that trouble is about."""
    school.slack.slack.options.ack_seconds = 0.2
    window = await windows.open(school.teacher)
    tools = await window.opens_tools("Trouble")
    await tools.get_by_label("What", exact=True).fill("slash_commands")
    await tools.get_by_label("Fate").select_option("is lost")
    await window.presses("Arm", on=tools)
    await expect(_mark(window)).to_have_text("1 fault armed")

    await window.types("/need mentor robotics")

    await window.reads('/need failed with the error "operation_timeout"')
    await expect(tools.get_by_label("What struck")).to_contain_text("slash_commands")
    await expect(_mark(window)).to_have_text("Tools")


async def test_a_press_the_app_never_hears_says_so(school: School, windows: Windows) -> None:
    """Without a socket there is nobody to answer: Slack calls it dispatch_failed, and so does the page."""
    await school.teacher.posts("/need mentor robotics")
    window = await windows.open(school.acme)
    tools = await window.opens_tools("Trouble")
    await tools.get_by_label("Connections").fill("1000")
    await window.presses("Refuse the next", on=tools)
    await window.presses("Drop", on=tools)
    await expect(window.page.get_by_test_id("bot-status")).to_have_text("Handraise is not connected")

    await window.presses("I can help")

    await expect(window.message("Mentor").get_by_role("alert")).to_contain_text("dispatch_failed")
    await expect(_mark(window)).to_have_text("sockets refused")


async def test_the_clock_goes_to_a_date(school: School, windows: Windows) -> None:
    """Any later moment can be picked; an earlier one cannot."""
    window = await windows.open(school.teacher)
    await window.presses("Date…")
    day = window.page.get_by_label("Date and time")
    await expect(day).to_have_attribute("min", re.compile("^2026-10-06T09:"))
    await day.fill("2026-12-01T08:00")
    await window.presses("Go there")

    await expect(window.page.get_by_label("Workspace clock")).to_contain_text("Tue, Dec 1, 2026 8:00")


def _mark(window: Window) -> Locator:
    """What the button of the tools says."""
    return window.page.locator("#tools")
