"""Partners to ask: each with one contact in Slack, found by what it offers."""

from typing import Any

from bot.domain.partners import Partner, PartnerKind, Profile, Stage, Standing
from bot.services import matching
from storage.transaction import Transaction
from tests.storage.records import NOON, TEAM


def partner(
    tx: Transaction,
    name: str,
    *topics: str,
    user_id: str | None = "",
    standing: Standing = Standing.APPROVED,
    stage: Stage = Stage.ACTIVE,
    **said: Any,
) -> Partner:
    """`user_id` is made from the name, unless it is given; None for a contact off Slack."""
    profile = Profile(name=name, kind=PartnerKind.BUSINESS, topics=topics, **said)
    founded = tx.partners.add(TEAM, profile, at=NOON, standing=standing, stage=stage)
    assert founded
    who = f"U{name.upper()}" if user_id == "" else user_id
    tx.partners.add_contact(founded.id, TEAM, at=NOON, user_id=who, name=None if who else name)
    refile(tx, founded.id)
    return founded


def refile(tx: Transaction, partner_id: int) -> None:
    entry = tx.partners.entry(TEAM, partner_id)
    assert entry
    matching.index(tx, entry)
