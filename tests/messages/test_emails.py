"""E-mails to people who are not on Slack: whole, plain, and short enough to be copied in one go."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import time, timedelta

import pytest

from bot.domain.reading.record import Format, Grades
from bot.messages import emails, relayed
from bot.messages.emails import Email
from bot.messages.message import Message
from bot.messages.relayed import ClaimFor
from bot.messages.say import Say
from tests import shown
from tests.messages.typed import samples
from tests.messages.voices import EN, ES, REAL, VOICES

LONGEST_BLOCK = 3000
TYPED = {"a word": "x" * 3000, "accents": "ñ" * 3000, "emoji": "🤖" * 3000, "escapes": "&<@U0ANA>" * 300}
NEED = replace(
    shown.NEED,
    day=shown.TODAY,
    start=time(14),
    end=time(14, 45),
    length_minutes=45,
    school="Lincoln MS",
    room="12",
    grades=Grades(7, 7),
    learners=28,
    format=Format.IN_PERSON,
    access="A ramp.",
    offers="Lunch.",
    note="Bring a robot.\nOr two.",
)


def every_email(about: ClaimFor, say: Say) -> Iterator[Email]:
    need, contact = about.need, about.contact
    for yes in (False, True):
        yield emails.place_taken(need, contact, confirmed=yes, say=say)
        yield emails.changed(need, contact, asked=yes, say=say)
    yield emails.place_offered(need, contact, about.claim, say)
    for email in (emails.place_lapsed, emails.released, emails.confirmed, emails.ended):
        yield email(need, contact, say)


@pytest.mark.parametrize("say", VOICES.values(), ids=VOICES)
@pytest.mark.parametrize("words", TYPED.values(), ids=TYPED)
def test_nothing_that_is_typed_cuts_what_we_say(say: Say, words: str) -> None:
    """Whatever is long is shortened where it stands; the last line, with what to do, is always there."""
    for about in samples(words, say)[ClaimFor]:
        for email in every_email(about, say):
            assert len(email.body) < LONGEST_BLOCK
            assert not email.body.endswith("…")
            assert "\n" not in email.subject


@pytest.mark.parametrize("say", REAL.values(), ids=REAL)
def test_an_email_is_plain_text(say: Say) -> None:
    """No mark of Slack's in it, which a mail program would show raw."""
    for about in shown.RELAYED:
        for email in every_email(replace(about, need=NEED), say):
            assert not set("<>*&") & set(email.subject + email.body)


def test_all_that_somebody_needs_to_come() -> None:
    email = emails.place_taken(NEED, shown.OFF_SLACK, confirmed=True, say=EN)
    assert email.subject == "N-42: Mentor · robotics"
    assert email.body.split("\n\n") == [
        "Hello Maria Soto,",
        "Thank you for helping us. Your place is confirmed:",
        (
            "What: Mentor · robotics\n"
            "When: Tue 6 Oct 2026, 2:00 pm, until 2:45 pm, 45 minutes (time zone: America/Chicago)\n"
            "Where: Lincoln MS, room 12, in person\n"
            "For: grade 7, about 28 learners\n"
            "Access and language: A ramp.\n"
            "You get: Lunch.\n"
            "Note: Bring a robot.\nOr two."
        ),
        "If you can't make it after all, please tell me; that is no trouble.",
    ]


def test_an_offered_place_has_a_day_to_answer_and_no_room_yet() -> None:
    offered = replace(shown.RELAYED[3].claim, lapses_at=shown.NOW + timedelta(days=1))
    email = emails.place_offered(NEED, shown.OFF_SLACK, offered, ES)
    assert email.body.endswith("¿Lo quiere? Avíseme antes de las 9:00 a.m. del miércoles 7 de octubre, por favor.")
    assert "Dónde: Lincoln MS, en persona" in email.body


def test_what_is_copied_is_the_email_and_nothing_else() -> None:
    """Two blocks of their own: the subject, and the text as it was typed, unescaped."""
    about = replace(shown.RELAYED[1], need=replace(NEED, note="R&D <3"))
    message: Message = relayed.taken(about, EN, ES)
    [copied] = [block for block in message.blocks if block["type"] == "rich_text"]
    texts = [part["elements"][0]["text"] for part in copied["elements"] if part["type"] == "rich_text_preformatted"]
    email = emails.place_taken(about.need, about.contact, confirmed=False, say=ES)
    assert texts == [email.subject, email.body]
    assert "Nota: R&D <3" in texts[1]
