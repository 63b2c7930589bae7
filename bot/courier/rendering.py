"""What each kind of post says, drawn from the record as it is now. None: the record no longer calls for it."""

from collections.abc import Callable

from bot.domain.claims import Claim
from bot.domain.people import Person
from bot.domain.posts import Post
from bot.messages.claims import ClaimOf
from bot.messages.message import Message
from bot.messages.say import Say
from storage.transaction import Transaction

Render = Callable[[Transaction, Post], Message | None]


def voice(tx: Transaction, post: Post) -> Say:
    """In a person's own language to a person, in the workspace's in a channel; times are the school's."""
    house = tx.workspaces.get(post.team_id)
    if post.addressee.startswith(("U", "W")):
        reader = tx.workspaces.reader(Person(post.team_id, post.addressee), post.team_id)
        return Say(reader.language, house.time_zone)
    return Say(house.language, house.time_zone)


def about(tx: Transaction, post: Post) -> ClaimOf:
    """The claim a post is about, with its need, its partner, and whom it is for where they are not on Slack."""
    claim: Claim = tx.claims.get(post.detail_id or 0)
    partner = tx.partners.get(claim.partner_id) if claim.partner_id else None
    contact = tx.partners.contact(claim.for_contact) if claim.is_on_behalf else None
    return ClaimOf(tx.needs.get(post.subject_id), claim, partner, contact)
