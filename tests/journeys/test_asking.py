"""Asking in one line: it is posted at once where partners read, and the asker is told what was understood."""

import pytest

from tests.school import School


async def test_one_line_is_all_it_takes(school: School) -> None:
    """The card is up, and the asker has its link and a way to add details or to cancel."""
    answer = await school.teacher.runs("/need mentor robotics")

    assert "*N-1* is saved" in answer.text
    assert "I read: Mentor · robotics" in answer.text
    assert answer.buttons == ["Add details", "Cancel"]
    card = await school.card(1)
    assert "0 of 1 place taken" in card.text
    assert f"Asked by {school.teacher.mention}" in card.text
    assert card.buttons == ["I can help", "Ask a question", "Not for me"]
    link = await school.teacher.hears("N-1 is posted")
    assert card.message.ts.replace(".", "") in link.message.text


async def test_everything_in_the_line_is_read_or_kept(words_school: School) -> None:
    """What was read is said back; what was not stays as text on the card."""
    answer = await words_school.teacher.runs("/need 3 panelists science fair friday 2pm grade 8 blue gym")

    for understood in ("Judge or panelist", "science fair", "3 wanted", "grade 8", "Fri 9 Oct"):
        assert understood in answer.text
    card = await words_school.card(1)
    assert "0 of 3 places taken" in card.text
    assert "blue gym" in card.text


async def test_spanish_is_understood_whatever_the_language_of_slack(words_school: School) -> None:
    """`juez para la feria de ciencias el viernes` is a judge, a science fair and a Friday."""
    card = await words_school.teacher.posts("/need juez para la feria de ciencias el viernes")

    assert "Judge or panelist · feria de ciencias" in card.text
    assert "Fri 9 Oct" in card.text


async def test_a_spanish_reader_is_answered_in_spanish(words_school: School) -> None:
    """The private answer is in the reader's language; the card is in the channel's."""
    answer = await words_school.college.runs("/need juez para la feria de ciencias el viernes", in_="general")

    assert "is saved" not in answer.text
    assert "Add details" not in answer.buttons
    assert "place taken" in (await words_school.card(1)).text


async def test_things_are_asked_for_like_people(words_school: School) -> None:
    """Twelve laptops are twelve places, and are promised rather than taken."""
    card = await words_school.teacher.posts("/need 12 laptops coding club")

    assert "laptops · coding club" in card.text
    assert "0 of 12 promised" in card.text


async def test_each_need_has_the_next_number(school: School) -> None:
    """Two teachers at one moment get two numbers."""
    await school.together(
        school.teacher.posts("/need mentor robotics"), school.other_teacher.posts("/need speaker jazz")
    )

    topics = [(await school.card(number)).text.split("*")[1].split(" · ")[2] for number in (1, 2)]
    assert sorted(topics) == ["jazz", "robotics"]


async def test_one_line_delivered_twice_is_one_need(school: School) -> None:
    """Slack may bring a command again; one card is posted."""
    with school.hearing_everything_twice():
        await school.teacher.runs("/need mentor robotics")

    await school.card(1)
    await school.quiet()
    assert len(school.posts) == 1


async def test_a_need_typed_elsewhere_still_goes_to_the_partners(words_school: School) -> None:
    """Whatever channel it was typed in, even one without the bot: the typist gets the link where they are."""
    answer = await words_school.teacher.runs("/need mentor robotics", in_="lincoln-lobby")

    assert "is saved" in answer.text
    await words_school.card(1)
    await words_school.teacher.hears("N-1 is posted", in_="lincoln-lobby")


async def test_a_need_typed_in_a_direct_message(words_school: School) -> None:
    """With a channel chosen, a direct message is as good a place to type as any."""
    await words_school.teacher.runs("/need mentor robotics", in_="@handraise")

    assert "robotics" in (await words_school.card(1)).text


async def test_cancelling_at_once(school: School) -> None:
    """Nobody has offered yet, so nothing more is asked; the card says so and cannot be claimed."""
    answer = await school.teacher.runs("/need mentor robotics")
    card = await school.card(1)

    cancelled = await school.teacher.clicks("Cancel", answer)

    assert cancelled.text == "N-1 is cancelled."
    await school.shows(card, "Cancelled.")
    assert card.buttons == []


@pytest.mark.parametrize("line", ["/need mentor robotics", "/need 12 laptops coding club"])
async def test_nothing_is_asked_in_the_channel_where_it_was_typed(words_school: School, line: str) -> None:
    """Only the typist sees that they typed something."""
    await words_school.teacher.posts(line)

    assert [message for message in words_school.coordinator.person.reads("teachers") if not message.system] == []
