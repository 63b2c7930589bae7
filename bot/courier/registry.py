"""Posts about partners: what coordinators decide, and what is said to those who wait for it."""

from bot.courier.rendering import Render, voice
from bot.domain.claims import Claim
from bot.domain.partners import Contact, Entry, Partner, Standing
from bot.domain.posts import Post
from bot.messages import review as words
from bot.messages.claims import ClaimOf
from bot.messages.message import Message
from bot.messages.review import ContactReview, Review
from bot.services import kinds
from storage.transaction import Transaction

REMARKS_SHOWN = 5


def partner_card(tx: Transaction, post: Post) -> Message:
    return words.card(_review(tx, _entry(tx, post)), voice(tx, post))


def partner_for_coordinator(tx: Transaction, post: Post) -> Message | None:
    """Not said when somebody has decided in the meantime."""
    entry = _entry(tx, post)
    return words.card(_review(tx, entry), voice(tx, post)) if entry.standing is Standing.PENDING else None


def partner_reminder(tx: Transaction, post: Post) -> Message | None:
    entry = _entry(tx, post)
    return words.reminder(entry, voice(tx, post)) if entry.standing is Standing.PENDING else None


def contact_card(tx: Transaction, post: Post) -> Message:
    return words.contact_card(_contact_review(tx, post), voice(tx, post))


def contact_for_coordinator(tx: Transaction, post: Post) -> Message | None:
    review = _contact_review(tx, post)
    waits = review.contact.standing is Standing.PENDING and review.contact.left_at is None
    return words.contact_card(review, voice(tx, post)) if waits else None


def asked_back(tx: Transaction, post: Post) -> Message:
    remark = tx.remarks.get(post.detail_id or 0)
    return words.asked_back(tx.partners.get(post.subject_id), remark, voice(tx, post))


def answered_back(tx: Transaction, post: Post) -> Message:
    remark = tx.remarks.get(post.detail_id or 0)
    return words.answered_back(tx.partners.get(post.subject_id), remark, voice(tx, post))


def let_in(tx: Transaction, post: Post) -> Message | None:
    entry = _entry(tx, post)
    return words.let_in(entry, voice(tx, post)) if entry.standing is Standing.APPROVED else None


def not_let_in(tx: Transaction, post: Post) -> Message | None:
    entry = _entry(tx, post)
    return words.not_let_in(entry, voice(tx, post)) if entry.standing is Standing.DECLINED else None


def contact_let_in(tx: Transaction, post: Post) -> Message | None:
    """Where the partner itself still waits, its own approval says more."""
    partner = _partner_of(tx, _contact(tx, post))
    return words.contact_let_in(partner, voice(tx, post)) if partner.is_approved else None


def contact_not_let_in(tx: Transaction, post: Post) -> Message:
    return words.contact_not_let_in(_partner_of(tx, _contact(tx, post)), voice(tx, post))


def contact_named(tx: Transaction, post: Post) -> Message | None:
    contact = _contact(tx, post)
    return None if contact.left_at else words.contact_named(_partner_of(tx, contact), contact, voice(tx, post))


def _review(tx: Transaction, entry: Entry) -> Review:
    held = tx.claims.waiting_for_approval(entry.id)
    contacts, remarks = tx.partners.contacts(entry.id), tx.remarks.about(entry.id, limit=REMARKS_SHOWN)
    return Review(entry, contacts, remarks, _claim(tx, held[0]) if held else None)


def _contact_review(tx: Transaction, post: Post) -> ContactReview:
    contact = _contact(tx, post)
    held = [one for one in tx.claims.waiting_for_approval(contact.partner_id) if one.person == contact.person]
    return ContactReview(_partner_of(tx, contact), contact, _claim(tx, held[0]) if held else None)


def _claim(tx: Transaction, held: Claim) -> ClaimOf:
    return ClaimOf(tx.needs.get(held.need_id), held, None)


def _entry(tx: Transaction, post: Post) -> Entry:
    entry = tx.partners.entry(post.team_id, post.subject_id)
    if entry is None:
        raise LookupError("a post about a partner that is not there")
    return entry


def _contact(tx: Transaction, post: Post) -> Contact:
    contact = tx.partners.contact(post.subject_id)
    if contact is None:
        raise LookupError("a post about a contact that is not there")
    return contact


def _partner_of(tx: Transaction, contact: Contact) -> Partner:
    return tx.partners.get(contact.partner_id)


RENDERINGS: dict[str, Render] = {
    kinds.PARTNER_REVIEW: partner_card,
    kinds.PARTNER_REVIEW_FOR: partner_for_coordinator,
    kinds.PARTNER_REMINDER: partner_reminder,
    kinds.CONTACT_REVIEW: contact_card,
    kinds.CONTACT_REVIEW_FOR: contact_for_coordinator,
    kinds.CONTACT_REMINDER: contact_for_coordinator,
    kinds.ASKED_BACK: asked_back,
    kinds.ANSWERED_BACK: answered_back,
    kinds.LET_IN: let_in,
    kinds.NOT_LET_IN: not_let_in,
    kinds.CONTACT_LET_IN: contact_let_in,
    kinds.CONTACT_NOT_LET_IN: contact_not_let_in,
    kinds.CONTACT_NAMED: contact_named,
}
