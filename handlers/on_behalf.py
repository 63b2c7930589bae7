"""What the bot hears about claims for somebody who is not on Slack: a line, a button, a form."""

from bot.domain.needs import Need, NeedState
from bot.domain.on_behalf import Somebody, is_email, read_claim_for, read_somebody, tidy
from bot.domain.partners import Contact, Partner, PartnerKind
from bot.errors import NeedIsOver, NoSuchNeed, NotAnOption
from bot.messages import claim_for, complaints, errors, forms, ids, relayed
from bot.messages.claim_for import A_NEW_ONE, Acquaintance, Draft
from bot.messages.message import Message
from bot.messages.say import Say as Voice
from bot.services import on_behalf, registry
from bot.services.on_behalf import Reach
from handlers import standing
from handlers.heard import Click, Command, Form
from handlers.permissions import brings_somebody, need_of, runs
from handlers.reply import Errors, Open, Reply, Say, Show
from handlers.route import button, form
from handlers.speaking import say_to
from storage.transaction import Transaction


def claim_line(tx: Transaction, heard: Command, say: Voice) -> Reply | None:
    """`/need 42 claim for "Maria Soto, City Library"`; None for any other line.

    Whoever is known by name and organisation has a place at once; else the form asks for the rest.
    """
    meant = read_claim_for(heard.as_typed)
    if meant is None:
        return None
    number, words = meant
    need = tx.needs.numbered(heard.team_id, number)
    if need is None or (need.state is NeedState.DRAFT and not runs(tx, need, heard)):
        raise NoSuchNeed(number)
    reach, somebody = _reach(tx, need, heard), read_somebody(words)
    named = tx.partners.named(heard.team_id, somebody.organisation) if somebody.organisation else None
    partner = reach.insists_on(named, somebody.organisation)
    if partner and somebody.name:
        contact = on_behalf.contact_at(tx, partner, somebody, by=heard.person, at=heard.at)
        return Say(_claim(tx, need, contact, 1, heard, say))
    near = registry.near(tx, heard.team_id, somebody.organisation) if somebody.organisation and not partner else []
    return _open(tx, need, Draft(somebody, near=near, at=reach.partner), reach, heard, say)


def is_claim_line(heard: Command) -> bool:
    """The line that names somebody to claim for: a name, an organisation, an e-mail address, all of a grown-up."""
    return read_claim_for(heard.as_typed) is not None


def open_claim_for(tx: Transaction, heard: Click) -> Reply:
    need = need_of(tx, heard)
    reach = _reach(tx, need, heard)
    return _open(tx, need, Draft(at=reach.partner), reach, heard, say_to(tx, heard))


def save_claim_for(tx: Transaction, heard: Form) -> Reply:
    """Somebody chosen, or somebody written down; a nearly known organization is asked about, a new one is founded."""
    say, need = say_to(tx, heard), need_of(tx, heard)
    reach = _reach(tx, need, heard)
    if contact := _chosen(tx, heard, reach):
        return _done(tx, need, contact, heard, say)
    somebody = tidy(Somebody(heard.text("name"), heard.text("organisation"), heard.text("email")))
    if wrong := _mistakes(heard, somebody, reach, say):
        return Errors(wrong)
    partner = reach.partner or _meant(tx, heard, somebody)
    if partner is None:
        kind = PartnerKind(chosen) if (chosen := heard.choice("kind")) else None
        if heard.choice("which") != A_NEW_ONE and (near := registry.near(tx, heard.team_id, somebody.organisation)):
            draft = Draft(somebody, kind, heard.number("party") or 1, near=near)
            return Show(claim_for.form(need, draft, _known(tx, reach, heard), say))
        if kind is None:
            return Errors({"kind": complaints.no_kind(say)})
        partner = on_behalf.found(tx, somebody.organisation, kind, by=heard.person, home=heard.team_id, at=heard.at)
    contact = on_behalf.contact_at(tx, partner, somebody, by=heard.person, at=heard.at)
    return _done(tx, need, contact, heard, say)


def _reach(tx: Transaction, need: Need, heard: Command | Click | Form) -> Reach:
    return on_behalf.reach(tx, heard.person, home=heard.team_id, runs_it=runs(tx, need, heard))


def _open(tx: Transaction, need: Need, draft: Draft, reach: Reach, heard: Command | Click, say: Voice) -> Reply:
    if not need.is_posted:
        raise NeedIsOver(need.number)
    typed = heard.as_typed if isinstance(heard, Command) else ""
    return Open(claim_for.form(need, draft, _known(tx, reach, heard), say), errors.form_too_late(say, typed))


def _known(tx: Transaction, reach: Reach, heard: Command | Click | Form) -> list[Acquaintance]:
    """Who may be chosen, by name."""
    found = tx.partners.off_slack(
        heard.team_id,
        relayer=heard.person.user_id,
        limit=claim_for.MOST_KNOWN,
        partner_id=reach.partner.id if reach.partner else None,
    )
    return sorted((Acquaintance(*one) for one in found), key=lambda one: (one.contact.name or "").casefold())


def _chosen(tx: Transaction, heard: Form, reach: Reach) -> Contact | None:
    """The contact off Slack picked in the form. Raises NotAnOption for any other."""
    contact_id = _id(heard.choice("who"))
    if contact_id is None:
        return None
    contact = tx.partners.contact(contact_id)
    partner = tx.partners.find(heard.team_id, contact.partner_id) if contact else None
    if contact is None or partner is None or contact.user_id or contact.left_at:
        raise NotAnOption
    reach.insists_on(partner)
    return contact


def _meant(tx: Transaction, heard: Form, somebody: Somebody) -> Partner | None:
    """The organization they said it is, or the one of exactly that name."""
    if picked := _id(heard.choice("which")):
        return tx.partners.find(heard.team_id, picked)
    return tx.partners.named(heard.team_id, somebody.organisation)


def _mistakes(heard: Form, somebody: Somebody, reach: Reach, say: Voice) -> dict[str, str]:
    wrong = {} if somebody.name else {"name": complaints.no_name(say)}
    if reach.partner is None and not somebody.organisation:
        wrong["organisation"] = complaints.no_name(say)
    if heard.text("email") and not is_email(somebody.email):
        wrong["email"] = complaints.no_address(say)
    return wrong


def _done(tx: Transaction, need: Need, contact: Contact, heard: Form, say: Voice) -> Reply:
    party = heard.number("party") or 1
    return Show(forms.page(f"N-{need.number}", _claim(tx, need, contact, party, heard, say), say))


def _claim(tx: Transaction, need: Need, contact: Contact, party: int, heard: Command | Form, say: Voice) -> Message:
    outcome = on_behalf.claim(tx, need.id, contact, party=party, by=heard.person, at=heard.at)
    somebody = standing.on_behalf(tx, outcome.claim)
    if somebody and outcome.claim.person != heard.person:
        return relayed.taken_already(somebody, say)
    return standing.stands(tx, outcome, say)


def _id(value: str | None) -> int | None:
    return int(value) if value and value.isascii() and value.isdigit() and len(value) <= 18 else None


ROUTES = (
    button(ids.CLAIM_FOR, open_claim_for, may=brings_somebody),
    form(ids.CLAIM_FOR, save_claim_for, may=brings_somebody, adults=("name", "organisation", "email")),
)
