"""The waiting list: in the order of the presses, and an offered place moves on by itself."""

from tests.school import School
from tests.seen import Answer, Post


async def full(school: School, wanted: int = 1) -> tuple[Post, Answer]:
    """A need whose every place is acme's, and their private answer."""
    await school.knows(school.acme, school.library, school.kitchen)
    card = await school.teacher.posts(f"/need {wanted} mentors robotics")
    held = await school.acme.clicks("I can help", card)
    if wanted > 1:
        await school.acme.clicks("We are more than one", held)
        await school.acme.fills(party=wanted)
        await school.acme.person.closes()
    return await school.shows(card, f"{wanted} of {wanted} place"), held


async def gives_back(school: School, held: Answer) -> None:
    await school.acme.clicks("I can't make it", held)
    await school.acme.fills()
    await school.acme.person.closes()


async def test_the_order_is_the_order_of_the_presses(school: School) -> None:
    """Each is told their position; the freed place is offered to the first, and to nobody else."""
    card, held = await full(school)
    in_line = (school.library, school.kitchen, school.college)
    positions = [(await one.clicks("Join the waiting list", card)).text for one in in_line]
    assert "You are first on the waiting list" in positions[0]
    assert "You are second on the waiting list" in positions[1]
    await school.shows(card, "1 of 1 place taken · 3 waiting")

    await gives_back(school, held)

    offer = await school.library.reads_dm("A place has opened on *N-1 · Mentor · robotics*")
    assert offer.buttons == ["I'll take it", "No, thank you"]
    await school.quiet()
    assert school.kitchen.dms() == []
    assert "1 of 1 place taken · 2 waiting" in card.text


async def test_yes_to_an_offer(school: School) -> None:
    """Theirs; the teacher hears of it as of any other claim."""
    card, held = await full(school)
    await school.library.clicks("Join the waiting list", card)
    await gives_back(school, held)

    taken = await school.library.clicks("I'll take it", await school.library.reads_dm("A place has opened"))

    assert taken.text.startswith("Held for you on *N-1 · Mentor · robotics*: place 1 of 1.")
    await school.teacher.reads_dm(f"{school.library.mention} (Marcus and Friends) can help with")


async def test_no_to_an_offer(school: School) -> None:
    """It goes to the next in line at once."""
    card, held = await full(school)
    for one in (school.library, school.kitchen):
        await one.clicks("Join the waiting list", card)
    await gives_back(school, held)

    answer = await school.library.clicks("No, thank you", await school.library.reads_dm("A place has opened"))

    assert answer.text.startswith("Thank you for telling us.")
    await school.kitchen.reads_dm("A place has opened")


async def test_an_offer_lapses_after_one_school_day(school: School) -> None:
    """The silent one is told kindly, the next is asked, and a late yes is answered truly."""
    card, held = await full(school)
    for one in (school.library, school.kitchen):
        await one.clicks("Join the waiting list", card)
    await gives_back(school, held)
    offer = await school.library.reads_dm("A place has opened")

    await school.passes(days=1)

    await school.kitchen.reads_dm("A place has opened")
    await school.library.reads_dm("I kept a place on N-1 for you for one school day")
    late = await school.library.clicks("I'll take it", offer)
    assert "it has gone on" in late.text
    assert "1 of 1 place taken" in card.text


async def test_an_offer_made_on_friday_waits_for_monday(school: School) -> None:
    """Nobody is expected to answer on a weekend."""
    await school.passes(days=3)
    card, held = await full(school)
    for one in (school.library, school.kitchen):
        await one.clicks("Join the waiting list", card)
    await gives_back(school, held)

    await school.passes(days=2)
    assert school.kitchen.dms() == []
    await school.passes(days=1)

    await school.kitchen.reads_dm("A place has opened")


async def test_the_first_whose_whole_party_fits(school: School) -> None:
    """One place is of no use to three; who waits behind them is offered it, and they stay first."""
    await school.knows(school.acme, school.library, school.kitchen)
    card = await school.teacher.posts("/need 3 mentors robotics")
    held = await school.library.clicks("I can help", card)
    await school.acme.clicks("We are more than one", await school.acme.clicks("I can help", card))
    await school.acme.fills(party=3, otherwise="We wait until there is room for all of us")
    for one in (school.kitchen, school.college):
        await one.clicks(card.buttons[0], card)
    await school.shows(card, "3 of 3 places taken · 1 waiting")

    await school.library.clicks("I can't make it", held)
    await school.library.fills()

    await school.shows(card, "2 of 3 places taken · 1 waiting")
    await school.quiet()
    assert not any("A place has opened" in text for text in school.acme.dms())
    mine = await school.acme.runs("/need 1", in_="partners")
    assert "You are on the waiting list." in mine.text


async def test_leaving_the_line(school: School) -> None:
    """Who waited behind moves up."""
    card, _held = await full(school)
    first = await school.library.clicks("Join the waiting list", card)
    await school.kitchen.clicks("Join the waiting list", card)

    left = await school.library.clicks("Leave the list", first)

    assert left.text == "You are no longer on the waiting list of N-1."
    assert "You are first" in (await school.kitchen.clicks("Join the waiting list", card)).text
    await school.shows(card, "1 of 1 place taken · 1 waiting")


async def test_two_freed_places_go_to_two_people(school: School) -> None:
    """More places wanted after all: everybody in line whom they fit is asked at once."""
    card, _held = await full(school)
    for one in (school.library, school.kitchen):
        await one.clicks("Join the waiting list", card)

    await school.teacher.clicks("Edit", await school.teacher.runs("/need 1"))
    await school.teacher.fills(wanted=3)

    await school.library.reads_dm("A place has opened")
    await school.kitchen.reads_dm("A place has opened")
    await school.shows(card, "3 of 3 places taken")


async def test_yes_and_no_at_one_moment(school: School) -> None:
    """Both buttons pressed: one of them counts, and the seat is neither lost nor given twice."""
    card, held = await full(school)
    for one in (school.library, school.kitchen):
        await one.clicks("Join the waiting list", card)
    await gives_back(school, held)
    offer = await school.library.reads_dm("A place has opened")

    await school.together(*(school.library.person.clicks(offer.message, label) for label in offer.buttons))
    await school.quiet()

    asked_next = any("A place has opened" in text for text in school.kitchen.dms())
    kept = "can help with" in school.teacher.dms()[-1] and school.library.mention in school.teacher.dms()[-1]
    assert "1 of 1 place taken" in card.text
    assert asked_next or kept
