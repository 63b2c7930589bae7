"""Asking before offering, and saying no: both without noise."""

from tests.school import School


async def test_a_question_goes_into_the_thread(words_school: School) -> None:
    """Under the name of who asks, with the teacher called in; it shouts at nobody."""
    card = await words_school.teacher.posts("/need mentor robotics")
    await words_school.kitchen.clicks("Ask a question", card)

    page = await words_school.kitchen.fills(words="Which age?\n<!channel> Is *lunch* included?")

    assert f"{words_school.teacher.mention} will see it there." in page.text
    question = (await words_school.until(lambda: card.replies, "the question"))[0]
    assert question.text.startswith(f"{words_school.kitchen.mention} asks about N-1:")
    assert "Which age?" in question.text
    assert "<!" not in question.text
    assert f"{words_school.teacher.mention}, you can answer here." in question.text
    assert "0 of 1 place taken" in card.text


async def test_a_question_of_blanks(words_school: School) -> None:
    """There is nothing to post; the form says so."""
    card = await words_school.teacher.posts("/need mentor robotics")
    await words_school.kitchen.clicks("Ask a question", card)

    blank = await words_school.kitchen.fills(words="  \n ")

    assert blank.errors == {"words": "Please write a word or two."}


async def test_questions_keep_their_order(school: School) -> None:
    """Two people at one moment: both questions are there, once."""
    card = await school.teacher.posts("/need mentor robotics")
    for one in (school.kitchen, school.library):
        await one.clicks("Ask a question", card)

    await school.together(school.kitchen.fills(words="Which age?"), school.library.fills(words="Which day?"))

    await school.quiet()
    assert sorted(reply.text.count("Which") for reply in card.replies) == [1, 1]


async def test_not_for_me(school: School) -> None:
    """Thanked in private, however often; nobody else hears of it, and one may help after all."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need mentor robotics")

    for _ in range(2):
        answer = await school.acme.clicks("Not for me", card)
        assert answer.text == "Thank you for telling us. I will not ask you about N-1 again."
    await school.quiet()
    assert school.teacher.dms() == []

    assert "Held for you" in (await school.acme.clicks("I can help", card)).text


async def test_not_for_me_with_a_place(words_school: School) -> None:
    """A slip of the finger costs nobody their place."""
    await words_school.knows(words_school.acme)
    card = await words_school.teacher.posts("/need mentor robotics")
    await words_school.acme.clicks("I can help", card)

    answer = await words_school.acme.clicks("Not for me", card)

    assert "To give that back, press *I can't make it*." in answer.text
    await words_school.shows(card, "1 of 1 place taken")
