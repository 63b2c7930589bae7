"""Who may do what: asked by the door before every handler, of the record as it is now, never of the payload."""

from collections.abc import Callable
from typing import Any

from bot.domain.claims import Claim
from bot.domain.needs import Need
from bot.domain.people import Role
from bot.domain.roles import Wish
from bot.errors import NoSuchNeed, NoSuchWish
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
    """The one whose claim this control is about."""
    return claim_of(tx, heard).person == heard.person


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
