"""What is said about a claim to the one who made it; what the teacher reads is in for_asker.py."""

from dataclasses import dataclass

from bot.domain.claims import Claim, ClaimState, Held, Queued, TooMany
from bot.domain.needs import Need
from bot.domain.partners import Contact, Partner
from bot.messages import ids, names, need_card
from bot.messages.blocks import actions, button, section
from bot.messages.message import Block, Message
from bot.messages.say import Mrkdwn, Say, mention


@dataclass(frozen=True, slots=True)
class ClaimOf:
    """A claim with what it is about and who made it; `contact` is whom it is for, where they are not on Slack."""

    need: Need
    claim: Claim
    partner: Partner | None
    contact: Contact | None = None


def held(outcome: Held, say: Say) -> Message:
    """Private, the moment the button is pressed."""
    need, claim = outcome.need, outcome.claim
    title, place, asker = need_card.title(need, say), _place(outcome, say), mention(need.asker)
    if claim.waits_for_approval:
        text = say(
            "Held for you on *{title}*: {place}. A coordinator looks at everybody who is new; I keep the place for one school day meanwhile, and write to you when they have decided.",
            title=title,
            place=place,
        )
    elif claim.is_introduced:
        text = say("Held for you on *{title}*: {place}. {asker} has been told.", title=title, place=place, asker=asker)
    else:
        text = say(
            "Held for you on *{title}*: {place}. Please say who you are, so that I can tell {asker}.",
            title=title,
            place=place,
            asker=asker,
        )
    return Message(text, [section(text), actions(*_own_buttons(need, claim, say))])


def queued(outcome: Queued, say: Say) -> Message:
    text = say(
        "Every place on *{title}* is taken. You are {position} on the waiting list. I will ask you as soon as a place is free for you.",
        title=need_card.title(outcome.need, say),
        position=_ordinal(outcome.position, say),
    )
    buttons = [button(say.plain("Leave the list"), ids.WITHDRAW, outcome.claim.id)]
    more = button(say.plain("Similar requests"), ids.SIMILAR, outcome.need.id)
    return Message(text, [section(text), actions(*buttons, more)])


def too_many(outcome: TooMany, say: Say) -> str:
    """A larger party than there is room for: said under the choice of the form that asked."""
    if outcome.need.kind in names.THINGS:
        return say.plural(
            "Of your {party}, {count} is still needed. Please choose one of these.",
            "Of your {party}, {count} are still needed. Please choose one of these.",
            outcome.most,
            party=outcome.party,
        )
    return say.plural(
        "There is room for {count} of you, not for {party}. Please choose one of these.",
        "There is room for {count} of you, not for {party}. Please choose one of these.",
        outcome.most,
        party=outcome.party,
    )


def standing(outcome: Held | Queued, say: Say) -> Message:
    """What somebody has: a place, an offer to answer, or a position in the line."""
    if isinstance(outcome, Queued):
        return queued(outcome, say)
    return offer(outcome.need, outcome.claim, say) if outcome.claim.state is ClaimState.OFFERED else held(outcome, say)


def for_partner(about: ClaimOf, say: Say) -> Message:
    """The partner's own record of the claim, with the details only they need."""
    need = about.need
    text = say("You have a place on *{title}*. Thank you.", title=need_card.title(need, say))
    lines = [text, *need_card.facts(need, say), *_where_to_go(need, say)]
    blocks = [section("\n".join(lines)), *need_card.note(need), actions(*_own_buttons(need, about.claim, say))]
    return Message(text, blocks)


def confirmed(about: ClaimOf, say: Say) -> Message:
    return Message(
        say(
            "{asker} is expecting you: *{title}* is confirmed.",
            asker=mention(about.need.asker),
            title=need_card.title(about.need, say),
        )
    )


def still_on(about: ClaimOf, say: Say) -> Message:
    return Message(say("Thank you: you are still on for *{title}*.", title=need_card.title(about.need, say)))


def released(about: ClaimOf, say: Say) -> Message:
    return Message(
        say(
            "{asker} has chosen someone else for *{title}* this time. Thank you for offering.",
            asker=mention(about.need.asker),
            title=need_card.title(about.need, say),
        )
    )


def offer(need: Need, claim: Claim, say: Say) -> Message:
    """A place from the waiting list: theirs for one school day."""
    text = say(
        "A place has opened on *{title}*, and you are first in line. I keep it for you for one school day.",
        title=need_card.title(need, say),
    )
    lines = [text, *need_card.facts(need, say)]
    return Message(
        text,
        [
            section("\n".join(lines)),
            *need_card.note(need),
            _take_it(claim, say),
        ],
    )


def _take_it(claim: Claim, say: Say) -> Block:
    return actions(
        button(say.plain("I'll take it"), ids.TAKE_OFFER, claim.id, style="primary"),
        button(say.plain("No, thank you"), ids.DECLINE_OFFER, claim.id),
    )


def declined(need: Need, say: Say) -> Message:
    return Message(
        say("Thank you for telling us. The place on N-{number} is there for somebody else now.", number=need.number)
    )


def offer_lapsed(need: Need, say: Say) -> Message:
    return Message(
        say(
            "I kept a place on N-{number} for you for one school day, and now it goes on. You are welcome to press *I can help* again. Thank you for waiting.",
            number=need.number,
        )
    )


def seat_lapsed(need: Need, say: Say) -> Message:
    return Message(
        say(
            "I could not keep your place on N-{number}, because I don't know yet who you are. You are welcome to press *I can help* again.",
            number=need.number,
        )
    )


def hold_lapsed(need: Need, say: Say) -> Message:
    """No coordinator has decided in time."""
    return Message(
        say(
            "I kept your place on N-{number} for one school day, and no coordinator has had time for your organization yet, so the place goes on. I have reminded them and will write to you. You are welcome to press *I can help* again.",
            number=need.number,
        )
    )


def gave_back(need: Need, claim: Claim, say: Say) -> Message:
    """After a withdrawal; `claim` is as it was before."""
    if not claim.is_seated:
        return Message(say("You are no longer on the waiting list of N-{number}.", number=need.number))
    if not claim.is_announced:
        return Message(say("Your place on N-{number} is free again. Thank you for saying so.", number=need.number))
    return Message(
        say(
            "Your place on N-{number} is free again, and I am letting {asker} know. Thank you for saying so.",
            number=need.number,
            asker=mention(need.asker),
        )
    )


def need_ended(about: ClaimOf, say: Say) -> Message:
    """To somebody with a claim, when the need is called off or closed."""
    more = button(say.plain("Other requests"), ids.SIMILAR, about.need.id)
    text = say(
        "*{title}* is no longer needed. Sorry for the change, and thank you for offering.",
        title=need_card.title(about.need, say),
    )
    return Message(text, [section(text), actions(more)])


def need_changed(about: ClaimOf, say: Say) -> Message:
    """After an edit: what it says now, and, where the plan itself moved, a new question."""
    need, claim = about.need, about.claim
    asked = _is_asked_again(claim)
    text = (
        say("*{title}* has changed. Does this still work for you?", title=need_card.title(need, say))
        if asked
        else say("*{title}* has been updated.", title=need_card.title(need, say))
    )
    lines = [text, *need_card.facts(need, say), *_where_to_go(need, say)]
    blocks = [section("\n".join(lines)), *need_card.note(need)]
    return Message(text, [*blocks, _still_works(claim, say)] if asked else blocks)


def _is_asked_again(claim: Claim) -> bool:
    return claim.state is ClaimState.HELD and claim.partner_ok_at is None


def _still_works(claim: Claim, say: Say) -> Block:
    return actions(
        button(say.plain("Still works"), ids.STILL_ON, claim.id, style="primary"),
        button(say.plain("I can't make it"), ids.WITHDRAW, claim.id),
    )


def _where_to_go(need: Need, say: Say) -> list[str]:
    """What only those who come are told."""
    contact = say("Your contact: {asker}", asker=mention(need.asker))
    return [contact, say("Room: {room}", room=need.room)] if need.room else [contact]


def _place(outcome: Held, say: Say) -> Mrkdwn:
    if outcome.need.kind in names.THINGS:
        return say("{count} of {wanted}", count=outcome.claim.party, wanted=outcome.need.wanted)
    last = outcome.place + outcome.claim.party - 1
    if last == outcome.place:
        return say("place {place} of {wanted}", place=outcome.place, wanted=outcome.need.wanted)
    return say("places {first} to {last} of {wanted}", first=outcome.place, last=last, wanted=outcome.need.wanted)


def _own_buttons(need: Need, claim: Claim, say: Say) -> list[Block]:
    buttons = [button(say.plain("I can't make it"), ids.WITHDRAW, claim.id)]
    if need.wanted > 1:
        more = say.plain("I can bring more") if need.kind in names.THINGS else say.plain("We are more than one")
        buttons.insert(0, button(more, ids.BRING, claim.id))
    if not claim.is_introduced:
        buttons.insert(0, button(say.plain("Say who I am"), ids.INTRODUCE, claim.id, style="primary"))
    return buttons


def _ordinal(position: int, say: Say) -> Mrkdwn:
    words = {1: say("first"), 2: say("second"), 3: say("third")}
    return words.get(position) or say("number {position}", position=position)


def own(about: ClaimOf, say: Say) -> list[Block]:
    """A reader's own claim, under the need it belongs to."""
    need, claim = about.need, about.claim
    if claim.state is ClaimState.OFFERED:
        return [section(say("A place has opened. I keep it for you for one school day.")), _take_it(claim, say)]
    if claim.state is ClaimState.WAITLISTED:
        leave = actions(button(say.plain("Leave the list"), ids.WITHDRAW, claim.id))
        return [section(say("You are on the waiting list.")), leave]
    if _is_asked_again(claim):
        return [section(say("This has changed. Does it still work for you?")), _still_works(claim, say)]
    if claim.waits_for_approval:
        text = say("A place is held for you until a coordinator has decided, for one school day at most.")
        return [section(text), actions(*_own_buttons(need, claim, say))]
    return [section(say("You have a place.")), actions(*_own_buttons(need, claim, say))]
