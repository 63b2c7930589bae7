"""Lists that were sent as files: fetched from Slack, looked at beside the work, reported, and imported when wanted."""

import asyncio
import hashlib
import logging
import tempfile
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import BinaryIO

from bot.clock import Clock
from bot.courier.outcomes import Failed, Refused
from bot.courier.slack import PIECE, Slack
from bot.domain.intake.draft import Draft
from bot.domain.intake.guessing import Guess
from bot.domain.intake.limits import LARGEST_FILE
from bot.domain.intake.lines import rows
from bot.domain.intake.listing import look_at
from bot.domain.intake.refusals import Unreadable, Why
from bot.domain.intake.upload import MOST_ROWS_SENT, Report, Upload, UploadState
from bot.services import uploads
from bot.services.intake import Overtaken, Settled, Settling, Similar, note_similar
from storage.database import Database

log = logging.getLogger(__name__)


class Lists:
    def __init__(self, db: Database, clock: Clock, slack: Slack) -> None:
        self._db = db
        self._clock = clock
        self._slack = slack

    async def read_due(self) -> int:
        """One list a round; how many."""
        due = await self._db.run(lambda tx: tx.uploads.due(1))
        for upload in due:
            try:
                await self._one(upload)
            except Failed as failed:  # tried again at the next round
                log.warning("could not fetch a list", extra={"upload": upload.id, "error": failed.reason})
                return 0
            except Overtaken:
                return 0  # what was overtaken is known at the next round
            except Exception:  # one list that breaks us must not stop the others
                log.exception("a list could not be read", extra={"upload": upload.id})
                await self._show(upload, Report(why=Why.BROKEN), None)
        return len(due)

    async def _one(self, upload: Upload) -> None:
        with tempfile.TemporaryFile(prefix="handraise-") as raw, closing(Draft()) as draft:
            try:
                await self._slack.fetch(upload.file_id, raw, most=LARGEST_FILE)
                digest, guesses = await asyncio.to_thread(_read, raw, draft)
            except Refused as refused:
                await self._show(upload, Report(why=Why.NOT_FETCHED, fact=refused.reason), None)
            except Unreadable as unreadable:
                await self._show(upload, Report(why=unreadable.why, fact=unreadable.fact), None)
            else:
                await self._settle(upload, draft, digest, guesses)

    async def _settle(self, upload: Upload, draft: Draft, digest: str, guesses: tuple[Guess, ...]) -> None:
        similar: Similar = {}
        after: int | None = 0
        while after is not None:
            page = partial(note_similar, team_id=upload.team_id, draft=draft, similar=similar, after=after)
            after = await self._db.run(page)
        at = self._clock.now()
        if upload.state is UploadState.WANTED and upload.digest == digest:
            writing = Settling(upload.team_id, similar, writes=True, by=upload.user_id)
            await self._db.run(partial(uploads.take_in, upload=upload, chunks=draft.chunks(), settling=writing, at=at))
            return
        looking = Settling(upload.team_id, similar)
        settled: list[Settled] = []
        for chunk in draft.chunks():
            settled += await self._db.run(partial(looking.settle, chunk=chunk, at=at))
        await self._show(upload, replace(uploads.report_of(settled), guesses=guesses), digest)

    async def _show(self, upload: Upload, report: Report, digest: str | None) -> None:
        show = partial(uploads.show, upload=upload, report=report, digest=digest, at=self._clock.now())
        await self._db.run(show)


def _read(raw: BinaryIO, draft: Draft) -> tuple[str, tuple[Guess, ...]]:
    """On a thread of its own; the digest of the file, and what its columns were taken for. Raises Unreadable."""
    listing = look_at(raw)
    if any(islice(rows(listing.opened, listing.delimiter), 1 + MOST_ROWS_SENT, None)):  # the headers not counted
        raise Unreadable(Why.TOO_MANY_ROWS, MOST_ROWS_SENT)
    draft.read(listing, _objects_to)
    raw.seek(0)
    digest = hashlib.sha256()
    while piece := raw.read(PIECE):
        digest.update(piece)
    return digest.hexdigest(), listing.guesses


def _objects_to(text: str) -> str | None:
    from bot.domain.guard.judge import judge  # noqa: PLC0415  # its patterns take a tenth of a second to compile

    verdict = judge(text)
    return None if verdict.weight == "pass" else str(verdict.reason or verdict.weight)
