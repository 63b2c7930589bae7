"""What is said about a claim: to the one who made it, and to the teacher it is for."""

from dataclasses import dataclass

from bot.domain.claims import Claim, ClaimState, Held, Queued, TooMany
from bot.domain.needs import Need
from bot.domain.partners import Partner
from bot.messages import ids, needs
from bot.messages.blocks import actions, button, context, section
from bot.messages.message import Block, Message
from bot.messages.say import Mrkdwn, Say, mention


@dataclass(frozen=True, slots=True)
class ClaimOf:
    """A claim with what it is about and who made it."""

    need: Need
    claim: Claim
    partner: Partner | None


def held(outcome: Held, say: Say) -> Message:
    """Private, the moment the button is pressed."""
    need, claim = outcome.need, outcome.claim
    lines = [
        say(
            "Held for you on *{title}*: {place}. {asker} has been told.",
            title=needs.title(need, say),
            place=_place(outcome, say),
            asker=mention(need.asker),
        )
        if claim.is_introduced
        else say(
            "Held for you on *{title}*: {place}. Please say who you are, so that I can tell {asker}.",
            title=needs.title(need, say),
            place=_place(outcome, say),
            asker=mention(need.asker),
        )
    ]
    return Message(lines[0], [section("\n".join(lines)), actions(*_own_buttons(need, claim, say))])


def queued(outcome: Queued, say: Say) -> Message:
    text = say(
        "Every place on *{title}* is taken. You are {position} on the waiting list: if a place opens, I ask you before it goes on.",
        title=needs.title(outcome.need, say),
        position=_ordinal(outcome.position, say),
    )
    buttons = [button(say.plain("Leave the list"), ids.WITHDRAW, outcome.claim.id)]
    more = button(say.plain("Similar requests"), ids.SIMILAR, outcome.need.id)
    return Message(text, [section(text), actions(*buttons, more)])


def too_many(outcome: TooMany, say: Say) -> str:
    """A larger party than there is room for: said under the choice of the form that asked."""
    return say.plural(
        "There is {count} place for you, and you would be {party}. Please choose one of these.",
        "There are {count} places for you, and you would be {party}. Please choose one of these.",
        outcome.most,
        party=outcome.party,
    )


def standing(outcome: Held | Queued, say: Say) -> Message:
    """What somebody has: a place, an offer to answer, or a position in the line."""
    if isinstance(outcome, Queued):
        return queued(outcome, say)
    return offer(outcome.need, outcome.claim, say) if outcome.claim.state is ClaimState.OFFERED else held(outcome, say)


def for_asker(about: ClaimOf, say: Say) -> Message:
    """The teacher hears who is coming, and may still choose somebody else."""
    text = say(
        "{who} can help with *{title}*.",
        who=_who(about, say),
        title=needs.title(about.need, say),
    )
    lines = [text, _seats(about.need, say)]
    if about.claim.state is ClaimState.CONFIRMED:
        return Message(text, [section("\n".join([*lines, say("Confirmed.")]))])
    buttons = actions(
        button(say.plain("Confirm"), ids.CONFIRM, about.claim.id, style="primary"),
        button(say.plain("Choose someone else"), ids.RELEASE, about.claim.id),
    )
    note = context(say("If you say nothing, this is confirmed for you after one school day."))
    return Message(text, [section("\n".join(lines)), buttons, note])


def for_partner(about: ClaimOf, say: Say) -> Message:
    """The partner's own record of the claim, with the details only they need."""
    need = about.need
    text = say("You have a place on *{title}*. Thank you.", title=needs.title(need, say))
    lines = [text, *needs.facts(need, say), say("Your contact: {asker}", asker=mention(need.asker))]
    if need.room:
        lines.append(say("Room: {room}", room=need.room))
    return Message(text, [section("\n".join(lines)), actions(*_own_buttons(need, about.claim, say))])


def confirmed(about: ClaimOf, say: Say) -> Message:
    return Message(
        say(
            "{asker} is expecting you: *{title}* is confirmed.",
            asker=mention(about.need.asker),
            title=needs.title(about.need, say),
        )
    )


def confirmed_for_asker(about: ClaimOf, say: Say) -> Message:
    if about.claim.state is ClaimState.CONFIRMED:
        return Message(
            say(
                "Confirmed: {who} helps with *{title}*.",
                who=_who(about, say),
                title=needs.title(about.need, say),
            )
        )
    return Message(
        say(
            "Noted. {who} is being asked whether the new plan for *{title}* works.",
            who=_who(about, say),
            title=needs.title(about.need, say),
        )
    )


def still_on(about: ClaimOf, say: Say) -> Message:
    return Message(say("Thank you: you are still on for *{title}*.", title=needs.title(about.need, say)))


def released(about: ClaimOf, say: Say) -> Message:
    return Message(
        say(
            "{asker} has chosen someone else for *{title}* this time. Thank you for offering.",
            asker=mention(about.need.asker),
            title=needs.title(about.need, say),
        )
    )


def released_for_asker(about: ClaimOf, say: Say) -> Message:
    return Message(
        say(
            "Done. {who} is told kindly, and the place on N-{number} is free again.",
            who=_who(about, say),
            number=about.need.number,
        )
    )


def offer(need: Need, claim: Claim, say: Say) -> Message:
    """A place from the waiting list: theirs for one school day."""
    text = say(
        "A place has opened on *{title}*, and you are first in line. It is yours for one school day.",
        title=needs.title(need, say),
    )
    lines = [text, *needs.facts(need, say)]
    return Message(
        text,
        [
            section("\n".join(lines)),
            actions(
                button(say.plain("I'll take it"), ids.TAKE_OFFER, claim.id, style="primary"),
                button(say.plain("No, thank you"), ids.DECLINE_OFFER, claim.id),
            ),
        ],
    )


def declined(need: Need, say: Say) -> Message:
    return Message(
        say("Thank you for telling us. The place on N-{number} goes to the next in line.", number=need.number)
    )


def offer_lapsed(need: Need, say: Say) -> Message:
    return Message(
        say("The place on N-{number} has gone to the next in line. Thank you for waiting.", number=need.number)
    )


def seat_lapsed(need: Need, say: Say) -> Message:
    return Message(
        say(
            "I could not keep your place on N-{number}, since I don't know yet who you are. You are welcome to press *I can help* again.",
            number=need.number,
        )
    )


def gave_back(need: Need, *, was_seated: bool, say: Say) -> Message:
    if not was_seated:
        return Message(say("You are no longer on the waiting list of N-{number}.", number=need.number))
    return Message(
        say(
            "Your place on N-{number} is free again, and {asker} knows. Thank you for saying so.",
            number=need.number,
            asker=mention(need.asker),
        )
    )


def withdrawn_for_asker(about: ClaimOf, waiting: int, say: Say) -> Message:
    """No reason is given: it is the partner's own."""
    next_step = (
        say("The next person on the waiting list has been asked. You don't need to do anything yet.")
        if waiting
        else say("The place is open again for everybody. You don't need to do anything yet.")
    )
    text = say("{who} can't make it to *{title}*.", who=_who(about, say), title=needs.title(about.need, say))
    return Message(text, [section(f"{text} {next_step}")])


def need_ended(about: ClaimOf, say: Say) -> Message:
    """To somebody with a claim, when the need is called off or closed."""
    more = button(say.plain("Other requests"), ids.SIMILAR, about.need.id)
    text = say(
        "*{title}* is no longer needed. Sorry for the change, and thank you for offering.",
        title=needs.title(about.need, say),
    )
    return Message(text, [section(text), actions(more)])


def need_changed(about: ClaimOf, say: Say) -> Message:
    """After an edit: what it says now, and, where the plan itself moved, a new question."""
    need, claim = about.need, about.claim
    asked = claim.state is ClaimState.HELD and claim.partner_ok_at is None
    text = (
        say("*{title}* has changed. Does this still work for you?", title=needs.title(need, say))
        if asked
        else say("*{title}* has been updated.", title=needs.title(need, say))
    )
    blocks = [section("\n".join([text, *needs.facts(need, say)]))]
    if asked:
        still = button(say.plain("Still works"), ids.STILL_ON, claim.id, style="primary")
        blocks.append(actions(still, button(say.plain("I can't make it"), ids.WITHDRAW, claim.id)))
    return Message(text, blocks)


def _who(about: ClaimOf, say: Say) -> Mrkdwn:
    who = mention(about.claim.user_id)
    if about.partner:
        who = say("{person} ({organisation})", person=who, organisation=about.partner.name)
    return say("{who} and {count} more", who=who, count=about.claim.party - 1) if about.claim.party > 1 else who


def _seats(need: Need, say: Say) -> Mrkdwn:
    return say.plural(
        "{taken} of {count} place taken",
        "{taken} of {count} places taken",
        need.wanted,
        taken=need.seats_taken,
    )


def _place(outcome: Held, say: Say) -> Mrkdwn:
    last = outcome.place + outcome.claim.party - 1
    if last == outcome.place:
        return say("place {place} of {wanted}", place=outcome.place, wanted=outcome.need.wanted)
    return say("places {first} to {last} of {wanted}", first=outcome.place, last=last, wanted=outcome.need.wanted)


def _own_buttons(need: Need, claim: Claim, say: Say) -> list[Block]:
    buttons = [button(say.plain("I can't make it"), ids.WITHDRAW, claim.id)]
    if need.wanted > 1:
        buttons.insert(0, button(say.plain("We are more than one"), ids.BRING, claim.id))
    if not claim.is_introduced:
        buttons.insert(0, button(say.plain("Say who I am"), ids.INTRODUCE, claim.id, style="primary"))
    return buttons


def _ordinal(position: int, say: Say) -> Mrkdwn:
    words = {1: say("first"), 2: say("second"), 3: say("third")}
    return words.get(position) or say("number {position}", position=position)


def coming(about: ClaimOf, say: Say) -> str:
    """One line of the list that the asker sees: who, and how it stands."""
    state = {
        ClaimState.HELD: say("has a place"),
        ClaimState.CONFIRMED: say("confirmed"),
        ClaimState.OFFERED: say("is being asked"),
        ClaimState.WAITLISTED: say("is waiting"),
    }[about.claim.state]
    return f"• {_who(about, say)}: {state}"


def own(about: ClaimOf, say: Say) -> list[Block]:
    """A reader's own claim, under the need it belongs to."""
    need, claim = about.need, about.claim
    if claim.state is ClaimState.OFFERED:
        return offer(need, claim, say).blocks
    if claim.state is ClaimState.WAITLISTED:
        leave = actions(button(say.plain("Leave the list"), ids.WITHDRAW, claim.id))
        return [section(say("You are on the waiting list.")), leave]
    return [section(say("You have a place.")), actions(*_own_buttons(need, claim, say))]
