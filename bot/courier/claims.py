"""Posts about claims: direct messages to the one who claimed and to the one who asked."""

from bot.courier.relaying import calendar, or_relayed
from bot.courier.rendering import Render, about, voice
from bot.domain.claims import ClaimState
from bot.domain.posts import Post
from bot.messages import claims as words
from bot.messages import for_asker as to_asker
from bot.messages import relayed as letters
from bot.messages.message import Message
from bot.services import kinds
from storage.transaction import Transaction

HELD = (ClaimState.HELD, ClaimState.CONFIRMED)


def for_asker(tx: Transaction, post: Post) -> Message | None:
    """Somebody who has gone again is not announced."""
    claim = about(tx, post)
    return to_asker.has_help(claim, voice(tx, post)) if claim.claim.state in HELD else None


def for_partner(tx: Transaction, post: Post) -> Message | None:
    claim = about(tx, post)
    return words.for_partner(claim, voice(tx, post)) if claim.claim.state in HELD else None


def offered(tx: Transaction, post: Post) -> Message | None:
    claim = about(tx, post)
    still = claim.claim.state is ClaimState.OFFERED
    return words.offer(claim.need, claim.claim, voice(tx, post)) if still else None


def offer_lapsed(tx: Transaction, post: Post) -> Message:
    return words.offer_lapsed(tx.needs.get(post.subject_id), voice(tx, post))


def seat_lapsed(tx: Transaction, post: Post) -> Message:
    return words.seat_lapsed(tx.needs.get(post.subject_id), voice(tx, post))


def hold_lapsed(tx: Transaction, post: Post) -> Message:
    return words.hold_lapsed(tx.needs.get(post.subject_id), voice(tx, post))


def released(tx: Transaction, post: Post) -> Message:
    return words.released(about(tx, post), voice(tx, post))


def withdrawn_for_asker(tx: Transaction, post: Post) -> Message:
    claim = about(tx, post)
    asked_next = any(other.state is ClaimState.OFFERED for other in tx.claims.seated(claim.need.id))
    return to_asker.withdrawn(claim, asked_next, voice(tx, post))


def party_changed(tx: Transaction, post: Post) -> Message | None:
    claim = about(tx, post)
    return to_asker.party_changed(claim, voice(tx, post)) if claim.claim.state in HELD else None


def waits_together(tx: Transaction, post: Post) -> Message | None:
    claim = about(tx, post)
    return to_asker.waits_together(claim, voice(tx, post)) if claim.claim.state is ClaimState.WAITLISTED else None


def still_on_for_asker(tx: Transaction, post: Post) -> Message | None:
    claim = about(tx, post)
    return to_asker.still_on(claim, voice(tx, post)) if claim.claim.state in HELD else None


def confirmed(tx: Transaction, post: Post) -> Message | None:
    claim = about(tx, post)
    return words.confirmed(claim, voice(tx, post)) if claim.claim.state is ClaimState.CONFIRMED else None


def need_ended(tx: Transaction, post: Post) -> Message:
    return words.need_ended(about(tx, post), voice(tx, post))


def need_changed(tx: Transaction, post: Post) -> Message | None:
    claim = about(tx, post)
    return words.need_changed(claim, voice(tx, post)) if claim.claim.is_live else None


RENDERINGS: dict[str, Render] = {
    kinds.CLAIM_FOR_ASKER: for_asker,
    kinds.CLAIM_FOR_PARTNER: or_relayed(for_partner, letters.taken),
    kinds.PLACE_OFFERED: or_relayed(offered, letters.offered),
    kinds.OFFER_LAPSED: or_relayed(offer_lapsed, letters.offer_lapsed),
    kinds.SEAT_LAPSED: seat_lapsed,
    kinds.HOLD_LAPSED: or_relayed(hold_lapsed, letters.hold_lapsed),
    kinds.CLAIM_RELEASED: or_relayed(released, letters.released),
    kinds.WITHDRAWN_FOR_ASKER: withdrawn_for_asker,
    kinds.PARTY_CHANGED: party_changed,
    kinds.WAITS_TOGETHER: waits_together,
    kinds.STILL_ON_FOR_ASKER: still_on_for_asker,
    kinds.CLAIM_CONFIRMED: or_relayed(confirmed, letters.confirmed),
    kinds.NEED_ENDED: or_relayed(need_ended, letters.need_ended),
    kinds.NEED_CHANGED: or_relayed(need_changed, letters.need_changed),
    kinds.CALENDAR_FILE: calendar,
}
