"""All typed text passes the learner guard: no form and no command has a way around it."""

from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest

from bot.domain.people import Person
from bot.messages import ids
from bot.messages.message import Block
from handlers import listing, partner_command
from handlers.door.listening import ROUTES
from handlers.heard import TYPED_INTO, Form
from handlers.reply import Errors, Open, Say, Show, to_json
from handlers.route import Route, Surface
from storage.transaction import Transaction
from tests import shown
from tests.scene import (
    ASKER,
    CLAIMANT,
    COORDINATOR,
    EVERYBODY,
    HOME,
    NOW,
    PARTNERS_CHANNEL,
    Scene,
    open_scene,
    typed,
)

ABOUT_ONE_LEARNER = "my student Jake Miller in 4th grade has epilepsy"
STUDENT_NUMBER = "student id 20418837"

# Fields that ask for a grown-up who is not on Slack. A new one has to be put here by somebody who means it.
FOR_ADULTS = {ids.CLAIM_FOR: {"name", "organisation", "email"}}


@pytest.fixture
async def scene(database_url: str) -> AsyncIterator[Scene]:
    opened = await open_scene(database_url)
    yield opened
    opened.db.close()


def text_fields() -> dict[str, dict[str, Block]]:
    """Every form there is, with the fields that one can write into."""
    found: dict[str, dict[str, Block]] = {}
    views = [block for blocks in shown.everything() for block in blocks if "submit" in block]
    for view in views:
        fields = found.setdefault(view["callback_id"], {})
        for block in view["blocks"]:
            if block["type"] == "input" and block["element"]["type"] in TYPED_INTO:
                fields[block["block_id"]] = block
    return found


def written_into(route: Route, scene: Scene, by: Person, block: Block, words: str) -> Form:
    state: dict[str, Any] = {"type": block["element"]["type"], "value": words}
    view = {"type": "modal", "callback_id": route.name, "blocks": [block]}
    used = scene.use_of(route, by)
    return Form(
        key=used.key,
        team_id=HOME,
        person=by,
        at=NOW,
        name=route.name,
        id=used.id,
        origin=PARTNERS_CHANNEL,
        fields={block["block_id"]: state},
        view=view,
    )


async def test_whatever_is_written_into_a_form_is_weighed(scene: Scene) -> None:
    """In every field of every form, by somebody who may send it: it is asked about, and nothing is written."""
    before, tried = scene.records(), 0
    for name, fields in text_fields().items():
        route = ROUTES[Surface.FORM, name]
        sender = await scene.db.run(partial(_somebody_who_may, scene=scene, route=route))
        for field, block in fields.items():
            if field in FOR_ADULTS.get(name, ()):
                continue
            asked = await scene.hears(written_into(route, scene, sender, block, ABOUT_ONE_LEARNER))
            stopped = await scene.hears(written_into(route, scene, sender, block, STUDENT_NUMBER))
            assert isinstance(asked, Show), f"{name}.{field} kept a text about a learner"
            assert isinstance(stopped, Errors), f"{name}.{field} kept a student's number"
            tried += 1
    assert scene.records() == before
    assert tried > 20


async def test_whatever_follows_a_command_is_weighed(scene: Scene) -> None:
    """After every subcommand too; not even the answer, which may repeat it, is kept."""
    lines = [
        *(f"/partner {name}" for name in partner_command.SUBCOMMANDS),
        *(f"/need {name}" for name in listing.KNOWN),
        "/need mentor for",
    ]
    before = scene.records()
    for line in lines:
        reply = await scene.hears(typed(f"{line} {ABOUT_ONE_LEARNER}", COORDINATOR))
        assert isinstance(reply, Open | Say), line
        assert "Nothing has been posted or kept" in to_json(reply), line
    assert scene.records() == before


def test_nobody_is_left_out_but_grown_ups_off_slack() -> None:
    left_out = {route.name: set(route.adults) for route in ROUTES.values() if route.adults}
    assert left_out == FOR_ADULTS


def _somebody_who_may(tx: Transaction, scene: Scene, route: Route) -> Person:
    likely = [COORDINATOR, ASKER, CLAIMANT, *sorted(EVERYBODY)]
    return next(person for person in likely if route.may(tx, scene.use_of(route, person)))
