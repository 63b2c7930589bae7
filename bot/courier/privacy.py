"""Posts about what is held of people: their data as files, a need that goes to somebody else, the last message."""

from bot.courier.rendering import Render, about, voice
from bot.domain.people import Person
from bot.domain.posts import Post
from bot.messages import mydata
from bot.messages import privacy as words
from bot.messages.message import Message
from bot.services import kinds
from storage.transaction import Transaction


def my_data(tx: Transaction, post: Post) -> Message:
    """Read from the record as it is now."""
    held = tx.forgetting.held(Person(post.team_id, post.addressee))
    return mydata.parcel(post.addressee, held, post.created_at, voice(tx, post))


def my_data_refused(tx: Transaction, post: Post) -> Message:
    refused = tx.outbox.find(post.detail_id or 0)
    return words.data_refused((refused.error if refused else None) or "", voice(tx, post))


def handed_over(tx: Transaction, post: Post) -> Message | None:
    """Not where it has ended, or gone on to somebody else, in the meantime."""
    need = tx.needs.get(post.subject_id)
    still_theirs = need.is_posted and need.asker == post.addressee
    return words.handed_over(need, len(tx.claims.seated(need.id)), voice(tx, post)) if still_theirs else None


def new_asker(tx: Transaction, post: Post) -> Message | None:
    claim = about(tx, post)
    return words.new_asker(claim.need, voice(tx, post)) if claim.claim.is_live else None


def farewell(tx: Transaction, post: Post) -> Message:
    return words.farewell(voice(tx, post))


RENDERINGS: dict[str, Render] = {
    kinds.MY_DATA: my_data,
    kinds.MY_DATA_REFUSED: my_data_refused,
    kinds.NEED_HANDED_OVER: handed_over,
    kinds.NEW_ASKER: new_asker,
    kinds.FAREWELL: farewell,
}
