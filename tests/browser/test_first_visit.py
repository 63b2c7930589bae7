"""Somebody opens the page for the first time: everything they need is in it."""

from playwright.async_api import expect

from tests.browser.window import Windows
from tests.school import School


async def test_a_stranger_types_the_suggested_command(windows: Windows) -> None:
    """Without knowing anything they are a teacher, are told what to type, and find the card where partners read."""
    window = await windows.open()
    await expect(window.tip).to_contain_text("You are Ana Flores.")
    await expect(window.page.get_by_test_id("bot-status")).to_have_text("Handraise is connected")

    await window.presses("/need mentor robotics friday", on=window.tip)
    await window.page.keyboard.press("Enter")

    answer = await window.reads("I read: Mentor · robotics")
    await expect(answer).to_contain_text("Only visible to you")
    await window.opens("partners")
    card = await window.reads("N-1 · Mentor · robotics")
    await expect(card).to_contain_text("0 of 1 place taken")
    await expect(card.get_by_role("button", name="I can help")).to_be_visible()


async def test_the_next_step_is_named(windows: Windows) -> None:
    """After the command, whom to become and what to press; then whom to become to see what came of it."""
    window = await windows.open()
    await window.types("/need mentor robotics")

    await expect(window.tip).to_have_text("Now the other side: become Priya Raman and press “I can help” in #partners.")
    await window.presses("Priya Raman", on=window.tip)
    await expect(window.tip).to_have_text("You are Priya Raman now. Press “I can help”.")
    await window.presses("I can help")
    await window.presses("Later", on=window.form)
    await window.presses("Ana Flores", on=window.tip)

    await expect(window.page.get_by_role("log", name="Messages")).to_contain_text("I read: Mentor · robotics")
    await expect(window.tip).to_be_hidden()


async def test_a_partner_before_a_card_is_told_what_to_press(school: School, windows: Windows) -> None:
    """In a browser where nobody has typed yet; a teacher is told what to type, card or not."""
    await school.teacher.posts("/need mentor robotics")
    priya, ben = await windows.open(school.acme), await windows.open(school.other_teacher)
    await expect(priya.tip).to_have_text("You are Priya Raman. Press “I can help” on a card.")
    await ben.opens("partners")
    await expect(ben.tip).to_contain_text("Try /need mentor robotics friday")


async def test_the_link_in_the_answer_leads_to_the_card(windows: Windows) -> None:
    """A permalink of the workspace opens the channel at that message, in the same page."""
    window = await windows.open()
    await window.types("/need mentor robotics")
    answer = await window.reads("N-1 is posted.")

    await answer.get_by_role("link", name="N-1 is posted.").click()

    card = await window.reads("N-1 · Mentor · robotics")
    await expect(card).to_be_focused()
    await expect(card).to_be_in_viewport()
    assert len(window.page.context.pages) == 1


async def test_the_keyboard_is_enough(windows: Windows) -> None:
    """Type, tab to the button, press it, close the form with Escape, and be back where one was."""
    window = await windows.open()
    await window.types("/need mentor robotics")
    answer = await window.reads("I read: Mentor · robotics")

    await window.tabs_to("Add details")
    await window.page.keyboard.press("Enter")
    form = await window.sees_form("N-1")
    await expect(form.get_by_label("What kind of help?")).to_be_focused()
    await window.page.keyboard.press("Escape")

    await expect(form).to_be_hidden()
    await expect(answer.get_by_role("button", name="Add details")).to_be_focused()
