"""How soon an answer usually comes is said only where it was measured: here, from this workspace's own requests."""

from tests.school import School

TOPICS = ("robotics", "chess", "algebra", "poetry", "biology")


async def test_nothing_is_promised_before_there_is_something_to_measure(school: School) -> None:
    """The first teacher is told what will happen, not when."""
    answer = await school.teacher.runs("/need mentor robotics")
    assert "I will tell you as soon as someone offers." in answer.text
    assert "usually" not in answer.text


async def test_after_five_answers_it_is_known(school: School) -> None:
    """Asked on Tuesday, answered on Thursday, four times out of five; Spanish readers read it in Spanish."""
    await school.knows(school.acme)
    cards = [await school.teacher.posts(f"/need mentor {topic}") for topic in TOPICS]
    await school.acme.clicks("I can help", cards[0])
    await school.passes(days=2)
    for card in cards[1:-1]:
        await school.acme.clicks("I can help", card)
    await school.passes(hours=1)
    assert "usually" not in (await school.other_teacher.runs("/need tutor reading")).text

    await school.acme.clicks("I can help", cards[-1])
    await school.passes(hours=1)
    answer = await school.other_teacher.runs("/need judge debate")
    assert "usually answered within 2 school days" in answer.text
    spanish = await school.college.runs("/need judge spelling", in_="general")
    assert "2 días de clases" in spanish.text
