"""Letting newcomers in: a coordinator decides with all there is to know, and whoever waits is told the truth."""

from bot.services import settings
from tests.school import School
from tests.seen import field

COORDINATORS = "coordinators"
TABLE = "St. Brigid's Table"


async def test_a_first_claim_is_a_request_to_join(school: School) -> None:
    """The place is held, the teacher not bothered; with the approval the claim goes on as any other."""
    card = await school.teacher.posts("/need mentor robotics")

    page = await school.kitchen.helps(card, TABLE)

    assert "I keep the place for one school day meanwhile" in page.text
    await school.shows(card, "1 of 1 place taken")
    asked = await school.coordinator.reads_dm("St. Brigid's Table would like to help")
    assert "They pressed *I can help* on *N-1 · Mentor · robotics*. I keep the place until" in asked.text
    assert asked.buttons == ["Approve", "Ask", "Decline"]
    await school.quiet()
    assert school.teacher.dms() == []
    assert "waits for a coordinator" in (await school.teacher.runs("/need 1")).text

    done = await school.coordinator.clicks("Approve", asked)

    assert done.text == "St. Brigid's Table is approved. I am telling them."
    await school.teacher.reads_dm("(St. Brigid's Table) can help with")
    await school.kitchen.reads_dm("St. Brigid's Table is approved. Welcome")
    await school.kitchen.reads_dm("You have a place on")


async def test_in_the_coordinators_channel(school: School) -> None:
    """One living card for all of them, redrawn when it is decided; whoever presses late hears who was faster."""
    await school.sets(coordinators_channel=school.channel_id(COORDINATORS))
    card = await school.teacher.posts("/need mentor robotics")
    await school.kitchen.helps(card, TABLE)
    review = await school.coordinator.reads("St. Brigid's Table would like to help", in_=COORDINATORS)

    answer = await school.coordinator.clicks("Approve", review)

    assert "is approved" in answer.text
    await school.shows(review, f"Approved by {school.coordinator.mention}")
    assert review.buttons == []
    await school.teacher.reads_dm("(St. Brigid's Table) can help with")


async def test_pressed_by_two_coordinators(school: School) -> None:
    """In their messages both still see the buttons; the second is told the truth."""
    card = await school.teacher.posts("/need mentor robotics")
    await school.bot.db.run(lambda tx: settings.appoint(tx, school.other_teacher.identity, at=school.clock.now()))
    await school.kitchen.helps(card, TABLE)
    first = await school.coordinator.reads_dm("would like to help")
    second = await school.other_teacher.reads_dm("would like to help")

    await school.coordinator.clicks("Approve", first)
    late = await school.other_teacher.clicks("Decline", second)

    assert late.text.startswith(f"{school.coordinator.mention} approved that already: ")


async def test_nobody_decides(school: School) -> None:
    """After one school day the place goes on, the newcomer may press again, and the coordinator is reminded once."""
    await school.knows(school.library)
    card = await school.teacher.posts("/need mentor robotics")
    await school.kitchen.helps(card, TABLE)
    await school.library.clicks("Join the waiting list", await school.shows(card, "1 of 1 place taken"))

    await school.passes(hours=23)
    assert len(school.kitchen.dms()) == 0
    await school.passes(hours=2)

    await school.kitchen.reads_dm("I kept your place on N-1 for one school day")
    await school.library.reads_dm("A place has opened")
    reminder = await school.coordinator.reads_dm("has been waiting for an answer for a school day")
    await school.passes(days=3)
    assert len([text for text in school.coordinator.dms() if "has been waiting" in text]) == 1
    assert school.teacher.dms() == []
    await school.coordinator.clicks("Approve", reminder)
    again = await school.kitchen.clicks("I can help", await school.other_teacher.posts("/need speaker jazz"))
    assert "has been told" in again.text


async def test_one_place_at_a_time_until_let_in(school: School) -> None:
    """A second request waits politely; a place given back makes room for another."""
    first = await school.teacher.posts("/need mentor robotics")
    second = await school.other_teacher.posts("/need speaker jazz")
    held = await school.kitchen.helps(first, TABLE)

    refused = await school.kitchen.clicks("I can help", second)
    assert "I keep one place for you already, on N-1" in refused.text
    await school.kitchen.clicks("I can't make it", held)
    done = await school.kitchen.fills()
    assert done.text == "Your place on N-1 is free again. Thank you for saying so."

    other = await school.kitchen.clicks("I can help", second)
    assert "I keep the place for one school day meanwhile" in other.text
    await school.quiet()
    assert school.teacher.dms() == []


async def test_a_coordinator_says_no(school: School) -> None:
    """Kindly, with the reason; the place goes to the next in line, and the teacher never heard of it."""
    await school.knows(school.library)
    card = await school.teacher.posts("/need mentor robotics")
    await school.kitchen.helps(card, TABLE)
    await school.library.clicks("Join the waiting list", await school.shows(card, "1 of 1 place taken"))
    asked = await school.coordinator.reads_dm("would like to help")

    await school.coordinator.clicks("Decline", asked)
    blank = await school.coordinator.fills(reason="  ")
    assert blank.errors == {"reason": "Please write a word or two."}
    await school.coordinator.fills(reason="We have a kitchen of our own now.")

    told = await school.kitchen.reads_dm("has not approved St. Brigid's Table for now")
    assert "We have a kitchen of our own now." in told.text
    await school.library.reads_dm("A place has opened")
    refused = await school.kitchen.clicks("I can help", await school.other_teacher.posts("/need speaker jazz"))
    assert "has not approved St. Brigid's Table for now" in refused.text
    assert school.teacher.dms() == []


async def test_a_coordinator_asks_back(school: School) -> None:
    """The question goes to whoever registered; the answer comes back to the coordinators, in the thread of the card."""
    await school.sets(coordinators_channel=school.channel_id(COORDINATORS))
    await school.kitchen.helps(await school.teacher.posts("/need mentor robotics"), TABLE)
    review = await school.coordinator.reads("would like to help", in_=COORDINATORS)

    await school.coordinator.clicks("Ask", review)
    await school.coordinator.fills(words="Which schools do you know?")
    question = await school.kitchen.reads_dm("Which schools do you know?")
    await school.kitchen.clicks("Answer", question)
    await school.kitchen.fills(words="Lincoln, for ten years.")

    await school.shows(review, "Lincoln, for ten years.")
    await school.until(lambda: [reply for reply in review.replies if "Lincoln" in reply.text] or None, "the answer")
    assert "Which schools do you know?" in review.text


async def test_an_answer_without_a_channel(words_school: School) -> None:
    """Then each coordinator reads it in a message."""
    await words_school.kitchen.helps(await words_school.teacher.posts("/need mentor robotics"), TABLE)
    asked = await words_school.coordinator.reads_dm("would like to help")
    await words_school.coordinator.clicks("Ask", asked)
    await words_school.coordinator.fills(words="Which schools?")

    await words_school.kitchen.clicks("Answer", await words_school.kitchen.reads_dm("Which schools?"))
    await words_school.kitchen.fills(words="Lincoln.")

    await words_school.coordinator.reads_dm("answers about St. Brigid's Table")


async def test_somebody_names_a_partner_that_is_there(school: School) -> None:
    """They are not let in at once; its own contact may say that they belong, and then the place is theirs."""
    await school.enrols("City Library", school.library)
    card = await school.teacher.posts("/need mentor robotics")

    await school.kitchen.helps(card, "CITY  LIBRARY")

    await school.coordinator.reads_dm(f"{school.kitchen.mention} says they are with City Library.")
    asked = await school.library.reads_dm(f"{school.kitchen.mention} says they are with City Library.")
    await school.quiet()
    assert school.teacher.dms() == []
    done = await school.library.clicks("Yes, they are", asked)
    assert done.text == f"{school.kitchen.mention} speaks for City Library now."
    await school.kitchen.reads_dm("You speak for City Library now.")
    await school.teacher.reads_dm(f"{school.kitchen.mention} (City Library) can help with")


async def test_somebody_who_does_not_belong(school: School) -> None:
    """Told so politely, and the place goes back."""
    await school.enrols("City Library", school.library)
    card = await school.teacher.posts("/need mentor robotics")
    await school.kitchen.helps(card, "City Library")

    asked = await school.library.reads_dm("says they are with City Library.")
    await school.library.clicks("No, they are not", asked)

    await school.kitchen.reads_dm("I was told that you do not speak for City Library")
    await school.shows(card, "0 of 1 place taken")
    late = await school.coordinator.clicks("Yes, they are", await school.coordinator.reads_dm("says they are with"))
    assert late.text.startswith(f"{school.library.mention} declined that already")


async def test_nearly_the_same_name(school: School) -> None:
    """Is it one of these? Choosing it is a wish to join; nothing typed is lost on the way."""
    library = await school.enrols("Millbrook Public Library", school.library)
    await school.kitchen.clicks("I can help", await school.teacher.posts("/need mentor robotics"))

    again = await school.kitchen.fills(organisation="Milbrook public library", kind="Nonprofit")
    assert field(again, "organisation") == "Milbrook public library"
    assert field(again, "kind") == "Nonprofit"
    await school.kitchen.fills(which=str(library.id))

    await school.coordinator.reads_dm(f"{school.kitchen.mention} says they are with Millbrook Public Library.")


async def test_nearly_the_same_name_and_yet_another(school: School) -> None:
    """No, it is a new one: two partners with names alike."""
    await school.enrols("Millbrook Public Library", school.library)
    await school.kitchen.clicks("I can help", await school.teacher.posts("/need mentor robotics"))
    await school.kitchen.fills(organisation="Milbrook Public Library", kind="Nonprofit")

    page = await school.kitchen.fills(which="No, it is a new one")

    assert "I keep the place for one school day meanwhile" in page.text
    await school.coordinator.reads_dm("Milbrook Public Library would like to help")


async def test_a_change_while_somebody_waits(school: School) -> None:
    """They are told, and asked nothing; the teacher still hears only once they are let in."""
    card = await school.teacher.posts("/need mentor robotics")
    await school.kitchen.helps(card, TABLE)
    await school.teacher.clicks("Edit", await school.teacher.runs("/need 1"))
    await school.teacher.fills(day="2026-10-20")

    changed = await school.kitchen.reads_dm("has been updated")
    assert changed.buttons == []
    await school.lets_in("St. Brigid's Table")

    await school.teacher.reads_dm("(St. Brigid's Table) can help with")
