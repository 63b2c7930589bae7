"""The teacher would rather have another time: everybody is asked, and only the teacher's own yes stands."""

from tests.school import School


async def test_another_time_is_suggested_and_accepted(school: School) -> None:
    """The partner's old yes was to another plan; the new one is asked for, and then it is settled."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need mentor robotics 10/16 2pm")
    await school.acme.clicks("I can help", card)
    told = await school.teacher.reads_dm("can help")

    form = await school.teacher.clicks("Suggest another time", told)
    assert "is asked whether it works" in form.text
    done = await school.teacher.fills(day="2026-10-20", start="10:30")

    assert "is updated" in done.text
    await school.shows(card, "Tue 20 Oct")
    question = await school.acme.reads_dm("Does this still work for you?")
    await school.acme.clicks("Still works", question)
    await school.acme.reads_dm("is confirmed")


async def test_a_day_that_is_over_is_not_suggested(school: School) -> None:
    """The form stays open and says why; nobody is asked."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need mentor robotics 10/16")
    await school.acme.clicks("I can help", card)

    await school.teacher.clicks("Suggest another time", await school.teacher.reads_dm("can help"))
    answer = await school.teacher.fills(day="2026-10-01")

    assert answer.errors == {"day": "That day is over. Choose a later one, or none."}
    await school.quiet()
    assert not [dm for dm in school.acme.dms() if "still work" in dm]
