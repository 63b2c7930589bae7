"""Claiming a place: exact, whoever presses when, and everybody is told the truth."""

from tests.school import School


async def test_two_partners_reach_for_the_last_seat(school: School) -> None:
    """Exactly one is told they have it; the other is first on the waiting list."""
    await school.knows(school.acme, school.library)
    card = await school.teacher.posts("/need mentor robotics")

    answers = await school.together(school.acme.clicks("I can help", card), school.library.clicks("I can help", card))

    assert sorted("Held for you" in answer.text for answer in answers) == [False, True]
    assert sorted("You are first on the waiting list" in answer.text for answer in answers) == [False, True]
    await school.shows(card, "1 of 1 place taken · 1 waiting")
