"""Partners that came in a list are found a little later, by the same words as any other."""

from bot.domain.partners import PartnerKind, Profile, Stage
from bot.services import registry
from storage.database import Database
from storage.transaction import Transaction
from tests.storage.records import NOON, TEAM, workspace


def came_in_a_list(tx: Transaction) -> int:
    workspace(tx)
    profile = Profile(name="Northgate Robotics", kind=PartnerKind.BUSINESS)
    found = tx.registry.found(
        TEAM, {"northgate robotics": profile}, {"northgate robotics": Stage.PILOT}, by=None, at=NOON
    )
    partner_id = found["northgate robotics"]
    tx.registry.add_contacts(
        [
            {
                "partner_id": partner_id,
                "team_id": TEAM,
                "user_id": "U0PRIYA",
                "name": None,
                "email": None,
                "rank": "primary",
                "standing": "approved",
                "created_at": NOON,
            }
        ]
    )
    return partner_id


async def test_what_came_in_a_list_is_filed_once(db: Database) -> None:
    """Names, the words it is looked up by, and its topics; after that there is nothing left to do."""
    partner_id = await db.run(came_in_a_list)
    assert await db.run(lambda tx: tx.names.known(TEAM, ["northgate robotics"])) == frozenset()

    assert await db.run(lambda tx: registry.file_due(tx, at=NOON, limit=100)) == 1
    assert await db.run(lambda tx: registry.file_due(tx, at=NOON, limit=100)) == 0

    assert await db.run(lambda tx: tx.names.known(TEAM, ["northgate robotics"])) == {"northgate robotics"}
    nearly = await db.run(lambda tx: registry.near(tx, TEAM, "Northgate Robotix"))
    assert [one.id for one in nearly] == [partner_id]


async def test_a_partner_that_was_changed_by_a_list_is_filed_anew(db: Database) -> None:
    partner_id = await db.run(came_in_a_list)
    await db.run(lambda tx: registry.file_due(tx, at=NOON, limit=100))

    await db.run(lambda tx: tx.registry.unfile([partner_id]))

    assert await db.run(lambda tx: registry.file_due(tx, at=NOON, limit=100)) == 1
