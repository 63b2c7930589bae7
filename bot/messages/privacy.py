"""What is kept of people and for how long, in plain words; seeing it, and being forgotten."""

from collections.abc import Mapping

from bot.domain.leaving import Unsettled
from bot.domain.needs import Need
from bot.domain.retention import SPANS, Kept, Periods
from bot.messages import ids, need_card
from bot.messages.blocks import actions, button, context, field, modal, number_input, section
from bot.messages.forms import done
from bot.messages.message import Block, Message
from bot.messages.say import Say, later, mention

A_YEAR = 365
LABELS = {
    Kept.CLAIMS: later("Offers of help that came to nothing"),
    Kept.WORDS: later("Questions, and remarks about a partner"),
    Kept.LEAVERS: later("Contact details of people who have left"),
    Kept.NEED_TEXT: later("Notes, rooms and the like of requests that are over"),
    Kept.AUDIT: later("The record of who did what"),
}


def policy(in_force: Periods, may_change: bool, say: Say) -> Message:
    """To anybody who asks."""
    title = say("*What I keep, and for how long*")
    kept = [
        say("• Of you: your Slack ID, language and time zone, your roles, and which organization you speak for."),
        say("• What you asked for, offered, and wrote to me. Your name stays in Slack; I never store it."),
        say("• Of contacts who are not in Slack: the name and e-mail address somebody wrote down for them."),
        say("• Of learners: how many. Please never write who."),
        say(
            "It is in a database that belongs to whoever runs me for your school, and is sent nowhere else. I look into a conversation only to find a message of my own again."
        ),
    ]
    spans = [_line(kept, days, say) for kept, days in in_force.items()]
    yours = [
        say("`/partner mydata` sends you all I hold about you."),
        say("`/partner forget-me` makes me forget you, after asking once more."),
    ]
    blocks = [section("\n".join([title, *kept])), section("\n".join(spans)), section("\n".join(yours))]
    if may_change:
        blocks.append(actions(button(say.plain("Change periods"), ids.EDIT_PERIODS, 0)))
    return Message(title, blocks)


def form(in_force: Periods, say: Say) -> Block:
    fields = [
        field(
            kept.value,
            say.plain(label),
            number_input(in_force[kept], least=SPANS[kept].least, most=SPANS[kept].most),
            optional=False,
            hint=_bounds(kept, say),
        )
        for kept, label in LABELS.items()
    ]
    intro = section(say("Days. What is older goes within the hour after you save, and cannot be brought back."))
    return modal(
        ids.PERIODS,
        say.plain("How long to keep"),
        [intro, *fields],
        submit=say.plain("Save"),
        close=say.plain("Cancel"),
    )


def out_of_bounds(kept: Kept, say: Say) -> str:
    return _bounds(kept, say)


def saved(in_force: Periods, say: Say) -> Block:
    spans = "\n".join(_line(kept, days, say) for kept, days in in_force.items())
    return done(say.plain("How long to keep"), say("Saved. This holds from now on:") + f"\n{spans}", say)


def data_coming(say: Say) -> Message:
    return Message(say("Your data is on its way to your direct messages."))


def data_sent_already(say: Say) -> Message:
    return Message(
        say("I sent you your data less than an hour ago; it is in your direct messages. Once an hour is enough.")
    )


def data_refused(reason: str, say: Say) -> Message:
    """Slack would not take the files, and there is nothing the reader could do about it."""
    return Message(
        say(
            "I could not send you your data: Slack said {reason}. A coordinator has been told; please try again later.",
            reason=reason,
        )
    )


def before_forgetting(unsettled: Unsettled, is_blocked: bool, say: Say) -> Message:
    """What goes, what stays, what is settled first: nothing happens before the button."""
    title = say("*Shall I forget you?* This cannot be undone.")
    goes = [
        say("*What goes:* your ID, language, time zone and roles, and that you speak for an organization."),
        say("Questions and remarks you wrote, and what your requests said in your own words."),
    ]
    stays = [
        say("*What stays, without you:* what kind of help was asked for, when, and how many offered it."),
        say("Cards and messages that name you to others are drawn again without your name."),
        say("An organization keeps what was said in its own name, unless it was only you."),
        say("What you read here in Slack, files included, stays until you delete it."),
        say("A mark stays from which nobody can read who you are, so that I do not get to know you again by myself."),
    ]
    if is_blocked:
        stays.append(say("You can't claim requests at the moment, and that stays so."))
    texts: list[list[str]] = [[title], [*goes], [*stays]]
    if settled := _first(unsettled, say):
        texts.append([say("*What I settle first:*"), *settled])
    buttons = actions(
        button(say.plain("Forget me"), ids.FORGET_ME, 0, style="danger"), button(say.plain("Keep me"), ids.KEEP_ME, 0)
    )
    see = context(say("`/partner mydata` shows you first what there is."))
    return Message(title, [*(section("\n".join(lines)) for lines in texts), buttons, see])


def forgetting(settled: Unsettled, say: Say) -> Message:
    """In place of the question, at once."""
    lines = [say("Done. I have forgotten you; my last message to you is on its way."), *_done(settled, say)]
    return Message(lines[0], [section("\n".join(lines))])


def kept(say: Say) -> Message:
    return Message(say("Good. Nothing has changed."))


def farewell(say: Say) -> Message:
    """The last message; nothing is remembered of it."""
    return Message(
        say("I have forgotten you. Thank you for all you did here. If you ask or offer something again, we begin anew.")
    )


def nothing_more(say: Say) -> Message:
    """In place of a message that named somebody who has been forgotten."""
    text = say("What stood here was about someone who is no longer here.")
    return Message(text, [section(text)])


def handed_over(need: Need, seated: int, say: Say) -> Message:
    """To whoever takes over a need, with all that may be done with it."""
    text = say(
        "Whoever asked for *{title}* is no longer here, so it is yours now. Is it still wanted?",
        title=need_card.title(need, say),
    )
    coming = say.plural("{count} offer of help stands.", "{count} offers of help stand.", seated)
    run = actions(
        button(say.plain("Edit"), ids.DETAILS, need.id),
        button(say.plain("Close"), ids.CLOSE, need.id),
        button(say.plain("Cancel"), ids.CANCEL, need.id),
    )
    note = context(say("To give it to somebody else, ask them to make a request of their own, and cancel this one."))
    return Message(text, [section(f"{text}\n{coming}"), run, note])


def new_asker(need: Need, say: Say) -> Message:
    """To everybody who has a place: whom to turn to from now on."""
    return Message(
        say(
            "*{title}* has somebody new to look after it: {asker}. Your place is as it was.",
            title=need_card.title(need, say),
            asker=mention(need.asker),
        )
    )


def _line(kept: Kept, days: int, say: Say) -> str:
    return say("• {what}: {span}", what=say.plain(LABELS[kept]), span=_span(days, say))


def _span(days: int, say: Say) -> str:
    if days % A_YEAR == 0:
        return say.plural("{count} year", "{count} years", days // A_YEAR)
    return say.plural("{count} day", "{count} days", days)


def _bounds(kept: Kept, say: Say) -> str:
    return say.plain("From {least} to {most} days.", least=SPANS[kept].least, most=SPANS[kept].most)


def _first(unsettled: Unsettled, say: Say) -> list[str]:
    counted: Mapping[str, int] = {
        say.plural(
            "• {count} open request goes to whoever leads the school, or to a coordinator.",
            "• {count} open requests go to whoever leads the school, or to a coordinator.",
            unsettled.handed_over,
        ): unsettled.handed_over,
        say.plural(
            "• {count} request that is not posted, or that nobody could take over, is cancelled.",
            "• {count} requests that are not posted, or that nobody could take over, are cancelled.",
            unsettled.cancelled,
        ): unsettled.cancelled,
        say.plural(
            "• {count} place you have, or wait for, goes to the next in line.",
            "• {count} places you have, or wait for, go to the next in line.",
            unsettled.given_back,
        ): unsettled.given_back,
    }
    return [line for line, count in counted.items() if count]


def _done(settled: Unsettled, say: Say) -> list[str]:
    counted: Mapping[str, int] = {
        say.plural(
            "• {count} request is with somebody else.",
            "• {count} requests are with somebody else.",
            settled.handed_over,
        ): settled.handed_over,
        say.plural(
            "• {count} request is cancelled.", "• {count} requests are cancelled.", settled.cancelled
        ): settled.cancelled,
        say.plural(
            "• {count} place is free again.", "• {count} places are free again.", settled.given_back
        ): settled.given_back,
    }
    return [line for line, count in counted.items() if count]
