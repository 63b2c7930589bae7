"""What is said about a need beside its card: the answers to the one who asked, and what goes into the thread."""

from datetime import timedelta

from bot.domain.claims import Claim
from bot.domain.needs import Need
from bot.messages import ids, names
from bot.messages.blocks import actions, button, context, section
from bot.messages.message import Block, Message
from bot.messages.need_card import LONGEST_SUBJECT, title, when, whom
from bot.messages.say import Mrkdwn, Say, channel, excerpt, mention, quote

NEAR = timedelta(days=180)  # a day further off than this is written with its year
LONGEST_READ_BACK = 600
LONGEST_QUESTION = 2500


def posted(
    need: Need, say: Say, *, usual_days: int | None = None, is_makeshift: bool = False, cut: bool = False
) -> Message:
    """The asker's private answer, the moment the need is saved; `usual_days` is what this workspace has measured."""
    lines = [
        say(
            "*N-{number}* is saved and goes to {channel} now.",
            number=need.number,
            channel=channel(need.channel),
        ),
        read_back(need, say),
        _what_to_expect(usual_days, say),
    ]
    if is_makeshift:
        lines.append(
            say(
                "Nobody has chosen a channel for requests yet, so it goes here. A coordinator can choose one with `/partner settings`."
            )
        )
    if cut:
        lines.append(say("I kept the first 3,000 characters; the rest was too long."))
    buttons = actions(
        button(say.plain("Add details"), ids.DETAILS, need.id, style="primary"),
        button(say.plain("Cancel"), ids.CANCEL, need.id),
    )
    return Message(lines[0], [section("\n".join(lines)), buttons])


def _what_to_expect(usual_days: int | None, say: Say) -> Mrkdwn:
    if usual_days is None:
        return say("I will tell you as soon as someone offers.")
    return say.plural(
        "Requests here are usually answered within one school day. I will tell you as soon as someone offers.",
        "Requests here are usually answered within {count} school days. I will tell you as soon as someone offers.",
        max(usual_days, 1),
    )


def read_back(need: Need, say: Say) -> Mrkdwn:
    """What was understood, so that a wrong guess is seen at once."""
    parts = [excerpt(names.subject(need, say), LONGEST_SUBJECT)]
    if need.wanted > 1:
        parts.append(say("{count} wanted", count=need.wanted))
    parts += filter(None, [whom(need, say), when(need, say)])
    if need.note:
        parts.append(say("also: “{note}”", note=excerpt(need.note, LONGEST_READ_BACK)))
    return say("I read: {reading}", reading=Mrkdwn(" · ".join(parts)))


def is_up(need: Need, link: str, say: Say) -> Message:
    return Message(say("<{link}|N-{number} is posted.>", link=Mrkdwn(link), number=need.number))


def which_day(need: Need, say: Say) -> Message:
    """A day that could be two days is asked for, never guessed."""
    text = say(
        "*N-{number}* is saved. Which day do you mean? It is posted when you choose.\n{reading}",
        number=need.number,
        reading=read_back(need, say),
    )
    days = [(need.either_day, ids.EITHER_DAY), (need.or_day, ids.OR_DAY)]
    near = need.created_at.date() + NEAR
    choices = [button(say.day(day, with_year=day > near), name, need.id) for day, name in days if day]
    return Message(
        text, [section(text), actions(*choices, button(say.plain("No day yet"), ids.NO_DAY, need.id), _drop(need, say))]
    )


def alike(need: Need, other: Need, say: Say) -> Message:
    text = say(
        "You already have *{other}* open, which looks much the same. The new one is saved as N-{number} and not posted yet.",
        other=title(other, say),
        number=need.number,
    )
    return Message(
        text,
        [
            section(text),
            actions(
                button(say.plain("Update N-{number}", number=other.number), ids.UPDATE_OTHER, other.id),
                button(say.plain("Post anyway"), ids.POST_ANYWAY, need.id),
                _drop(need, say),
            ),
        ],
    )


def draft(need: Need, say: Say) -> Message:
    """A need that still waits for one answer of its asker."""
    if need.either_day:
        return which_day(need, say)
    text = say("*{title}* is saved, and not posted yet.", title=title(need, say))
    post = button(say.plain("Post it"), ids.POST_ANYWAY, need.id, style="primary")
    return Message(text, [section(text), actions(post, _drop(need, say))])


def surely_cancel(need: Need, claims: int, say: Say) -> Message:
    told = say.plural(
        "{count} person who offered will be told, kindly and without a reason.",
        "{count} people who offered will be told, kindly and without a reason.",
        claims,
    )
    text = say("Cancel *{title}*?", title=title(need, say)) + (f" {told}" if claims else "")
    return Message(
        text,
        [
            section(text),
            actions(
                button(say.plain("Yes, cancel it"), ids.CANCEL_SURELY, need.id, style="danger"),
                button(say.plain("Keep it"), ids.KEEP, need.id),
            ),
        ],
    )


def cancelled(need: Need, told: int, say: Say) -> Message:
    text = say("N-{number} is cancelled.", number=need.number)
    if told:
        others = say.plural("{count} person has been told.", "{count} people have been told.", told)
        return Message(f"{text} {others}")
    return Message(text)


def kept(need: Need, say: Say) -> Message:
    return Message(say("N-{number} stays as it is.", number=need.number))


def dropped(need: Need, say: Say) -> Message:
    return Message(say("N-{number} was never posted, and is cancelled.", number=need.number))


def edited(need: Need, asked_again: int, say: Say) -> str:
    text = say("N-{number} is updated.", number=need.number)
    if asked_again:
        again = say.plural(
            "{count} person who has a place is asked whether the new plan still works.",
            "{count} people who have a place are asked whether the new plan still works.",
            asked_again,
        )
        return f"{text} {again}"
    return text


def unchanged(need: Need, say: Say) -> str:
    return say("N-{number} stays as it is.", number=need.number)


def still_needed(need: Need, say: Say) -> Message:
    """Asked of the teacher at the end of a need's time; nothing is closed without an answer."""
    text = (
        say("*{title}* still lacks {count}. Is it still needed?", title=title(need, say), count=need.seats_left)
        if need.kind in names.THINGS
        else say.plural(
            "*{title}* still has {count} place open. Is it still needed?",
            "*{title}* still has {count} places open. Is it still needed?",
            need.seats_left,
            title=title(need, say),
        )
    )
    return Message(
        text,
        [
            section(text),
            actions(
                button(say.plain("Renew"), ids.RENEW, need.id, style="primary"),
                button(say.plain("Close"), ids.CLOSE, need.id),
                button(say.plain("Filled elsewhere"), ids.FILLED_ELSEWHERE, need.id),
            ),
            context(say("I ask because the request has reached its day, or is twenty days old.")),
        ],
    )


def renewed(need: Need, say: Say) -> str:
    return say("N-{number} stays open.", number=need.number)


def closed(need: Need, say: Say) -> Message:
    return Message(say("N-{number} is closed. Thank you for telling us.", number=need.number))


def credited(need: Need, say: Say) -> str:
    return say("N-{number} is closed, with thanks to {who}.", number=need.number, who=need.filled_by or "")


def question(need: Need, asker: str, words: str, say: Say) -> Message:
    """A partner's question, in the thread of the card."""
    return Message(
        say(
            "{who} asks about N-{number}:\n{words}\n{asker}, you can answer here.",
            who=mention(asker),
            number=need.number,
            words=quote(words, LONGEST_QUESTION),
            asker=mention(need.asker),
        )
    )


def question_sent(need: Need, say: Say) -> str:
    return say(
        "Your question is in the thread of N-{number}. {asker} will see it there.",
        number=need.number,
        asker=mention(need.asker),
    )


def seat_opened(need: Need, say: Say) -> Message:
    return Message(say("A place has opened on N-{number}.", number=need.number))


def passed(need: Need, claim: Claim | None, say: Say) -> Message:
    if claim:
        text = say(
            "You have offered to help with N-{number}. To give that back, press *I can't make it*.",
            number=need.number,
        )
        return Message(text, [section(text), actions(button(say.plain("I can't make it"), ids.WITHDRAW, claim.id))])
    return Message(say("Thank you for telling us. I will not ask you about N-{number} again.", number=need.number))


def retried(need: Need, say: Say) -> Message:
    text = say(
        "I am trying N-{number} again in {channel}. If it does not appear there, press Retry once more.",
        number=need.number,
        channel=channel(need.channel),
    )
    return Message(text, [section(text), actions(button(say.plain("Retry"), ids.RETRY, need.id))])


def _drop(need: Need, say: Say) -> Block:
    return button(say.plain("Don't post it"), ids.CANCEL, need.id)
