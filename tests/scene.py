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
from bot.domain.partners import Contact, Nominee, PartnerKind, Profile, Standing
from bot.domain.people import Person, Role
from bot.domain.reading.kinds import Kind
from bot.domain.roles import Wish
from bot.errors import ForCoordinators, HeardBefore, NotAllowed, UserError
from bot.services import claims, needs, on_behalf, registry, settings
from handlers.door.answering import Delivery, answer, answered_before, excuse
from handlers.door.listening import ROUTES
from handlers.heard import Click, Command, Form
from handlers.permissions import answers_wishes, claimant, runs_its_need
from handlers.reply import Reply, Say, Silence
from handlers.route import Route, Surface
from storage.database import Database
from storage.indexes import metadata
from storage.transaction import Transaction

HOME, ELSEWHERE = "T0HOME", "T0ELSEWHERE"
NOW = datetime(2026, 10, 6, 14, 0, tzinfo=UTC)
PARTNERS_CHANNEL = "C0PARTNERS"
TOPIC = "soldering"

SCHOOL = "Lincoln MS"

ASKER, OTHER_TEACHER, CLAIMANT, COORDINATOR = (Person(HOME, name) for name in ("U0ANA", "U0BEN", "U0PRIYA", "U0RUTH"))
NOBODY = Person(HOME, "U0NORA")  # a member who was given nothing to do
SCHOOL_LEAD, OTHER_LEAD = Person(HOME, "U0LEO"), Person(HOME, "U0OLGA")  # of the need's school, and of another
ADMINISTRATOR, CONTACT = Person(HOME, "U0ADA"), Person(HOME, "U0CARL")  # the contact has claimed nothing
RESIDENTS = (
    ASKER, OTHER_TEACHER, CLAIMANT, COORDINATOR, NOBODY, SCHOOL_LEAD, OTHER_LEAD, ADMINISTRATOR, CONTACT,
)  # fmt: skip
# People of another workspace who carry the very user ids of ours.
NAMESAKES = tuple(Person(ELSEWHERE, one.user_id) for one in RESIDENTS)
EVERYBODY = {*RESIDENTS, *NAMESAKES}

ROLES = (
    (OTHER_TEACHER, Role.TEACHER, ""),
    (SCHOOL_LEAD, Role.SCHOOL_LEAD, SCHOOL),
    (OTHER_LEAD, Role.SCHOOL_LEAD, "Oak Hill"),
    (ADMINISTRATOR, Role.ADMINISTRATOR, ""),
)

_deliveries = count(1)


@dataclass(frozen=True, slots=True)
class Scene:
    """A need of the asker's with a claim on it, the claimant's partner, and a wish; no two ids are the same."""

    db: Database
    need: Need
    claim: Claim
    wish: Wish
    contact: Contact

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

    async def may_use(self, delivery: Delivery) -> None:
        """Whatever else stands in the way, it is not who they are."""
        try:
            await self.hears(delivery)
        except (ForCoordinators, NotAllowed):
            raise
        except UserError:
            pass

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
        record = self._subject_of(route)
        heard: dict[str, Any] = {**_delivered(by, team_id), "name": route.name, "id": record}
        if route.surface is Surface.FORM:
            return Form(**heard, origin=PARTNERS_CHANNEL, fields={})
        return Click(**heard, picked=None, channel=PARTNERS_CHANNEL, view_id=None)

    def _subject_of(self, route: Route) -> int:
        """The id of the record its permission looks at."""
        if route.may is answers_wishes:
            return self.wish.id
        if route.may in {claimant, runs_its_need}:
            return self.claim.id
        noun = route.name.partition(".")[0]
        return {"partner": self.contact.partner_id, "contact": self.contact.id}.get(noun, self.need.id)


def typed(line: str, by: Person) -> Command:
    name, _, words = line.partition(" ")
    return Command(**_delivered(by, HOME), name=name, words=words, channel=PARTNERS_CHANNEL, cut=False)


async def open_scene(database_url: str) -> Scene:
    db = Database(database_url)
    return Scene(db, *await db.run(_write))


def _delivered(by: Person, team_id: str) -> dict[str, Any]:
    return {"key": f"knock:{next(_deliveries)}", "team_id": team_id, "person": by, "at": NOW}


def _write(tx: Transaction) -> tuple[Need, Claim, Wish, Contact]:
    _welcome(tx, HOME, (COORDINATOR.user_id,))
    _welcome(tx, ELSEWHERE, ())
    contact = _enrol(tx)
    for person, role, school in ROLES:
        tx.people.give_role(person, role, school)
    _ask(tx, Kind.TUTOR)
    need = _ask(tx, Kind.MENTOR)
    held = claims.claim(tx, need.id, by=CLAIMANT, at=NOW)
    assert isinstance(held, Held)
    wish = [tx.wishes.add(person, at=NOW) for person in (OTHER_LEAD, CONTACT, NOBODY)][-1]
    assert wish
    assert len({need.id, held.claim.id, contact.id, contact.partner_id, wish.id}) == 5
    return need, held.claim, wish, contact


def _enrol(tx: Transaction) -> Contact:
    """The claimant's partner, and its one contact; others were there before, so that no two ids are the same."""
    people = {"Millbrook": CONTACT, "Northgate": CLAIMANT}
    for name in ("Oak", "Elm", "Birch", "Millbrook", "Northgate"):
        known = people.get(name)
        nominees = [Nominee(person=known)] if known else [Nominee(name=f"{name} {n}") for n in (1, 2)]
        profile = Profile(name=name, kind=PartnerKind.BUSINESS)
        registry.enrol(tx, profile, nominees, home=HOME, by=COORDINATOR, standing=Standing.APPROVED, at=NOW)
    contact = tx.partners.contact_of(CLAIMANT)
    assert contact is not None
    return contact


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
    details = Details(kind=kind, topic=TOPIC, school=SCHOOL.upper())  # schools are one however they are spelled
    return needs.ask_in_full(tx, details, by=ASKER, home=HOME, typed_in=PARTNERS_CHANNEL, at=NOW).need
