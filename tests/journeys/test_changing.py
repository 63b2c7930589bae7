"""Details added, plans changed, needs called off: whoever has a place is told, and asked where it matters."""

from tests.school import School
from tests.seen import Post, field


async def claimed(school: School) -> Post:
    await school.knows(school.acme)
    card = await school.teacher.posts("/need 2 mentors robotics friday 10am")
    await school.acme.clicks("I can help", card)
    return await school.shows(card, "1 of 2 places taken")


async def edits(school: School, **values: object) -> str:
    await school.teacher.clicks("Edit", await school.teacher.runs("/need 1"))
    page = await school.teacher.fills(**values)
    assert not page.errors, page.errors
    await school.teacher.person.closes()
    return page.text


async def test_details_are_added_after_posting(words_school: School) -> None:
    """The form is filled with what is known; the card is redrawn. The room is told to nobody who doesn't come."""
    answer = await words_school.teacher.runs("/need mentor robotics grade 7")
    form = await words_school.teacher.clicks("Add details", answer)
    assert (field(form, "topic"), field(form, "grades"), field(form, "wanted")) == ("robotics", "grade 7", "1")

    page = await words_school.teacher.fills(
        learners=28, day="2026-10-09", start="10:00", length="45", room="B12", offers="Cake", note="Bring a robot."
    )

    assert page.text == "N-1 is updated."
    card = await words_school.shows(await words_school.card(1), "about 28 learners")
    for shown in ("Fri 9 Oct", "45 minutes", "You get: Cake", "Bring a robot."):
        assert shown in card.text
    assert "B12" not in card.text
    await words_school.knows(words_school.acme)
    await words_school.acme.clicks("I can help", card)
    assert "Room: B12" in (await words_school.acme.reads_dm("You have a place on")).text


async def test_fields_that_cannot_be_meant(words_school: School) -> None:
    """A topic of blanks and a day that is over: a sentence under each, and the form stays as it was typed."""
    await words_school.teacher.runs("/need")

    wrong = await words_school.teacher.fills(kind="Mentor", topic="   ", day="2026-10-01")
    assert wrong.errors == {
        "topic": "Please write a word or two.",
        "day": "That day is over. Choose a later one, or none.",
    }
    await words_school.teacher.fills(topic="robotics", day="2026-10-16")

    assert "Fri 16 Oct" in (await words_school.card(1)).text


async def test_a_new_day_asks_those_who_come(school: School) -> None:
    """A yes to Friday is no yes to Monday."""
    await claimed(school)

    page = await edits(school, day="2026-10-12")
    assert page == "N-1 is updated. 1 person who has a place is asked whether the new plan still works."
    question = await school.acme.reads_dm("has changed. Does this still work for you?")
    assert "Mon 12 Oct" in question.text
    answer = await school.acme.clicks("Still works", question)

    assert "you are still on" in answer.text
    await school.teacher.reads_dm("The new plan for *N-1 · Mentor · robotics* works for")
    await school.acme.reads_dm("is expecting you")


async def test_a_new_day_that_does_not_work(school: School) -> None:
    """The same message has the way out; the place is free for others."""
    card = await claimed(school)
    await edits(school, day="2026-10-12")

    await school.acme.clicks("I can't make it", await school.acme.reads_dm("Does this still work"))
    await school.acme.fills()

    await school.shows(card, "0 of 2 places taken")
    await school.teacher.reads_dm("can't make it to")


async def test_a_new_room_is_only_told(words_school: School) -> None:
    """Nobody is asked again for what they have not said yes to."""
    await claimed(words_school)

    assert await edits(words_school, room="Library") == "N-1 is updated."

    news = await words_school.acme.reads_dm("has been updated")
    assert "Room: Library" in news.text
    assert news.buttons == []


async def test_nothing_changed_tells_nobody(words_school: School) -> None:
    """Opening the form and saving it is no news."""
    await claimed(words_school)
    await words_school.quiet()
    before = len(words_school.slack.ledger)

    assert await edits(words_school) == "N-1 stays as it is."

    await words_school.quiet()
    assert len(words_school.slack.ledger.posts) + len(words_school.slack.ledger.updates) <= before
    assert len(words_school.acme.dms()) == 1


async def test_fewer_than_have_a_place(school: School) -> None:
    """Nobody loses a place by an edit: the teacher is told how many are taken."""
    card = await claimed(school)
    await school.knows(school.library)
    await school.library.clicks("I can help", card)
    await school.shows(card, "2 of 2 places taken")

    await school.teacher.clicks("Edit", await school.teacher.runs("/need 1"))
    refused = await school.teacher.fills(wanted=1)

    assert refused.errors is not None
    assert "2 places on N-1 are taken already" in refused.errors["wanted"]
    await school.teacher.fills(wanted=3)
    await school.shows(card, "2 of 3 places taken")


async def test_calling_it_off(school: School) -> None:
    """Asked twice, since people have offered; all of them are told, without a reason."""
    card = await claimed(school)
    sure = await school.teacher.clicks("Cancel", await school.teacher.runs("/need 1"))
    assert "1 person who offered will be told" in sure.text

    answer = await school.teacher.clicks("Yes, cancel it", sure)

    assert answer.text == "N-1 is cancelled. 1 person has been told."
    apology = await school.acme.reads_dm("is no longer needed. Sorry for the change")
    assert apology.buttons == ["Other requests"]
    await school.shows(card, "Cancelled.")
    assert card.buttons == []


async def test_keeping_it_after_all(words_school: School) -> None:
    """Nothing has happened, and nobody has heard of it."""
    card = await claimed(words_school)
    sure = await words_school.teacher.clicks("Cancel", await words_school.teacher.runs("/need 1"))

    assert (await words_school.teacher.clicks("Keep it", sure)).text == "N-1 stays as it is."
    await words_school.quiet()
    assert "1 of 2 places taken" in card.text
    assert len(words_school.acme.dms()) == 1


async def test_cancelled_while_somebody_claims(school: School) -> None:
    """Whichever comes first: nobody ends up with a place on a cancelled need without being told."""
    await school.knows(school.acme)
    answer = await school.teacher.runs("/need mentor robotics")
    card = await school.card(1)

    await school.together(
        school.teacher.person.clicks(answer.message, "Cancel"),  # type: ignore[arg-type]  # it is a message
        school.acme.person.clicks(card.message, "I can help"),
    )
    await school.quiet()

    mine = await school.acme.runs("/need 1", in_="partners")
    assert ("Cancelled." in mine.text) != ("You have a place." in mine.text)
