"""The first claim of somebody we don't know: the place is held while they say, once, who they come from."""

from tests.school import School


async def test_a_newcomer_says_who_they_are(school: School) -> None:
    """The place is held at once; the teacher hears of it when a coordinator has let them in."""
    card = await school.teacher.posts("/need mentor robotics")

    form = await school.kitchen.clicks("I can help", card)
    assert "Your place on N-1 is held for half an hour" in form.text
    await school.shows(card, "1 of 1 place taken")
    assert school.teacher.dms() == []
    page = await school.kitchen.fills(organisation="St. Brigid's <Table>", kind="Faith-based")

    assert page.text.startswith("Held for you on")
    await school.lets_in("St. Brigid's &lt;Table&gt;")
    await school.teacher.reads_dm("(St. Brigid's &lt;Table&gt;) can help with")


async def test_a_name_of_blanks_is_no_name(words_school: School) -> None:
    """The form stays open with a sentence under the field, and can be sent again."""
    card = await words_school.teacher.posts("/need mentor robotics")
    await words_school.kitchen.clicks("I can help", card)

    blank = await words_school.kitchen.fills(organisation="   ", kind="Faith-based")
    assert blank.errors == {"organisation": "Please write a name."}
    page = await words_school.kitchen.fills(organisation="St. Brigid's Table")

    assert page.text.startswith("Held for you on")


async def test_once_is_enough(school: School) -> None:
    """The second need is claimed with one press."""
    await school.kitchen.helps(await school.teacher.posts("/need mentor robotics"), "St. Brigid's Table")
    await school.kitchen.person.closes()
    await school.lets_in("St. Brigid's Table")

    answer = await school.kitchen.clicks("I can help", await school.other_teacher.posts("/need speaker jazz"))

    assert "Held for you" in answer.text
    await school.other_teacher.reads_dm("(St. Brigid's Table) can help with")


async def test_two_spellings_are_one_organisation(school: School) -> None:
    """Whoever comes second would join the partner that is there, as it wrote itself."""
    card = await school.teacher.posts("/need 2 mentors robotics")
    await school.kitchen.helps(card, "Élan  Table")
    await school.library.helps(card, "éLAN TABLE")
    await school.lets_in("Élan Table")
    asked = await school.coordinator.reads_dm(f"{school.library.mention} says they are with Élan Table")
    await school.coordinator.clicks("Yes, they are", asked)

    await school.teacher.reads_dm(f"{school.library.mention} (Élan Table) can help with")


async def test_a_form_closed_without_a_word(school: School) -> None:
    """The held place stays in sight, with a way back to the form; once filled in, the way leads to the claim."""
    card = await school.teacher.posts("/need 2 mentors robotics")
    await school.kitchen.clicks("I can help", card)
    await school.kitchen.person.closes()
    held = await school.kitchen.reads("Please say who you are")

    again = await school.kitchen.clicks("Say who I am", held)

    assert again.form is not None
    await school.kitchen.fills(organisation="St. Brigid's Table", kind="Faith-based")
    await school.shows(card, "1 of 2 places taken")
    await school.kitchen.person.closes()
    await school.lets_in("St. Brigid's Table")
    known = await school.kitchen.clicks("Say who I am", held)
    assert known.text.startswith("Held for you on *N-1 · Mentor · robotics*: place 1 of 2.")


async def test_a_newcomer_who_never_says(school: School) -> None:
    """After half an hour the place goes to the next in line; the teacher was never bothered."""
    await school.knows(school.library)
    card = await school.teacher.posts("/need mentor robotics")
    await school.kitchen.clicks("I can help", card)
    await school.library.clicks("Join the waiting list", await school.shows(card, "1 of 1 place taken"))

    await school.passes(minutes=29)
    assert school.kitchen.dms() == []
    await school.passes(minutes=2)

    await school.library.reads_dm("A place has opened on *N-1 · Mentor · robotics*")
    await school.kitchen.reads_dm("I could not keep your place on N-1")
    assert school.teacher.dms() == []
    late = await school.kitchen.fills(organisation="St. Brigid's Table", kind="Faith-based")
    assert late.errors is not None
    assert "You have no place on N-1 any more" in next(iter(late.errors.values()))


async def test_somebody_new_on_the_waiting_list(school: School) -> None:
    """Waiting needs no introduction; taking the offered place does."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need mentor robotics")
    held = await school.acme.clicks("I can help", card)
    await school.shows(card, "1 of 1 place taken")
    waiting = await school.kitchen.clicks("Join the waiting list", card)
    assert "You are first on the waiting list" in waiting.text
    await school.acme.clicks("I can't make it", held)
    await school.acme.fills()

    offer = await school.kitchen.reads_dm("A place has opened")
    form = await school.kitchen.clicks("I'll take it", offer)
    assert form.form is not None
    await school.kitchen.fills(organisation="St. Brigid's Table", kind="Faith-based")
    await school.lets_in("St. Brigid's Table")

    await school.teacher.reads_dm("(St. Brigid's Table) can help with")
