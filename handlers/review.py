"""What the bot hears when somebody decides about a new partner, or about who speaks for one."""

from bot.domain.partners import Partner
from bot.messages import complaints, errors, ids
from bot.messages import review as words
from bot.services import registry, review
from handlers.heard import Click, Form
from handlers.permissions import (
    contact_of,
    contact_or_coordinator,
    coordinator,
    partner_of,
    registrant,
    voucher,
)
from handlers.reply import Errors, Open, Reply, Say, Show
from handlers.route import button, form
from handlers.speaking import say_to
from storage.transaction import Transaction


def approve(tx: Transaction, heard: Click) -> Reply:
    entry = review.approve(tx, partner_of(tx, heard), by=heard.person, at=heard.at)
    return Say(words.approved(entry, say_to(tx, heard)), instead=_is_in_private(heard))


def open_question(tx: Transaction, heard: Click) -> Reply:
    say = say_to(tx, heard)
    return Open(words.ask_form(partner_of(tx, heard), say), errors.form_too_late(say))


def ask(tx: Transaction, heard: Form) -> Reply:
    say, partner = say_to(tx, heard), partner_of(tx, heard)
    question = heard.text("words")
    if not question:
        return Errors({"words": complaints.no_words(say)})
    review.ask(tx, partner, question, by=heard.person, at=heard.at)
    return Show(words.asked(partner, say))


def open_answer(tx: Transaction, heard: Click) -> Reply:
    say, partner = say_to(tx, heard), partner_of(tx, heard)
    asked = tx.remarks.about(partner.id, limit=1)
    return Open(words.answer_form(partner, asked[0] if asked else None, say), errors.form_too_late(say))


def answer(tx: Transaction, heard: Form) -> Reply:
    say, partner = say_to(tx, heard), partner_of(tx, heard)
    said = heard.text("words")
    if not said:
        return Errors({"words": complaints.no_words(say)})
    review.answer(tx, partner, said, by=heard.person, at=heard.at)
    return Show(words.answered(say))


def open_decline(tx: Transaction, heard: Click) -> Reply:
    """Whoever comes too late hears it before they write a reason."""
    say, partner = say_to(tx, heard), partner_of(tx, heard)
    review.still_waits(tx, partner)
    return Open(words.decline_form(partner, say), errors.form_too_late(say))


def decline(tx: Transaction, heard: Form) -> Reply:
    say = say_to(tx, heard)
    reason = heard.text("reason")
    if not reason:
        return Errors({"reason": complaints.no_words(say)})
    entry = review.decline(tx, partner_of(tx, heard), reason, by=heard.person, at=heard.at)
    return Show(words.declined(entry, say))


def approve_contact(tx: Transaction, heard: Click) -> Reply:
    review.approve_contact(tx, contact_of(tx, heard), by=heard.person, at=heard.at)
    return _decided(tx, heard)


def decline_contact(tx: Transaction, heard: Click) -> Reply:
    review.decline_contact(tx, contact_of(tx, heard), by=heard.person, at=heard.at)
    return _decided(tx, heard)


def leave(tx: Transaction, heard: Click) -> Reply:
    """No longer here: said by the contact, or by somebody who knows."""
    contact = contact_of(tx, heard)
    heir = registry.leave(tx, contact, by=heard.person, at=heard.at)
    partner = tx.partners.get(contact.partner_id)
    return Say(words.left(partner, contact, heir, say_to(tx, heard)), instead=_is_in_private(heard))


def _decided(tx: Transaction, heard: Click) -> Reply:
    contact = contact_of(tx, heard)
    partner: Partner = tx.partners.get(contact.partner_id)
    return Say(words.contact_decided(partner, contact, say_to(tx, heard)), instead=_is_in_private(heard))


def _is_in_private(heard: Click) -> bool:
    """A message that only they see may give way to the answer; a card in a channel is redrawn for all."""
    return (heard.channel or "").startswith("D")


ROUTES = (
    button(ids.APPROVE, approve, may=coordinator),
    button(ids.ASK_BACK, open_question, may=coordinator),
    form(ids.ASK_BACK, ask, may=coordinator),
    button(ids.ANSWER_BACK, open_answer, may=registrant),
    form(ids.ANSWER_BACK, answer, may=registrant),
    button(ids.DECLINE, open_decline, may=coordinator),
    form(ids.DECLINE, decline, may=coordinator),
    button(ids.APPROVE_CONTACT, approve_contact, may=voucher),
    button(ids.DECLINE_CONTACT, decline_contact, may=voucher),
    button(ids.LEAVE, leave, may=contact_or_coordinator),
)
