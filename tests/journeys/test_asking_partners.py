"""Partners are asked in private, told why, and left in peace when they want to be."""

from bot.domain.partners import PartnerKind, Profile
from bot.domain.reading.kinds import Kind
from bot.services import registry
from storage.transaction import Transaction
from tests.colleague import Colleague
from tests.school import School

QUARTER = 16  # minutes: the time to gather, and one


async def offers(school: School, colleague: Colleague, *topics: str, kinds: tuple[Kind, ...] = ()) -> None:
    """This colleague speaks for a partner that offers these topics."""

    def register(tx: Transaction) -> None:
        profile = Profile(name=colleague.person.name.title(), kind=PartnerKind.BUSINESS, topics=topics, kinds=kinds)
        partner = tx.partners.add(school.team_id, profile, at=school.clock.now())
        assert partner
        tx.partners.add_contact(partner.id, school.team_id, user_id=colleague.identity.user_id, at=school.clock.now())
        registry.changed(tx, partner.id, school.clock.now())

    await school.bot.db.run(register)


def asked_of(colleague: Colleague) -> int:
    """How many messages have asked this person for help."""
    return sum(text.startswith("A class is looking for help") for text in colleague.dms())


async def test_a_partner_who_offers_it_is_asked_in_private(school: School) -> None:
    """With the reason; those who offer something else hear nothing. One press, and the place is theirs."""
    await offers(school, school.acme, "robotics", kinds=(Kind.MENTOR,))
    await offers(school, school.library, "poetry")
    await school.teacher.posts("/need mentor robotics")

    await school.passes(minutes=1)
    await school.passes(minutes=QUARTER)

    asked = await school.acme.reads_dm("A class")
    assert "A class is looking for help you offer." in asked.text
    assert "Why you: robotics; offers this kind of help: Mentor" in asked.text
    assert asked.buttons == ["I can help", "Not for me", "Quiet for a while"]
    assert school.library.dms() == []
    held = await school.acme.clicks("I can help", asked)
    assert "Held for you" in held.text


async def test_two_requests_come_in_one_message(words_school: School) -> None:
    """Each with its own buttons."""
    await offers(words_school, words_school.acme, "robotics", "chess")
    await words_school.teacher.posts("/need mentor robotics")
    await words_school.other_teacher.posts("/need coach chess")

    await words_school.passes(minutes=1)
    await words_school.passes(minutes=QUARTER)

    asked = await words_school.acme.reads_dm("classes")
    assert "2 classes are looking for help you offer." in asked.text
    assert asked.buttons == ["I can help", "Not for me"] * 2 + ["Quiet for a while"]


async def test_not_for_me_and_the_next_is_asked(school: School) -> None:
    """Three at a time; the fourth only once one of them has passed."""
    everybody = (school.acme, school.library, school.kitchen, school.other_teacher)
    for colleague in everybody:
        await offers(school, colleague, "robotics")
    await school.teacher.posts("/need mentor robotics")
    await school.passes(minutes=1)
    await school.passes(minutes=QUARTER)
    assert [asked_of(colleague) for colleague in everybody] == [1, 1, 1, 0]

    await school.library.clicks("Not for me", await school.library.reads_dm("A class"))
    await school.passes(minutes=1)
    await school.passes(minutes=QUARTER)

    assert [asked_of(colleague) for colleague in everybody] == [1, 1, 1, 1]


async def test_whoever_wants_quiet_gets_it(words_school: School) -> None:
    """For as long as they say; the answer names the day."""
    await offers(words_school, words_school.acme, "robotics")
    await words_school.teacher.posts("/need mentor robotics")
    await words_school.passes(minutes=1)
    await words_school.passes(minutes=QUARTER)

    asked = await words_school.acme.reads_dm("A class")
    choices = await words_school.acme.clicks("Quiet for a while", asked)
    quiet = await words_school.acme.clicks("A week", choices)
    await words_school.passes(days=1)
    await words_school.other_teacher.posts("/need coach robotics")
    await words_school.passes(minutes=1)
    await words_school.passes(minutes=QUARTER)

    assert quiet.text.startswith("I will ask nothing of you before Tue 13 Oct 2026.")
    assert asked_of(words_school.acme) == 1


async def test_who_could_help_and_why(words_school: School) -> None:
    """For the one who asked and for coordinators; a slip of the keyboard does not matter, and others are refused."""
    await offers(words_school, words_school.acme, "robotics")
    await words_school.teacher.posts("/need mentor robotics")

    for reader in (words_school.teacher, words_school.coordinator):
        listed = await reader.runs("/need 1 matches")
        assert "*Priya* · robotics; never asked so far" in listed.text
    refused = await words_school.other_teacher.runs("/need 1 matches")
    assert refused.text.startswith("That is for the person it concerns, or a coordinator.")


async def test_nobody_is_known(words_school: School) -> None:
    """Said plainly."""
    await words_school.teacher.posts("/need mentor robotics")
    assert "I know of nobody" in (await words_school.teacher.runs("/need 1 matches")).text


async def test_nobody_is_asked_about_what_has_ended(words_school: School) -> None:
    """What was called off before the message went out is not in it; alone, it is no message at all."""
    await offers(words_school, words_school.acme, "robotics")
    posted = await words_school.teacher.runs("/need mentor robotics")
    await words_school.passes(minutes=1)
    await words_school.teacher.clicks("Cancel", posted)

    await words_school.passes(minutes=QUARTER)

    assert words_school.acme.dms() == []


async def test_a_coordinator_says_once_what_words_mean(words_school: School) -> None:
    """Two taps, and partners are asked about the request that said so."""
    await offers(words_school, words_school.acme, "robotics")
    await words_school.teacher.posts("/need mentor zwibbelfratz")
    await words_school.passes(minutes=1)

    listed = await words_school.coordinator.runs("/partner topics")
    assert "*zwibbelfratz* · 1 time" in listed.text
    await words_school.coordinator.clicks("Choose a topic", listed)
    given = await words_school.coordinator.fills(topic="Robotics")
    assert given.text.startswith("From now on “zwibbelfratz” means Robotics.")
    await words_school.passes(minutes=1)
    await words_school.passes(minutes=QUARTER)

    assert asked_of(words_school.acme) == 1
    assert "Every request has led to a topic" in (await words_school.coordinator.runs("/partner topics")).text


async def test_words_may_be_left_as_they_are(words_school: School) -> None:
    """They leave the list."""
    await offers(words_school, words_school.acme, "robotics")
    await words_school.teacher.posts("/need mentor zwibbelfratz")
    await words_school.passes(minutes=1)

    listed = await words_school.coordinator.runs("/partner topics")
    left = await words_school.coordinator.clicks("Leave it", listed)

    assert left.text == "I leave “zwibbelfratz” as it is."
    again = await words_school.coordinator.clicks("Leave it", listed)
    assert again.text == "These words are no longer on the list."
