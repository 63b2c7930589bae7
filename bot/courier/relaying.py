"""News for a claimant who is not on Slack, said to whoever passes messages on to them."""

from collections.abc import Callable

from bot.courier.rendering import Render, about, voice
from bot.domain.claims import ClaimState
from bot.domain.on_behalf import language_of
from bot.domain.posts import Post
from bot.domain.workspace import LANGUAGES
from bot.messages import relayed
from bot.messages.calendar_file import calendar_file
from bot.messages.message import Message
from bot.messages.relayed import ClaimFor, brought
from bot.messages.say import Say
from storage.transaction import Transaction

HAS_OR_HAD_A_PLACE = frozenset({ClaimState.HELD, ClaimState.CONFIRMED, ClaimState.CANCELLED})

# The claim, the voice for whoever reads it in Slack, and the one of the e-mail.
Letter = Callable[[ClaimFor, Say, Say], Message]


def or_relayed(own: Render, letter: Letter) -> Render:
    """What the claimant reads, or, where they are not on Slack, the letter; neither where nothing is called for."""

    def render(tx: Transaction, post: Post) -> Message | None:
        said = own(tx, post)
        if said is None or not tx.claims.get(post.detail_id or 0).is_on_behalf:
            return said
        somebody = brought(about(tx, post))
        return letter(somebody, voice(tx, post), _writing(tx, post, somebody))

    return render


def calendar(tx: Transaction, post: Post) -> Message | None:
    """For somebody off Slack who has a place, and once more when the need is called off: it leaves calendars, too."""
    claim = about(tx, post)
    has_none = claim.claim.state not in HAS_OR_HAD_A_PLACE or claim.claim.waits_for_approval
    if claim.contact is None or has_none:
        return None
    somebody = brought(claim)
    made = calendar_file(claim.need, revised_at=post.created_at, say=_writing(tx, post, somebody))
    return relayed.calendar(somebody, made.decode(), voice(tx, post)) if made else None


def _writing(tx: Transaction, post: Post, somebody: ClaimFor) -> Say:
    """The voice of an e-mail: in the first of our languages that their organisation speaks."""
    house = tx.workspaces.get(post.team_id)
    entry = tx.partners.entry(post.team_id, somebody.partner.id)
    spoken = entry.profile.languages if entry else ()
    return Say(language_of(spoken, LANGUAGES, otherwise=house.language), house.time_zone)
