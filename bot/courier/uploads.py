"""Posts about lists that were sent as files."""

from bot.courier.rendering import Render, voice
from bot.domain.intake.upload import UploadState
from bot.domain.posts import Post
from bot.messages import uploads as words
from bot.messages.message import Message
from bot.services import kinds
from storage.transaction import Transaction


def report(tx: Transaction, post: Post) -> Message | None:
    """Not where it has been decided about in the meantime."""
    upload = tx.uploads.find(post.team_id, post.subject_id)
    if upload is None or upload.state not in {UploadState.SHOWN, UploadState.REFUSED}:
        return None
    return words.report(upload, voice(tx, post))


def imported(tx: Transaction, post: Post) -> Message | None:
    upload = tx.uploads.find(post.team_id, post.subject_id)
    return words.imported(upload, voice(tx, post)) if upload else None


RENDERINGS: dict[str, Render] = {
    kinds.LIST_REPORT: report,
    kinds.LIST_IMPORTED: imported,
}
