"""A day that could be two days, and a request that could be one made before: asked, never guessed."""

from tests.school import School


async def test_a_day_that_could_be_two(school: School) -> None:
    """Nothing is posted before the asker has said which Friday."""
    asked = await school.teacher.runs("/need mentor chess next friday")
    assert "Which day do you mean?" in asked.text
    assert asked.buttons == ["Fri 9 Oct", "Fri 16 Oct", "No day yet", "Don't post it"]
    await school.quiet()
    assert not school.posts

    answer = await school.teacher.clicks("Fri 16 Oct", asked)

    assert "*N-1* is saved and goes to" in answer.text
    assert "Fri 16 Oct" in (await school.card(1)).text


async def test_no_day_yet(words_school: School) -> None:
    """Neither of the two is a good answer too."""
    asked = await words_school.teacher.runs("/need mentor chess 03/04")
    await words_school.teacher.clicks("No day yet", asked)

    card = await words_school.card(1)
    assert "Mar" not in card.text
    assert "Apr" not in card.text


async def test_an_answer_pressed_twice_posts_once(school: School) -> None:
    """Both presses are answered, one card is up."""
    asked = await school.teacher.runs("/need mentor chess next friday")
    await school.together(
        school.teacher.person.clicks(asked.message, "Fri 9 Oct"),  # type: ignore[arg-type]  # it is a message
        school.teacher.person.clicks(asked.message, "Fri 16 Oct"),  # type: ignore[arg-type]
    )

    await school.card(1)
    await school.quiet()
    assert len(school.posts) == 1


async def test_the_same_request_twice(school: School) -> None:
    """The second waits until its asker says that it is meant."""
    await school.teacher.posts("/need mentor robotics")
    asked = await school.teacher.runs("/need robotics mentor friday")
    assert "You already have *N-1 · Mentor · robotics* open" in asked.text
    assert asked.buttons == ["Update N-1", "Post anyway", "Don't post it"]

    answer = await school.teacher.clicks("Post anyway", asked)

    assert "*N-2* is saved and goes to" in answer.text
    assert "Fri 9 Oct" in (await school.card(2)).text


async def test_the_first_is_updated_instead(words_school: School) -> None:
    """The form of the first one opens; the second is never posted."""
    first = await words_school.teacher.posts("/need mentor robotics")
    asked = await words_school.teacher.runs("/need mentor robotics")

    form = await words_school.teacher.clicks("Update N-1", asked)
    assert form.form is not None
    await words_school.teacher.fills(wanted=2)
    dropped = await words_school.teacher.clicks("Don't post it", asked)

    await words_school.shows(first, "0 of 2 places taken")
    assert dropped.text == "N-2 was never posted, and is cancelled."
    assert len(words_school.posts) == 1


async def test_what_makes_two_requests_different(words_school: School) -> None:
    """Another teacher, another kind, another topic, or a day more than a fortnight away."""
    for line in ("/need mentor robotics oct 9", "/need mentor robotics oct 30", "/need speaker robotics"):
        await words_school.teacher.posts(line)
    await words_school.other_teacher.posts("/need mentor robotics")
    await words_school.teacher.posts("/need mentor origami")

    again = await words_school.teacher.runs("/need mentor Origami")
    assert "You already have" in again.text


async def test_a_draft_is_found_again(school: School) -> None:
    """The private answer may be lost with a reload: the request is not, and only its asker sees it."""
    await school.teacher.runs("/need mentor chess next friday")

    listed = await school.teacher.runs("/need mine")
    assert "Not posted yet." in listed.text
    stranger = await school.library.runs("/need 1", in_="partners")
    assert "There is no N-1 here" in stranger.text
    shown = await school.teacher.clicks("Show", listed)
    assert "Fri 9 Oct" in shown.buttons
    await school.teacher.clicks("Fri 9 Oct", shown)
    assert "Fri 9 Oct" in (await school.card(1)).text


async def test_a_draft_that_looked_alike_is_posted_later(words_school: School) -> None:
    """From `/need 2`, as well as from the answer at the time."""
    await words_school.teacher.posts("/need mentor robotics")
    await words_school.teacher.runs("/need mentor robotics")

    shown = await words_school.teacher.runs("/need 2")
    assert "saved, and not posted yet" in shown.text
    await words_school.teacher.clicks("Post it", shown)
    await words_school.card(2)
