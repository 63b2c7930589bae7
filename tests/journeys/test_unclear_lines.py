"""Lines from which too little can be read: a form, filled with whatever was understood, and never a bare "invalid"."""

from tests.school import School
from tests.seen import field


async def test_a_slip_of_the_keyboard_is_shown_before_it_is_posted(school: School) -> None:
    """`mentr robotcs` opens the form with mentor and robotics in it, and says what was read as what."""
    form = await school.teacher.runs("/need mentr robotcs")

    assert "I read “mentr” as “mentor”." in form.text
    assert "I read “robotcs” as “robotics”." in form.text
    assert (field(form, "kind"), field(form, "topic")) == ("Mentor", "robotics")
    sent = await school.teacher.fills()
    assert "*N-1* is saved" in sent.text
    assert "Mentor · robotics" in (await school.card(1)).text


async def test_a_bare_command_opens_an_empty_form(words_school: School) -> None:
    """One wanted, nothing else guessed; what is missing is said under the field."""
    form = await words_school.teacher.runs("/need")

    assert form.text == ""
    assert (field(form, "kind"), field(form, "topic"), field(form, "wanted")) == (None, None, "1")
    unfinished = await words_school.teacher.fills(kind="Mentor")
    assert unfinished.errors is not None
    assert set(unfinished.errors) == {"topic"}


async def test_words_without_a_kind_are_kept(words_school: School) -> None:
    """The form asks for the kind; the words are in it already."""
    form = await words_school.teacher.runs("/need somebody who knows origami")

    assert "I could not tell what kind of help you need" in form.text
    assert "origami" in (field(form, "topic") or "")
    await words_school.teacher.fills(kind="Volunteer")
    assert "origami" in (await words_school.card(1)).text


async def test_a_kind_without_a_topic(words_school: School) -> None:
    """Only the topic is asked for."""
    form = await words_school.teacher.runs("/need mentor")

    assert "What is it about?" in form.text
    assert field(form, "kind") == "Mentor"


async def test_emoji_only(words_school: School) -> None:
    """Nothing can be read from three robots; nothing is lost either."""
    form = await words_school.teacher.runs("/need 🤖🤖🤖")

    assert field(form, "note") == "🤖🤖🤖"


async def test_a_form_is_posted_once_however_often_it_is_sent(school: School) -> None:
    """The page after it has the same buttons as the answer to a typed line."""
    await school.teacher.runs("/need mentr robotics")
    sent = await school.teacher.fills(wanted=2)

    assert sent.buttons == ["Add details", "Cancel"]
    await school.card(1)
    await school.quiet()
    assert len(school.posts) == 1
