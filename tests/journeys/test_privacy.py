"""Seeing what is held of oneself, being forgotten, and for how long things are kept."""

import json
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.people import Person, Role
from bot.services import acquaintance
from sandbox.records.file import File
from storage.indexes import metadata
from storage.transaction import Transaction
from tests.colleague import PARTNERS, Colleague
from tests.school import School
from tests.seen import Post, field

ON_ITS_WAY = "Your data is on its way to your direct messages."


def files_of(one: Colleague) -> list[File]:
    """What lies in their direct messages, the latest message's."""
    return next((message.files for message in reversed(one.person.reads_dm()) if message.files), [])


async def receives(school: School, one: Colleague) -> dict[str, str]:
    """The files of one's own data, by the end of their names."""
    await school.until(lambda: files_of(one) or None, "files")
    return {file.name.rpartition(".")[2]: (file.content or b"").decode() for file in files_of(one)}


async def rows_with(school: School, words: str) -> list[str]:
    """Every row of any table in which these stand."""

    def look(tx: Transaction) -> list[str]:
        rows = ((table.name, row) for table in metadata.sorted_tables for row in tx._connection.execute(select(table)))
        return [f"{name}: {row}" for name, row in rows if any(words in str(cell) for cell in row)]

    return await school.bot.db.run(look)


def mentions(school: School, one: Colleague) -> list[str]:
    """Where their name stands in what others read: in channels, and in others' direct messages."""
    rooms = school.slack.slack.workspace.conversations.values()
    others = [room for room in rooms if not (room.kind == "im" and one.id in room.members)]
    said = [Post(message) for room in others for message in room.messages.values() if message.bot_id]
    said += [reply for post in said for reply in post.replies]
    return [post.text for post in said if one.mention in post.text + post.message.text]


async def test_everything_held_comes_as_two_files(school: School) -> None:
    """One to read, one for a program; nothing of anybody else's."""
    await school.knows(school.acme, school.library)
    card = await school.teacher.posts("/need 2 mentors robotics")
    await school.acme.clicks("I can help", card)
    await school.library.clicks("I can help", card)
    await school.acme.clicks("Ask a question", card)
    await school.acme.fills(words="Is there a projector?")

    answer = await school.acme.runs("/partner mydata", in_=PARTNERS)

    assert answer.text == ON_ITS_WAY
    got = await receives(school, school.acme)
    held = json.loads(got["json"])["held"]
    assert [row["request"] for row in held["claims.user_id"]] == [1]
    assert [row["words"] for row in held["questions.user_id"]] == ["Is there a projector?"]
    assert [row["partner"] for row in held["contacts.user_id"]] == ["Priya and Friends"]
    assert "Questions you asked (1)" in got["txt"]
    assert "words: Is there a projector?" in got["txt"]
    for other in (school.library, school.teacher):
        assert other.id not in got["txt"] + got["json"]
    assert "Marcus" not in got["txt"] + got["json"]


async def test_the_files_are_in_ones_own_language(school: School) -> None:
    await school.knows(school.college)
    answer = await school.college.runs("/partner misdatos", in_=PARTNERS)
    assert answer.text == "Sus datos van en camino a sus mensajes directos."
    got = await receives(school, school.college)
    assert "Lo que Handraise guarda sobre usted" in got["txt"]
    assert {file.name.partition("-")[0] for file in files_of(school.college)} == {"mis"}


async def test_once_an_hour_is_enough(words_school: School) -> None:
    """However often it is typed; an hour later it is made anew."""
    school = words_school
    await school.acme.runs("/partner mydata", in_=PARTNERS)
    again = await school.acme.runs("/partner mydata", in_=PARTNERS)
    assert "less than an hour ago" in again.text
    await school.quiet()
    assert school.slack.ledger.count("files.completeUploadExternal") == 1

    await school.passes(hours=1, minutes=1)
    await school.acme.runs("/partner mydata", in_=PARTNERS)
    await school.quiet()
    assert school.slack.ledger.count("files.completeUploadExternal") == 2


async def test_nothing_of_the_files_is_kept(words_school: School) -> None:
    """They are made when they are sent."""
    school = words_school
    await school.acme.runs("/partner mydata", in_=PARTNERS)
    await receives(school, school.acme)
    assert await rows_with(school, "What Handraise holds") == []


async def test_what_is_kept_is_said_to_everybody(words_school: School) -> None:
    """With the periods that hold; only a coordinator has the button to change them."""
    answer = await words_school.teacher.runs("/partner privacy")
    assert "Offers of help that came to nothing: 1 year" in answer.text
    assert "Contact details of people who have left: 90 days" in answer.text
    assert answer.buttons == []
    spanish = await words_school.college.runs("/partner privacidad", in_=PARTNERS)
    assert "Datos de contacto de quienes se fueron: 90 días" in spanish.text


async def test_a_coordinator_changes_the_periods(school: School) -> None:
    """Within bounds; and everybody reads the new ones."""
    answer = await school.coordinator.runs("/partner privacy")
    form = await school.coordinator.clicks("Change periods", answer)
    assert field(form, "leavers") == "90"
    saved = await school.coordinator.fills(leavers="30")
    assert "Contact details of people who have left: 30 days" in saved.text
    await school.coordinator.person.closes()
    assert "left: 30 days" in (await school.teacher.runs("/partner privacy")).text
    assert "retention · leavers" in (await school.coordinator.runs("/partner audit")).text


async def test_before_anybody_is_forgotten_they_are_told_what_that_means(words_school: School) -> None:
    """And nothing happens until they say so, or when they say no."""
    school = words_school
    await school.knows(school.acme)
    card = await school.teacher.posts("/need mentor robotics")
    await school.acme.clicks("I can help", card)

    page = await school.acme.runs("/partner forget-me", in_=PARTNERS)

    assert page.buttons == ["Forget me", "Keep me"]
    assert "1 place you have, or wait for, goes to the next in line" in page.text
    answer = await school.acme.clicks("Keep me", page)
    assert answer.text == "Good. Nothing has changed."
    await school.shows(card, "1 of 1")
    assert await rows_with(school, school.acme.id)


async def test_a_partner_is_forgotten(school: School) -> None:
    """Their place goes to the next, nobody reads their name any more, and no row has it."""
    await school.knows(school.acme, school.library)
    card = await school.teacher.posts("/need mentor robotics")
    await school.acme.clicks("I can help", card)
    await school.library.clicks("Join the waiting list", await school.shows(card, "1 of 1"))
    await school.acme.clicks("Ask a question", card)
    await school.acme.fills(words="Is there a projector?")
    await school.teacher.reads_dm(school.acme.mention)
    await school.until(lambda: card.replies or None, "the question")

    answer = await school.acme.clicks("Forget me", await school.acme.runs("/partner forget-me", in_=PARTNERS))

    assert "I have forgotten you" in answer.text
    await school.acme.reads_dm("Thank you for all you did here")
    await school.library.reads_dm("A place has opened")
    await school.teacher.reads_dm("someone who is no longer here (Priya and Friends) can't make it")
    await school.quiet()
    assert mentions(school, school.acme) == []
    assert "projector" not in card.replies[0].text
    assert await rows_with(school, school.acme.id) == []
    assert await rows_with(school, "projector") == []


async def test_a_teacher_is_forgotten(school: School) -> None:
    """Open requests go to a coordinator, who decides; partners learn whom to turn to; what is over keeps its facts."""
    await school.knows(school.acme)
    over = await school.teacher.posts("/need mentor robotics")
    await school.teacher.clicks("Close", await school.teacher.runs("/need 1"))
    card = await school.teacher.posts("/need 2 judges science fair")
    await school.acme.clicks("I can help", card)
    await school.acme.reads_dm("Your contact: " + school.teacher.mention)

    await school.teacher.clicks("Forget me", await school.teacher.runs("/partner forget-me"))

    handed = await school.coordinator.reads_dm("so it is yours now")
    assert handed.buttons == ["Edit", "Close", "Cancel"]
    await school.acme.reads_dm("somebody new to look after it: " + school.coordinator.mention)
    await school.shows(card, "Asked by " + school.coordinator.mention)
    await school.shows(over, "Asked by someone who is no longer here")
    await school.quiet()
    assert mentions(school, school.teacher) == []
    assert await rows_with(school, school.teacher.id) == []
    await school.acme.reads_dm("Your contact: " + school.coordinator.mention)


async def test_whoever_was_forgotten_can_come_back(school: School) -> None:
    """As somebody new; and until they do, nobody learns them again by himself."""
    await school.acme.clicks("Forget me", await school.acme.runs("/partner forget-me", in_=PARTNERS))
    await school.acme.reads_dm("we begin anew")
    await school.quiet()
    user = school.slack.slack.workspace.members[school.acme.id]
    await school.bot.db.run(lambda tx: _learn(tx, school, user.id))
    assert await rows_with(school, school.acme.id) == []

    card = await school.teacher.posts("/need mentor robotics")
    form = await school.acme.clicks("I can help", card)
    assert form.form
    await school.bot.db.run(lambda tx: _learn(tx, school, user.id))
    assert any(row.startswith("people") for row in await rows_with(school, school.acme.id))


async def test_the_last_coordinator_stays(words_school: School) -> None:
    """Somebody has to be one."""
    answer = await words_school.coordinator.runs("/partner forget-me")
    assert "You are the only coordinator here" in answer.text
    heir = Person(words_school.team_id, words_school.other_teacher.id)
    await words_school.bot.db.run(lambda tx: tx.people.give_role(heir, Role.COORDINATOR))
    assert (await words_school.coordinator.runs("/partner forget-me")).buttons == ["Forget me", "Keep me"]


async def test_whoever_leaves_is_settled_at_once_and_forgotten_later(school: School) -> None:
    """Their account is deactivated: nobody waits for them, and after ninety days nothing of them is left."""
    await school.knows(school.acme)
    card = await school.teacher.posts("/need mentor robotics")
    await school.acme.clicks("I can help", card)
    await school.teacher.reads_dm("can help")
    await school.bot.db.run(lambda tx: _learn(tx, school, school.acme.id, deleted=True))
    school.bot.courier.nudge()
    await school.shows(card, "0 of 1")
    await school.passes(days=89)
    assert await rows_with(school, school.acme.id)
    await school.passes(days=2)
    assert await rows_with(school, school.acme.id) == []


async def test_coordinators_see_who_did_what(words_school: School) -> None:
    """Ids and fixed words; about one person, or about all."""
    school = words_school
    await school.acme.runs("/partner mydata", in_=PARTNERS)
    await school.library.clicks("Forget me", await school.library.runs("/partner forget-me", in_=PARTNERS))
    latest = (await school.coordinator.runs("/partner audit")).text
    assert f"{school.acme.mention} asked for their own data" in latest
    assert "someone who is no longer here was forgotten" in latest
    assert school.library.id not in latest
    theirs = (await school.coordinator.runs("/partner audit @priya")).text
    assert "asked for their own data" in theirs
    assert "was forgotten" not in theirs
    assert "I know nobody called" in (await school.coordinator.runs("/partner audit nobody at all")).text


@pytest.mark.parametrize("line", ["/partner forget-me", "/partner mydata", "/partner privacy"])
async def test_help_says_what_there_is(words_school: School, line: str) -> None:
    assert line.split()[1] in (await words_school.acme.runs("/partner help", in_=PARTNERS)).text


def _learn(tx: Any, school: School, user_id: str, **facts: Any) -> None:
    user = {"id": user_id, "team_id": school.team_id, "locale": "en-US", "tz": "America/Chicago", **facts}
    acquaintance.learn(tx, [user], team_id=school.team_id, at=school.clock.now())
