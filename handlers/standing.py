"""How a claim stands, said to whoever answers for it: the claimant, or who passes messages on to them."""

from bot.domain.claims import Claim, Held, Queued
from bot.domain.needs import Need
from bot.messages import claims as words
from bot.messages import relayed
from bot.messages.claims import ClaimOf
from bot.messages.message import Message
from bot.messages.relayed import ClaimFor, brought
from bot.messages.say import Say as Voice
from storage.transaction import Transaction


def about(tx: Transaction, claim_id: int) -> ClaimOf:
    """A claim as it is now, with what the words need to know about it."""
    claim = tx.claims.get(claim_id)
    return claim_on(tx, tx.needs.get(claim.need_id), claim)


def claim_on(tx: Transaction, need: Need, claim: Claim) -> ClaimOf:
    partner = tx.partners.get(claim.partner_id) if claim.partner_id else None
    contact = tx.partners.contact(claim.for_contact) if claim.is_on_behalf else None
    return ClaimOf(need, claim, partner, contact)


def on_behalf(tx: Transaction, claim: Claim) -> ClaimFor | None:
    """A claim for somebody off Slack; None where people claimed for themselves."""
    return brought(claim_on(tx, tx.needs.get(claim.need_id), claim)) if claim.is_on_behalf else None


def stands(tx: Transaction, outcome: Held | Queued, say: Voice) -> Message:
    """What they have, to whoever answers for it."""
    somebody = on_behalf(tx, outcome.claim)
    return relayed.standing(somebody, outcome, say) if somebody else words.standing(outcome, say)
