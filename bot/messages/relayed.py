"""What is said about somebody who is not on Slack to whoever passes messages on to them, with an e-mail to copy.

`say` is the voice for whoever reads this in Slack, `write` the one for the e-mail.
"""

from dataclasses import dataclass

from bot.domain.claims import Claim, ClaimState, Held, Queued, TooMany
from bot.domain.needs import Need
from bot.domain.partners import Contact, Partner
from bot.messages import emails, ids, names, need_card
from bot.messages.blocks import actions, button, section, to_copy
from bot.messages.claims import ClaimOf
from bot.messages.emails import Email
from bot.messages.message import Block, File, Message
from bot.messages.say import Mrkdwn, Say, excerpt, mention

LONGEST_ADDRESS = 300  # in escaped characters


@dataclass(frozen=True, slots=True)
class ClaimFor:
    """A claim for somebody off Slack, with all that is to be said about it."""

    need: Need
    claim: Claim
    partner: Partner
    contact: Contact


def brought(about: ClaimOf) -> ClaimFor:
    """What is known of a claim, once it is clear that it is for somebody off Slack."""
    if about.partner is None or about.contact is None:
        raise LookupError("a claim for a contact that is not there")
    return ClaimFor(about.need, about.claim, about.partner, about.contact)


def who(about: ClaimFor, say: Say) -> Mrkdwn:
    """As the asker reads it: the credit is the partner's, and there is somebody to talk to."""
    return say(
        "{name} ({organisation}), through {relayer}",
        name=about.contact.name,
        organisation=about.partner.name,
        relayer=mention(about.claim.user_id),
    )


def standing(about: ClaimFor, outcome: Held | Queued, say: Say) -> Message:
    """Private, to whoever has just claimed or answered for them."""
    title, somebody = need_card.title(about.need, say), _name(about, say)
    if isinstance(outcome, Queued):
        text = say(
            "Every place on *{title}* is taken. {who}: number {position} on the waiting list. I will write to you as soon as there is a place.",
            title=title,
            who=somebody,
            position=outcome.position,
        )
    elif about.claim.waits_for_approval:
        text = say(
            "Held on *{title}* for {who}. A coordinator looks at every new organization; I keep the place for one school day meanwhile.",
            title=title,
            who=somebody,
        )
    elif about.claim.state is ClaimState.OFFERED:
        text = _opened(about, say)
    else:
        text = say(
            "*{title}* has a place for {who}. I am sending you an e-mail to copy to them.", title=title, who=somebody
        )
    return Message(text, [section(text), *_buttons(about, say)])


def taken_already(about: ClaimFor, say: Say) -> Message:
    """Somebody else has claimed for the same person, and answers for them."""
    return Message(say("{who} is on *{title}* already.", who=who(about, say), title=need_card.title(about.need, say)))


def taken(about: ClaimFor, say: Say, write: Say) -> Message:
    is_confirmed = about.claim.state is ClaimState.CONFIRMED
    text = (
        say("Their place on *{title}* is confirmed.", title=need_card.title(about.need, say))
        if is_confirmed
        else say("They have a place on *{title}*.", title=need_card.title(about.need, say))
    )
    email = emails.place_taken(about.need, about.contact, confirmed=is_confirmed, say=write)
    return _letter(about, text, email, say, _buttons(about, say))


def offered(about: ClaimFor, say: Say, write: Say) -> Message:
    email = emails.place_offered(about.need, about.contact, about.claim, write)
    return _letter(about, _opened(about, say), email, say, _buttons(about, say))


def offer_lapsed(about: ClaimFor, say: Say, write: Say) -> Message:
    text = say(
        "I kept a place on N-{number} for them for one school day, and now it goes on.", number=about.need.number
    )
    return _letter(about, text, emails.place_lapsed(about.need, about.contact, write), say)


def hold_lapsed(about: ClaimFor, say: Say, write: Say) -> Message:
    text = say(
        "I kept a place on N-{number} for them for one school day, and no coordinator has had time for {organisation} yet, so the place goes on.",
        number=about.need.number,
        organisation=about.partner.name,
    )
    return _letter(about, text, emails.place_lapsed(about.need, about.contact, write), say)


def released(about: ClaimFor, say: Say, write: Say) -> Message:
    text = say(
        "{asker} has chosen someone else for *{title}* this time.",
        asker=mention(about.need.asker),
        title=need_card.title(about.need, say),
    )
    return _letter(about, text, emails.released(about.need, about.contact, write), say)


def confirmed(about: ClaimFor, say: Say, write: Say) -> Message:
    text = say(
        "{asker} is expecting them: *{title}* is confirmed.",
        asker=mention(about.need.asker),
        title=need_card.title(about.need, say),
    )
    return _letter(about, text, emails.confirmed(about.need, about.contact, write), say)


def need_ended(about: ClaimFor, say: Say, write: Say) -> Message:
    text = say("*{title}* is no longer needed.", title=need_card.title(about.need, say))
    return _letter(about, text, emails.ended(about.need, about.contact, write), say)


def need_changed(about: ClaimFor, say: Say, write: Say) -> Message:
    asked = _is_asked_again(about.claim)
    text = (
        say("*{title}* has changed. Does it still work for them?", title=need_card.title(about.need, say))
        if asked
        else say("*{title}* has been updated.", title=need_card.title(about.need, say))
    )
    email = emails.changed(about.need, about.contact, asked=asked, say=write)
    return _letter(about, text, email, say, _buttons(about, say) if asked else [])


def calendar(about: ClaimFor, content: str, say: Say) -> Message:
    """The file beside the e-mail; Slack shows only a text with it."""
    text = say("For {who}: the calendar file, to attach to the e-mail.", who=_name(about, say))
    return Message(text, files=(File(f"N-{about.need.number}.ics", content),))


def still_on(about: ClaimFor, say: Say) -> Message:
    return Message(
        say("Noted: *{title}* still works for {who}.", title=need_card.title(about.need, say), who=_name(about, say))
    )


def gave_back(about: ClaimFor, say: Say) -> Message:
    """After a withdrawal; the claim is as it was before."""
    if not about.claim.is_seated:
        return Message(
            say(
                "{who} is no longer on the waiting list of N-{number}.", who=_name(about, say), number=about.need.number
            )
        )
    return Message(
        say(
            "The place of {who} on N-{number} is free again. Thank you for saying so.",
            who=_name(about, say),
            number=about.need.number,
        )
    )


def declined(about: ClaimFor, say: Say) -> Message:
    return Message(
        say(
            "Thank you for telling us about {who}. The place on N-{number} is there for somebody else now.",
            who=_name(about, say),
            number=about.need.number,
        )
    )


def too_many(outcome: TooMany, say: Say) -> str:
    return say.plural(
        "There is room for {count} of them, not for {party}. Please choose one of these.",
        "There is room for {count} of them, not for {party}. Please choose one of these.",
        outcome.most,
        party=outcome.party,
    )


def own(about: ClaimFor, say: Say) -> list[Block]:
    """Under the need, for whoever may answer for them: how it stands, and what can be said."""
    name = who(about, say)
    if about.claim.waits_for_approval:
        text = say("{who}: waits for a coordinator", who=name)
    elif _is_asked_again(about.claim):
        text = say("{who}: does it still work for them?", who=name)
    else:
        text = {
            ClaimState.HELD: say("{who}: has a place", who=name),
            ClaimState.CONFIRMED: say("{who}: confirmed", who=name),
            ClaimState.OFFERED: say("{who}: is offered a place", who=name),
            ClaimState.WAITLISTED: say("{who}: is waiting", who=name),
        }[about.claim.state]
    return [section(text), *_buttons(about, say)]


def _opened(about: ClaimFor, say: Say) -> Mrkdwn:
    return say(
        "A place has opened on *{title}* for {who}. I keep it for one school day. Would they like it?",
        title=need_card.title(about.need, say),
        who=_name(about, say),
    )


def _letter(about: ClaimFor, text: str, email: Email, say: Say, buttons: list[Block] | None = None) -> Message:
    contact = about.contact
    heading = say("*For {who}, who is not on Slack.*", who=_name(about, say))
    send = (
        say("Please send this to {email}:", email=excerpt(contact.email, LONGEST_ADDRESS))
        if contact.email
        else say("Please pass this on to them:")
    )
    copied = to_copy((say.plain("Subject"), email.subject), (say.plain("Text"), email.body))
    return Message(f"{heading} {text}", [section(f"{heading}\n{text}\n{send}"), copied, *(buttons or [])])


def _name(about: ClaimFor, say: Say) -> Mrkdwn:
    return say("{person} ({organisation})", person=about.contact.name, organisation=about.partner.name)


def _is_asked_again(claim: Claim) -> bool:
    return claim.state is ClaimState.HELD and claim.partner_ok_at is None


def _buttons(about: ClaimFor, say: Say) -> list[Block]:
    """What can be answered in their place, as the claim stands."""
    claim = about.claim
    if claim.state is ClaimState.OFFERED:
        take = button(say.plain("They'll take it"), ids.TAKE_OFFER, claim.id, style="primary")
        return [actions(take, button(say.plain("They say no"), ids.DECLINE_OFFER, claim.id))]
    if claim.state is ClaimState.WAITLISTED:
        return [actions(button(say.plain("Take them off the list"), ids.WITHDRAW, claim.id))]
    if not claim.is_seated:
        return []
    buttons = [button(say.plain("They can't make it"), ids.WITHDRAW, claim.id)]
    if _is_asked_again(claim):
        buttons.insert(0, button(say.plain("Still works"), ids.STILL_ON, claim.id, style="primary"))
    elif about.need.wanted > 1:
        of_things = about.need.kind in names.THINGS
        more = say.plain("They can bring more") if of_things else say.plain("They are more than one")
        buttons.insert(0, button(more, ids.BRING, claim.id))
    return [actions(*buttons)]
