"""A sentence for every UserError: what happened, what was kept, what to press."""

from collections.abc import Callable
from typing import Any

from bot import errors
from bot.messages import roles
from bot.messages.blocks import section
from bot.messages.message import Block, Message
from bot.messages.say import Say, excerpt, mention, moment

LONGEST_KEPT = 2000
Sentence = Callable[[Any, Say], str]


def _only_teachers(error: errors.OnlyTeachersAsk, say: Say) -> str:
    """With what they typed, so that it need not be typed again."""
    text = say("Here only teachers ask for help, so nothing is posted. A coordinator can make you one.")
    if not error.words:
        return text
    kept = say("Your words: “{words}”", words=excerpt(error.words, LONGEST_KEPT))
    return f"{text} {kept}"


SENTENCES: dict[type[errors.UserError], Sentence] = {
    errors.NotAllowed: lambda _, say: say("That is for the person it concerns, or a coordinator. Nothing has changed."),
    errors.ForCoordinators: lambda _, say: say("Only a coordinator can do that. Nothing has changed."),
    errors.OnlyTeachersAsk: _only_teachers,
    errors.RoleNotYours: lambda _, say: say("Only an administrator can change that. Nothing is saved yet."),
    errors.NotOfHere: lambda error, say: say.plural(
        "{count} of the people you added is not of this workspace, or a bot. Roles are for people who are here. Nothing is saved yet.",
        "{count} of the people you added are not of this workspace, or bots. Roles are for people who are here. Nothing is saved yet.",
        error.count,
    ),
    errors.LastWithRole: lambda _, say: say(
        "Nobody would be left with this role, and somebody must be able to change things. Add somebody first. Nothing is saved yet."
    ),
    errors.NoSuchWish: lambda _, say: say("That was answered long ago, so nothing has changed."),
    errors.OnlyCoordinator: lambda _, say: say(
        "You are the only coordinator here, and somebody has to be one. Whoever runs me can name another in COORDINATORS. Nothing has changed."
    ),
    errors.Blocked: lambda _, say: say("You can't claim requests at the moment. A coordinator can tell you more."),
    errors.OnlyColleagues: lambda error, say: say(
        "You can claim for colleagues at {organisation}. For anybody else, the person who asked or a coordinator can.",
        organisation=error.organisation,
    ),
    errors.NotLetIn: lambda error, say: say(
        "A coordinator has not approved {organisation} for now, so I cannot give you a place. They can tell you more.",
        organisation=error.organisation,
    ),
    errors.MoreThanWanted: lambda error, say: say.plural(
        "N-{number} has {count} place in all. Please choose a smaller number.",
        "N-{number} has {count} places in all. Please choose a smaller number.",
        error.wanted,
        number=error.number,
    ),
    errors.OwnNeed: lambda error, say: say(
        "N-{number} is your own request. Partners press *I can help*; I tell you when they do.",
        number=error.number,
    ),
    errors.NoNeedsChannel: lambda error, say: say(
        "This is not posted yet: nobody has chosen a channel for requests, and here only you would read it. Type it in the"
        " channel where partners read, or ask a coordinator to choose one with `/partner settings`. Your words: “{words}”",
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
    errors.ClaimIsOver: lambda error, say: say(
        "That offer on N-{number} has been withdrawn in the meantime, so nothing has changed.", number=error.number
    ),
    errors.OfferIsOver: lambda error, say: say(
        "I kept that place on N-{number} as long as I could, and it has gone on. You are welcome to press *I can help* again. Thank you for answering.",
        number=error.number,
    ),
    errors.FewerThanTaken: lambda error, say: say.plural(
        "{count} place on N-{number} is taken already. Ask for at least that many, or choose someone else first.",
        "{count} places on N-{number} are taken already. Ask for at least that many, or choose someone else first.",
        error.taken,
        number=error.number,
    ),
    errors.NoSuchPartner: lambda error, say: (
        say("I know no partner “{typed}”. `/partner list` shows who is there.", typed=excerpt(error.typed, 100))
        if error.typed
        else say("That partner is not here any more. `/partner list` shows who is there.")
    ),
    errors.NotLetIn: lambda error, say: say(
        "A coordinator has not approved {organisation} for now, so I cannot give you a place. They can tell you more; `/partner register` asks again.",
        organisation=error.organisation,
    ),
    errors.OneUntilApproved: lambda error, say: say(
        "I keep one place for you already, on N-{number}. As soon as you are approved you can take as many as you like.",
        number=error.number,
    ),
    errors.NotYetLetIn: lambda _, say: say(
        "A coordinator looks at this organization first. I write to you when they have decided."
    ),
    errors.AlreadyDecided: lambda error, say: (
        say("{who} approved that already: {when}.", who=mention(error.by), when=moment(error.at, say))
        if error.was_approved
        else say("{who} declined that already: {when}.", who=mention(error.by), when=moment(error.at, say))
    ),
    errors.SpeaksForAnother: lambda error, say: say(
        "That person speaks for {organisation} already, and a person speaks for one organization at a time. `/partner leave` ends it.",
        organisation=error.organisation,
    ),
    errors.NameTaken: lambda error, say: say(
        "There is another partner called {organisation}. Please choose another name.", organisation=error.organisation
    ),
    errors.NoSuchList: lambda _, say: say("That list is gone. Send me the file again."),
    errors.NotAnOption: lambda _, say: say("That button is out of date. `/need list` shows what is open."),
    errors.UnknownRoute: lambda _, say: say("That button is out of date. `/need list` shows what is open."),
}


# What can be pressed under a sentence.
CONTROLS: dict[type[errors.UserError], Callable[[Say], list[Block]]] = {errors.OnlyTeachersAsk: roles.ask_to_teach}


def explain(error: errors.UserError, say: Say) -> Message:
    text = SENTENCES[type(error)](error, say)
    control = CONTROLS.get(type(error))
    return Message(text, [section(text), *control(say)] if control else [])


def unexpected(reference: str, say: Say) -> Message:
    """Something broke; nothing was saved. The reference finds the line in the log."""
    return Message(
        say(
            "Sorry, something went wrong on my side and nothing was saved. Please try again. If it happens again, please give a coordinator this code: {code}",
            code=reference,
        )
    )


def form_too_late(say: Say, typed: str = "") -> Message:
    """Slack gives a form three seconds to open, and this one came later."""
    text = say("Slack could not open the form in time, so nothing has changed. Please try again.")
    if not typed:
        return Message(text)
    kept = say("Your words: “{words}”", words=typed)
    return Message(f"{text} {kept}")
