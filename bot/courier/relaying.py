"""News for a claimant who is not on Slack, said to whoever passes messages on to them."""

from collections.abc import Callable

from bot.courier.rendering import Render, about, voice
from bot.domain.on_behalf import language_of
from bot.domain.posts import Post
from bot.domain.workspace import LANGUAGES
from bot.messages.message import Message
from bot.messages.relayed import ClaimFor, brought
from bot.messages.say import Say
from storage.transaction import Transaction

# The claim, the voice for whoever reads it in Slack, and the one of the e-mail.
Letter = Callable[[ClaimFor, Say, Say], Message]


def or_relayed(own: Render, letter: Letter) -> Render:
    """What the claimant reads, or, where they are not on Slack, the letter; neither where nothing is called for."""

    def render(tx: Transaction, post: Post) -> Message | None:
        said, claim = own(tx, post), about(tx, post)
        if said is None or claim.contact is None:
            return said
        somebody = brought(claim)
        return letter(somebody, voice(tx, post), _writing(tx, post, somebody))

    return render


def _writing(tx: Transaction, post: Post, somebody: ClaimFor) -> Say:
    """The voice of an e-mail: in the first of our languages that their organisation speaks."""
    house = tx.workspaces.get(post.team_id)
    entry = tx.partners.entry(post.team_id, somebody.partner.id)
    spoken = entry.profile.languages if entry else ()
    return Say(language_of(spoken, LANGUAGES, otherwise=house.language), house.time_zone)
