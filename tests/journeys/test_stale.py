"""A need past its time is never closed silently: its asker is asked, in school hours, and decides."""

from tests.school import School
from tests.seen import Post


async def is_asked(school: School, line: str = "/need mentor robotics friday", days: int = 4) -> Post:
    """The question, on the Saturday after, or rather on the Monday."""
    await school.teacher.posts(line)
    await school.passes(days=days)
    assert len(school.teacher.dms()) == 0
    await school.passes(days=2)
    return await school.teacher.reads_dm("Is it still needed?")


async def test_a_need_past_its_day(school: School) -> None:
    """Not asked on the weekend, asked once, and open all the while."""
    question = await is_asked(school)

    assert "*N-1 · Mentor · robotics* still has 1 place open." in question.text
    assert question.buttons == ["Renew", "Close", "Filled elsewhere"]
    await school.passes(days=7)
    assert len(school.teacher.dms()) == 1
    assert "0 of 1 place taken" in (await school.card(1)).text


async def test_a_need_without_a_day(school: School) -> None:
    """Asked about when it is twenty days old."""
    question = await is_asked(school, "/need mentor robotics", days=19)

    assert question.buttons == ["Renew", "Close", "Filled elsewhere"]


async def test_renewing_for_another_day(school: School) -> None:
    """A day that is over is refused under the field; a later one is on the card, and asked about in its turn."""
    question = await is_asked(school)
    await school.teacher.clicks("Renew", question)
    refused = await school.teacher.fills(day="2026-10-08")
    assert refused.errors == {"day": "That day is over. Choose a later one, or none."}

    page = await school.teacher.fills(day="2026-10-16")

    assert page.text == "N-1 stays open."
    card = await school.shows(await school.card(1), "Fri 16 Oct")
    assert card.buttons[0] == "I can help"
    await school.passes(days=8)
    assert len(school.teacher.dms()) == 2


async def test_renewing_without_a_day(words_school: School) -> None:
    """The old day goes from the card."""
    await words_school.teacher.clicks("Renew", await is_asked(words_school))

    await words_school.teacher.fills(day=None)

    await words_school.quiet()
    assert "Oct" not in (await words_school.card(1)).text


async def test_closing(school: School) -> None:
    """Nobody waits any longer, and the card says so."""
    question = await is_asked(school)

    answer = await school.teacher.clicks("Close", question)

    assert answer.text == "N-1 is closed. Thank you for telling us."
    card = await school.shows(await school.card(1), "Closed.")
    assert card.buttons == []
    assert "robotics" not in (await school.library.runs("/need list", in_="partners")).text


async def test_filled_elsewhere(school: School) -> None:
    """Whoever helped is thanked on the card; a name of blanks is none."""
    question = await is_asked(school)
    await school.teacher.clicks("Filled elsewhere", question)
    blank = await school.teacher.fills(who="  ")
    assert blank.errors == {"who": "Please write a name."}

    page = await school.teacher.fills(who="Maria Soto, City Library")

    assert page.text == "N-1 is closed, with thanks to Maria Soto, City Library."
    await school.shows(await school.card(1), "Filled elsewhere, thanks to Maria Soto, City Library.")


async def test_one_answer_is_enough(words_school: School) -> None:
    """An old question is answered truly when the need has ended another way."""
    question = await is_asked(words_school)
    await words_school.teacher.clicks("Filled elsewhere", question)
    await words_school.teacher.fills(who="Maria Soto")
    await words_school.teacher.person.closes()

    assert "N-1 has ended in the meantime" in (await words_school.teacher.clicks("Close", question)).text
    assert "N-1 has ended in the meantime" in (await words_school.teacher.clicks("Renew", question)).text
    await words_school.quiet()
    assert "thanks to Maria Soto" in (await words_school.card(1)).text


async def test_those_with_a_place_keep_it_when_it_closes(school: School) -> None:
    """Closing means that no more are needed; only those who wait are told."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need mentor robotics")
    await school.acme.clicks("I can help", card)
    await school.library.clicks("Join the waiting list", await school.shows(card, "1 of 1 place taken"))

    await school.teacher.clicks("Close", await school.teacher.runs("/need 1"))

    await school.library.reads_dm("is no longer needed")
    await school.quiet()
    assert len(school.acme.dms()) == 1
    assert "You have a place." in (await school.acme.runs("/need 1", in_="partners")).text


async def test_a_filled_need_is_not_asked_about(school: School) -> None:
    """It has found its people."""
    await school.knows(school.acme)
    await school.acme.clicks("I can help", await school.teacher.posts("/need mentor robotics friday"))

    await school.passes(days=7)

    assert not any("still needed" in text for text in school.teacher.dms())


async def test_nobody_is_asked_at_night(school: School) -> None:
    """However late the question has become, it waits for the school to open."""
    await school.teacher.posts("/need mentor robotics")

    await school.passes(days=20, hours=12)  # nine in the evening: put off until the morning
    await school.passes(days=1)  # and the morning was slept through
    assert not [dm for dm in school.teacher.dms() if "still needed" in dm]
    await school.passes(hours=12)

    await school.teacher.reads_dm("Is it still needed?")


async def test_news_does_not_wait_behind_a_question_for_the_morning(school: School) -> None:
    """Somebody offers to help in the night: the teacher hears of that at once."""
    await school.knows(school.acme)
    await school.teacher.posts("/need mentor robotics")
    await school.passes(days=20, hours=12)
    await school.passes(days=1)

    await school.acme.clicks("I can help", await school.teacher.posts("/need speaker jazz"))

    await school.teacher.reads_dm("can help with *N-2")
    assert not [dm for dm in school.teacher.dms() if "still needed" in dm]
