"""Who does what: given and taken in Slack, told once, and never lost when two people save at once."""

from collections.abc import Sequence

from bot.domain.audit import Deed, Note
from bot.domain.people import Person, Role
from tests.colleague import WELCOME, Colleague
from tests.school import School
from tests.seen import Answer


async def test_a_second_coordinator(school: School) -> None:
    """Named in the form, welcomed as the first one was, and able to set what a coordinator sets."""
    await school.coordinator.runs("/partner roles")
    page = await school.coordinator.fills(coordinators=["ruth", "ben"])

    assert page.text == "Saved. Roles given: 1, taken back: 0. I tell everybody concerned."
    await school.other_teacher.reads_dm(WELCOME)
    await school.quiet()
    assert school.other_teacher.dms() == []  # the welcome says it all
    assert (await school.other_teacher.runs("/partner settings")).form


async def test_a_role_is_told_once_with_what_it_means(school: School) -> None:
    """Several at once are one message, in the reader's language; taken back is said as kindly."""
    await school.coordinator.runs("/partner roles")
    await school.coordinator.fills(administrators=["ruth", "elena"], teachers=["elena", "ana"])
    told = await school.college.reads_dm("Desde ahora sus funciones son:")
    assert "• *Docente:*" in told.text
    assert "• *Administración:*" in told.text
    await school.quiet()
    assert len(school.college.dms()) == 1
    await school.teacher.reads_dm("From now on you are:\n• *Teacher:* you ask for help with `/need`")

    await anew(school.coordinator, "/partner roles")
    await school.coordinator.fills(teachers=["elena"])
    gone = await school.teacher.reads_dm("You have no role of your own in Handraise any more.")
    assert school.coordinator.mention in gone.text
    await school.quiet()
    assert len(school.college.dms()) == 1


async def test_saved_as_it_was(words_school: School) -> None:
    """Nobody is told of what has not happened."""
    await words_school.coordinator.runs("/partner roles")
    assert (await words_school.coordinator.fills()).text == "Nothing has changed."
    await words_school.quiet()
    assert words_school.coordinator.dms() == []


async def test_what_a_coordinator_may_not(school: School) -> None:
    """Administrators are shown to them and not changed; another coordinator they can name, and not dismiss."""
    await names(school, coordinators=["ruth", "ben"])
    form = await school.other_teacher.runs("/partner roles")
    assert f"Administrators: {school.coordinator.mention}" in form.text

    refused = await school.other_teacher.fills(coordinators=["ben"], teachers=["grace"])
    assert refused.errors == {"coordinators": "Only an administrator can change that. Nothing is saved yet."}
    assert await holders(school, Role.TEACHER) == set()
    page = await school.other_teacher.fills(coordinators=["ruth"])  # one's own role can always be given back
    assert page.text.startswith("Saved.")
    assert (await school.other_teacher.runs("/partner roles")).text.startswith("Only a coordinator can do that.")


async def test_the_last_ones_stay(school: School) -> None:
    """Somebody must be left who can set things right: the sentence stands under the field, and nothing is saved."""
    await school.coordinator.runs("/partner roles")
    for field in ("administrators", "coordinators"):
        refused = await school.coordinator.fills(**{"administrators": ["ruth"], "coordinators": ["ruth"], field: []})
        assert list(refused.errors or {}) == [field]
        assert "Nobody would be left with this role" in str(refused.errors)
    assert await holders(school, Role.ADMINISTRATOR) == {"ruth"}


async def test_the_two_last_ones_at_the_same_moment(school: School) -> None:
    """Each takes the role from the other, and one of them is told that somebody has to stay."""
    await names(school, administrators=["ruth", "ben"])
    for one in (school.coordinator, school.other_teacher):
        await one.runs("/partner roles")
    first, second = await school.together(
        school.coordinator.fills(administrators=["ruth"]), school.other_teacher.fills(administrators=["ben"])
    )
    assert [bool(first.errors), bool(second.errors)].count(True) == 1
    assert len(await holders(school, Role.ADMINISTRATOR)) == 1


async def test_two_save_at_once_and_nothing_is_lost(school: School) -> None:
    """Each form changes only what was changed in it: what it showed before that is no list to be kept to."""
    await names(school, coordinators=["ruth", "ben"], teachers=["ana", "grace"])
    for one in (school.coordinator, school.other_teacher):
        await one.runs("/partner roles")

    await school.coordinator.fills(teachers=["ana", "grace", "marcus"])
    await school.other_teacher.fills(teachers=["grace", "priya"])

    assert await holders(school, Role.TEACHER) == {"grace", "marcus", "priya"}


async def test_settings_saved_at_once(school: School) -> None:
    """One adds a school, the other changes the language and takes a school out: all three are kept."""
    await school.coordinator.runs("/partner settings")
    await school.coordinator.fills(schools="Lincoln MS\nOak Hill")
    await names(school, coordinators=["ruth", "ben"])
    await anew(school.coordinator, "/partner settings")
    await school.other_teacher.runs("/partner settings")

    await school.coordinator.fills(schools="Lincoln MS\nOak Hill\nRiver")
    await school.other_teacher.fills(schools="Oak Hill", language="Español", coordinators_channel="teachers")

    house = await school.bot.db.run(lambda tx: tx.workspaces.get(school.team_id))
    schools = await school.bot.db.run(lambda tx: tx.workspaces.schools(school.team_id))
    assert (house.language, house.coordinators_channel is not None) == ("es", True)
    assert list(schools) == ["Oak Hill", "River"]


async def test_somebody_of_another_workspace(school: School) -> None:
    """In a shared channel they look like everybody else; a role they cannot have, and the form says so."""
    school.slack.add_person("sam", kind="stranger", channels=("partners",))
    await school.coordinator.runs("/partner roles")

    refused = await school.coordinator.fills(teachers=["sam", "ana"])

    assert list(refused.errors or {}) == ["teachers"]
    assert "1 of the people you added is not of this workspace" in str(refused.errors)
    assert await holders(school, Role.TEACHER) == set()


async def test_who_leads_a_school(school: School) -> None:
    """From the settings to the school: what its lead may do for its requests is what their teachers may."""
    await school.coordinator.runs("/partner settings")
    await school.coordinator.fills(schools="Lincoln MS\nOak Hill")
    settings = await anew(school.coordinator, "/partner settings")
    roles = await school.coordinator.clicks("Who does what", on=settings)
    assert "School leads" in roles.buttons
    await school.coordinator.clicks("School leads", on=roles)
    await school.coordinator.fills_in({"Lincoln MS": ["ben"], "Oak Hill": ["grace"]})

    told = await school.other_teacher.reads_dm("From now on you are:")
    assert "• *School lead* for Lincoln MS" in told.text
    await school.knows(school.acme)
    card = await school.teacher.posts("/need 2 mentors robotics lincoln ms")
    await school.acme.clicks("I can help", card)
    await school.teacher.reads_dm("can help with")

    shown = await school.other_teacher.runs("/need 1")
    assert "Cancel" in shown.buttons
    assert school.acme.mention in shown.text
    assert "Cancel" not in (await school.kitchen.runs("/need 1", in_="partners")).buttons  # leads another school
    await school.other_teacher.clicks("Close", on=shown)
    await school.shows(card, "Closed")


async def test_a_school_that_is_on_no_list_any_more(words_school: School) -> None:
    """Its lead is still shown, so that the role can be taken back."""
    await leads(words_school, "Oak Hill", "ben")
    await anew(words_school.coordinator, "/partner settings")
    await words_school.coordinator.fills(schools="")
    roles = await anew(words_school.coordinator, "/partner roles")
    await words_school.coordinator.clicks("School leads", on=roles)
    await words_school.coordinator.fills_in({"Oak Hill": []})
    assert await holders(words_school, Role.SCHOOL_LEAD) == set()


async def test_no_school_yet(words_school: School) -> None:
    roles = await words_school.coordinator.runs("/partner roles")
    page = await words_school.coordinator.clicks("School leads", on=roles)
    assert "No school is known yet" in page.text


async def test_more_teachers_than_a_field_can_show(words_school: School) -> None:
    """None of them is lost by saving; some are added and some taken out."""
    people = [f"U0T{number}" for number in range(120)]
    already = [Person(words_school.team_id, one) for one in (*people, words_school.teacher.id)]
    await words_school.bot.db.run(lambda tx: [tx.people.give_role(one, Role.TEACHER) for one in already])
    form = await words_school.coordinator.runs("/partner roles")
    assert "121 people are teachers, too many to show here." in form.text

    await words_school.coordinator.fills(teachers=["ben"], no_longer_teachers=["ana"])

    teachers = await words_school.bot.db.run(lambda tx: tx.people.with_role(words_school.team_id, Role.TEACHER))
    assert set(teachers) == {*people, words_school.other_teacher.id}


async def test_who_did_what_is_on_record(words_school: School) -> None:
    """In ids and fixed words: roles, settings, and who was asked not to claim."""
    await leads(words_school, "Oak Hill", "ben")
    await words_school.coordinator.runs("/partner block @priya")
    await words_school.coordinator.runs("/partner unblock @priya")

    async def trail(who: Colleague) -> Sequence[Note]:
        return await words_school.bot.db.run(lambda tx: tx.audit.about(words_school.team_id, who.id, 0, limit=9))

    by_lead, by_acme = await trail(words_school.other_teacher), await trail(words_school.acme)
    assert [(note.deed, note.word) for note in by_lead] == [(Deed.ROLE_GIVEN, "school_lead")]
    assert [note.deed for note in by_acme] == [Deed.UNBLOCKED, Deed.BLOCKED]
    assert {note.by for note in (*by_lead, *by_acme)} == {words_school.coordinator.identity}


async def anew(colleague: Colleague, line: str) -> Answer:
    """Close what is open, and type a command."""
    if colleague.person.form():
        await colleague.person.closes(all_of_them=True)
    return await colleague.runs(line)


async def names(school: School, **roles: list[str]) -> None:
    """The first administrator says who does what."""
    await anew(school.coordinator, "/partner roles")
    assert (await school.coordinator.fills_in(dict(roles))).text.startswith("Saved.")
    await school.coordinator.person.closes()


async def leads(school: School, name: str, lead: str) -> None:
    """Somebody leads the one school there is."""
    await school.coordinator.runs("/partner settings")
    await school.coordinator.fills(schools=name)
    roles = await anew(school.coordinator, "/partner roles")
    await school.coordinator.clicks("School leads", on=roles)
    await school.coordinator.fills_in({name: [lead]})
    await school.coordinator.person.closes()


async def holders(school: School, role: Role) -> set[str]:
    """Who has a role, by their handles."""
    held = await school.bot.db.run(lambda tx: tx.people.with_role(school.team_id, role))
    return {school.slack.slack.workspace.members[user_id].name for user_id in held}
