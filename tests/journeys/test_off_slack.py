"""Somebody who is not on Slack comes like anybody else: whoever claims for them passes the messages on."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.audit import Deed
from bot.domain.claims import ClaimState
from bot.domain.partners import PartnerKind, Profile, Standing
from bot.services import registry
from storage.tables.audit import audit
from storage.tables.claims import claims
from storage.tables.partners import contacts, partners
from storage.transaction import Transaction
from tests.colleague import PARTNERS, TEACHERS, Colleague
from tests.school import School
from tests.seen import Answer, field

MARIA = '"Maria Soto, City Library"'


async def knows(school: School, organisation: str, *names: str, **facts: Any) -> None:
    """An approved partner, with contacts off Slack."""

    def enrol(tx: Transaction) -> None:
        at = school.clock.now()
        profile = Profile(name=organisation, kind=PartnerKind.GOVERNMENT, languages=facts.pop("languages", ()))
        partner = tx.partners.add(school.team_id, profile, at=at, **facts)
        assert partner is not None
        for name in names:
            email = f"{name.split()[0].lower()}@library.example"
            tx.partners.add_contact(partner.id, school.team_id, name=name, email=email, at=at)
        registry.changed(tx, partner.id, at)

    await school.bot.db.run(enrol)


async def claims_for(
    school: School, somebody: str = MARIA, *, by: Colleague | None = None, in_: str = TEACHERS
) -> Answer:
    return await (by or school.teacher).runs(f"/need 1 claim for {somebody}", in_=in_)


async def rows(school: School, table: Any) -> list[Any]:
    every = select(table).order_by(table.c.id)
    return await school.bot.db.run(lambda tx: list(tx._connection.execute(every)))


def letters(of: Colleague) -> list[str]:
    return [text for text in of.dms() if "not on Slack" in text]


def calendar_files(of: Colleague) -> list[str]:
    found = [file for message in of.person.reads_dm() for file in message.files if file.name.endswith(".ics")]
    return [(file.content or b"").decode() for file in found]


def of(name: str, lines: list[str]) -> list[str]:
    return [line.partition(":")[2] for line in lines if line.startswith(f"{name}:")]


async def test_a_claim_for_somebody(school: School) -> None:
    """A place for them, news for their relayer with an e-mail to copy, and the credit to their organisation."""
    await knows(school, "City Library", "Maria Soto")
    card = await school.teacher.posts("/need 2 mentors robotics 10/16 2pm")

    answer = await claims_for(school, by=school.coordinator)

    assert answer.text == (
        "*N-1 · Mentor · robotics* has a place for Maria Soto (City Library)."
        " I am sending you an e-mail to copy to them."
    )
    await school.shows(card, "1 of 2 places taken")
    told = await school.teacher.reads_dm("can help with *N-1 · Mentor · robotics*")
    assert f"Maria Soto (City Library), through {school.coordinator.mention} can help" in told.text
    letter = await school.coordinator.reads_dm("*For Maria Soto (City Library), who is not on Slack.*")
    assert "Please send this to maria@library.example:" in letter.text
    assert "Subject\nN-1: Mentor · robotics\nText\nHello Maria Soto,\n" in letter.text
    assert "When: Fri 16 Oct 2026, 2:00 pm (time zone: America/Chicago)" in letter.text
    assert letter.buttons == ["They are more than one", "They can't make it"]
    [claim], [contact] = await rows(school, claims), await rows(school, contacts)
    assert (claim.partner_id, claim.for_contact) == (contact.partner_id, contact.id)
    assert Deed.CLAIMED_FOR in {row.deed for row in await rows(school, audit)}


async def test_a_calendar_file_for_their_email(school: School) -> None:
    """Beside the e-mail; anew whenever the plan moves, and when it is called off, always of the same event."""
    await knows(school, "City Library", "Maria Soto")
    await school.teacher.posts("/need mentor robotics 10/16 2pm")
    await claims_for(school)

    await school.until(lambda: len(calendar_files(school.teacher)) == 1 or None, "the file")
    school.clock.advance(timedelta(minutes=1))
    await school.teacher.clicks("Edit", await school.teacher.runs("/need 1"))
    await school.teacher.fills(day="2026-10-20")
    await school.until(lambda: len(calendar_files(school.teacher)) == 2 or None, "the file anew")
    school.clock.advance(timedelta(minutes=1))
    asked = await school.teacher.clicks("Cancel", await school.teacher.runs("/need 1"))
    await school.teacher.clicks("Yes, cancel it", asked)
    await school.until(lambda: len(calendar_files(school.teacher)) == 3 or None, "the last file")

    lines = [line for file in calendar_files(school.teacher) for line in file.splitlines()]
    assert of("DTSTART", lines) == ["20261016T190000Z", "20261020T190000Z", "20261020T190000Z"]
    assert of("STATUS", lines) == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert set(of("UID", lines)) == {f"N-1@{school.team_id}.handraise"}
    numbers = [int(number) for number in of("SEQUENCE", lines)]
    assert numbers == sorted(set(numbers))
    await school.teacher.reads_dm("For Maria Soto (City Library): the calendar file, to attach to the e-mail.")


async def test_the_teacher_has_said_yes_already(school: School) -> None:
    """Who claims for somebody on their own request is not asked to confirm it."""
    await knows(school, "City Library", "Maria Soto")
    await school.teacher.posts("/need mentor robotics")

    await claims_for(school)

    await school.teacher.reads_dm("Their place on *N-1 · Mentor · robotics* is confirmed.")
    await school.quiet()
    assert (await rows(school, claims))[0].state is ClaimState.CONFIRMED
    assert not [text for text in school.teacher.dms() if "can help with" in text]
    assert (
        f"Maria Soto (City Library), through {school.teacher.mention}: confirmed"
        in (await school.teacher.runs("/need 1")).text
    )


async def test_twice_at_once_is_one_claim(school: School) -> None:
    """Two people who know her reach for the same person: one claim, and both are told the truth."""
    await knows(school, "City Library")
    card = await school.teacher.posts("/need 3 mentors robotics")

    answers = await school.together(
        claims_for(school), claims_for(school, by=school.coordinator), claims_for(school, by=school.coordinator)
    )

    await school.shows(card, "1 of 3 places taken")
    assert len(await rows(school, claims)) == len(await rows(school, contacts)) == 1
    assert {"has a place for" in one.text or "is on *N-1" in one.text for one in answers} == {True}


async def test_every_delivery_heard_twice_is_one_claim(school: School) -> None:
    await knows(school, "City Library")
    await school.teacher.posts("/need 3 mentors robotics")

    with school.hearing_everything_twice():
        await school.teacher.clicks("Claim for somebody", await school.teacher.runs("/need 1"))
        await school.teacher.fills(name="Maria Soto", organisation="city library", party=2)

    await school.teacher.reads_dm("Maria Soto (City Library), who is not on Slack")
    await school.quiet()
    assert [(row.party, row.state) for row in (await rows(school, claims))] == [(2, ClaimState.CONFIRMED)]
    assert len(letters(school.teacher)) == 1


async def test_two_people_through_the_same_teacher(school: School) -> None:
    """And the teacher's relaying is no claim of their own."""
    await knows(school, "City Library")
    card = await school.teacher.posts("/need 2 mentors robotics")

    await claims_for(school)
    await claims_for(school, "Ben Ruiz, City Library")

    await school.shows(card, "2 of 2 places taken")
    await school.quiet()
    assert sorted(text.partition("For ")[2].partition(" (")[0] for text in letters(school.teacher)) == [
        "Ben Ruiz",
        "Maria Soto",
    ]


async def test_a_party_too_large_waits(school: School) -> None:
    """Until there is room for all of them; the offer is answered by their relayer."""
    await knows(school, "City Library", "Maria Soto")
    await school.knows(school.acme)
    card = await school.teacher.posts("/need 3 mentors robotics")
    held = await school.acme.clicks("I can help", card)

    await school.teacher.clicks("Claim for somebody", await school.teacher.runs("/need 1"))
    page = await school.teacher.fills(who="Maria Soto (City Library)", party=3)

    assert "Maria Soto (City Library): number 1 on the waiting list" in page.text
    await school.shows(card, "1 of 3 places taken · 1 waiting")
    await school.acme.clicks("I can't make it", held)
    await school.acme.fills()
    offer = await school.teacher.reads_dm("A place has opened on *N-1 · Mentor · robotics* for Maria Soto")
    assert "Would you like it? Please tell me before Wed 7 Oct, 9:00 am." in offer.text
    await school.teacher.person.closes()
    taken = await school.teacher.clicks("They'll take it", offer)
    assert "has a place for Maria Soto (City Library)" in taken.text
    await school.shows(card, "3 of 3 places taken")


async def test_no_to_an_offer(school: School) -> None:
    await knows(school, "City Library", "Maria Soto")
    await school.knows(school.acme)
    held = await school.acme.clicks("I can help", await school.teacher.posts("/need mentor robotics"))
    await claims_for(school)
    await school.acme.clicks("I can't make it", held)
    await school.acme.fills()

    answer = await school.teacher.clicks("They say no", await school.teacher.reads_dm("A place has opened on"))

    assert "The place on N-1 is there for somebody else now." in answer.text
    await school.shows(await school.card(1), "0 of 1 place taken")


async def test_a_changed_need_asks_the_relayer_again(school: School) -> None:
    await knows(school, "City Library", "Maria Soto")
    await school.teacher.posts("/need mentor robotics 10/16 2pm")
    await claims_for(school, by=school.coordinator)
    told = await school.teacher.reads_dm("can help")

    await school.teacher.clicks("Suggest another time", told)
    await school.teacher.fills(day="2026-10-20", start="10:30")

    question = await school.coordinator.reads_dm("has changed. Does it still work for them?")
    assert "When: Tue 20 Oct 2026, 10:30 am (time zone: America/Chicago)" in question.text
    assert "Does this still work for you? Please let me know." in question.text
    answer = await school.coordinator.clicks("Still works", question)
    assert "still works for Maria Soto (City Library)" in answer.text
    await school.teacher.reads_dm("works for Maria Soto (City Library), through")
    await school.coordinator.reads_dm("is expecting them: *N-1")


async def test_a_place_is_given_back_for_them(school: School) -> None:
    """With a reason, which nobody is shown; the asker is told once."""
    await knows(school, "City Library", "Maria Soto")
    await school.teacher.posts("/need mentor robotics")
    await claims_for(school, by=school.coordinator)
    letter = await school.coordinator.reads_dm("not on Slack")

    form = await school.coordinator.clicks("They can't make it", letter)
    assert "the place of Maria Soto on N-1 goes to somebody else" in form.text
    page = await school.coordinator.fills(reason="Transport")

    assert "The place of Maria Soto (City Library) on N-1 is free again." in page.text
    await school.shows(await school.card(1), "0 of 1 place taken")
    await school.teacher.reads_dm("can't make it to *N-1")
    [claim] = await rows(school, claims)
    assert (claim.state, claim.reason) == (ClaimState.WITHDRAWN, "transport")


async def test_a_cancelled_need_and_one_chosen_otherwise(school: School) -> None:
    """The relayer hears of both, with words to send."""
    await knows(school, "City Library", "Maria Soto", "Ben Ruiz")
    await school.teacher.posts("/need 2 mentors robotics")
    await claims_for(school, by=school.coordinator)
    told = await school.teacher.reads_dm("Maria Soto (City Library), through")
    await school.teacher.clicks("Choose someone else", told)
    chosen = await school.coordinator.reads_dm("has chosen someone else for *N-1")
    assert "This time somebody else will help us." in chosen.text

    await claims_for(school, "Ben Ruiz, City Library", by=school.coordinator)
    await school.teacher.clicks(
        "Yes, cancel it", await school.teacher.clicks("Cancel", await school.teacher.runs("/need 1"))
    )

    ended = await school.coordinator.reads_dm("*N-1 · Mentor · robotics* is no longer needed.")
    assert "Hello Ben Ruiz,\n\nOur plans have changed" in ended.text
    assert ended.buttons == []


async def test_an_organisation_nobody_knows_is_founded(school: School) -> None:
    """By a coordinator it is approved at once; the line alone opens the form, filled in."""
    await school.teacher.posts("/need mentor robotics")

    form = await claims_for(school, "Maria Soto, City Library, maria@library.example", by=school.coordinator)
    assert [field(form, name) for name in ("name", "organisation", "email")] == [
        "Maria Soto",
        "City Library",
        "maria@library.example",
    ]
    refused = await school.coordinator.fills()
    assert refused.errors == {"kind": "I don't know this organization yet. Please choose what kind of partner it is."}
    page = await school.coordinator.fills(kind="Government or public service")

    assert "has a place for Maria Soto (City Library)" in page.text
    assert [(row.name, row.standing) for row in (await rows(school, partners))] == [("City Library", Standing.APPROVED)]
    assert (await rows(school, contacts))[0].relayer == school.coordinator.id


async def test_a_teachers_new_organisation_waits_for_a_coordinator(school: School) -> None:
    """The place is held for one school day, nobody is told that somebody comes, and then it goes on."""
    card = await school.teacher.posts("/need mentor robotics")
    await claims_for(school)

    page = await school.teacher.fills(kind="Government or public service")

    assert "Held on *N-1 · Mentor · robotics* for Maria Soto (City Library)" in page.text
    await school.shows(card, "1 of 1 place taken")
    assert (await rows(school, partners))[0].standing is Standing.PENDING
    await school.quiet()
    assert letters(school.teacher) == []
    await school.passes(days=1)
    lapsed = await school.teacher.reads_dm("no coordinator has had time for City Library yet")
    assert "We could not keep the place for you any longer" in lapsed.text
    await school.shows(card, "0 of 1 place taken")


async def test_a_new_organisation_is_let_in(school: School) -> None:
    """The place that was held is theirs, and their relayer gets the e-mail; until then one place at a time."""
    card = await school.teacher.posts("/need mentor robotics")
    await school.teacher.posts("/need tutor algebra")
    await claims_for(school)
    await school.teacher.fills(kind="Government or public service")
    await school.teacher.person.closes()
    second = await school.teacher.runs(f"/need 2 claim for {MARIA}")
    assert second.text.startswith("I keep one place for you already, on N-1.")

    await school.lets_in("City Library")

    letter = await school.teacher.reads_dm("*For Maria Soto (City Library), who is not on Slack.*")
    assert "Your place is confirmed:" in letter.text
    await school.shows(card, "1 of 1 place taken")
    [claim] = await rows(school, claims)
    assert (claim.state, claim.lapses_at) == (ClaimState.CONFIRMED, None)


async def test_an_organisation_that_is_not_let_in(school: School) -> None:
    """The place goes on, and she is not claimed for again."""
    await school.teacher.posts("/need mentor robotics")
    await claims_for(school)
    await school.teacher.fills(kind="Government or public service")
    await school.teacher.person.closes()

    asked = await school.coordinator.reads_dm("City Library would like to help")
    await school.coordinator.clicks("Decline", asked)
    await school.coordinator.fills(reason="We know them, and would rather not.")

    await school.shows(await school.card(1), "0 of 1 place taken")
    refused = await claims_for(school)
    assert refused.text.startswith("A coordinator has not approved City Library for now")


async def test_an_organisation_nearly_known_is_asked_about(school: School) -> None:
    """Nothing is founded until somebody has said that it is another one."""
    await knows(school, "Millbrook City Library")
    await school.teacher.posts("/need 2 mentors robotics")
    await claims_for(school, "Maria Soto, Milbrook City Libary")

    page = await school.teacher.fills(which="Millbrook City Library")

    assert "has a place for Maria Soto (Millbrook City Library)" in page.text
    await school.teacher.person.closes()
    await school.coordinator.clicks("Claim for somebody", await school.coordinator.runs("/need 1"))
    asked = await school.coordinator.fills(name="Ben Ruiz", organisation="Milbrook Citylibrary", kind="Nonprofit")
    assert "has a place" not in asked.text
    assert field(asked, "name") == "Ben Ruiz"
    page = await school.coordinator.fills(which="No, it is another one")
    assert "has a place for Ben Ruiz (Milbrook Citylibrary)" in page.text


async def test_a_colleague_off_slack(school: School) -> None:
    """Who speaks for a partner claims for its people, and for nobody else's."""
    await school.knows(school.acme)
    await knows(school, "City Library", "Maria Soto")
    await school.teacher.posts("/need 2 mentors robotics")

    refused = await claims_for(school, by=school.acme, in_=PARTNERS)
    assert refused.text.startswith("You can claim for colleagues at Priya and Friends.")
    answer = await claims_for(school, "Sam Oh", by=school.acme, in_=PARTNERS)

    assert "has a place for Sam Oh (Priya and Friends)" in answer.text
    await school.teacher.reads_dm(f"Sam Oh (Priya and Friends), through {school.acme.mention} can help")
    form = await school.acme.clicks("Claim for somebody", await school.acme.runs("/need 1", in_=PARTNERS))
    assert form.form is not None
    assert "organisation" not in [block.get("block_id") for block in form.form.blocks]
    assert len(await rows(school, claims)) == 1


async def test_who_may_not(school: School) -> None:
    """Neither asker nor coordinator nor colleague: nothing is written, and the way is not shown."""
    await knows(school, "City Library", "Maria Soto")
    await school.teacher.posts("/need mentor robotics")

    for line in (f"/need 1 claim for {MARIA}", f"/need claim 1 for {MARIA}", f"/need 1 reclamar para {MARIA}"):
        answer = await school.other_teacher.runs(line)
        assert answer.text == "That is for the person it concerns, or a coordinator. Nothing has changed."
    assert "Claim for somebody" not in (await school.other_teacher.runs("/need 1")).buttons
    assert (await rows(school, claims)) == []


async def test_a_coordinator_answers_in_the_relayers_place(school: School) -> None:
    """When the relayer is away, what is known of the person is in `/need 1`, with the same buttons."""
    await knows(school, "City Library", "Maria Soto")
    await school.teacher.posts("/need mentor robotics")
    await claims_for(school)

    shown = await school.coordinator.runs("/need 1")
    assert f"Maria Soto (City Library), through {school.teacher.mention}: confirmed" in shown.text
    await school.coordinator.clicks("They can't make it", shown)
    await school.coordinator.fills()

    await school.teacher.reads_dm("can't make it to *N-1")
    await school.shows(await school.card(1), "0 of 1 place taken")


async def test_a_need_that_is_over_or_was_never_there(words_school: School) -> None:
    await knows(words_school, "City Library", "Maria Soto")
    assert (await claims_for(words_school)).text == "There is no N-1 here. `/need list` shows what is open."
    await words_school.teacher.posts("/need mentor robotics")
    await words_school.teacher.clicks("Close", await words_school.teacher.runs("/need 1"))

    for words in (MARIA, "Maria Soto", ""):
        answer = await words_school.teacher.runs(f"/need 1 claim for {words}")
        assert answer.text == "N-1 has ended in the meantime. `/need list` shows what is open."


async def test_an_email_in_the_language_of_their_organisation(words_school: School) -> None:
    """Names as they are written, whatever the language of the relayer."""
    await knows(words_school, "Fundación Ñandú", "José Núñez 🤖", languages=("es",))
    await words_school.teacher.posts("/need mentor robotics 10/16")

    await claims_for(words_school, "José Núñez 🤖, fundación ñandú")

    letter = await words_school.teacher.reads_dm("*For José Núñez 🤖 (Fundación Ñandú), who is not on Slack.*")
    assert "Hola, José Núñez 🤖:\n\nGracias por ayudarnos. Su lugar está confirmado:\n\nQué: Mentoría" in letter.text
    assert "Cuándo: viernes 16 de octubre 2026" in letter.text


async def test_a_spanish_reader(words_school: School) -> None:
    """The same in Spanish, line and answers."""
    await knows(words_school, "City Library", "Maria Soto")
    await words_school.college.runs("/need mentor robótica", in_=PARTNERS)

    answer = await words_school.college.runs("/need 1 reclamar para «Maria Soto, City Library»", in_=PARTNERS)

    assert answer.text.startswith("*N-1 · Mentoría · robótica* tiene un lugar para Maria Soto (City Library).")
    assert answer.buttons == ["No podrá asistir"]


@pytest.mark.parametrize("filling", ["x", "🤖", "ñ ", "&<@U0ANA>,"])
async def test_as_much_as_can_be_typed(words_school: School, filling: str) -> None:
    """3,000 characters make no name: the form opens with what fits, and shows what is typed as typed."""
    await words_school.teacher.posts("/need mentor robotics")
    form = await claims_for(words_school, filling * (2900 // len(filling)))
    assert form.form is not None

    page = await words_school.teacher.fills(name=f"{filling}José", organisation=f"{filling}Ñ", kind="Nonprofit")

    assert "for " in page.text
    assert "<@U0ANA>" not in page.text
    assert len(await rows(words_school, claims)) == 1


async def test_what_is_missing_is_said_under_its_field(words_school: School) -> None:
    await words_school.teacher.posts("/need 2 mentors robotics")
    await words_school.teacher.clicks("Claim for somebody", await words_school.teacher.runs("/need 1"))

    refused = await words_school.teacher.fills(email="maria at home")

    assert refused.errors == {
        "name": "Please write a name.",
        "organisation": "Please write a name.",
        "email": "That does not look like an e-mail address.",
    }


async def test_more_come_with_them(words_school: School) -> None:
    """Their relayer says how many, and what to do where there is no room for all."""
    await knows(words_school, "City Library", "Maria Soto")
    await words_school.knows(words_school.acme)
    card = await words_school.teacher.posts("/need 3 mentors robotics")
    await words_school.acme.clicks("I can help", card)
    await claims_for(words_school)
    letter = await words_school.teacher.reads_dm("not on Slack")

    await words_school.teacher.clicks("They are more than one", letter)
    refused = await words_school.teacher.fills(party=3)
    assert refused.errors == {"otherwise": "There is room for 2 of them, not for 3. Please choose one of these."}
    page = await words_school.teacher.fills(otherwise="They wait until there is room for all of them")

    assert "number 1 on the waiting list" in page.text
    assert page.buttons == ["Take them off the list"]
    live = [row for row in (await rows(words_school, claims)) if row.state is ClaimState.WAITLISTED]
    assert [(row.party, row.for_contact) for row in live] == [(3, (await rows(words_school, contacts))[0].id)]
    await words_school.teacher.person.closes()
    await words_school.teacher.clicks("Take them off the list", await words_school.teacher.runs("/need 1"))
    await words_school.shows(card, "1 of 3 places taken")
