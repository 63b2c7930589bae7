"""The forms of the registry: registering in a minute, all the rest in a second one, contacts, a pause, a search."""

from collections.abc import Sequence
from datetime import date

from bot.domain.partners import (
    LONGEST_NAME,
    LONGEST_WORDS,
    MOST_ASKS_A_MONTH,
    MOST_SESSIONS_A_TERM,
    Entry,
    Partner,
    PartnerKind,
    Profile,
    Stage,
)
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format
from bot.domain.week import SLOTS, Slot
from bot.messages import ids, names, profile
from bot.messages.blocks import (
    choice,
    choices,
    field,
    modal,
    number_input,
    picker,
    section,
    somebody,
    text_input,
)
from bot.messages.forms import is_it_one_of
from bot.messages.message import Block
from bot.messages.say import WEEKDAYS, Say

MYSELF, COLLEAGUE, OFF_SLACK = "myself", "colleague", "off_slack"
LONGEST_LIST = 1500
LONGEST_VALUE = 75  # of an option


def register(known: Profile | None, near: Sequence[Partner], say: Say) -> Block:
    """What a school must know; where names we know are nearly the same, the form comes back with the question."""
    return modal(
        ids.REGISTER,
        say.plain("Register"),
        [
            section(say("One minute. A coordinator then has a look, and you can say more whenever you like.")),
            *is_it_one_of(near, say),
            *_who_it_is(known, say),
            *_what_it_offers(known, say),
            *_who_speaks(say),
        ],
        submit=say.plain("Register"),
        close=say.plain("Cancel"),
    )


def edit(entry: Entry, schools: Sequence[str], is_coordinator: bool, say: Say) -> Block:
    """All that a partner says of itself. Nothing but name and kind has to be filled in."""
    known = entry.profile
    stages = [(stage.value, say.plain(names.STAGES[stage])) for stage in Stage]
    stage = field("stage", say.plain("Stage"), choice(stages, entry.stage), optional=False)
    return modal(
        ids.EDIT_PARTNER,
        say.plain("Edit"),
        [
            *_who_it_is(known, say),
            *_what_it_offers(known, say),
            *_when_and_where(known, schools, say),
            *_how_much(known, say),
            *([stage] if is_coordinator else []),
        ],
        record=entry.id,
        submit=say.plain("Save"),
        close=say.plain("Cancel"),
    )


def add_contact(partner: Partner, say: Say) -> Block:
    ranks = [("primary", say.plain("Turn to them first")), ("backup", say.plain("If nobody else answers"))]
    return modal(
        ids.ADD_CONTACT,
        say.plain("Add a contact"),
        [
            *_who_else(say),
            field("rank", say.plain("When?"), choice(ranks, "backup", kind="radio_buttons"), optional=False),
        ],
        record=partner.id,
        submit=say.plain("Add"),
        close=say.plain("Cancel"),
    )


def pause(entry: Entry, until: date | None, say: Say) -> Block:
    organisation = profile.name(entry.profile)
    return modal(
        ids.PAUSE,
        say.plain("Pause"),
        [
            section(say("Until then I ask {organisation} for nothing on my own account.", organisation=organisation)),
            field("until", say.plain("First day again"), picker("datepicker", until), optional=False),
        ],
        record=entry.id,
        submit=say.plain("Pause"),
        close=say.plain("Cancel"),
    )


def find(say: Say) -> Block:
    words = text_input(longest=150, placeholder=say.plain("robotics, library, Lincoln…"))
    return modal(
        ids.FIND,
        say.plain("Find"),
        [field("words", say.plain("What are you looking for?"), words, optional=False)],
        submit=say.plain("Find"),
        close=say.plain("Cancel"),
    )


def _who_it_is(known: Profile | None, say: Say) -> list[Block]:
    kinds = [(kind.value, say.plain(names.PARTNER_KINDS[kind])) for kind in PartnerKind]
    name = text_input(known.name if known else None, longest=LONGEST_NAME)
    return [
        field("name", say.plain("Name of the organization"), name, optional=False),
        field(
            "kind",
            say.plain("What kind of partner is it?"),
            choice(kinds, known.kind if known else None),
            optional=False,
        ),
    ]


def _what_it_offers(known: Profile | None, say: Say) -> list[Block]:
    kinds = [(kind.value, names.kind(kind, say)) for kind in Kind]
    topics = text_input(", ".join(known.topics) if known else None, longest=LONGEST_LIST)
    return [
        field("kinds", say.plain("What could you help as?"), choices(kinds, known.kinds if known else ())),
        field(
            "topics",
            say.plain("With which topics?"),
            topics,
            hint=say.plain("In your own words, with commas between: robotics, cooking, local history."),
        ),
    ]


def _who_speaks(say: Say) -> list[Block]:
    ways = [
        (MYSELF, say.plain("I do")),
        (COLLEAGUE, say.plain("Somebody else in Slack")),
        (OFF_SLACK, say.plain("Somebody who is not in Slack")),
    ]
    who = choice(ways, MYSELF, kind="radio_buttons")
    return [field("speaks", say.plain("Who speaks for it?"), who, optional=False), *_who_else(say)]


def _who_else(say: Say) -> list[Block]:
    return [
        field("colleague", say.plain("If somebody else in Slack: who?"), somebody()),
        field(
            "contact_name",
            say.plain("If not in Slack: their name"),
            text_input(longest=LONGEST_NAME),
            hint=say.plain("You pass messages on to them."),
        ),
        field("contact_email", say.plain("If not in Slack: their e-mail address"), text_input(longest=LONGEST_NAME)),
    ]


def _when_and_where(known: Profile, schools: Sequence[str], say: Say) -> list[Block]:
    formats = [(kind.value, say.plain(names.FORMATS[kind])) for kind in Format]
    slots = [(names.slot_value(slot), _slot(slot, say)) for slot in SLOTS]
    spoken = [*names.SPOKEN.items()]
    return [
        field("format", say.plain("In person or by video?"), choice(formats, known.format, kind="radio_buttons")),
        field(
            "week",
            say.plain("When can you usually come?"),
            choices(slots, [names.slot_value(one) for one in known.week]),
        ),
        field("languages", say.plain("In which languages?"), choices(spoken, known.languages)),
        _schools(known, schools, say),
    ]


def _schools(known: Profile, schools: Sequence[str], say: Say) -> Block:
    label = say.plain("At which schools, or in which area?")
    listed = [(school[:LONGEST_VALUE], school) for school in schools]
    if not listed or not set(known.schools) <= set(schools):
        return field("area", label, text_input(", ".join(known.schools), longest=LONGEST_LIST))
    return field("schools", label, choices(listed, [school[:LONGEST_VALUE] for school in known.schools]))


def _how_much(known: Profile, say: Say) -> list[Block]:
    asks = number_input(known.asks_a_month, least=1, most=MOST_ASKS_A_MONTH)
    sessions = number_input(known.sessions_a_term, least=1, most=MOST_SESSIONS_A_TERM)
    hopes = text_input(known.hopes, longest=LONGEST_WORDS, multiline=True)
    about = text_input(known.about, longest=LONGEST_WORDS, multiline=True)
    return [
        field("asks_a_month", say.plain("How often may I ask you in a month, at most?"), asks),
        field("sessions_a_term", say.plain("How many sessions in a term, at most?"), sessions),
        field("hopes", say.plain("What do you hope to get from it?"), hopes),
        field("about", say.plain("What should a school know about you?"), about),
    ]


def _slot(slot: Slot, say: Say) -> str:
    return f"{say.plain(WEEKDAYS[slot.weekday])}, {say.plain(names.PARTS[slot.part])}"
