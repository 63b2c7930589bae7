"""Reading the form of a need: its fields as details, and what is wrong with them."""

from dataclasses import replace
from datetime import date

from bot.domain.calendar import local_day
from bot.domain.needs import Details, Need, details_of
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format
from bot.domain.reading.topics import slug_of
from bot.messages import complaints, names, need_form
from bot.messages.say import Say as Voice
from handlers.heard import Form
from storage.transaction import Transaction


def mistakes(tx: Transaction, heard: Form, before: Need | None, say: Voice) -> dict[str, str]:
    """What Slack's own form lets pass: nothing but blanks, and a day newly chosen that is already over."""
    wrong = {} if heard.text("topic") else {"topic": complaints.no_words(say)}
    kept = before is not None and heard.day("day") == before.day
    if not kept and is_over(tx, heard, heard.day("day")):
        wrong["day"] = complaints.day_is_over(say)
    return wrong


def is_over(tx: Transaction, heard: Form, day: date | None) -> bool:
    return day is not None and day < local_day(heard.at, tx.workspaces.get(heard.team_id).zone)


def filled_in(heard: Form, before: Need | None) -> Details:
    """The form as details; what it does not show stays as it was."""
    known = details_of(before) if before else Details(kind=Kind.VOLUNTEER, topic="")
    band, length, form_of = heard.choice("grades"), heard.choice("length"), heard.choice("format")
    day = heard.day("day")
    same_topic = heard.text("topic") == known.topic
    return replace(
        known,
        kind=Kind(heard.choice("kind") or known.kind),
        topic=heard.text("topic"),
        topic_slug=known.topic_slug if same_topic else slug_of(heard.text("topic")),
        thing=heard.text("thing") or None,
        wanted=heard.number("wanted") or 1,
        grades=names.band_of(band) if band else None,
        learners=heard.number("learners"),
        day=day,
        day_end=known.day_end if day == known.day else None,
        start=heard.time("start"),
        end=known.end if heard.time("start") == known.start else None,
        length_minutes=int(length) if length else None,
        format=Format(form_of) if form_of else None,
        school=heard.text("school") or None,
        room=heard.text("room") or None,
        access=heard.text("access") or None,
        offers=heard.text("offers") or None,
        note=heard.text("note"),
        staff_present=heard.ticked("staff_present", need_form.STAFF),
    )
