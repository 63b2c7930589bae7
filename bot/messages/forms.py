"""The forms: what they ask, and the short page that answers a submitted one."""

from collections.abc import Sequence
from datetime import date

from bot.domain.claims import REASONS, Claim
from bot.domain.needs import LONGEST_NOTE, Need
from bot.domain.partners import LONGEST_NAME, Partner, PartnerKind
from bot.messages import ids, names
from bot.messages.blocks import choice, field, modal, number_input, picker, section, text_input
from bot.messages.message import Block, Message
from bot.messages.say import Say

A_NEW_ONE = "new"
COME_WITH_FEWER = "fewer"
WAIT_TOGETHER = "together"


def done(title: str, text: str, say: Say) -> Block:
    """In place of a submitted form: what has happened."""
    return modal("done", title, [section(text)], close=say.plain("Done"))


def page(title: str, message: Message, say: Say) -> Block:
    """A whole answer, its buttons included, in place of a submitted form."""
    return modal("done", title, message.blocks or [section(message.text)], close=say.plain("Done"))


def thanks(message: Message, say: Say) -> Block:
    return page(say.plain("Thank you"), message, say)


def as_view(message: Message) -> Block:
    """A message in place of the form whose button was pressed."""
    return modal("done", "Handraise", message.blocks or [section(message.text)], close="OK")


def introduce(
    claim_id: int,
    need: Need,
    say: Say,
    *,
    typed: str | None = None,
    kind: PartnerKind | None = None,
    near: Sequence[Partner] = (),
) -> Block:
    """Asked once. Where names we know are nearly the one that was typed, the form comes back with the question."""
    kinds = [(one.value, say.plain(names.PARTNER_KINDS[one])) for one in PartnerKind]
    placeholder = say.plain("Acme Robotics, City Library, a parent…")
    return modal(
        ids.INTRODUCE,
        say.plain("Who are you?"),
        [
            section(
                say(
                    "Your place on N-{number} is held for half an hour. Tell us who you come from, once. A coordinator then has a look, and it is yours.",
                    number=need.number,
                )
            ),
            *is_it_one_of(near, say),
            field(
                "organisation",
                say.plain("Your organization"),
                text_input(typed, longest=LONGEST_NAME, placeholder=placeholder),
                optional=False,
            ),
            field("kind", say.plain("What kind of partner is it?"), choice(kinds, kind), optional=False),
        ],
        record=claim_id,
        submit=say.plain("That's us"),
        close=say.plain("Later"),
    )


def is_it_one_of(near: Sequence[Partner], say: Say) -> list[Block]:
    """The question that keeps one organisation from standing in the registry twice."""
    if not near:
        return []
    options = [(str(one.id), one.name) for one in near]
    either = choice([*options, (A_NEW_ONE, say.plain("No, it is a new one"))], kind="radio_buttons")
    return [field("which", say.plain("Is it one of these?"), either, optional=False)]


def bring(claim: Claim, need: Need, say: Say) -> Block:
    """People, or things; where there is less room than that, they choose."""
    of_things = need.kind in names.THINGS
    fewer = say.plain("As many as are still needed") if of_things else say.plain("We come with as many as fit")
    together = (
        say.plain("I wait until all of them are needed")
        if of_things
        else say.plain("We wait until there is room for all of us")
    )
    ways = [(COME_WITH_FEWER, fewer), (WAIT_TOGETHER, together)]
    return modal(
        ids.BRING,
        say.plain("How many?") if of_things else say.plain("How many of you?"),
        [
            field(
                "party",
                say.plain("How many can you bring?")
                if of_things
                else say.plain("How many of you can come, counting you?"),
                number_input(claim.party, least=1, most=need.wanted),
                optional=False,
            ),
            field("otherwise", say.plain("If there is less room than that"), choice(ways, kind="radio_buttons")),
        ],
        record=claim.id,
        submit=say.plain("Save"),
        close=say.plain("Cancel"),
    )


def withdraw(claim: Claim, need: Need, say: Say) -> Block:
    reasons = [(reason, say.plain(names.REASON_NAMES[reason])) for reason in REASONS]
    return modal(
        ids.WITHDRAW,
        say.plain("I can't make it"),
        [
            section(
                say(
                    "No harm done: your place on N-{number} goes to somebody else. The reason is only counted; nobody is shown it.",
                    number=need.number,
                )
            ),
            field("reason", say.plain("Why, if you would like to say"), choice(reasons)),
        ],
        record=claim.id,
        submit=say.plain("Give it back"),
        close=say.plain("Keep it"),
    )


def question(need: Need, say: Say) -> Block:
    return modal(
        ids.QUESTION,
        say.plain("Ask a question"),
        [
            field(
                "words",
                say.plain("Your question"),
                text_input(longest=LONGEST_NOTE, multiline=True),
                optional=False,
                hint=say.plain(
                    "It appears in the thread of the request, under your name. Please leave out the names of learners."
                ),
            )
        ],
        record=need.id,
        submit=say.plain("Ask"),
        close=say.plain("Cancel"),
    )


def renew(need: Need, today: date, say: Say) -> Block:
    """A day that is over is not offered again."""
    still_ahead = need.day if need.day and need.day > today else None
    return modal(
        ids.RENEW,
        say.plain("Renew"),
        [
            section(say("I will ask for *N-{number}* again.", number=need.number)),
            field(
                "day",
                say.plain("New day"),
                picker("datepicker", still_ahead),
                hint=say.plain("Leave it empty if the day is not fixed."),
            ),
        ],
        record=need.id,
        submit=say.plain("Renew"),
        close=say.plain("Cancel"),
    )


def move(need: Need, say: Say) -> Block:
    return modal(
        ids.MOVE,
        say.plain("Another time"),
        [
            section(say("Everybody who has a place on *N-{number}* is asked whether it works.", number=need.number)),
            field("day", say.plain("Which day?"), picker("datepicker", need.day), optional=False),
            field("start", say.plain("From what time?"), picker("timepicker", need.start)),
        ],
        record=need.id,
        submit=say.plain("Suggest it"),
        close=say.plain("Cancel"),
    )


def filled_elsewhere(need: Need, say: Say) -> Block:
    return modal(
        ids.FILLED_ELSEWHERE,
        say.plain("Filled elsewhere"),
        [
            field(
                "who",
                say.plain("Who helped?"),
                text_input(longest=LONGEST_NAME),
                optional=False,
                hint=say.plain("They are thanked on the card all the same."),
            )
        ],
        record=need.id,
        submit=say.plain("Save"),
        close=say.plain("Cancel"),
    )
