"""The picture in the README: a morning in the partners' channel.

    HANDRAISE_SCREENSHOT=1 make test ARGS="-k picture"

writes it anew to docs/screenshot.png; otherwise the story is only told, so that the picture stays true.
"""

import os
from pathlib import Path

from playwright.async_api import expect

from tests.browser.window import Windows
from tests.colleague import PARTNERS
from tests.school import School
from tests.seen import Post

PICTURE = Path(__file__).parents[2] / "docs" / "screenshot.png"
JUDGES = "3 judges science fair friday oct 16 2pm grade 7 lincoln 28 learners"
MENTORS = "2 mentors robotics club thursday oct 15 3:30pm grade 8 lincoln"


async def test_the_picture_of_a_morning(school: School, windows: Windows) -> None:
    """Two requests partly taken, a question answered in its thread, and a place just held."""
    judges = await _a_morning(school)
    window = await windows.open(school.acme)
    mentors = window.card("N-2 · Mentor · robotics club")
    await window.presses("I can help", on=mentors)

    await window.reads("place 1 of 2")
    await expect(mentors).to_contain_text("1 of 2 places taken")
    card = window.page.locator(f"article[data-ts='{judges.message.ts}']")
    await expect(card).to_contain_text("2 of 3 places taken")
    await card.get_by_role("button", name="Thread: 2 replies").click()
    await expect(window.page.get_by_role("log", name="Replies")).to_contain_text("I will set it up")

    if os.environ.get("HANDRAISE_SCREENSHOT"):
        await window.presses("Hide this tip")
        await window.page.get_by_role("textbox", name="Reply").blur()
        await window.page.mouse.move(640, 770)
        await window.page.screenshot(path=PICTURE, animations="disabled")


async def _a_morning(school: School) -> Post:
    """What was there before Priya came."""
    await school.knows(school.acme, school.library, school.college)
    await school.coordinator.runs("/partner settings")
    await school.coordinator.fills(schools="Lincoln Middle School")
    judges = await school.teacher.posts(f"/need {JUDGES}")
    await school.library.clicks("I can help", judges)
    await school.college.clicks("I can help", judges)
    await school.library.clicks("Ask a question", judges)
    await school.library.fills(words="Can the teams use a projector?")
    await school.until(lambda: judges.replies, "the question in the thread")
    await school.passes(minutes=12)
    await school.teacher.person.sends("Yes, I will set it up for you.", channel=PARTNERS, thread=judges.message)
    await school.other_teacher.posts(f"/need {MENTORS}")
    await school.passes(minutes=9)
    return judges
