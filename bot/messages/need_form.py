"""The form of a need: little of it asked for, all of it filled with whatever is known."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.domain.needs import LONGEST_NOTE, LONGEST_TOPIC, MOST_WANTED, Details
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format, Grades, Reading
from bot.messages import ids, names
from bot.messages.blocks import Option, choice, field, modal, number_input, picker, section, text_input, ticks
from bot.messages.message import Block
from bot.messages.say import Say

STAFF = "staff"
LONGEST_LINE = 150
MOST_LEARNERS = 2000


def blank(reading: Reading, channel: str, say: Say) -> Block:
    """For a new need, filled with what was read from the line; what was not understood is kept in the note."""
    known = {
        "kind": reading.kind,
        "topic": reading.topic,
        "thing": reading.thing,
        "wanted": reading.wanted or 1,
        "grades": reading.grades,
        "learners": reading.learners,
        "day": reading.day,
        "start": reading.start,
        "length_minutes": reading.minutes,
        "format": reading.format,
        "school": reading.school,
        "note": reading.rest,
        "staff_present": True,
    }
    head = _as_read(reading, say)
    fields = [*([section(head)] if head else []), *_fields(known, say)]
    title = say.plain("What do you need?")
    return modal(ids.NEW_NEED, title, fields, record=channel, submit=say.plain("Post"), close=say.plain("Cancel"))


def edit(need_id: int, number: int, details: Details, say: Say) -> Block:
    known = asdict(details) | {"grades": details.grades}
    save = say.plain("Save")
    return modal(
        ids.DETAILS,
        f"N-{number}",
        _fields(known, say),
        record=need_id,
        submit=save,
        close=say.plain("Cancel"),
    )


def _fields(known: Mapping[str, Any], say: Say) -> list[Block]:
    return [
        *_what(known, say),
        *_who(known, say),
        *_when(known, say),
        *_where(known, say),
        *_more(known, say),
    ]


def _what(known: Mapping[str, Any], say: Say) -> list[Block]:
    kinds = [(kind.value, names.kind(kind, say)) for kind in Kind]
    thing = text_input(known["thing"], longest=LONGEST_LINE)
    return [
        field("kind", say.plain("What kind of help?"), choice(kinds, known["kind"]), optional=False),
        field(
            "topic",
            say.plain("About what?"),
            text_input(known["topic"], longest=LONGEST_TOPIC),
            optional=False,
        ),
        *([field("thing", say.plain("Which things?"), thing)] if known["thing"] else []),
        field(
            "wanted",
            say.plain("How many?"),
            number_input(known["wanted"], least=1, most=MOST_WANTED),
            optional=False,
        ),
    ]


def _who(known: Mapping[str, Any], say: Say) -> list[Block]:
    return [
        field(
            "grades",
            say.plain("Which grades?"),
            choice(_bands(known["grades"], say), _value(known["grades"])),
        ),
        field(
            "learners",
            say.plain("How many learners?"),
            number_input(known["learners"], least=1, most=MOST_LEARNERS),
        ),
    ]


def _when(known: Mapping[str, Any], say: Say) -> list[Block]:
    length = known["length_minutes"]
    lengths = sorted({*names.LENGTHS, *([length] if length else [])})
    options = [(str(minutes), names.minutes(minutes, say)) for minutes in lengths]
    return [
        field("day", say.plain("Which day?"), picker("datepicker", known["day"])),
        field("start", say.plain("From what time?"), picker("timepicker", known["start"])),
        field("length", say.plain("How long?"), choice(options, str(length) if length else None)),
    ]


def _where(known: Mapping[str, Any], say: Say) -> list[Block]:
    formats = [(kind.value, say.plain(names.FORMATS[kind])) for kind in Format]
    return [
        field(
            "format",
            say.plain("In person or by video?"),
            choice(formats, known["format"], kind="radio_buttons"),
        ),
        field("school", say.plain("Which school?"), text_input(known["school"], longest=LONGEST_LINE)),
        field(
            "room",
            say.plain("Which room?"),
            text_input(known.get("room"), longest=LONGEST_LINE),
            hint=say.plain("Only those who come are told."),
        ),
    ]


def _more(known: Mapping[str, Any], say: Say) -> list[Block]:
    staff = ticks(
        [(STAFF, say.plain("A member of staff is present throughout"))],
        [STAFF] if known["staff_present"] else [],
    )
    return [
        field("access", say.plain("Language or access needs"), text_input(known.get("access"), longest=300)),
        field("offers", say.plain("What the partner gets"), text_input(known.get("offers"), longest=300)),
        field(
            "note",
            say.plain("Anything else"),
            text_input(known["note"], longest=LONGEST_NOTE, multiline=True),
            hint=say.plain("Partners will read this. Please leave out the names of learners."),
        ),
        field("staff_present", say.plain("Supervision"), staff),
    ]


def _as_read(reading: Reading, say: Say) -> str:
    """What was guessed, so that a wrong guess is seen; nothing where nothing was typed."""
    lines = [say("I read “{typed}” as “{word}”.", typed=slip.typed, word=slip.read_as) for slip in reading.repairs]
    if reading.text and not reading.kind:
        lines.append(say("I could not tell what kind of help you need. Please choose it; your words are kept below."))
    elif reading.kind and not reading.topic:
        lines.append(say("What is it about?"))
    if reading.day_choices:
        either = say(" or ").join(say.day(day) for day in reading.day_choices)
        lines.append(say("The day could be {days}; please pick it below.", days=either))
    return "\n".join(lines)


def _bands(known: Grades | None, say: Say) -> list[Option]:
    bands = [*names.BANDS, *([known] if known and known not in names.BANDS else [])]
    return [(names.band_value(band), names.grades(band, say)) for band in bands]


def _value(known: Grades | None) -> str | None:
    return names.band_value(known) if known else None
