"""`handraise import`: columns shown and confirmed, every row looked at, then all that can be taken, or nothing."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import typer

from bot.cli.registry import opening
from bot.cli.registry.rejected import Rejected, name_for
from bot.clock import Clock
from bot.domain.guard.verdict import Weight
from bot.domain.intake.checking import Guard
from bot.domain.intake.comparing import Fate
from bot.domain.intake.draft import Draft
from bot.domain.intake.listing import Checked, Listing, look_at
from bot.domain.intake.refusals import Unreadable
from bot.domain.workspace import Workspace
from bot.errors import StartError
from bot.messages import intake as words
from bot.messages.say import Say
from bot.services.intake import Overtaken, Settled, Settling, Similar, note_similar
from bot.services.weighing import weigh
from storage.database import Database
from storage.transaction import Transaction

SHOWN = 20
WRITTEN = (Fate.NEW, Fate.CONTACT, Fate.CHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What was typed behind `handraise import`."""

    path: Path
    columns: Mapping[str, str] = field(default_factory=dict)
    team: str | None = None
    asks: bool = True
    only_looks: bool = False
    updates: bool = False
    takes_similar: bool = False


def columns_by_hand(typed: list[str]) -> dict[str, str]:
    """`Firm=organisation` as header and column. Raises StartError."""
    given: dict[str, str] = {}
    for each in typed:
        header, sign, column = each.rpartition("=")
        if not sign or not header.strip() or not column.strip():
            raise StartError(f"--column needs a header and what it is, like 'Firm=organisation'; not {each!r}")
        given[header.strip()] = column.strip()
    return given


def bring_in(wish: Wish, clock: Clock, guard_of: Callable[[Transaction, Workspace], Guard]) -> None:
    """The whole conversation. Raises StartError, with nothing written."""
    with opening.database() as db:
        asyncio.run(_Import(wish, clock, db, guard_of).run())


def learner_guard(tx: Transaction, house: Workspace) -> Guard:
    """What stands against a text, as a fixed word; names the registry knows pass."""

    def objects_to(text: str) -> str | None:
        verdict = weigh(tx, house.team_id, text)
        return None if verdict.weight is Weight.PASS else str(verdict.reason or verdict.weight)

    return objects_to


class _Import:
    def __init__(
        self, wish: Wish, clock: Clock, db: Database, guard_of: Callable[[Transaction, Workspace], Guard]
    ) -> None:
        self._wish = wish
        self._clock = clock
        self._db = db
        self._guard_of = guard_of
        self._stop = threading.Event()

    async def run(self) -> None:
        house = await opening.workspace(self._db, self._wish.team)
        say = Say(house.language, house.time_zone)
        try:
            with self._wish.path.open("rb") as raw, closing(Draft(takes_similar=self._wish.takes_similar)) as draft:
                listing = look_at(raw, self._wish.columns)
                if not self._agrees_to_columns(listing, say):
                    typer.echo("Nothing is written. Name columns by hand with --column 'Header=organisation'.")
                    return
                await self._read(draft, listing, house)
                await self._take_in(draft, listing, house, say)
        except OSError as error:
            raise StartError(f"{self._wish.path} cannot be read: {error.strerror}.") from None
        except Unreadable as refused:
            raise StartError(f"{self._wish.path.name}: {words.refusal(refused, say)}") from None

    def _agrees_to_columns(self, listing: Listing, say: Say) -> bool:
        lines = [words.guess(each, say) for each in listing.guesses]
        width = min(40, max(len(header) for header, _, _ in lines))
        typer.echo(f"{self._wish.path.name} has these columns:\n")
        for header, column, how in lines:
            typer.echo(f"  {header[:width]:{width}}  {column}  ({how})")
        if listing.opened.is_guessed:
            typer.echo(f"\n{words.accents_guessed(say)}")
        return not self._wish.asks or self._wish.only_looks or typer.confirm("\nIs that right?", default=True)

    async def _read(self, draft: Draft, listing: Listing, house: Workspace) -> None:
        """Inside a transaction, since the guard asks the registry for the names it knows."""

        def read(tx: Transaction) -> None:
            with typer.progressbar(length=listing.opened.size, label="Reading") as bar:
                draft.read(listing, self._guard_of(tx, house), lambda position: bar.update(position - bar.pos))

        await self._db.run(read)

    async def _take_in(self, draft: Draft, listing: Listing, house: Workspace, say: Say) -> None:
        similar: Similar = {}
        after: int | None = 0
        while after is not None and not self._wish.takes_similar:
            after = await self._db.run(
                partial(note_similar, team_id=house.team_id, draft=draft, similar=similar, after=after)
            )
        make = partial(Settling, house.team_id, similar, updates=self._wish.updates)
        fates = await self._look(draft, make(), Rejected(name_for(self._wish.path), listing, say), say)
        if self._wish.only_looks:
            typer.echo("\nNothing is written: this was a dry run.")
        elif not any(fates[fate] for fate in WRITTEN):
            typer.echo("\nNothing is written: there is nothing new.")
        elif self._wish.asks and not typer.confirm("\nImport?", default=True):
            typer.echo("Nothing is written.")
        else:
            await self._write(draft, make(writes=True))
            typer.echo("\nImported. In Slack, /partner list shows them to coordinators.")

    async def _look(self, draft: Draft, settling: Settling, rejected: Rejected, say: Say) -> Counter[Fate]:
        """The report, row by row; what cannot be taken goes into a file of its own."""
        fates: Counter[Fate] = Counter()
        with closing(rejected):
            for chunk in draft.chunks():
                settled = await self._db.run(partial(settling.settle, chunk=chunk, at=self._clock.now()))
                for each in settled:
                    fates[each.fate] += 1
                    if each.fate is Fate.REFUSED:
                        rejected.add(each)
                        self._tell(each, fates[Fate.REFUSED], say)
            rejected.finish()
        if fates[Fate.REFUSED] > SHOWN:
            typer.echo(f"  … and {fates[Fate.REFUSED] - SHOWN} more")
        typer.echo("".join(f"\n{line}" for line in words.counts(fates, say)))
        if fates[Fate.REFUSED]:
            typer.echo(
                f"What cannot be taken is in {rejected.path}, with the reason; mend it there and import that file."
            )
        if fates[Fate.LEFT]:
            typer.echo("To change partners that are here already, add --update.")
        return fates

    def _tell(self, each: Settled, count: int, say: Say) -> None:
        if count == 1:
            typer.echo("")
        if count <= SHOWN:
            reasons = " ".join(words.reason(trouble, say) for trouble in each.troubles)
            typer.echo(f"  row {each.checked.number}: {reasons}")

    async def _write(self, draft: Draft, settling: Settling) -> None:
        """One transaction: killed in the middle, nothing is there."""
        at = self._clock.now()

        def all_of_it(tx: Transaction) -> None:
            with typer.progressbar(self._until_stopped(draft), label="Writing") as chunks:
                for chunk in chunks:
                    settling.settle(tx, chunk, at=at)
            settling.finish(tx, at=at)

        try:
            await self._db.run(all_of_it)
        except Overtaken:
            raise StartError(
                "Somebody registered one of these partners just now, so nothing is written. Try again."
            ) from None
        except asyncio.CancelledError:
            self._stop.set()
            raise

    def _until_stopped(self, draft: Draft) -> Iterator[list[Checked]]:
        for chunk in draft.chunks():
            if self._stop.is_set():
                raise KeyboardInterrupt
            yield chunk
