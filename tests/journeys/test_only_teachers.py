"""Where only teachers may ask: a polite no that keeps the words, and a way to become one."""

from bot.messages import ids
from handlers.door.listening import ROUTES
from handlers.reply import Say
from handlers.route import Surface
from tests.colleague import TEACHERS
from tests.scene import NAMESAKES, open_scene
from tests.school import School

REFUSED = "Here only teachers ask for help, so nothing is posted."


async def test_everybody_asks_until_a_coordinator_wants_otherwise(school: School) -> None:
    """Then the words of whoever is no teacher come back to them, and nothing is made; looking stays free."""
    await only_teachers(school)

    refused = await school.teacher.runs("/need mentor robotics")

    assert refused.text.startswith(REFUSED)
    assert "“mentor robotics”" in refused.text
    assert (await school.teacher.runs("/need")).text.startswith(REFUSED)
    assert (await school.teacher.runs("/need list")).text == "Nothing is open right now."
    await school.coordinator.posts("/need tutor algebra")


async def test_somebody_becomes_a_teacher(school: School) -> None:
    """One press asks, one press grants; whoever asked is told, and asks for help."""
    await only_teachers(school)
    refused = await school.teacher.runs("/need mentor robotics")

    sent = await school.teacher.clicks("Ask to be a teacher", on=refused)
    assert sent.text == "I have asked the coordinators, and tell you what they say."
    again = await school.teacher.clicks("Ask to be a teacher", on=refused)
    assert again.text.startswith("The coordinators have your wish already.")
    wish = await school.coordinator.reads_dm(f"{school.teacher.mention} would like to ask for help here")
    granted = await school.coordinator.clicks("Make them a teacher", on=wish)

    assert granted.text == f"{school.teacher.mention} is a teacher now, says {school.coordinator.mention}."
    await school.teacher.reads_dm("From now on you are:\n• *Teacher:*")
    await school.teacher.posts("/need mentor robotics")
    late = await school.teacher.clicks("Ask to be a teacher", on=refused)
    assert late.text.startswith("You may ask for help already")


async def test_not_now(school: School) -> None:
    """Said kindly, with whom to talk to; after a week it may be asked again."""
    await only_teachers(school)
    refused = await school.teacher.runs("/need mentor robotics")
    await school.teacher.clicks("Ask to be a teacher", on=refused)
    await school.coordinator.clicks("Not now", on=await school.coordinator.reads_dm("would like to ask for help"))

    told = await school.teacher.reads_dm("About being a teacher here: not now, says")
    assert school.coordinator.mention in told.text
    soon = await school.teacher.clicks("Ask to be a teacher", on=refused)
    assert soon.text.startswith("About being a teacher here: not now")
    await school.passes(days=8)
    later = await school.teacher.clicks("Ask to be a teacher", on=refused)
    assert later.text.startswith("I have asked the coordinators")


async def test_the_second_coordinator_to_answer_hears_the_truth(school: School) -> None:
    """Whoever presses late is told who has answered, and nothing happens twice."""
    await only_teachers(school)
    await school.coordinator.runs("/partner roles")
    await school.coordinator.fills(coordinators=["ruth", "ben"])
    refused = await school.teacher.runs("/need mentor robotics")
    await school.teacher.clicks("Ask to be a teacher", on=refused)
    wishes = [
        await one.reads_dm("would like to ask for help here") for one in (school.coordinator, school.other_teacher)
    ]
    await school.coordinator.clicks("Make them a teacher", on=wishes[0])

    late = await school.other_teacher.clicks("Not now", on=wishes[1])

    assert late.text == f"{school.teacher.mention} is a teacher now, says {school.coordinator.mention}."
    await school.quiet()
    assert [text for text in school.teacher.dms() if "not now" in text] == []


async def test_one_living_card_in_the_coordinators_channel(school: School) -> None:
    """Where they have a channel, it is asked there; the card says what has become of it."""
    await only_teachers(school, coordinators_channel="teachers")
    refused = await school.teacher.runs("/need mentor robotics", in_="partners")
    await school.teacher.clicks("Ask to be a teacher", on=refused)
    card = await school.coordinator.reads("would like to ask for help here", in_=TEACHERS)

    not_theirs = await school.other_teacher.clicks("Make them a teacher", on=card)
    assert "or a coordinator. Nothing has changed." in not_theirs.text
    await school.coordinator.clicks("Make them a teacher", on=card)

    await school.shows(card, "is a teacher now, says")
    assert card.buttons == []
    assert school.coordinator.dms() == []


async def test_a_form_that_was_open_before_keeps_what_was_typed(words_school: School) -> None:
    """The rule came in between: nothing is posted, and the form stays as it is filled in."""
    await words_school.teacher.runs("/need")
    await only_teachers(words_school)
    refused = await words_school.teacher.fills(kind="Mentor", topic="robotics")
    assert REFUSED in str(refused.errors)


async def test_a_draft_of_somebody_who_is_no_teacher_stays_one(words_school: School) -> None:
    """Neither does a button post it."""
    await words_school.teacher.runs("/need mentor robotics")
    alike = await words_school.teacher.runs("/need mentor robotics")
    await only_teachers(words_school)
    assert (await words_school.teacher.clicks("Post anyway", on=alike)).text.startswith(REFUSED)


async def test_somebody_of_another_workspace_is_told_whom_to_turn_to(sqlite_url: str) -> None:
    """They can press what stands in a shared channel, and have a role nowhere but at home."""
    scene = await open_scene(sqlite_url)
    pressed = scene.use_of(ROUTES[Surface.BUTTON, ids.WISH_TO_TEACH], NAMESAKES[0])
    answer = await scene.hears(pressed)
    assert isinstance(answer, Say)
    assert answer.message.text.startswith("Roles are for people of this workspace.")
    scene.db.close()


async def only_teachers(school: School, **settings: str) -> None:
    """A coordinator wants it so."""
    await school.coordinator.runs("/partner settings")
    page = await school.coordinator.fills(rules=["Only teachers may ask for help"], **settings)
    assert page.text.startswith("Saved.")
    await school.coordinator.person.closes()
