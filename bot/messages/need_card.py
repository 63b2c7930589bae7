"""The card of a need, the living post in the partners' channel, and the parts of it that other messages show too."""

from dataclasses import dataclass

from bot.domain.needs import Need, NeedState
from bot.messages import ids, names
from bot.messages.blocks import actions, button, context, section
from bot.messages.message import Block, Message
from bot.messages.say import Mrkdwn, Say, excerpt, mention, quote

# In escaped characters: whatever is typed, a section never has to be cut, so the last line is always there.
LONGEST_SUBJECT = 400
LONGEST_PLACE = 200
LONGEST_EXTRA = 330
LONGEST_NOTE_SHOWN = 2700


@dataclass(frozen=True, slots=True)
class NeedCard:
    need: Need
    waiting: int


def card(shown: NeedCard, say: Say) -> Message:
    need = shown.need
    lines = [f"*{title(need, say)}*", *facts(need, say), standing(shown, say)]
    asked_by = context(say("Asked by {asker}", asker=mention(need.asker)))
    blocks = [section("\n".join(lines)), *note(need), asked_by]
    if need.is_posted:
        blocks.append(_buttons(need, say))
    return Message(f"{title(need, say)}: {standing(shown, say)}", blocks)


def title(need: Need, say: Say) -> Mrkdwn:
    subject = excerpt(names.subject(need, say), LONGEST_SUBJECT)
    return say("N-{number} · {subject}", number=need.number, subject=subject)


def facts(need: Need, say: Say) -> list[str]:
    """Who it is for, when, where and what they get; the room stays between those who meet there."""
    lines: list[str] = [whom(need, say), when(need, say)]
    if need.access:
        lines.append(say("Access and language: {access}", access=excerpt(need.access, LONGEST_EXTRA)))
    if need.offers:
        lines.append(say("You get: {offers}", offers=excerpt(need.offers, LONGEST_EXTRA)))
    return [line[:1].upper() + line[1:] for line in lines if line]


def note(need: Need) -> list[Block]:
    """Whatever else the asker wrote, in a block of its own: it may be as long as all the rest together."""
    return [section(quote(need.note, LONGEST_NOTE_SHOWN))] if need.note else []


def standing(shown: NeedCard, say: Say) -> str:
    need = shown.need
    if need.state is NeedState.DRAFT:
        return say("Not posted yet.")
    if need.state is NeedState.CANCELLED:
        return say("Cancelled. Thank you to everyone who offered.")
    if need.state is NeedState.FILLED_ELSEWHERE:
        if not need.filled_by:
            return say("Filled elsewhere.")
        return say("Filled elsewhere, thanks to {who}.", who=excerpt(need.filled_by, LONGEST_PLACE))
    if need.state is NeedState.CLOSED:
        return say("Closed. Thank you for reading.")
    waiting = say.plural("{count} waiting", "{count} waiting", shown.waiting) if shown.waiting else ""
    return " · ".join(filter(None, [taken(need, say), waiting]))


def whom(need: Need, say: Say) -> Mrkdwn:
    """`Lincoln MS, grade 7, about 28 learners`; empty where nothing is known."""
    known = [excerpt(need.school, LONGEST_PLACE)] if need.school else []
    if need.grades:
        known.append(Mrkdwn(names.grades(need.grades, say)))
    if need.learners:
        known.append(say.plural("about {count} learner", "about {count} learners", need.learners))
    return Mrkdwn(", ".join(known))


def when(need: Need, say: Say) -> Mrkdwn:
    """`Fri 9 Oct 2:00 pm, until 2:45 pm, in person`; with a day, Slack draws the times in the reader's own zone."""
    parts = [*_begins(need, say), *_ends(need, say)]
    if need.length_minutes:
        parts.append(names.minutes(need.length_minutes, say))
    if need.format:
        parts.append(say(names.FORMATS[need.format]))
    return Mrkdwn(", ".join(parts))


def _begins(need: Need, say: Say) -> list[str]:
    if need.day:
        return [say.moment(need.day, need.start) if need.start else say.day(need.day)]
    return [say.clock(need.start)] if need.start else []


def _ends(need: Need, say: Say) -> list[str]:
    parts: list[str] = []
    if need.day_end and need.day_end != need.day:
        parts.append(say("until {day}", day=say.day(need.day_end)))
    if need.end:
        time = say.hour(need.day, need.end) if need.day and need.start else say.clock(need.end)
        parts.append(say("until {time}", time=time))
    return parts


def _buttons(need: Need, say: Say) -> Block:
    label = say.plain("I can help") if need.seats_left else say.plain("Join the waiting list")
    return actions(
        button(label, ids.CLAIM, need.id, style="primary" if need.seats_left else None),
        button(say.plain("Ask a question"), ids.QUESTION, need.id),
        button(say.plain("Not for me"), ids.PASS, need.id),
    )


def taken(need: Need, say: Say) -> Mrkdwn:
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
