"""What coordinators decide about new partners, and what is said to those who wait."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.partners import LONGEST_WORDS, Contact, Entry, Partner, Remark, Standing
from bot.messages import ids, need_card, profile
from bot.messages.blocks import actions, button, context, field, modal, section, text_input
from bot.messages.claims import ClaimOf
from bot.messages.forms import done
from bot.messages.message import Block, Message
from bot.messages.say import Mrkdwn, Say, excerpt, mention, moment, quote

LONGEST_PERSON = 120
MOST_CONTACTS = 6
LONGEST_REMARK = 300
LONGEST_REASON_SHOWN = 800


@dataclass(frozen=True, slots=True)
class Review:
    """A partner with all that a coordinator needs to decide; `claim` is the place held for it meanwhile."""

    entry: Entry
    contacts: Sequence[Contact]
    remarks: Sequence[Remark]
    claim: ClaimOf | None


@dataclass(frozen=True, slots=True)
class ContactReview:
    """Somebody who would speak for a partner that is there."""

    partner: Partner
    contact: Contact
    claim: ClaimOf | None


def card(review: Review, say: Say) -> Message:
    """Living in the coordinators' channel; the same words in a direct message where there is none."""
    entry = review.entry
    title = _title(entry, say)
    lines = [f"*{title}*", *profile.facts(entry.profile, say)]
    who = [_contact(contact, say) for contact in review.contacts[:MOST_CONTACTS]]
    if entry.registered_by:
        who.append(say("Registered by {who}", who=mention(entry.registered_by)))
    blocks = [section("\n".join(lines)), *profile.words(entry.profile, say)]
    if who:
        blocks.append(section("\n".join(who)))
    if review.claim:
        blocks.append(section(_held_for(review.claim, say)))
    if review.remarks:
        blocks.append(section("\n".join(_remark(remark) for remark in review.remarks)))
    return Message(title, [*blocks, *_decision(entry, say)])


def contact_card(review: ContactReview, say: Say) -> Message:
    contact, organisation = review.contact, _name(review.partner)
    text = say("{who} says they are with {organisation}.", who=person(contact, say), organisation=organisation)
    if contact.left_at:
        return Message(
            say("{who} is no longer with {organisation}.", who=person(contact, say), organisation=organisation)
        )
    if contact.standing is not Standing.PENDING:
        outcome = say("Approved.") if contact.is_approved else say("Declined.")
        return Message(f"{text} {outcome}")
    lines = [text, say("Until somebody who knows says yes, they cannot act for it.")]
    blocks = [section("\n".join(lines))]
    if review.claim:
        blocks.append(section(_held_for(review.claim, say)))
    buttons = actions(
        button(say.plain("Yes, they are"), ids.APPROVE_CONTACT, contact.id, style="primary"),
        button(say.plain("No, they are not"), ids.DECLINE_CONTACT, contact.id),
    )
    return Message(text, [*blocks, buttons])


def reminder(entry: Entry, say: Say) -> Message:
    text = say(
        "{organisation} has been waiting for an answer for a school day.", organisation=profile.name(entry.profile)
    )
    return Message(text, [section(text), *_decision(entry, say)])


def approved(entry: Entry, say: Say) -> Message:
    return Message(say("{organisation} is approved. I am telling them.", organisation=profile.name(entry.profile)))


def declined(entry: Entry, say: Say) -> Block:
    text = say(
        "{organisation} is declined. I am telling them kindly, with your reason.",
        organisation=profile.name(entry.profile),
    )
    return done(say.plain("Decline"), text, say)


def asked(partner: Partner, say: Say) -> Block:
    text = say("Your question is on its way to {organisation}. I show you the answer.", organisation=_name(partner))
    return done(say.plain("Ask"), text, say)


def answered(say: Say) -> Block:
    return done(say.plain("Answer"), say("Thank you. The coordinators see your answer."), say)


def contact_decided(partner: Partner, contact: Contact, say: Say) -> Message:
    who, organisation = person(contact, say), _name(partner)
    if contact.is_approved:
        return Message(say("{who} speaks for {organisation} now.", who=who, organisation=organisation))
    return Message(
        say("{who} does not speak for {organisation}. I am telling them.", who=who, organisation=organisation)
    )


def left(partner: Partner, contact: Contact, heir: Contact | None, say: Say) -> Message:
    """Somebody no longer speaks for a partner; who is turned to first now."""
    who, organisation = person(contact, say), _name(partner)
    text = say("Noted: {who} no longer speaks for {organisation}.", who=who, organisation=organisation)
    if heir:
        text = Mrkdwn(f"{text} {say('I turn to {who} first from now on.', who=person(heir, say))}")
    return Message(text)


def let_in(entry: Entry, say: Say) -> Message:
    """To those who waited: what happens next."""
    text = say("{organisation} is approved. Welcome, and thank you.", organisation=profile.name(entry.profile))
    lines = [
        text,
        say("Press *I can help* on any request, and the place is yours at once. `/need list` shows what is open."),
        say("`/partner edit` tells schools more about you, and `/partner pause` gives you a rest."),
    ]
    return Message(text, [section("\n".join(lines))])


def not_let_in(entry: Entry, say: Say) -> Message:
    organisation = profile.name(entry.profile)
    text = say(
        "Thank you for offering. A coordinator has not approved {organisation} for now.", organisation=organisation
    )
    blocks = [section(text)]
    if entry.decline_reason:
        blocks.append(section(f"{say('They wrote:')}\n{quote(entry.decline_reason, LONGEST_REASON_SHOWN)}"))
    if entry.decided_by:
        more = say("{who} can tell you more. `/partner register` asks again.", who=mention(entry.decided_by))
        blocks.append(context(more))
    return Message(text, blocks)


def contact_let_in(partner: Partner, say: Say) -> Message:
    return Message(
        say(
            "You speak for {organisation} now. Press *I can help* on any request, and the place is yours at once.",
            organisation=_name(partner),
        )
    )


def contact_not_let_in(partner: Partner, say: Say) -> Message:
    return Message(
        say(
            "Thank you for offering. I was told that you do not speak for {organisation}. If that is a mistake, please ask a coordinator. `/partner register` registers another organization.",
            organisation=_name(partner),
        )
    )


def contact_named(partner: Partner, contact: Contact, say: Say) -> Message:
    """To somebody who was named by somebody else."""
    text = say("You were named as a contact of {organisation}.", organisation=_name(partner))
    more = say("Schools may ask you for help, and you can press *I can help* on any request once it is approved.")
    leave = button(say.plain("No longer here"), ids.LEAVE, contact.id)
    return Message(text, [section(f"{text} {more}"), actions(leave)])


def asked_back(partner: Partner, remark: Remark, say: Say) -> Message:
    text = say("{who} asks about {organisation}:", who=mention(remark.user_id), organisation=_name(partner))
    blocks = [section(f"{text}\n{quote(remark.words, 2000)}")]
    return Message(text, [*blocks, actions(button(say.plain("Answer"), ids.ANSWER_BACK, partner.id, style="primary"))])


def answered_back(partner: Partner, remark: Remark, say: Say) -> Message:
    text = say("{who} answers about {organisation}:", who=mention(remark.user_id), organisation=_name(partner))
    return Message(text, [section(f"{text}\n{quote(remark.words, 2000)}")])


def decline_form(partner: Partner, say: Say) -> Block:
    return modal(
        ids.DECLINE,
        say.plain("Decline"),
        [
            section(say("I tell them kindly that {organisation} is not approved.", organisation=_name(partner))),
            field(
                "reason",
                say.plain("Why?"),
                text_input(longest=LONGEST_WORDS, multiline=True),
                optional=False,
                hint=say.plain("They will read this."),
            ),
        ],
        record=partner.id,
        submit=say.plain("Decline"),
        close=say.plain("Cancel"),
    )


def ask_form(partner: Partner, say: Say) -> Block:
    return modal(
        ids.ASK_BACK,
        say.plain("Ask"),
        [
            section(say("What would you like to know about {organisation}?", organisation=_name(partner))),
            field(
                "words", say.plain("Your question"), text_input(longest=LONGEST_WORDS, multiline=True), optional=False
            ),
        ],
        record=partner.id,
        submit=say.plain("Ask"),
        close=say.plain("Cancel"),
    )


def answer_form(partner: Partner, remark: Remark | None, say: Say) -> Block:
    asked_ = [section(quote(remark.words, 2000))] if remark else []
    answer = text_input(longest=LONGEST_WORDS, multiline=True)
    return modal(
        ids.ANSWER_BACK,
        say.plain("Answer"),
        [*asked_, field("words", say.plain("Your answer"), answer, optional=False)],
        record=partner.id,
        submit=say.plain("Answer"),
        close=say.plain("Cancel"),
    )


def person(contact: Contact, say: Say) -> Mrkdwn:
    """`@priya`, or `Maria Soto` of those who are not in Slack."""
    if contact.user_id:
        return mention(contact.user_id)
    who = excerpt(contact.name or "", LONGEST_PERSON)
    return say("{who}, through {relayer}", who=who, relayer=mention(contact.relayer)) if contact.relayer else who


def _title(entry: Entry, say: Say) -> Mrkdwn:
    organisation = profile.name(entry.profile)
    if entry.standing is Standing.PENDING:
        return say("{organisation} would like to help", organisation=organisation)
    return organisation


def _contact(contact: Contact, say: Say) -> str:
    who = person(contact, say)
    if contact.email:
        who = say("{who} ({email})", who=who, email=excerpt(contact.email, LONGEST_PERSON))
    return say("Contact: {who}", who=who)


def _held_for(about: ClaimOf, say: Say) -> str:
    title = need_card.title(about.need, say)
    if about.claim.lapses_at is None:
        return say("They pressed *I can help* on *{title}*.", title=title)
    until = moment(about.claim.lapses_at, say)
    return say("They pressed *I can help* on *{title}*. I keep the place until {until}.", title=title, until=until)


def _remark(remark: Remark) -> str:
    return f"{mention(remark.user_id)}: {excerpt(' '.join(remark.words.split()), LONGEST_REMARK)}"


def _decision(entry: Entry, say: Say) -> list[Block]:
    if entry.standing is Standing.PENDING:
        return [
            actions(
                button(say.plain("Approve"), ids.APPROVE, entry.id, style="primary"),
                button(say.plain("Ask"), ids.ASK_BACK, entry.id),
                button(say.plain("Decline"), ids.DECLINE, entry.id),
            )
        ]
    if not entry.decided_by:
        return []
    who = mention(entry.decided_by)
    if entry.standing is Standing.APPROVED:
        return [context(say("Approved by {who}", who=who))]
    reason = excerpt(entry.decline_reason or "", LONGEST_REASON_SHOWN)
    return [context(say("Declined by {who}: {reason}", who=who, reason=reason))]


def _name(partner: Partner) -> Mrkdwn:
    return excerpt(partner.name, profile.LONGEST_NAME_SHOWN)
