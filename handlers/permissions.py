"""Who may do what: asked by the door before every handler, of the record as it is now, never of the payload."""

from collections.abc import Callable
from typing import Any

from bot.domain.claims import Claim
from bot.domain.needs import Need
from bot.domain.partners import Contact, Partner
from bot.domain.people import Role
from bot.domain.roles import Wish
from bot.errors import NoSuchNeed, NoSuchPartner, NoSuchWish
from bot.services import on_behalf, registry
from handlers.heard import Click, Form, Heard
from storage.transaction import Transaction

Subject = Click | Form
Permission = Callable[[Transaction, Any], bool]


def anyone(_tx: Transaction, _heard: Heard) -> bool:
    """Everybody in the workspace, guests and people of a shared channel included."""
    return True


def coordinator(tx: Transaction, heard: Heard) -> bool:
    return tx.people.has_role(heard.person, Role.COORDINATOR)


def gives_roles(tx: Transaction, heard: Heard) -> bool:
    """A coordinator or an administrator; which roles each may give is the use case's to say."""
    return coordinator(tx, heard) or tx.people.has_role(heard.person, Role.ADMINISTRATOR)


def answers_wishes(tx: Transaction, heard: Subject) -> bool:
    """Whoever may make the one who wishes it a teacher."""
    return wish_of(tx, heard).team_id == heard.team_id and gives_roles(tx, heard)


def runs(tx: Transaction, need: Need, heard: Heard) -> bool:
    """Who asked for it, a lead of its school, or a coordinator of its workspace."""
    return need.is_asked_by(heard.person) or coordinator(tx, heard) or _leads(tx, need, heard)


def runs_it(tx: Transaction, heard: Subject) -> bool:
    """Whoever runs the need this control is about."""
    return runs(tx, need_of(tx, heard), heard)


def claimant(tx: Transaction, heard: Subject) -> bool:
    """The one whose claim this control is about; for somebody off Slack who passes messages on, or a coordinator."""
    claim = claim_of(tx, heard)
    return claim.person == heard.person or (claim.is_on_behalf and coordinator(tx, heard))


def brings_somebody(tx: Transaction, heard: Subject) -> bool:
    """Whoever may claim for somebody off Slack: who runs the need, or speaks for a partner."""
    if runs(tx, need_of(tx, heard), heard):
        return True
    return on_behalf.speaks_for(tx, heard.person, home=heard.team_id) is not None


def runs_its_need(tx: Transaction, heard: Subject) -> bool:
    """Whoever runs the need that this control's claim is about."""
    return runs(tx, tx.needs.get(claim_of(tx, heard).need_id), heard)


def may_ask(tx: Transaction, heard: Heard) -> bool:
    """Anyone, unless the workspace wants whoever asks to have been given something to do here."""
    only_teachers = tx.workspaces.get(heard.team_id).only_teachers_ask
    return not only_teachers or bool(
        heard.person.team_id == heard.team_id and tx.people.roles_of(heard.person).holdings
    )


def _leads(tx: Transaction, need: Need, heard: Heard) -> bool:
    if not need.school or heard.person.team_id != need.team_id:
        return False
    return heard.person.user_id in tx.people.roles_of(heard.person).leads_of(need.school)


def registrant(tx: Transaction, heard: Subject) -> bool:
    """Whoever may say what is true of the partner this control is about."""
    return registry.speaks_for(tx, partner_of(tx, heard), heard.person)


def speaker_or_coordinator(tx: Transaction, heard: Subject) -> bool:
    """The same, or a coordinator."""
    return registrant(tx, heard) or coordinator(tx, heard)


def voucher(tx: Transaction, heard: Subject) -> bool:
    """Who may say whether somebody speaks for a partner: a coordinator, or somebody who does already."""
    contact = contact_of(tx, heard)
    if contact.person == heard.person:
        return False
    return coordinator(tx, heard) or registry.speaks_for(tx, tx.partners.get(contact.partner_id), heard.person)


def contact_or_coordinator(tx: Transaction, heard: Subject) -> bool:
    """The contact themself, somebody else who speaks for the same partner, or a coordinator."""
    return contact_of(tx, heard).person == heard.person or voucher(tx, heard)


def partner_of(tx: Transaction, heard: Subject) -> Partner:
    """The partner a control is about. Raises NoSuchPartner, also for one of another workspace."""
    partner = tx.partners.find(heard.team_id, heard.id)
    if partner is None:
        raise NoSuchPartner
    return partner


def contact_of(tx: Transaction, heard: Subject) -> Contact:
    """The contact a control is about. Raises NoSuchPartner for one who has left, or of another workspace's partner."""
    contact = tx.partners.contact(heard.id)
    if contact is None or contact.left_at or tx.partners.find(heard.team_id, contact.partner_id) is None:
        raise NoSuchPartner
    return contact


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


def wish_of(tx: Transaction, heard: Subject) -> Wish:
    """The wish a control is about. Raises NoSuchWish, also for one of another workspace."""
    wish = tx.wishes.find(heard.team_id, heard.id)
    if wish is None:
        raise NoSuchWish
    return wish
