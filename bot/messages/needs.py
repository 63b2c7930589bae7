"""What is said about a need: its card, and the private answers to the one who asked."""

from dataclasses import dataclass

from bot.domain.needs import Need, NeedState
from bot.messages import ids, names
from bot.messages.blocks import actions, button, context, section
from bot.messages.message import Block, Message
from bot.messages.say import Mrkdwn, Say, channel, escape, excerpt, mention

USUAL_SCHOOL_DAYS = 3
LONGEST_SHOWN_NOTE = 1500


@dataclass(frozen=True, slots=True)
class NeedCard:
    need: Need
    waiting: int


def card(shown: NeedCard, say: Say) -> Message:
    """The living post in the partners' channel."""
    need = shown.need
    lines = [f"*{title(need, say)}*", *facts(need, say), standing(shown, say)]
    blocks = [section("\n".join(lines)), context(say("Asked by {asker}", asker=mention(need.asker)))]
    if need.is_posted:
        blocks.append(_buttons(need, say))
    return Message(f"{title(need, say)}: {standing(shown, say)}", blocks)


def title(need: Need, say: Say) -> Mrkdwn:
    return say("N-{number} · {subject}", number=need.number, subject=names.subject(need, say))


def facts(need: Need, say: Say) -> list[str]:
    """Who it is for, when, where, and whatever else the asker wrote; the room stays between those who meet there."""
    lines = [_for_whom(need, say), _when(need, say)]
    if need.access:
        lines.append(say("Access and language: {access}", access=excerpt(need.access, 300)))
    if need.offers:
        lines.append(say("You get: {offers}", offers=excerpt(need.offers, 300)))
    if need.note:
        lines.append(f"> {excerpt(need.note, LONGEST_SHOWN_NOTE)}".replace("\n", "\n> "))
    return [line for line in lines if line]


def standing(shown: NeedCard, say: Say) -> str:
    need = shown.need
    if need.state is NeedState.CANCELLED:
        return say("Cancelled. Thank you to everyone who offered.")
    if need.state is NeedState.FILLED_ELSEWHERE:
        return say("Filled elsewhere, thanks to {who}.", who=need.filled_by or "")
    if need.state is NeedState.CLOSED:
        return say("Closed. Thank you for reading.")
    waiting = say.plural("{count} waiting", "{count} waiting", shown.waiting) if shown.waiting else ""
    return " · ".join(filter(None, [_taken(need, say), waiting]))


def posted(need: Need, say: Say, *, is_makeshift: bool = False, cut: bool = False) -> Message:
    """The asker's private answer, the moment the need is saved."""
    lines = [
        say(
            "*N-{number}* is saved and goes to {channel} now.",
            number=need.number,
            channel=channel(need.channel),
        ),
        read_back(need, say),
        say(
            "Requests like this are usually answered in {days} school days. I will tell you as soon as someone offers.",
            days=USUAL_SCHOOL_DAYS,
        ),
    ]
    if is_makeshift:
        lines.append(
            say(
                "Nobody has chosen a channel for requests yet, so it goes here. A coordinator can, with `/partner settings`."
            )
        )
    if cut:
        lines.append(say("I kept the first 3,000 characters; the rest was too long."))
    buttons = actions(
        button(say.plain("Add details"), ids.DETAILS, need.id, style="primary"),
        button(say.plain("Cancel"), ids.CANCEL, need.id),
    )
    return Message(lines[0], [section("\n".join(lines)), buttons])


def read_back(need: Need, say: Say) -> Mrkdwn:
    """What was understood, so that a wrong guess is seen at once."""
    parts = [names.subject(need, say)]
    if need.wanted > 1:
        parts.append(say.plain("{count} wanted", count=need.wanted))
    said = [escape(part) for part in parts] + [
        Mrkdwn(line) for line in (_for_whom(need, say), _when(need, say)) if line
    ]
    if need.note:
        said.append(say("also: “{note}”", note=excerpt(need.note, 600)))
    return say("I read: {reading}", reading=Mrkdwn(" · ".join(said)))


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
    choices = [button(say.day(day), name, need.id) for day, name in days if day]
    return Message(text, [section(text), actions(*choices, button(say.plain("No day yet"), ids.NO_DAY, need.id))])


def alike(need: Need, other: Need, say: Say) -> Message:
    text = say(
        "You already have *{other}* open, which looks much the same. Nothing has been posted yet.",
        other=title(other, say),
    )
    return Message(
        text,
        [
            section(text),
            actions(
                button(say.plain("Update N-{number}", number=other.number), ids.UPDATE_OTHER, other.id),
                button(say.plain("Post anyway"), ids.POST_ANYWAY, need.id),
            ),
        ],
    )


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
        text = Mrkdwn(f"{text} {say.plural('{count} person has been told.', '{count} people have been told.', told)}")
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
    text = say(
        "*{title}* still has {count} open. Is it still needed?",
        title=title(need, say),
        count=say.plural("{count} place", "{count} places", need.seats_left),
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
            context(say("You get this because the request reached its day, or is twenty days old.")),
        ],
    )


def renewed(need: Need, say: Say) -> str:
    return say("N-{number} is open again.", number=need.number)


def closed(need: Need, say: Say) -> Message:
    return Message(say("N-{number} is closed. Thank you for telling us.", number=need.number))


def credited(need: Need, say: Say) -> str:
    return say("N-{number} is closed, with thanks to {who}.", number=need.number, who=need.filled_by or "")


def question(need: Need, asker: str, words: str, say: Say) -> Message:
    """A partner's question, in the thread of the card."""
    quoted = Mrkdwn("> " + excerpt(words, LONGEST_SHOWN_NOTE).replace("\n", "\n> "))
    return Message(
        say(
            "{who} asks about N-{number}:\n{words}\n{asker}, you can answer here.",
            who=mention(asker),
            number=need.number,
            words=quoted,
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


def passed(need: Need, has_claim: bool, say: Say) -> Message:
    if has_claim:
        return Message(
            say(
                "You have offered to help with N-{number}. To give that back, press *I can't make it*.",
                number=need.number,
            )
        )
    return Message(say("Thank you for telling us. I will not ask you about N-{number} again.", number=need.number))


def retried(need: Need, say: Say) -> Message:
    return Message(say("Trying N-{number} again in {channel}.", number=need.number, channel=channel(need.channel)))


def _buttons(need: Need, say: Say) -> Block:
    label = say.plain("I can help") if need.seats_left else say.plain("Join the waiting list")
    return actions(
        button(label, ids.CLAIM, need.id, style="primary" if need.seats_left else None),
        button(say.plain("Ask a question"), ids.QUESTION, need.id),
        button(say.plain("Not for me"), ids.PASS, need.id),
    )


def _taken(need: Need, say: Say) -> Mrkdwn:
    if need.kind in names.THINGS:
        return say.plural(
            "{taken} of {count} promised", "{taken} of {count} promised", need.wanted, taken=need.seats_taken
        )
    return say.plural(
        "{taken} of {count} place taken",
        "{taken} of {count} places taken",
        need.wanted,
        taken=need.seats_taken,
    )


def _for_whom(need: Need, say: Say) -> str:
    parts = [need.school, names.grades(need.grades, say) if need.grades else None]
    known = [escape(part) for part in parts if part]
    if need.learners:
        known.append(say.plural("about {count} learner", "about {count} learners", need.learners))
    return ", ".join(known)


def _when(need: Need, say: Say) -> str:
    parts: list[str] = []
    if need.day and need.start:
        parts.append(say.moment(need.day, need.start))
    elif need.day:
        parts.append(escape(say.day(need.day)))
    elif need.start:
        parts.append(escape(say.clock(need.start)))
    if need.day_end and need.day_end != need.day:
        parts.append(say("until {day}", day=say.day(need.day_end)))
    if need.end:
        parts.append(say("until {time}", time=say.clock(need.end)))
    if need.length_minutes:
        parts.append(names.minutes(need.length_minutes, say))
    if need.format:
        parts.append(say(names.FORMATS[need.format]))
    return ", ".join(parts)
