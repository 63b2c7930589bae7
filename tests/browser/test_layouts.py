"""Whatever an app sends is drawn: no block is unknown to the page, and a form takes every kind of answer."""

from playwright.async_api import expect
from slack_sdk.web.async_client import AsyncWebClient

from tests.browser.layouts import ACTIONS, FORM, FRAMES, PICTURE, TEXTS
from tests.browser.window import Windows
from tests.sandbox.block_kit import modal
from tests.school import School


async def test_every_block_is_drawn(school: School, windows: Windows) -> None:
    """As itself, not as JSON; and nothing is wider than a phone."""
    app = _app(school)
    for number, blocks in enumerate((TEXTS, FRAMES, ACTIONS)):
        await app.chat_postMessage(channel="#partners", text=f"Part {number}", blocks=blocks)
    window = await windows.open(school.acme, viewport={"width": 360, "height": 740})

    log = window.page.get_by_role("log", name="Messages")
    for words in ("A header", "second", "Robotics", "Slide two", "Inside", "Waiting for the office", "A video"):
        await expect(log.get_by_text(words, exact=True).first).to_be_attached()
    for label in ("Good", "Press", "Run it"):
        await expect(log.get_by_role("button", name=label).first).to_be_attached()
    await expect(log.locator("details.unknown")).to_have_count(0)
    assert await window.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_a_form_takes_formatted_text_and_files(school: School, windows: Windows) -> None:
    """What is missing is said under its field; the rest reaches the app as Slack would send it."""
    window = await windows.open(school.teacher)
    trigger = school.slack.slack.triggers.issue(school.teacher.id)
    opened = await _app(school).views_open(trigger_id=trigger, view=modal(*FORM, title="Everything"))
    form = await window.sees_form("Everything")

    await form.get_by_label("Letter").fill("Dear *all*\n- one")
    await form.get_by_label("Papers").set_input_files({"name": "robot.png", "mimeType": "image/png", "buffer": PICTURE})
    await expect(form.get_by_role("list", name="Files")).to_contain_text("robot.png")
    await form.get_by_label("Mail").fill("nobody")
    await form.get_by_label("Seats").fill("0")
    await window.presses("Send", on=form)
    await expect(form.get_by_label("Mail")).to_have_accessible_description("Please enter a valid email address.")
    await expect(form.get_by_label("Seats")).to_have_accessible_description("Please enter 1 or more.")

    await form.get_by_label("Mail").fill("ana@example.com")
    await form.get_by_label("Seats").fill("12")
    view = school.slack.slack.forms.find(opened["view"]["id"])
    await window.presses("Send", on=form)

    await school.slack.until(lambda: view.values["mail"]["mail_input"]["value"] == "ana@example.com")
    letter = view.values["letter"]["letter_input"]["rich_text_value"]
    assert [part["type"] for part in letter["elements"]] == ["rich_text_section", "rich_text_list"]
    assert letter["elements"][0]["elements"][1] == {"type": "text", "text": "all", "style": {"bold": True}}
    assert [file["name"] for file in view.values["papers"]["papers_input"]["files"]] == ["robot.png"]


def _app(school: School) -> AsyncWebClient:
    return AsyncWebClient(token=school.slack.bot_token, base_url=school.slack.api_url)
