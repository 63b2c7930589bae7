"""Two sides of one card, in two windows: both see the same, at once."""

import asyncio

from playwright.async_api import expect

from bot.messages.say import Say
from tests.browser.window import Window, Windows
from tests.school import School

WAITING = "You are first on the waiting list"


async def test_two_windows_reach_for_the_last_place(school: School, windows: Windows) -> None:
    """One holds it and says who they are, the other reads the waiting list, and both cards tell the same story."""
    await school.teacher.posts("/need mentor robotics")
    priya, marcus = await asyncio.gather(windows.open(school.acme), windows.open(school.library))
    school.slack.faults.arm("chat.update", when="before", do="hold")  # both press before either card can change
    await asyncio.gather(priya.presses("I can help"), marcus.presses("I can help"))
    first, second = await _who_was_first(priya, marcus)
    school.slack.faults.clear()

    await expect(second.message(WAITING)).to_contain_text("Only visible to you")
    form = await first.sees_form("Who are you?")
    await form.get_by_role("textbox").fill("Northgate Robotics")
    await form.get_by_role("combobox").select_option("Business")
    await first.presses("That's us", on=form)

    await expect(await first.sees_form("Thank you")).to_contain_text("Held for you on N-1 · Mentor · robotics")
    for window in (first, second):
        card = window.card("N-1 · Mentor · robotics")
        await expect(card).to_contain_text("1 of 1 place taken · 1 waiting")
        await expect(card.get_by_role("button", name="Join the waiting list")).to_have_count(1)


async def test_the_teacher_sees_who_can_help_and_confirms(school: School, windows: Windows) -> None:
    """The app's conversation carries the news to her, and her answer to the partner."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need mentor robotics")
    ana, priya = await asyncio.gather(windows.open(school.teacher), windows.open(school.acme))
    await school.acme.clicks("I can help", card)

    await ana.opens("Handraise")
    await expect(ana.page.get_by_role("tab")).to_have_text(["Messages"])  # the manifest asks for no Home tab
    offer = await ana.reads("@Priya Raman (Priya and Friends) can help with N-1 · Mentor · robotics.")
    await ana.presses("Confirm", on=offer)

    await ana.reads("Confirmed: @Priya Raman")
    await priya.opens("Handraise")
    await priya.reads("@Ana Flores is expecting you: N-1 · Mentor · robotics is confirmed.")


async def test_elena_reads_spanish(school: School, windows: Windows) -> None:
    """What is said to her alone is in her language, and so are the words of the page around it."""
    spanish = Say("es", "America/Chicago")
    await school.teacher.posts("/need mentor robotics")
    elena = await windows.open(school.college)

    await elena.presses("I can help", on=await elena.reads("0 of 1 place taken"))

    title = spanish.plain("Who are you?")
    assert title != "Who are you?"
    form = await elena.sees_form(title)
    await expect(form.get_by_role("textbox")).to_be_focused()
    await expect(form).to_contain_text("Elija una opción")


async def _who_was_first(*windows: Window) -> list[Window]:
    """Whoever sees a form has the place."""
    for window in windows:
        await expect(window.form.or_(window.message(WAITING))).to_be_visible()
    seen = [await window.form.is_visible() for window in windows]
    assert sorted(seen) == [False, True]
    return [windows[seen.index(True)], windows[seen.index(False)]]
