"""Who may do what: asked by the door before every handler, of the record as it is now, never of the payload."""

from collections.abc import Callable
from typing import Any

from bot.domain.claims import Claim
from bot.domain.needs import Need
from bot.domain.people import Role
from bot.errors import NoSuchNeed
from bot.services import on_behalf
from handlers.heard import Click, Form, Heard
from storage.transaction import Transaction

Subject = Click | Form
Permission = Callable[[Transaction, Any], bool]


def anyone(_tx: Transaction, _heard: Heard) -> bool:
    """Everybody in the workspace, guests and people of a shared channel included."""
    return True


def coordinator(tx: Transaction, heard: Heard) -> bool:
    return tx.people.has_role(heard.person, Role.COORDINATOR)


def runs(tx: Transaction, need: Need, heard: Heard) -> bool:
    """Who asked for it, or a coordinator of its workspace."""
    return need.is_asked_by(heard.person) or coordinator(tx, heard)


def asker_or_coordinator(tx: Transaction, heard: Subject) -> bool:
    """The one who asked for the need this control is about, or a coordinator of its workspace."""
    return need_of(tx, heard).is_asked_by(heard.person) or coordinator(tx, heard)


def claimant(tx: Transaction, heard: Subject) -> bool:
    """The one whose claim this control is about; for somebody off Slack who passes messages on, or a coordinator."""
    claim = claim_of(tx, heard)
    return claim.person == heard.person or (claim.is_on_behalf and coordinator(tx, heard))


def brings_somebody(tx: Transaction, heard: Subject) -> bool:
    """Whoever may claim for somebody off Slack: who runs the need, or speaks for a partner."""
    if runs(tx, need_of(tx, heard), heard):
        return True
    return on_behalf.speaks_for(tx, heard.person, home=heard.team_id) is not None


def asker_of_claim(tx: Transaction, heard: Subject) -> bool:
    """The one who asked for the need that this control's claim is about, or a coordinator."""
    need = tx.needs.get(claim_of(tx, heard).need_id)
    return need.is_asked_by(heard.person) or coordinator(tx, heard)


def need_of(tx: Transaction, heard: Subject) -> Need:
    """The need a control is about. Raises NoSuchNeed, also for one of another workspace."""
    need = tx.needs.find(heard.team_id, heard.id)
    if need is None:
        raise NoSuchNeed
    return need


def claim_of(tx: Transaction, heard: Subject) -> Claim:
    """The claim a control is about. Raises NoSuchNeed, also for one of another workspace."""
    claim = tx.claims.find(heard.id)
    if claim is None or tx.needs.find(heard.team_id, claim.need_id) is None:
        raise NoSuchNeed
    return claim
