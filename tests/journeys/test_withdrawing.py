"""Giving a place back: easy, without blame, and the reason is nobody's business."""

from tests.school import School
from tests.seen import Answer


async def claimed(school: School) -> Answer:
    await school.knows(school.acme)
    return await school.acme.clicks("I can help", await school.teacher.posts("/need mentor robotics"))


async def test_a_place_is_given_back(school: School) -> None:
    """The teacher is told once, the thread says that a place opened, and the reason is shown nowhere."""
    held = await claimed(school)
    form = await school.acme.clicks("I can't make it", held)
    assert "No harm done" in form.text

    page = await school.acme.fills(reason="Transport")

    assert "Your place on N-1 is free again" in page.text
    card = await school.shows(await school.card(1), "0 of 1 place taken")
    news = await school.teacher.reads_dm("can't make it to")
    assert "You don't need to do anything yet." in news.text
    await school.until(lambda: card.replies, "a reply in the thread")
    assert [reply.text for reply in card.replies] == ["A place has opened on N-1."]
    await school.quiet()
    assert sum("can't make it" in text for text in school.teacher.dms()) == 1
    assert not any("ransport" in post.text for post in school.everything())


async def test_no_reason_is_needed(words_school: School) -> None:
    """The form may be sent as it is."""
    await words_school.acme.clicks("I can't make it", await claimed(words_school))

    assert "is free again" in (await words_school.acme.fills()).text


async def test_from_the_direct_message_too(words_school: School) -> None:
    """The partner's own record has the same button, days later."""
    await claimed(words_school)
    await words_school.passes(days=2)

    await words_school.acme.clicks("I can't make it", await words_school.acme.reads_dm("You have a place on"))
    await words_school.acme.fills()

    await words_school.shows(await words_school.card(1), "0 of 1 place taken")


async def test_a_place_is_given_back_once(school: School) -> None:
    """A second time there is nothing to give; the seat count stays right."""
    held = await claimed(school)
    await school.acme.clicks("I can't make it", held)
    await school.acme.fills()
    await school.acme.person.closes()

    again = await school.acme.clicks("I can't make it", held)

    assert again.text == "You have no place on N-1 any more, so nothing has changed."
    await school.shows(await school.card(1), "0 of 1 place taken")


async def test_with_somebody_waiting_no_place_is_announced(school: School) -> None:
    """It is not open to everybody: the next in line is asked, and the teacher knows."""
    held = await claimed(school)
    card = await school.shows(await school.card(1), "1 of 1 place taken")
    await school.library.clicks("Join the waiting list", card)

    await school.acme.clicks("I can't make it", held)
    await school.acme.fills()

    news = await school.teacher.reads_dm("can't make it to")
    assert "The next person on the waiting list has been asked." in news.text
    await school.quiet()
    assert card.replies == []


async def test_changing_ones_mind(school: School) -> None:
    """Whoever has withdrawn may help after all."""
    held = await claimed(school)
    await school.acme.clicks("I can't make it", held)
    await school.acme.fills()
    await school.acme.person.closes()

    card = await school.shows(await school.card(1), "0 of 1 place taken")
    assert "Held for you" in (await school.acme.clicks("I can help", card)).text


async def test_given_back_while_somebody_else_reaches_for_it(school: School) -> None:
    """Whichever comes first, the place is theirs in the end: claimed, or offered from the list."""
    await school.knows(school.library)
    held = await claimed(school)
    await school.acme.clicks("I can't make it", held)
    card = await school.shows(await school.card(1), "1 of 1 place taken")

    await school.together(
        school.acme.person.submits(), school.library.person.clicks(card.message, "Join the waiting list")
    )

    await school.quiet()
    assert "1 of 1 place taken" in card.text
    assert "waiting" not in card.text
    mine = await school.library.runs("/need 1", in_="partners")
    assert ("You have a place." in mine.text) != ("A place has opened." in mine.text)


async def test_confirmed_and_given_back_at_one_moment(school: School) -> None:
    """The partner has the last word, and the teacher hears it."""
    held = await claimed(school)
    news = await school.teacher.reads_dm("can help with")
    await school.acme.clicks("I can't make it", held)

    await school.together(school.acme.person.submits(), school.teacher.person.clicks(news.message, "Confirm"))

    await school.teacher.reads_dm("can't make it to")
    await school.shows(await school.card(1), "0 of 1 place taken")
    assert school.acme.mention not in (await school.teacher.runs("/need 1")).text
