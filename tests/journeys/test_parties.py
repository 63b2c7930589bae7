"""One claim for several people, or several things."""

from tests.school import School
from tests.seen import Answer, Post


async def brings(school: School, card: Post, party: int, otherwise: str | None = None) -> Answer:
    """Acme has a place already, and now says how many they are."""
    answer = await school.acme.clicks("I can help", card)
    await school.acme.clicks("We are more than one", answer)
    return await school.acme.fills(party=party, otherwise=otherwise)


async def test_coming_with_colleagues(school: School) -> None:
    """The places are taken together, and the teacher hears of the change."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need 4 mentors robotics")

    page = await brings(school, card, 3)

    assert "places 1 to 3 of 4" in page.text
    await school.shows(card, "3 of 4 places taken")
    news = await school.teacher.reads_dm("A change on *N-1")
    assert f"it is now {school.acme.mention} (Priya and Friends) and 2 more." in news.text


async def test_more_than_there_is_room_for(school: School) -> None:
    """They choose: as many as fit, or all together later. Nothing has changed until they do."""
    await school.knows(school.acme, school.library)
    card = await school.teacher.posts("/need 3 mentors robotics")
    await school.library.clicks("I can help", card)

    refused = await brings(school, card, 3)
    assert refused.errors == {"otherwise": "There is room for 2 of you, not for 3. Please choose one of these."}
    await school.shows(card, "2 of 3 places taken")
    page = await school.acme.fills(otherwise="We come with as many as fit")

    assert "places 2 to 3 of 3" in page.text
    await school.shows(card, "3 of 3 places taken")


async def test_waiting_together(school: School) -> None:
    """The place is given back, the teacher knows, and the whole party is offered room once there is enough."""
    await school.knows(school.acme, school.library)
    card = await school.teacher.posts("/need 3 mentors robotics")
    held = await school.library.clicks("I can help", card)

    page = await brings(school, card, 3, "We wait until there is room for all of us")

    assert "You are first on the waiting list" in page.text
    assert page.buttons == ["Leave the list", "Similar requests"]
    await school.shows(card, "1 of 3 places taken · 1 waiting")
    await school.teacher.reads_dm("would like to come together")
    await school.library.clicks("I can't make it", held)
    await school.library.fills()
    offer = await school.acme.reads_dm("A place has opened")
    taken = await school.acme.clicks("I'll take it", offer)
    assert "places 1 to 3 of 3" in taken.text


async def test_fewer_after_all(school: School) -> None:
    """The freed places are there for others at once."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need 3 mentors robotics")
    await brings(school, card, 3)
    await school.shows(card, "3 of 3 places taken")

    await school.acme.person.closes()
    await school.acme.clicks("We are more than one", await school.acme.runs("/need 1", in_="partners"))
    await school.acme.fills(party=1)

    await school.shows(card, "1 of 3 places taken")
    assert card.buttons[0] == "I can help"


async def test_two_parties_reach_for_the_same_seats(school: School) -> None:
    """One party fits; the other is told how many of them still would."""
    await school.knows(school.acme, school.library)
    card = await school.teacher.posts("/need 4 mentors robotics")
    for one in (school.acme, school.library):
        await one.clicks("We are more than one", await one.clicks("I can help", card))

    pages = await school.together(school.acme.fills(party=3), school.library.fills(party=3))

    assert sorted(bool(page.errors) for page in pages) == [False, True]
    await school.shows(card, "4 of 4 places taken")


async def test_bringing_things(words_school: School) -> None:
    """Laptops are not people: no one of them is `and 3 more`."""
    await words_school.knows(words_school.acme)
    card = await words_school.teacher.posts("/need 12 laptops coding club")

    answer = await words_school.acme.clicks("I can help", card)
    assert "1 of 12" in answer.text
    form = await words_school.acme.clicks("I can bring more", answer)
    assert form.form is not None
    assert form.form.title == "How many?"
    await words_school.acme.fills(party=5)

    await words_school.shows(card, "5 of 12 promised")
    await words_school.teacher.reads_dm("(Priya and Friends) with 5")
