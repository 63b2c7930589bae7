"""The teacher says yes, or no, or nothing: a claim is never lost because a teacher is slow."""

from tests.school import School
from tests.seen import Answer


async def claimed(school: School) -> Answer:
    await school.knows(school.acme)
    return await school.acme.clicks("I can help", await school.teacher.posts("/need mentor robotics"))


async def test_the_teacher_confirms(words_school: School) -> None:
    """The partner hears that they are expected."""
    await claimed(words_school)

    answer = await words_school.teacher.clicks("Confirm", await words_school.teacher.reads_dm("can help with"))

    expected = f"Confirmed: {words_school.acme.mention} (Priya and Friends) for *N-1 · Mentor · robotics*."
    assert answer.text == expected
    await words_school.acme.reads_dm(f"{words_school.teacher.mention} is expecting you")
    assert "confirmed" in (await words_school.teacher.runs("/need 1")).text


async def test_the_teacher_chooses_somebody_else(school: School) -> None:
    """The partner is thanked, without a reason; the place is free again."""
    await claimed(school)

    answer = await school.teacher.clicks("Choose someone else", await school.teacher.reads_dm("can help with"))

    assert "The place on N-1 is free again" in answer.text
    await school.acme.reads_dm("has chosen someone else")
    await school.shows(await school.card(1), "0 of 1 place taken")


async def test_silence_confirms_after_one_school_day(school: School) -> None:
    """Asked on Tuesday at nine; on Wednesday at nine it is confirmed."""
    await claimed(school)

    await school.passes(hours=23)
    assert len(school.acme.dms()) == 1
    await school.passes(hours=2)

    await school.acme.reads_dm("is expecting you")


async def test_a_weekend_is_no_school_day(school: School) -> None:
    """Asked on Friday, confirmed on Monday."""
    await school.passes(days=3)
    await claimed(school)

    await school.passes(days=2)
    assert len(school.acme.dms()) == 1
    await school.passes(days=1, hours=1)

    await school.acme.reads_dm("is expecting you")


async def test_no_answer_is_announced_for_somebody_who_has_gone(school: School) -> None:
    """Confirming after they withdrew: the teacher is told the truth."""
    held = await claimed(school)
    news = await school.teacher.reads_dm("can help with")
    await school.acme.clicks("I can't make it", held)
    await school.acme.fills()

    late = await school.teacher.clicks("Confirm", news)

    assert late.text == "That offer on N-1 has been withdrawn in the meantime, so nothing has changed."
