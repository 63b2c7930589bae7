"""Who may do what: all that is shown is heard, all that is heard is shown, and the door refuses whoever may not."""

import json
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.needs import NeedState
from bot.domain.people import Person
from bot.errors import (
    ForCoordinators,
    NeedIsOver,
    NoSuchNeed,
    NoSuchPartner,
    NoSuchWish,
    NotAllowed,
    OnlyColleagues,
    UnknownRoute,
)
from bot.messages import ids
from handlers import listing, partner_command
from handlers.door.listening import ROUTES
from handlers.permissions import (
    Permission,
    answers_wishes,
    anyone,
    brings_somebody,
    claimant,
    contact_or_coordinator,
    coordinator,
    gives_roles,
    registrant,
    runs_it,
    runs_its_need,
    speaker_or_coordinator,
    voucher,
)
from handlers.reply import Say, to_json
from handlers.route import Route, Surface
from storage.transaction import Transaction
from tests import shown
from tests.scene import (
    ADMINISTRATOR,
    ASKER,
    CLAIMANT,
    CONTACT,
    COORDINATOR,
    ELSEWHERE,
    EVERYBODY,
    NAMESAKES,
    OTHER_TEACHER,
    SCHOOL_LEAD,
    TOPIC,
    Scene,
    open_scene,
    typed,
)

PAGE = Path(__file__).parents[1] / "docs" / "permissions.md"
ROW = re.compile(
    r"^\| (?P<shown>.+?) \| (?P<surface>command|word|button|form|event) `(?P<name>[^`]+)` \| (?P<who>.+?) \|$",
    re.MULTILINE,
)
BOLD = re.compile(r"\*\*(.+?)\*\*")

WHO_MAY: Mapping[Permission, set[Person]] = {
    anyone: EVERYBODY,
    coordinator: {COORDINATOR},
    runs_it: {ASKER, SCHOOL_LEAD, COORDINATOR},
    runs_its_need: {ASKER, SCHOOL_LEAD, COORDINATOR},
    gives_roles: {COORDINATOR, ADMINISTRATOR},
    answers_wishes: {COORDINATOR, ADMINISTRATOR},
    claimant: {CLAIMANT},
    brings_somebody: {ASKER, SCHOOL_LEAD, COORDINATOR, CLAIMANT, CONTACT},
    registrant: {CLAIMANT},
    speaker_or_coordinator: {CLAIMANT, COORDINATOR},
    voucher: {COORDINATOR},
    contact_or_coordinator: {CLAIMANT, COORDINATOR},
}
IN_WORDS: Mapping[Permission, str] = {
    anyone: "anyone",
    coordinator: "a coordinator",
    runs_it: "whoever runs it",
    runs_its_need: "whoever runs it",
    gives_roles: "a coordinator or an administrator",
    answers_wishes: "a coordinator or an administrator",
    claimant: "whose claim it is",
    brings_somebody: "whoever runs it, or speaks for a partner",
    registrant: "who speaks for the partner",
    speaker_or_coordinator: "who speaks for the partner, or a coordinator",
    voucher: "who speaks for the partner already, or a coordinator",
    contact_or_coordinator: "the contact, who else speaks for the partner, or a coordinator",
}
# Every subcommand by every name it is understood by, and one who is named after it.
SUBCOMMANDS = [
    (f"{command} {name}".rstrip(), one)
    for command, vocabulary in (("/partner", partner_command.SUBCOMMANDS), ("/need", listing.KNOWN))
    for name, one in vocabulary.items()
]
NAMED = f"<@{OTHER_TEACHER.user_id}|ben>"
ABOUT_NO_RECORD = {
    *(ids.MORE_OPEN, ids.MORE_MINE, ids.NEW_NEED, ids.SETTINGS, ids.OPEN_SETTINGS),
    *(ids.QUIET, ids.QUIET_WEEK, ids.QUIET_MONTH, ids.QUIET_SEASON, ids.GIVE_TOPIC, ids.NO_TOPIC),
    *(ids.GUARD_ASK, ids.FORGET_ME, ids.KEEP_ME, ids.EDIT_PERIODS, ids.PERIODS),
    *(ids.REGISTER, ids.MORE_PARTNERS, ids.FIND),
    *(ids.ROLES, ids.OPEN_ROLES, ids.LEADS, ids.OPEN_LEADS, ids.WISH_TO_TEACH),
}
PRESSED = [route for route in ROUTES.values() if route.surface in {Surface.BUTTON, Surface.FORM}]


@pytest.fixture
async def scene(database_url: str) -> AsyncIterator[Scene]:
    opened = await open_scene(database_url)
    yield opened
    opened.db.close()


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
    routes = {
        (route.surface.value, route.name): "Slack itself" if route.surface is Surface.EVENT else IN_WORDS[route.may]
        for route in ROUTES.values()
    }
    first_names = {line: one for line, one in SUBCOMMANDS if line.endswith(f" {one.names[0]}")}
    assert told == routes | {("word", line): IN_WORDS[one.may] for line, one in first_names.items()}


def test_the_page_of_permissions_calls_buttons_what_people_see_on_them() -> None:
    buttons = (row for row in _rows() if row["surface"] == "button")
    told = {(row["name"], label) for row in buttons for label in BOLD.findall(row["shown"])}
    fixed = {(name, label) for name, label in shown.buttons() if not re.search(r"\d", label)}  # days and numbers vary
    assert told == fixed


async def test_whoever_may_not_is_refused_and_nothing_is_written(scene: Scene) -> None:
    """Every control with a permission, pressed by all those it is not for, namesakes from elsewhere included."""
    before = scene.records()
    for route in PRESSED:
        for person in EVERYBODY - WHO_MAY[route.may]:
            with pytest.raises(NotAllowed):
                await scene.hears(scene.use_of(route, person))
    assert scene.records() == before


async def test_whoever_may_is_let_in(scene: Scene) -> None:
    """The permission says yes to exactly those it is for; what the use case then says is its own story."""

    def let_in(tx: Transaction) -> dict[tuple[Surface, str], set[Person]]:
        return {
            (route.surface, route.name): {person for person in EVERYBODY if route.may(tx, scene.use_of(route, person))}
            for route in PRESSED
        }

    assert await scene.db.run(let_in) == {(route.surface, route.name): WHO_MAY[route.may] for route in PRESSED}


async def test_for_somebody_off_slack_their_relayer_answers_or_a_coordinator(scene: Scene) -> None:
    """Everything a claimant may press; for nobody else, not even for the one who asked."""
    relayed = await scene.claims_for_somebody(ASKER, COORDINATOR)

    def let_in(tx: Transaction) -> list[set[Person]]:
        mine = [route for route in PRESSED if route.may is claimant]
        return [
            {person for person in EVERYBODY if route.may(tx, replace(scene.use_of(route, person), id=claim.id))}
            for route in mine
            for claim in relayed
        ]

    answers = await scene.db.run(let_in)
    assert answers[0::2] == [{ASKER, COORDINATOR}] * (len(answers) // 2)
    assert answers[1::2] == [{COORDINATOR}] * (len(answers) // 2)


@pytest.mark.parametrize("order", ["{} claim for", "claim {} for"])
async def test_only_those_with_a_reason_claim_for_somebody(scene: Scene, order: str) -> None:
    line = f"/need {order.format(scene.need.number)} Bo Lee, Northgate"
    before = scene.records()
    for person in EVERYBODY - WHO_MAY[brings_somebody]:
        with pytest.raises(NotAllowed):
            await scene.hears(typed(line, person))
    with pytest.raises(OnlyColleagues):
        await scene.hears(typed(line, CONTACT))
    assert scene.records() == before
    for person in WHO_MAY[brings_somebody] - {CONTACT}:
        assert "Northgate" in to_json(await scene.hears(typed(line, person)))


async def test_a_word_is_for_those_it_is_for(scene: Scene) -> None:
    """The commands are open to everybody; what changes how the place works is not, under any of its names."""
    before = scene.records()
    for line, subcommand in SUBCOMMANDS:
        for person in EVERYBODY - WHO_MAY[subcommand.may]:
            for spoken in (line, f"{line} {NAMED}"):
                with pytest.raises(ForCoordinators):
                    await scene.hears(typed(spoken, person))
    assert scene.records() == before
    for line, subcommand in SUBCOMMANDS:
        for person in WHO_MAY[subcommand.may]:
            await scene.may_use(typed(line, person))


async def test_another_workspace_reaches_no_record_of_ours(scene: Scene) -> None:
    """The right id sent from the wrong workspace is the id of nothing."""
    before = scene.records()
    for route in PRESSED:
        if route.name not in ABOUT_NO_RECORD:
            with pytest.raises((NoSuchNeed, NoSuchPartner, NoSuchWish, NotAllowed)):
                await scene.hears(scene.use_of(route, NAMESAKES[0], team_id=ELSEWHERE))
    assert scene.records() == before


@pytest.mark.parametrize("name", [ids.MORE_OPEN, ids.MORE_MINE])
async def test_lists_of_another_workspace_show_none_of_our_needs(scene: Scene, name: str) -> None:
    listed = await scene.hears(scene.use_of(ROUTES[Surface.BUTTON, name], NAMESAKES[0], team_id=ELSEWHERE))
    assert TOPIC not in to_json(listed)


@pytest.mark.parametrize("surface", [Surface.BUTTON, Surface.FORM])
async def test_an_unknown_control_is_answered_politely(scene: Scene, surface: Surface) -> None:
    """A button of a message from long ago, or one made by hand: a sentence with the next step, nothing written."""
    before = scene.records()
    pressed = scene.use_of(Route(surface, "need.of.yesterday", lambda *_: pytest.fail("heard"), anyone), ASKER)
    with pytest.raises(UnknownRoute) as refused:
        await scene.hears(pressed)
    assert scene.records() == before
    assert "`/need list` shows what is open" in await scene.says(pressed, refused.value)


async def test_a_refusal_says_whom_it_is_for(scene: Scene) -> None:
    pressed = scene.use_of(ROUTES[Surface.BUTTON, ids.CANCEL], OTHER_TEACHER)
    assert "the person it concerns, or a coordinator" in await scene.says(pressed, NotAllowed())


async def test_a_draft_is_there_for_nobody_but_those_who_run_it(scene: Scene) -> None:
    """`/need 2` by number, before its asker has said which day was meant."""
    await scene.db.run(lambda tx: tx.needs.change(scene.need.id, state=NeedState.DRAFT))
    line = f"/need {scene.need.number}"
    for person in EVERYBODY - WHO_MAY[runs_it]:
        with pytest.raises(NoSuchNeed):
            await scene.hears(typed(line, person))
    for person in WHO_MAY[runs_it]:
        assert TOPIC in to_json(await scene.hears(typed(line, person)))


async def test_the_same_delivery_heard_twice_is_answered_alike_and_acts_once(scene: Scene) -> None:
    """Slack may bring a click again: the same words, and not one row more."""
    pressed = scene.use_of(ROUTES[Surface.BUTTON, ids.PASS], OTHER_TEACHER)
    first = await scene.hears(pressed)
    after = scene.records()
    assert json.loads(to_json(await scene.hears(pressed))) == json.loads(to_json(first))
    assert scene.records() == after


async def test_what_has_been_done_is_not_refused_when_it_is_heard_again(scene: Scene) -> None:
    """By then the need may be over, but the person was told that it worked, and it did."""
    pressed = scene.use_of(ROUTES[Surface.BUTTON, ids.PASS], OTHER_TEACHER)
    first = await scene.hears(pressed)
    assert isinstance(first, Say)
    assert await scene.says(pressed, NeedIsOver(scene.need.number)) == first.message.text


def _heard_by(surface: Surface) -> set[str]:
    return {name for heard_on, name in ROUTES if heard_on is surface}


def _rows() -> list[re.Match[str]]:
    return list(ROW.finditer(PAGE.read_text(encoding="utf-8")))
