"""Texts of e-mails to somebody who is not on Slack, for whoever passes messages on to copy and send as their own.

Plain text in the reader's language; days and times are the school's, whose time zone is named.
"""

from dataclasses import dataclass

from bot.domain.claims import Claim
from bot.domain.needs import Need
from bot.domain.partners import Contact
from bot.messages import names
from bot.messages.blocks import cut
from bot.messages.say import Say

LONGEST = 3000
LONGEST_SUBJECT = 150
LONGEST_PLACE = 100
LONGEST_EXTRA = 200
LONGEST_NOTE = 700


@dataclass(frozen=True, slots=True)
class Email:
    subject: str
    body: str


def place_taken(need: Need, contact: Contact, *, confirmed: bool, say: Say) -> Email:
    first = (
        say.plain("Thank you for helping us. Your place is confirmed:")
        if confirmed
        else say.plain("Thank you for helping us. We have kept a place for you:")
    )
    return _email(need, contact, [first, _facts(need, say, with_room=True), _if_not(say)], say)


def place_offered(need: Need, contact: Contact, claim: Claim, say: Say) -> Email:
    first = say.plain("A place has opened, and you are first in line:")
    if claim.lapses_at:
        until = claim.lapses_at.astimezone(say.zone)
        day, time = say.day(until.date()), say.clock(until.time())
        asked = say.plain("Would you like it? Please tell me before {day}, {time}.", day=day, time=time)
    else:
        asked = say.plain("Would you like it? Please tell me soon.")
    return _email(need, contact, [first, _facts(need, say), asked], say)


def place_lapsed(need: Need, contact: Contact, say: Say) -> Email:
    text = say.plain("We could not keep the place for you any longer, and it has gone on. Thank you for your patience.")
    return _email(need, contact, [text], say)


def released(need: Need, contact: Contact, say: Say) -> Email:
    text = say.plain("This time somebody else will help us. Thank you for offering; we would be glad to ask you again.")
    return _email(need, contact, [text], say)


def confirmed(need: Need, contact: Contact, say: Say) -> Email:
    first = say.plain("Your place is confirmed, and we are expecting you:")
    return _email(need, contact, [first, _facts(need, say, with_room=True), _if_not(say)], say)


def ended(need: Need, contact: Contact, say: Say) -> Email:
    text = say.plain("Our plans have changed, and this is no longer needed. I am sorry, and thank you for offering.")
    return _email(need, contact, [text], say)


def changed(need: Need, contact: Contact, *, asked: bool, say: Say) -> Email:
    first = say.plain("Something has changed. This is how it stands now:")
    last = say.plain("Does this still work for you? Please let me know.") if asked else _if_not(say)
    return _email(need, contact, [first, _facts(need, say, with_room=True), last], say)


def _email(need: Need, contact: Contact, paragraphs: list[str], say: Say) -> Email:
    subject = say.plain("N-{number}: {subject}", number=need.number, subject=_one_line(names.subject(need, say)))
    hello = say.plain("Hello {name},", name=_one_line(contact.name or ""))
    return Email(cut(subject, LONGEST_SUBJECT), cut("\n\n".join([hello, *paragraphs]), LONGEST))


def _if_not(say: Say) -> str:
    return say.plain("If you can't make it after all, please tell me; that is no trouble.")


def _facts(need: Need, say: Say, *, with_room: bool = False) -> str:
    """One line each; the room is for those who have a place."""
    lines = [say.plain("What: {what}", what=_short(names.subject(need, say), LONGEST_EXTRA))]
    if when := _when(need, say):
        lines.append(say.plain("When: {when}", when=when))
    if place := _place(need, say, with_room=with_room):
        lines.append(say.plain("Where: {place}", place=place))
    if whom := _whom(need, say):
        lines.append(say.plain("For: {whom}", whom=whom))
    if need.access:
        lines.append(say.plain("Access and language: {access}", access=_short(need.access, LONGEST_EXTRA)))
    if need.offers:
        lines.append(say.plain("You get: {offers}", offers=_short(need.offers, LONGEST_EXTRA)))
    if need.note:
        lines.append(say.plain("Note: {note}", note=cut(need.note, LONGEST_NOTE)))
    return "\n".join(lines)


def _when(need: Need, say: Say) -> str:
    parts = [say.day(need.day, with_year=True)] if need.day else []
    if need.start:
        parts.append(say.clock(need.start))
    if need.day_end and need.day_end != need.day:
        parts.append(say.plain("until {day}", day=say.day(need.day_end, with_year=True)))
    if need.end:
        parts.append(say.plain("until {time}", time=say.clock(need.end)))
    if need.length_minutes:
        parts.append(names.minutes(need.length_minutes, say))
    when = ", ".join(parts)
    return say.plain("{when} (time zone: {zone})", when=when, zone=say.zone.key) if need.start or need.end else when


def _place(need: Need, say: Say, *, with_room: bool) -> str:
    parts = [_short(need.school, LONGEST_PLACE)] if need.school else []
    if need.room and with_room:
        parts.append(say.plain("room {room}", room=_short(need.room, LONGEST_PLACE)))
    return ", ".join([*parts, say.plain(names.FORMATS[need.format])] if need.format else parts)


def _whom(need: Need, say: Say) -> str:
    parts = [names.grades(need.grades, say)] if need.grades else []
    if need.learners:
        parts.append(say.plural("about {count} learner", "about {count} learners", need.learners))
    return ", ".join(parts)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _short(text: str, longest: int) -> str:
    return cut(_one_line(text), longest)
