"""A teacher asks, adds what was missing, and is asked in turn when time has passed."""

import re

from playwright.async_api import expect

from tests.browser.window import Windows
from tests.school import School


async def test_a_mistake_is_shown_where_it_was_made(school: School, windows: Windows) -> None:
    """A day that is over is refused under its own field, nothing typed is lost, and the corrected form goes through."""
    window = await windows.open(school.teacher)
    await window.types("/need mentor robotics")
    await window.presses("Add details", on=await window.reads("I read: Mentor · robotics"))
    form = await window.sees_form("N-1")
    day = form.get_by_label("Which day?")
    await form.get_by_label("How many learners?").fill("28")
    await day.fill("2026-10-05")
    await window.presses("Save", on=form)

    await expect(day).to_be_focused()
    await expect(day).to_have_accessible_description(re.compile("That day is over"))
    await expect(form.get_by_label("How many learners?")).to_have_value("28")
    await day.fill("2026-10-09")
    await window.presses("Save", on=form)

    await expect(window.form).to_contain_text("N-1 is updated.")
    await window.page.keyboard.press("Escape")
    await expect(window.form).to_be_hidden()
    await window.opens("partners")
    await expect(await window.reads("N-1 · Mentor · robotics")).to_contain_text("About 28 learners")


async def test_what_was_typed_into_a_form_outlives_a_reload(school: School, windows: Windows) -> None:
    window = await windows.open(school.teacher)
    await window.types("/need")
    topic = window.form.get_by_label("About what?")
    await topic.fill("soldering")
    await window.page.reload()
    await expect(topic).to_have_value("soldering")


async def test_three_thousand_characters_are_shown_as_typed(school: School, windows: Windows) -> None:
    """Marks that would call everybody or fake a link are words like any other, and nothing runs out of the window."""
    rest = "<!channel> <https://example.com|home> *not bold* " + "solder" * 500
    window = await windows.open(school.teacher, viewport={"width": 420, "height": 800})
    await window.types(f"/need mentor robotics {rest}"[:3000])
    await window.reads("I read: Mentor · robotics")
    await window.presses("Conversations")
    await window.opens("partners")

    card = await window.reads("N-1 · Mentor · robotics")
    await expect(card).to_contain_text("<!channel> <https://example.com|home>")
    await expect(card.locator(".is-everyone")).to_have_count(0)
    await expect(card.get_by_role("link", name="home")).to_have_count(0)
    assert await window.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await card.evaluate("element => element.scrollWidth <= element.clientWidth")


async def test_after_three_weeks_the_teacher_is_asked(school: School, windows: Windows) -> None:
    """The clock of the page is the bot's clock: the question comes, and Renew keeps the need open."""
    window = await windows.open(school.teacher)
    await window.types("/need mentor robotics")
    await window.reads("N-1 is posted.")
    await window.moves_clock("+1 week", times=3)

    await window.opens("Handraise")
    question = await window.reads("Is it still needed?")
    await window.presses("Renew", on=question)
    await window.presses("Renew", on=await window.sees_form("Renew"))

    await expect(window.form).to_contain_text("N-1 stays open.")


async def test_narrow_windows_show_that_there_are_more_people(school: School, windows: Windows) -> None:
    """An arrow at the end of the strip says so, and leads there."""
    window = await windows.open(school.teacher, viewport={"width": 420, "height": 800})
    marcus = window.page.get_by_role("button", name="Marcus Bell", exact=True)
    await expect(marcus).not_to_be_in_viewport()
    await window.page.locator(".more-people.at-end").click()
    await expect(marcus).to_be_in_viewport()
    await expect(window.page.locator(".more-people.at-start")).to_be_visible()
