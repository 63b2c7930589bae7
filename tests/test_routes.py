"""Who may do what: all that is shown is heard, all that is heard is shown, and the door refuses whoever may not."""

import json
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.domain.claims import Claim, Held
from bot.domain.needs import Details, Need
from bot.domain.partners import PartnerKind
from bot.domain.people import Person
from bot.domain.reading.kinds import Kind
from bot.errors import NoSuchNeed, NotAllowed, UnknownRoute, UserError
from bot.messages import ids
from bot.services import claims, needs, partners, settings
from handlers.door.answering import Delivery, answer, excuse
from handlers.door.listening import ROUTES
from handlers.heard import Click, Command, Form
from handlers.permissions import anyone, asker_of_claim, asker_or_coordinator, claimant, coordinator
from handlers.reply import Reply, to_json
from handlers.route import Permission, Route, Surface
from storage.database import Database
from storage.tables import metadata
from storage.transaction import Transaction
from tests import shown

PAGE = Path(__file__).parents[1] / "docs" / "permissions.md"
ROW = re.compile(
    r"^\| (?P<shown>.+?) \| (?P<surface>command|button|form|event) `(?P<name>[^`]+)` \| (?P<who>.+?) \|$", re.M
)
BOLD = re.compile(r"\*\*(.+?)\*\*")

HOME, ELSEWHERE = "T0HOME", "T0ELSEWHERE"
NOW = datetime(2026, 10, 6, 14, 0, tzinfo=UTC)
ASKER, OTHER_TEACHER, CLAIMANT, COORDINATOR = (Person(HOME, name) for name in ("U0ANA", "U0BEN", "U0PRIYA", "U0RUTH"))
# People of another workspace who carry the very user ids of ours.
NAMESAKES = tuple(Person(ELSEWHERE, one.user_id) for one in (ASKER, CLAIMANT, COORDINATOR))
EVERYBODY = {ASKER, OTHER_TEACHER, CLAIMANT, COORDINATOR, *NAMESAKES}

WHO_MAY: Mapping[Permission, set[Person]] = {
    anyone: EVERYBODY,
    coordinator: {COORDINATOR},
    asker_or_coordinator: {ASKER, COORDINATOR},
    asker_of_claim: {ASKER, COORDINATOR},
    claimant: {CLAIMANT},
}
IN_WORDS: Mapping[Permission, str] = {
    anyone: "anyone",
    coordinator: "a coordinator",
    asker_or_coordinator: "who asked, or a coordinator",
    asker_of_claim: "who asked, or a coordinator",
    claimant: "whose claim it is",
}
ONLY_COORDINATORS = ("settings", "ajustes", "block <@U0BEN|ben>", "unblock <@U0BEN>", "bloquear <@U0BEN>")
ABOUT_NO_RECORD = {ids.MORE_OPEN, ids.MORE_MINE, ids.NEW_NEED, ids.SETTINGS}

PRESSED = [route for route in ROUTES.values() if route.surface in {Surface.BUTTON, Surface.FORM}]
DELIVERIES = count(1)


@dataclass(frozen=True, slots=True)
class Scene:
    """A need of the asker's with a claim on it; their ids differ, so that one cannot pass for the other."""

    db: Database
    need: Need
    claim: Claim

    async def hears(self, delivery: Delivery) -> Reply:
        return await self.db.run(partial(answer, heard=delivery, routes=ROUTES))

    def records(self) -> dict[str, list[Any]]:
        """Every row of every table."""
        with self.db.engine.begin() as connection:
            return {table.name: connection.execute(select(table)).all() for table in metadata.sorted_tables}

    def use_of(self, route: Route, by: Person, *, team_id: str = HOME) -> Delivery:
        """Somebody presses, submits or types it."""
        heard: dict[str, Any] = {"key": f"walk:{next(DELIVERIES)}", "team_id": team_id, "person": by, "at": NOW}
        record = self.claim.id if route.may in {claimant, asker_of_claim} else self.need.id
        if route.surface is Surface.FORM:
            return Form(**heard, name=route.name, id=record, origin="C0PARTNERS", fields={})
        return Click(**heard, name=route.name, id=record, picked=None, channel="C0PARTNERS", view_id=None)


def typed(words: str, by: Person) -> Command:
    key = f"walk:{next(DELIVERIES)}"
    return Command(
        key=key, team_id=HOME, person=by, at=NOW, name="/partner", words=words, channel="C0PARTNERS", cut=False
    )


@pytest.fixture
async def scene(database_url: str) -> AsyncIterator[Scene]:
    db = Database(database_url)
    need, claim = await db.run(_write_scene)
    yield Scene(db, need, claim)
    db.close()


def _write_scene(tx: Transaction) -> tuple[Need, Claim]:
    for team_id, coordinators in ((HOME, (COORDINATOR.user_id,)), (ELSEWHERE, ())):
        settings.welcome(
            tx,
            team_id,
            url="https://school.slack.com/",
            needs_channel="C0PARTNERS",
            time_zone="America/Chicago",
            language="en",
            coordinators=coordinators,
        )
    partners.register(tx, CLAIMANT, home=HOME, organisation="Northgate", kind=PartnerKind.BUSINESS, at=NOW)
    asked = [_ask(tx, kind) for kind in (Kind.TUTOR, Kind.JUDGE, Kind.MENTOR)]
    held = claims.claim(tx, asked[-1].id, by=CLAIMANT, at=NOW)
    assert isinstance(held, Held)
    assert held.claim.id not in {need.id for need in asked[1:]}
    return asked[-1], held.claim


def _ask(tx: Transaction, kind: Kind) -> Need:
    details = Details(kind=kind, topic="robotics")
    return needs.ask_in_full(tx, details, by=ASKER, home=HOME, typed_in="C0PARTNERS", at=NOW).need


def test_every_button_shown_is_heard_and_every_one_heard_is_shown() -> None:
    """No dead button in any message, and no ear for a button nobody can see."""
    assert {button.name for button in shown.buttons()} == _heard_by(Surface.BUTTON)


def test_every_form_shown_is_heard_and_every_one_heard_is_shown() -> None:
    assert shown.forms() == _heard_by(Surface.FORM)


def test_every_name_of_a_control_is_in_use_once() -> None:
    """A name never means two things: old messages stay clickable."""
    names = [value for name, value in vars(ids).items() if name.isupper()]
    assert len(names) == len(set(names))
    assert set(names) == _heard_by(Surface.BUTTON) | _heard_by(Surface.FORM)


def test_every_route_names_who_may_use_it() -> None:
    """A permission nobody has described here is one nobody has thought about."""
    assert {route.name for route in ROUTES.values() if route.may not in WHO_MAY} == set()


def test_the_page_of_permissions_agrees_row_by_row() -> None:
    """docs/permissions.md names every command, button, form and event, and who may use it: no more, no less."""
    told = {(row["surface"], row["name"]): row["who"] for row in _rows()}
    assert told == {
        (route.surface.value, route.name): "Slack itself" if route.surface is Surface.EVENT else IN_WORDS[route.may]
        for route in ROUTES.values()
    }


def test_the_page_of_permissions_calls_buttons_what_people_see_on_them() -> None:
    told = {
        (row["name"], label) for row in _rows() if row["surface"] == "button" for label in BOLD.findall(row["shown"])
    }
    fixed = {(name, label) for name, label in shown.buttons() if not re.search(r"\d", label)}  # days and numbers vary
    assert told == fixed


async def test_whoever_may_not_is_refused_and_nothing_is_written(scene: Scene) -> None:
    """Every control with a permission, pressed by everybody it is not for, namesakes from another workspace included."""
    before = scene.records()
    for route in PRESSED:
        for person in EVERYBODY - WHO_MAY[route.may]:
            with pytest.raises(NotAllowed):
                await scene.hears(scene.use_of(route, person))
    assert scene.records() == before


async def test_whoever_may_is_let_in(scene: Scene) -> None:
    """The permission says yes to exactly those it is for; what the use case then says is its own story."""

    def let_in(tx: Transaction) -> dict[str, set[Person]]:
        return {
            route.name: {person for person in EVERYBODY if route.may(tx, scene.use_of(route, person))}
            for route in PRESSED
        }

    assert await scene.db.run(let_in) == {route.name: WHO_MAY[route.may] for route in PRESSED}


@pytest.mark.parametrize("words", ONLY_COORDINATORS)
async def test_only_coordinators_set_and_block(scene: Scene, words: str) -> None:
    """`/partner` is open to everybody; what changes how the place works is not."""
    before = scene.records()
    for person in EVERYBODY - {COORDINATOR}:
        with pytest.raises(NotAllowed):
            await scene.hears(typed(words, person))
    assert scene.records() == before
    await scene.hears(typed(words, COORDINATOR))


async def test_another_workspace_reaches_no_record_of_ours(scene: Scene) -> None:
    """The right id sent from the wrong workspace is the id of nothing."""
    before = scene.records()
    for route in PRESSED:
        if route.name not in ABOUT_NO_RECORD:
            with pytest.raises(NoSuchNeed):
                await scene.hears(scene.use_of(route, NAMESAKES[0], team_id=ELSEWHERE))
    assert scene.records() == before


async def test_lists_of_another_workspace_show_none_of_our_needs(scene: Scene) -> None:
    for name in (ids.MORE_OPEN, ids.MORE_MINE):
        route = ROUTES[Surface.BUTTON, name]
        listed = await scene.hears(scene.use_of(route, NAMESAKES[0], team_id=ELSEWHERE))
        assert "robotics" not in to_json(listed)


@pytest.mark.parametrize("surface", [Surface.BUTTON, Surface.FORM])
async def test_an_unknown_control_is_answered_politely(scene: Scene, surface: Surface) -> None:
    """A button of a message from long ago, or one made by hand: a sentence with the next step, and nothing is written."""
    before = scene.records()
    pressed = scene.use_of(Route(surface, "need.of.yesterday", lambda *_: pytest.fail("heard"), anyone), ASKER)
    with pytest.raises(UnknownRoute) as refused:
        await scene.hears(pressed)
    assert scene.records() == before
    assert "`/need list` shows what is open" in await _words_for(scene, pressed, refused.value)


async def test_a_refusal_says_whom_it_is_for(scene: Scene) -> None:
    pressed = scene.use_of(ROUTES[Surface.BUTTON, ids.CANCEL], OTHER_TEACHER)
    assert "for the person who asked, or a coordinator" in await _words_for(scene, pressed, NotAllowed())


async def test_the_same_delivery_heard_twice_is_answered_alike_and_acts_once(scene: Scene) -> None:
    """Slack may bring a click again: the same words, and not one row more."""
    pressed = scene.use_of(ROUTES[Surface.BUTTON, ids.PASS], OTHER_TEACHER)
    first = await scene.hears(pressed)
    after = scene.records()
    assert json.loads(to_json(await scene.hears(pressed))) == json.loads(to_json(first))
    assert scene.records() == after


async def _words_for(scene: Scene, delivery: Delivery, error: UserError) -> str:
    return (await scene.db.run(partial(excuse, heard=delivery, error=error))).text


def _heard_by(surface: Surface) -> set[str]:
    return {name for heard_on, name in ROUTES if heard_on is surface}


def _rows() -> list[re.Match[str]]:
    return list(ROW.finditer(PAGE.read_text(encoding="utf-8")))
