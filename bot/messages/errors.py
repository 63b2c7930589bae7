"""A sentence for every UserError: what happened, what was kept, what to press."""

from collections.abc import Callable
from typing import Any

from bot import errors
from bot.messages.message import Message
from bot.messages.say import Say

Sentence = Callable[[Any, Say], str]

SENTENCES: dict[type[errors.UserError], Sentence] = {
    errors.NotAllowed: lambda _, say: say("That is for the person who asked, or a coordinator. Nothing has changed."),
    errors.Blocked: lambda _, say: say("You can't claim requests at the moment. A coordinator can tell you more."),
    errors.OwnNeed: lambda error, say: say(
        "N-{number} is your own request. Partners press *I can help*; I tell you when they do.",
        number=error.number,
    ),
    errors.NoNeedsChannel: lambda error, say: say(
        "Nobody has chosen a channel for requests yet, and here only you would read it. Type it in the channel where partners"
        " read, or ask a coordinator to choose one with `/partner settings`. Your words: “{words}”",
        words=error.words,
    ),
    errors.NoSuchNeed: lambda error, say: (
        say("There is no N-{number} here. `/need list` shows what is open.", number=error.number)
        if error.number
        else say("That request is gone. `/need list` shows what is open.")
    ),
    errors.NeedIsOver: lambda error, say: say(
        "N-{number} has ended in the meantime. `/need list` shows what is open.", number=error.number
    ),
    errors.NothingClaimed: lambda error, say: say(
        "You have no place on N-{number} any more, so nothing has changed.", number=error.number
    ),
    errors.OfferIsOver: lambda error, say: say(
        "That place on N-{number} has gone on to somebody else. Thank you for answering.", number=error.number
    ),
    errors.FewerThanTaken: lambda error, say: say.plural(
        "{count} place on N-{number} is taken already. Ask for at least that many, or choose someone else first.",
        "{count} places on N-{number} are taken already. Ask for at least that many, or choose someone else first.",
        error.taken,
        number=error.number,
    ),
    errors.NotAnOption: lambda _, say: say("That button is out of date. `/need list` shows what is open."),
    errors.UnknownRoute: lambda _, say: say("That button is out of date. `/need list` shows what is open."),
}


def explain(error: errors.UserError, say: Say) -> Message:
    return Message(SENTENCES[type(error)](error, say))


def unexpected(reference: str, say: Say) -> Message:
    """Something broke; nothing was saved. The reference finds the line in the log."""
    return Message(
        say(
            "Sorry, something went wrong on my side and nothing was saved. Please try again. If it stays, tell a coordinator this code: {code}",
            code=reference,
        )
    )


def form_too_late(say: Say, typed: str = "") -> Message:
    """Slack gives a form three seconds to open, and this one came later."""
    text = say("Slack was too slow for a form just now. Please press or type it again.")
    return Message(f"{text} {say('Your words: “{words}”', words=typed)}" if typed else text)
