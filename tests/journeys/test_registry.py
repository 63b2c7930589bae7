"""The registry: registering, looking, changing, pausing, and who speaks for whom."""

from datetime import timedelta

from tests.school import School
from tests.seen import field

LONG_NAME = "Millbrook Public Library"


async def test_registering_for_oneself(school: School) -> None:
    """A minute for the essentials; a coordinator approves; the rest can be said meanwhile."""
    form = await school.kitchen.runs("/partner register St. Brigid's Table", in_="partners")
    assert field(form, "name") == "St. Brigid's Table"

    page = await school.kitchen.fills(
        kind="Faith-based", kinds=["Mentor", "Guest speaker"], topics="cooking,  nutrition, Cooking"
    )

    assert "is registered; a coordinator has a look first" in page.text
    asked = await school.coordinator.reads_dm("St. Brigid's Table would like to help")
    assert "Helps as: Mentor, Guest speaker" in asked.text
    assert "Topics: Cooking, nutrition" in asked.text
    await school.kitchen.clicks("Say more", page)
    more = await school.kitchen.fills(week=["Tue, morning", "Thu, morning"], languages=["Español"], about="We cook.")
    assert "When: Tue, Thu: morning" in more.text
    await school.coordinator.clicks("Approve", asked)
    await school.kitchen.reads_dm("St. Brigid's Table is approved. Welcome")
    card = await school.teacher.posts("/need mentor cooking")
    await school.kitchen.person.closes(all_of_them=True)
    assert "has been told" in (await school.kitchen.clicks("I can help", card)).text


async def test_registering_somebody_who_is_not_in_slack(school: School) -> None:
    """Whoever registers passes messages on; the address is for those who run it and nobody else."""
    await school.teacher.runs("/partner register City Library")
    wrong = await school.teacher.fills(kind="Nonprofit", speaks="Somebody who is not in Slack")
    assert wrong.errors == {"contact_name": "Please write a name."}
    wrong = await school.teacher.fills(contact_name="Maria Soto", contact_email="maria at library")
    assert wrong.errors == {"contact_email": "That does not look like an e-mail address."}
    await school.teacher.fills(contact_email="maria@library.example")
    await school.lets_in("City Library")

    mine = await school.teacher.runs("/partner show city library")
    assert f"Maria Soto, through {school.teacher.mention} (maria@library.example)" in mine.text
    theirs = await school.other_teacher.runs("/partner show city library")
    assert "Maria" not in theirs.text
    assert theirs.buttons == []


async def test_nearly_the_same_name(school: School) -> None:
    """Is it one of these? Everything typed is still there, and choosing one asks to join it."""
    await school.enrols(LONG_NAME, school.library)
    await school.kitchen.runs("/partner register", in_="partners")

    again = await school.kitchen.fills(name="Millbrok Public Library", kind="Nonprofit", topics="reading, comics")
    assert field(again, "topics") == "reading, comics"
    page = await school.kitchen.fills(which=LONG_NAME)

    assert f"{LONG_NAME} is here already" in page.text
    await school.library.reads_dm(f"{school.kitchen.mention} says they are with {LONG_NAME}.")


async def test_one_partner_at_a_time(school: School) -> None:
    """Who speaks for one already is told how to end that."""
    await school.enrols("City Library", school.library)
    await school.library.runs("/partner register Millbrook Choir", in_="partners")

    refused = await school.library.fills(kind="Nonprofit")

    assert refused.errors is not None
    assert "speaks for City Library already" in refused.errors["speaks"]


async def test_a_colleague_is_named(school: School) -> None:
    """And told so; their word ends it, and the first in line is turned to."""
    await school.enrols("City Library", school.library)
    mine = await school.library.runs("/partner show", in_="partners")
    await school.library.clicks("Add a contact", mine)
    page = await school.library.fills(colleague="grace")
    assert f"Backup contact: {school.kitchen.mention}" in page.text

    named = await school.kitchen.reads_dm("You were named as a contact of City Library.")
    card = await school.teacher.posts("/need mentor reading")
    assert "has been told" in (await school.kitchen.clicks("I can help", card)).text
    left = await school.kitchen.clicks("No longer here", named)

    assert "no longer speaks for City Library" in left.text
    assert school.kitchen.mention not in (await school.library.runs("/partner show", in_="partners")).text


async def test_a_contact_leaves(school: School) -> None:
    """The backup becomes the first; history stays with the organisation."""
    await school.enrols("City Library", school.library)
    await school.library.clicks("Add a contact", await school.library.runs("/partner show", in_="partners"))
    await school.library.fills(colleague="grace")
    await school.library.person.closes(all_of_them=True)

    left = await school.library.runs("/partner leave", in_="partners")

    assert f"I turn to {school.kitchen.mention} first from now on." in left.text
    mine = await school.kitchen.runs("/partner show", in_="partners")
    assert f"Contact: {school.kitchen.mention}" in mine.text
    assert "You don't speak for a partner yet." in (await school.library.runs("/partner show", in_="partners")).text


async def test_editing(school: School) -> None:
    """One's own; a coordinator any, with the stage; somebody else nobody's; a taken name is said under the field."""
    await school.enrols("City Library", school.library)
    await school.enrols("Northgate Robotics", school.acme, topics=("robotics",))

    await school.acme.runs("/partner edit", in_="partners")
    wrong = await school.acme.fills(name="city library")
    assert wrong.errors == {"name": "There is another partner called City Library. Please choose another name."}
    page = await school.acme.fills(name="Northgate", topics="robotics, drones", asks_a_month=2, area="north side")
    assert "at most 2 requests a month" in page.text
    assert "Where: north side" in page.text
    refused = await school.library.runs("/partner edit northgate", in_="partners")
    assert "That is for the person it concerns" in refused.text
    await school.coordinator.runs("/partner edit northgate")
    page = await school.coordinator.fills(stage="Core")
    assert "Stage: Core" in page.text
    assert "drones" in page.text


async def test_finding(words_school: School) -> None:
    """By topic in either language, by a word of the name, the school or the kind; all words have to fit."""
    school = words_school
    await school.enrols("Northgate Works", school.acme, topics=("robotics",), schools=("Lincoln MS",))
    await school.enrols("Alder Kitchen", school.kitchen, topics=("cooking",), kind="nonprofit")
    for line in ("robótica", "robots", "northgate", "lincoln", "business", "robotics lincoln"):
        found = await school.teacher.runs(f"/partner find {line}")
        assert "Northgate Works" in found.text, line
        assert "Alder Kitchen" not in found.text, line

    assert "I found no partner" in (await school.teacher.runs("/partner find cooking lincoln")).text
    form = await school.teacher.runs("/partner find")
    assert form.form is not None
    assert "Alder Kitchen" in (await school.teacher.fills(words="alder")).text


async def test_whoever_waits_is_seen_by_those_who_decide(words_school: School) -> None:
    """And by themselves; everybody else finds nothing yet."""
    school = words_school
    await school.kitchen.runs("/partner register Alder Kitchen", in_="partners")
    await school.kitchen.fills(kind="Nonprofit")
    await school.kitchen.person.closes()

    assert "Waits for a coordinator's approval." in (await school.kitchen.runs("/partner show", in_="partners")).text
    for line in ("/partner show alder kitchen", "/partner find alder", "/partner list"):
        assert "*Alder Kitchen*" not in (await school.teacher.runs(line)).text
    assert "Only a coordinator" in (await school.teacher.runs("/partner list pending")).text
    waiting = await school.coordinator.clicks("Review", await school.coordinator.runs("/partner"))
    await school.coordinator.clicks("Approve", waiting)
    assert "Alder Kitchen" in (await school.teacher.runs("/partner list")).text


async def test_a_list_is_leafed_through(words_school: School) -> None:
    for number in range(9):
        await words_school.enrols(f"Partner {'abcdefghi'[number] * 6}")

    first = await words_school.teacher.runs("/partner list")
    assert "Partner iiiiii" not in first.text
    assert "Partner iiiiii" in (await words_school.teacher.clicks("More", first)).text


async def test_a_pause(words_school: School) -> None:
    """What was understood is said back, in English and Spanish; without a day a form asks; Resume ends it."""
    school = words_school
    await school.knows(school.acme, school.college)
    paused = await school.acme.runs("/partner pause until october 30", in_="partners")
    assert "I ask Priya and Friends for nothing before Fri 30 Oct 2026." in paused.text
    resumed = await school.acme.clicks("Resume", paused)
    assert resumed.text == "Welcome back: I ask Priya and Friends again."

    spanish = await school.college.runs("/partner pausa hasta el 30 de octubre", in_="partners")
    assert "viernes 30 de octubre 2026" in spanish.text

    await school.acme.runs("/partner pause", in_="partners")
    over = await school.acme.fills(until="2026-10-01")
    assert over.errors == {"until": "That day is over. Choose a later one, or none."}
    page = await school.acme.fills(until="2026-12-01")
    assert "Tue 1 Dec 2026" in page.text


async def test_the_menu_fits_the_person(words_school: School) -> None:
    """A stranger may register and look, a contact run their own, a coordinator decide."""
    school = words_school
    await school.knows(school.acme)
    stranger = await school.kitchen.runs("/partner", in_="partners")
    assert stranger.buttons == ["Register my organization", "What is open", "Find"]
    contact = await school.acme.runs("/partner", in_="partners")
    assert contact.buttons[:3] == ["My organization", "Edit", "Pause"]
    assert "Priya and Friends" in (await school.acme.clicks("My organization", contact)).text
    coordinator = await school.coordinator.runs("/partner")
    assert {"Review", "Settings", "Find"} <= set(coordinator.buttons)
    assert "0 partners wait for you." in coordinator.text


async def test_whoever_only_says_so_may_change_nothing(school: School) -> None:
    """Naming a partner, for oneself or for somebody off Slack, opens nothing before somebody has said yes."""
    await school.enrols("City Library", school.library)
    await school.kitchen.runs("/partner register City Library", in_="partners")
    await school.kitchen.fills(kind="Nonprofit")
    await school.kitchen.person.closes()
    await school.other_teacher.runs("/partner register City Library")
    await school.other_teacher.fills(kind="Nonprofit", speaks="Somebody who is not in Slack", contact_name="Eve Stone")
    await school.other_teacher.person.closes()

    for stranger in (school.kitchen, school.other_teacher):
        refused = await stranger.runs("/partner edit City Library", in_="general")
        assert "That is for the person it concerns" in refused.text
        assert (await stranger.runs("/partner show City Library", in_="general")).buttons == []
    assert (
        "That is for the person it concerns"
        in (await school.kitchen.runs("/partner pause until october 30", in_="general")).text
    )
    assert "My organization" not in (await school.kitchen.runs("/partner", in_="general")).buttons


async def test_a_partner_that_was_declined_asks_again(school: School) -> None:
    """The same name is laid before the coordinators anew, and may be let in this time."""
    await school.kitchen.runs("/partner register Alder Kitchen", in_="partners")
    await school.kitchen.fills(kind="Nonprofit")
    await school.kitchen.person.closes()
    await school.coordinator.clicks("Decline", await school.coordinator.reads_dm("Alder Kitchen would like to help"))
    await school.coordinator.fills(reason="Not this term.")
    await school.coordinator.person.closes()
    await school.kitchen.reads_dm("has not approved Alder Kitchen")

    school.clock.advance(timedelta(days=1))
    await school.kitchen.runs("/partner register Alder Kitchen", in_="partners")
    await school.kitchen.fills(kind="Nonprofit")
    await school.quiet()
    await school.lets_in("Alder Kitchen")

    await school.kitchen.reads_dm("Alder Kitchen is approved. Welcome")
