"""The page for everybody: nothing axe-core objects to, in light and in dark, and all of it by keyboard."""

from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio
from axe_playwright_python.async_playwright import Axe  # type: ignore[import-untyped]  # ships no types
from playwright.async_api import Browser, expect
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.server import Sandbox, running_sandbox
from tests.browser.layouts import ACTIONS, FORM, FRAMES, TEXTS
from tests.browser.window import Window, Windows
from tests.sandbox.block_kit import field, modal, option
from tests.school import School

AXE = Axe().axe_script
VIOLATIONS = {"resultTypes": ["violations"]}
COLOURED = ["color-contrast", "link-in-text-block"]
CHOICES = [option("one"), option("two")]
EVERY_FIELD = [
    field("words"),
    field("lines", "plain_text_input", multiline=True),
    field("address", "url_text_input"),
    *(field(kind, kind) for kind in ("datepicker", "timepicker", "datetimepicker")),
    *(field(kind, kind, options=CHOICES) for kind in ("static_select", "multi_static_select")),
    *(field(kind, kind) for kind in ("external_select", "users_select", "conversations_select", "channels_select")),
    *(field(kind, kind, options=CHOICES) for kind in ("checkboxes", "radio_buttons")),
    *FORM,
]


@pytest_asyncio.fixture(loop_scope="session")
async def lively() -> AsyncIterator[Sandbox]:
    """A workspace in which everything was drawn once, without an app that might answer."""
    async with running_sandbox() as slack:
        app, ana = AsyncWebClient(token=slack.bot_token, base_url=slack.api_url), slack.person("ana")
        for number, blocks in enumerate((TEXTS, FRAMES, ACTIONS)):
            posted = await app.chat_postMessage(channel="#teachers", text=f"Part {number}", blocks=blocks)
        place = posted["channel"]
        await app.chat_postMessage(channel=place, text="A reply", thread_ts=posted["ts"])
        await app.reactions_add(channel=place, timestamp=posted["ts"], name="tada")
        await app.chat_postEphemeral(channel=place, user=ana.id, text="Between us")
        await ana.sends("Hello", channel="teachers")
        await app.views_publish(user_id=ana.id, view={"type": "home", "blocks": TEXTS[:5]})
        yield slack


@pytest_asyncio.fixture(loop_scope="session")
async def window(lively: Sandbox, browser: Browser) -> AsyncIterator[Window]:
    windows = Windows(browser, lively.page_url)
    yield await windows.open(reduced_motion="reduce")
    await windows.close()
    assert windows.complaints == []


async def test_nothing_to_object_to_in_the_messages(window: Window) -> None:
    """Cards of every kind, a thread beside them, menus and lists of completions open."""
    await window.reads("Between us")
    await _is_for_everybody(window)
    await window.page.get_by_role("button", name="Thread: 1 reply").click()
    await expect(window.page.get_by_role("log", name="Replies")).to_contain_text("A reply")
    await _is_for_everybody(window)
    await window.presses("Close thread")
    message = await window.reads("Hello")
    await message.hover()
    await window.presses("More actions", on=message)
    await _is_for_everybody(window)
    await window.page.keyboard.press("Escape")
    await window.presses("Add reaction", on=message)
    await _is_for_everybody(window)
    await window.page.keyboard.press("Escape")
    for start in "/@#":
        await window.page.get_by_role("textbox", name="Message", exact=True).fill(start)
        await expect(window.page.locator(".composer [role=option]").first).to_be_visible()
        await _is_for_everybody(window)


async def test_nothing_to_object_to_in_a_form(lively: Sandbox, window: Window) -> None:
    """Every kind of field, empty and refused."""
    app = AsyncWebClient(token=lively.bot_token, base_url=lively.api_url)
    trigger = lively.slack.triggers.issue(lively.person("ana").id)
    await app.views_open(trigger_id=trigger, view=modal(*EVERY_FIELD, title="Everything"))
    form = await window.sees_form("Everything")
    await _is_for_everybody(window)
    await window.presses("Send", on=form)
    await expect(form.get_by_text("Please complete this required field.").first).to_be_visible()
    await form.get_by_role("combobox", name="Multi_static_select").click()
    await expect(form.get_by_role("option", name="Two").first).to_be_attached()
    await _is_for_everybody(window)
    await window.presses("Dismiss", on=form)
    await expect(form).to_be_hidden()


async def test_nothing_to_object_to_in_the_rest(window: Window) -> None:
    """The Home tab, the inspector, the trouble one can make, the clock, small dialogs."""
    await window.page.get_by_role("navigation", name="Conversations").get_by_text("Handraise", exact=True).click()
    await window.page.get_by_role("tab", name="Home").click()
    await _is_for_everybody(window)
    tools = await window.opens_tools("On the wire")
    await window.entry("views.publish").click()
    await _is_for_everybody(window)
    await window.opens_tools("Trouble")
    await window.presses("Arm", on=tools)
    await expect(tools.get_by_role("button", name="Disarm", exact=True)).to_be_visible()
    await _is_for_everybody(window)
    await window.presses("Close tools")
    for opener in ("Date…", "Create a channel", "What of Slack is here", "Lincoln Middle School: workspace menu"):
        await window.presses(opener)
        await _is_for_everybody(window)
        await window.page.keyboard.press("Escape")


async def test_a_visit_by_keyboard_alone(school: School, windows: Windows) -> None:
    """A command, a card's button, a form, and Escape out of it: the keyboard is always somewhere sensible."""
    ana = await windows.open(school.teacher)
    keys = ana.page.keyboard
    await ana.page.get_by_role("textbox", name="Message", exact=True).focus()
    await keys.type("/need mentor robotics")
    await keys.press("Enter")
    await ana.reads("N-1 is posted.")

    priya = await windows.open(school.acme)
    keys = priya.page.keyboard
    await priya.reads("N-1 · Mentor · robotics")
    await priya.tabs_to("I can help")
    await expect(priya.page.locator(":focus-visible")).to_have_css("outline-style", "solid")
    await keys.press("Enter")
    form = await priya.sees_form("Who are you?")
    await expect(form.get_by_role("textbox")).to_be_focused()
    await keys.type("Northgate Robotics")
    await keys.press("Tab")
    await expect(form.get_by_role("combobox")).to_be_focused()
    await keys.type("Business")
    await priya.tabs_to("That's us")
    await keys.press("Enter")

    await expect(await priya.sees_form("Thank you")).to_contain_text("Held for you")
    await keys.press("Escape")
    await expect(priya.form).to_be_hidden()
    assert await priya.page.evaluate("document.activeElement !== document.body")


async def test_escape_closes_and_gives_the_keyboard_back(lively: Sandbox, browser: Browser) -> None:
    """A menu, the emoji, a thread, and on a phone the conversations."""
    windows = Windows(browser, lively.page_url)
    window = await windows.open(viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    keys, hello = window.page.keyboard, await window.reads("Hello")
    for label in ("More actions", "Add reaction"):
        opener = hello.get_by_role("button", name=label, exact=True)
        await opener.focus()
        await keys.press("Enter")
        await expect(opener).not_to_be_focused()
        await keys.press("Escape")
        await expect(opener).to_be_focused()

    thread = window.page.get_by_role("button", name="Thread: 1 reply")
    await thread.focus()
    await keys.press("Enter")
    await expect(window.page.get_by_role("textbox", name="Reply")).to_be_focused()
    await keys.press("Escape")
    await expect(thread).to_be_focused()

    menu = window.page.get_by_role("button", name="Conversations", exact=True)
    await menu.focus()
    await keys.press("Enter")
    await expect(window.page.get_by_role("link", name="teachers")).to_be_focused()
    await keys.press("Escape")
    await expect(menu).to_be_focused()
    await expect(window.page.get_by_role("navigation", name="Conversations")).to_be_hidden()
    await windows.close()


async def test_arrows_lead_from_tab_to_tab(window: Window) -> None:
    """Tab reaches the one that is open; the next one opens and has the keyboard, round and round."""
    await window.page.get_by_role("navigation", name="Conversations").get_by_text("Handraise", exact=True).click()
    app = window.page.get_by_role("tablist", name="Handraise")
    home, messages = app.get_by_role("tab", name="Home"), app.get_by_role("tab", name="Messages")
    await home.focus()
    for key, opened, left in (("ArrowRight", messages, home), ("ArrowRight", home, messages), ("End", messages, home)):
        await window.page.keyboard.press(key)
        await expect(opened).to_be_focused()
        await expect(opened).to_have_attribute("aria-selected", "true")
        await expect(left).to_have_attribute("tabindex", "-1")
    tools = await window.opens_tools("On the wire")
    await window.page.keyboard.press("ArrowLeft")
    await expect(tools.get_by_role("tab", name="Trouble")).to_be_focused()
    await expect(tools.get_by_role("button", name="Arm", exact=True)).to_be_visible()


async def test_news_is_read_aloud(school: School, windows: Windows) -> None:
    """Messages in a log, what went wrong as an alert; a channel just opened is not news."""
    window = await windows.open(school.teacher)
    log = window.page.get_by_role("log", name="Messages")
    await expect(log).to_have_attribute("aria-live", "polite")
    await window.opens("partners")
    await expect(log).to_have_attribute("aria-live", "off")
    await expect(log).to_have_attribute("aria-live", "polite")
    await window.presses("Create a channel")
    await window.page.get_by_label("Name", exact=True).fill("Not a name!")
    await window.presses("Create")
    await expect(window.page.get_by_role("dialog").get_by_role("alert")).not_to_be_empty()
    windows.saw_refusals()


async def _is_for_everybody(window: Window) -> None:
    """As far as axe-core can tell: everything in light, and in dark what the colours can change."""
    await window.page.emulate_media(color_scheme="light")
    objections = await _objections(window, VIOLATIONS)
    await window.page.emulate_media(color_scheme="dark")
    assert objections + await _objections(window, {**VIOLATIONS, "runOnly": COLOURED}) == []


async def _objections(window: Window, options: dict[str, Any]) -> list[str]:
    if await window.page.evaluate("!window.axe"):
        await window.page.evaluate(AXE)
    found = await window.page.evaluate("(options) => axe.run(options)", options)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
