"""A coordinator sends a list as a file: it is looked at, reported, and imported when they say so."""

from collections.abc import Iterable
from datetime import datetime

from bot.domain.intake.comparing import Fate
from bot.domain.intake.listing import Checked
from bot.domain.intake.upload import MOST_TOLD, Report, Upload, UploadState
from bot.domain.people import Person, Role
from bot.errors import NoSuchList
from bot.services import kinds
from bot.services.intake import Settled, Settling
from storage.transaction import Transaction


def receive(tx: Transaction, person: Person, file_id: str, *, at: datetime) -> None:
    """Only a coordinator's file is a list to us; what others send is left alone."""
    if tx.people.has_role(person, Role.COORDINATOR):
        tx.uploads.add(person.team_id, person.user_id, file_id, at=at)


def want(tx: Transaction, team_id: str, upload_id: int) -> bool:
    """Whether it will be imported now; False where that was decided before. Raises NoSuchList."""
    upload = _found(tx, team_id, upload_id)
    return upload.state is UploadState.SHOWN and tx.uploads.move(upload, UploadState.WANTED)


def forget(tx: Transaction, team_id: str, upload_id: int) -> bool:
    """Raises NoSuchList."""
    upload = _found(tx, team_id, upload_id)
    return upload.state is UploadState.SHOWN and tx.uploads.move(upload, UploadState.FORGOTTEN, report=None)


def show(tx: Transaction, upload: Upload, report: Report, digest: str | None, *, at: datetime) -> None:
    """Tell whoever sent it what was found; a file that has changed since is told anew."""
    state = UploadState.REFUSED if report.why else UploadState.SHOWN
    if tx.uploads.move(upload, state, report=report, digest=digest):
        _tell(tx, kinds.LIST_REPORT, upload, key=f"{upload.id}:{digest}", at=at)


def take_in(
    tx: Transaction, upload: Upload, chunks: Iterable[list[Checked]], settling: Settling, *, at: datetime
) -> None:
    """All of it, in this transaction."""
    settled = [each for chunk in chunks for each in settling.settle(tx, chunk, at=at)]
    settling.finish(tx, at=at)
    if tx.uploads.move(upload, UploadState.IMPORTED, report=report_of(settled)):
        _tell(tx, kinds.LIST_IMPORTED, upload, key=str(upload.id), at=at)


def report_of(settled: Iterable[Settled]) -> Report:
    fates: dict[Fate, int] = {}
    refused: list[Settled] = []
    for each in settled:
        fates[each.fate] = fates.get(each.fate, 0) + 1
        if each.fate is Fate.REFUSED and len(refused) < MOST_TOLD:
            refused.append(each)
    return Report(fates=fates, refused=tuple((each.checked.number, each.troubles) for each in refused))


def _tell(tx: Transaction, kind: str, upload: Upload, *, key: str, at: datetime) -> None:
    tx.outbox.notice(kind, key=key, team_id=upload.team_id, to=upload.user_id, subject_id=upload.id, at=at)


def _found(tx: Transaction, team_id: str, upload_id: int) -> Upload:
    upload = tx.uploads.find(team_id, upload_id)
    if upload is None:
        raise NoSuchList
    return upload
