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


async def test_both_sides_are_told_in_private(words_school: School) -> None:
    """The partner has a record with the contact; the teacher hears who is coming, and from where."""
    await words_school.knows(words_school.acme)
    card = await words_school.teacher.posts("/need mentor robotics grade 7")

    answer = await words_school.acme.clicks("I can help", card)

    assert answer.text.startswith("Held for you on *N-1 · Mentor · robotics*: place 1 of 1.")
    record = await words_school.acme.reads_dm("You have a place on")
    assert "Grade 7" in record.text
    assert words_school.teacher.mention in record.text
    news = await words_school.teacher.reads_dm("can help with")
    assert f"{words_school.acme.mention} (Priya and Friends) can help with *N-1 · Mentor · robotics*." in news.text
    assert news.buttons == ["Confirm", "Suggest another time", "Choose someone else"]
    await words_school.shows(card, "1 of 1 place taken")
    assert card.buttons[0] == "Join the waiting list"


async def test_several_places_fill_one_by_one(school: School) -> None:
    """A part-filled need keeps asking for the missing one only."""
    await school.knows(school.acme, school.library, school.kitchen)
    card = await school.teacher.posts("/need 3 panelists science fair")

    places = [(await one.clicks("I can help", card)).text for one in (school.acme, school.library)]

    assert [f"place {number} of 3" in text for number, text in enumerate(places, 1)] == [True, True]
    await school.shows(card, "2 of 3 places taken")
    assert card.buttons[0] == "I can help"
    await school.kitchen.clicks("I can help", card)
    await school.shows(card, "3 of 3 places taken")


async def test_pressing_again_says_what_is_already_theirs(school: School) -> None:
    """The same person has one place, however often they press."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need 3 mentors robotics")

    first = await school.acme.clicks("I can help", card)
    again = await school.acme.clicks("I can help", card)

    assert again.text == first.text
    await school.quiet()
    assert "1 of 3 places taken" in card.text
    assert len(school.teacher.dms()) == 1


async def test_two_presses_at_one_moment(school: School) -> None:
    """A nervous double click is one claim."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need 3 mentors robotics")

    await school.together(*(school.acme.person.clicks(card.message, "I can help") for _ in range(4)))

    await school.shows(card, "1 of 3 places taken")
    await school.quiet()
    assert len(school.teacher.dms()) == 1


async def test_one_click_delivered_twice_is_one_claim(school: School) -> None:
    """Slack may bring a click again; it is answered again, and changes nothing more."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need 3 mentors robotics")

    with school.hearing_everything_twice():
        answer = await school.acme.clicks("I can help", card)

    assert "place 1 of 3" in answer.text
    await school.shows(card, "1 of 3 places taken")
    await school.quiet()
    assert len(school.teacher.dms()) == 1
    assert len(school.acme.dms()) == 1


async def test_ones_own_need(words_school: School) -> None:
    """A teacher who presses their own card learns what the button is for."""
    card = await words_school.teacher.posts("/need mentor robotics")

    answer = await words_school.teacher.clicks("I can help", card)

    assert answer.text == "N-1 is your own request. Partners press *I can help*; I tell you when they do."
    await words_school.quiet()
    assert "0 of 1 place taken" in card.text


async def test_somebody_a_coordinator_has_blocked(school: School) -> None:
    """They can read and not claim, and claim again once the block is lifted."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need mentor robotics")
    await school.coordinator.runs("/partner block @priya")

    refused = await school.acme.clicks("I can help", card)
    assert "You can't claim requests at the moment" in refused.text
    await school.coordinator.runs("/partner unblock @priya")

    assert "Held for you" in (await school.acme.clicks("I can help", card)).text


async def test_a_need_that_has_ended_meanwhile(school: School) -> None:
    """An old screen still shows the button; whoever presses it is told the truth."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need mentor robotics")
    shown = await school.acme.runs("/need 1", in_="partners")
    await school.teacher.clicks("Cancel", await school.teacher.runs("/need 1"))

    late = await school.acme.clicks("I can help", shown)

    assert "N-1 has ended in the meantime" in late.text
    await school.shows(card, "Cancelled.")


async def test_a_partner_from_another_workspace(school: School) -> None:
    """In a shared channel the same button works for people of another organisation."""
    card = await school.teacher.posts("/need mentor robotics")
    visitor = school.newcomer("ivo", kind="stranger")

    answer = await visitor.helps(card, "Harbour Museum")

    assert "Held for you" in answer.text
    await school.lets_in("Harbour Museum")
    await school.teacher.reads_dm("(Harbour Museum) can help with")
