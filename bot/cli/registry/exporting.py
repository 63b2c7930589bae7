"""`handraise export`: one CSV file each for partners, contacts, needs, claims and the rest, whole or not at all."""

import asyncio
import os
from collections.abc import Sequence
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

import typer

from bot.cli.registry import opening
from bot.clock import Clock
from bot.domain.intake.writing import ENCODING, Sheet
from bot.errors import StartError
from bot.services.export import export


def write_out(folder: Path, team: str | None, clock: Clock) -> None:
    """Raises StartError."""
    with opening.database() as db:
        house = asyncio.run(opening.workspace(db, team))
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with closing(_Folder(folder)) as files:
                counts = asyncio.run(
                    db.run(partial(export, team_id=house.team_id, open_sheet=files.open, at=clock.now()))
                )
                files.finish()
        except OSError as error:
            raise StartError(f"{folder} cannot be written: {error.strerror}.") from None
    for name, count in counts.items():
        typer.echo(f"  {name}.csv  {count}")
    typer.echo(f"Written to {folder}. They hold names and addresses: keep them where only you can read them.")


class _Folder:
    """Files are written beside their places and put there all together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files = ExitStack()
        self._places: dict[Path, Path] = {}

    def close(self) -> None:
        """Without `finish`, nothing is left."""
        self._files.close()
        for beside in self._places:
            beside.unlink(missing_ok=True)

    def open(self, name: str, headers: Sequence[str]) -> Sheet:
        beside = self._folder / f".{name}.csv.part"
        self._places[beside] = self._folder / f"{name}.csv"
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        return Sheet(self._files.enter_context(os.fdopen(handle, "w", encoding=ENCODING, newline="")), headers)

    def finish(self) -> None:
        self._files.close()
        for beside, place in self._places.items():
            beside.replace(place)
