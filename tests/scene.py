"""A school on record, and no Slack: for knocking at the door itself, as anybody, with any button."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import count
from typing import Any

from sqlalchemy import select

from bot.domain.claims import Claim, Held
from bot.domain.needs import Details, Need
from bot.domain.on_behalf import Somebody
from bot.domain.partners import PartnerKind
from bot.domain.people import Person
from bot.domain.reading.kinds import Kind
from bot.errors import HeardBefore, UserError
from bot.services import claims, needs, on_behalf, partners, settings
from handlers.door.answering import Delivery, answer, answered_before, excuse
from handlers.door.listening import ROUTES
from handlers.heard import Click, Command, Form
from handlers.permissions import asker_of_claim, claimant
from handlers.reply import Reply, Say, Silence
from handlers.route import Route, Surface
from storage.database import Database
from storage.indexes import metadata
from storage.transaction import Transaction

HOME, ELSEWHERE = "T0HOME", "T0ELSEWHERE"
NOW = datetime(2026, 10, 6, 14, 0, tzinfo=UTC)
PARTNERS_CHANNEL = "C0PARTNERS"
TOPIC = "soldering"

ASKER, OTHER_TEACHER, CLAIMANT, COORDINATOR = (Person(HOME, name) for name in ("U0ANA", "U0BEN", "U0PRIYA", "U0RUTH"))
# People of another workspace who carry the very user ids of ours.
NAMESAKES = tuple(Person(ELSEWHERE, one.user_id) for one in (ASKER, CLAIMANT, COORDINATOR))
EVERYBODY = {ASKER, OTHER_TEACHER, CLAIMANT, COORDINATOR, *NAMESAKES}

_deliveries = count(1)


@dataclass(frozen=True, slots=True)
class Scene:
    """A need of the asker's with a claim on it; their ids differ, so that one cannot pass for the other."""

    db: Database
    need: Need
    claim: Claim

    async def hears(self, delivery: Delivery) -> Reply:
        try:
            return await self.db.run(partial(answer, heard=delivery, routes=ROUTES))
        except HeardBefore:
            return await self.db.run(partial(answered_before, heard=delivery)) or Silence()

    async def says(self, delivery: Delivery, error: UserError) -> str:
        """What somebody who was refused reads."""
        said = await self.db.run(partial(excuse, heard=delivery, error=error))
        assert isinstance(said, Say)
        return said.message.text

    def records(self) -> dict[str, list[Any]]:
        """Every row of every table."""
        with self.db.engine.begin() as connection:
            return {table.name: list(connection.execute(select(table))) for table in metadata.sorted_tables}

    async def claims_for_somebody(self, *relayers: Person) -> list[Claim]:
        """Claims for people off Slack, one through each of these."""

        def write(tx: Transaction, by: Person) -> Claim:
            partner = tx.partners.of(CLAIMANT)
            assert partner is not None
            somebody = Somebody(f"Somebody {by.user_id} knows")
            contact = on_behalf.contact_at(tx, partner, somebody, by=by, at=NOW)
            return on_behalf.claim(tx, self.need.id, contact, party=1, by=by, at=NOW).claim

        return [await self.db.run(partial(write, by=relayer)) for relayer in relayers]

    def use_of(self, route: Route, by: Person, *, team_id: str = HOME) -> Click | Form:
        """Somebody presses or submits it."""
        record = self.claim.id if route.may in {claimant, asker_of_claim} else self.need.id
        heard: dict[str, Any] = {**_delivered(by, team_id), "name": route.name, "id": record}
        if route.surface is Surface.FORM:
            return Form(**heard, origin=PARTNERS_CHANNEL, fields={})
        return Click(**heard, picked=None, channel=PARTNERS_CHANNEL, view_id=None)


def typed(line: str, by: Person) -> Command:
    name, _, words = line.partition(" ")
    return Command(**_delivered(by, HOME), name=name, words=words, channel=PARTNERS_CHANNEL, cut=False)


async def open_scene(database_url: str) -> Scene:
    db = Database(database_url)
    need, claim = await db.run(_write)
    return Scene(db, need, claim)


def _delivered(by: Person, team_id: str) -> dict[str, Any]:
    return {"key": f"knock:{next(_deliveries)}", "team_id": team_id, "person": by, "at": NOW}


def _write(tx: Transaction) -> tuple[Need, Claim]:
    _welcome(tx, HOME, (COORDINATOR.user_id,))
    _welcome(tx, ELSEWHERE, ())
    partners.register(tx, CLAIMANT, home=HOME, organisation="Northgate", kind=PartnerKind.BUSINESS, at=NOW)
    _ask(tx, Kind.TUTOR)
    need = _ask(tx, Kind.MENTOR)
    held = claims.claim(tx, need.id, by=CLAIMANT, at=NOW)
    assert isinstance(held, Held)
    assert held.claim.id != need.id
    return need, held.claim


def _welcome(tx: Transaction, team_id: str, coordinators: tuple[str, ...]) -> None:
    settings.welcome(
        tx,
        team_id,
        url="https://school.slack.com/",
        needs_channel=PARTNERS_CHANNEL,
        time_zone="America/Chicago",
        language="en",
    )
    for user_id in coordinators:
        settings.appoint(tx, Person(team_id, user_id), at=NOW)


def _ask(tx: Transaction, kind: Kind) -> Need:
    details = Details(kind=kind, topic=TOPIC)
    return needs.ask_in_full(tx, details, by=ASKER, home=HOME, typed_in=PARTNERS_CHANNEL, at=NOW).need
