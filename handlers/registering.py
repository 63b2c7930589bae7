"""What the bot hears when a partner registers, says more of itself, or names who speaks for it."""

from bot.domain.partners import Entry, Nominee, PartnerKind, Profile, Stage
from bot.errors import NameTaken, NoSuchPartner, SpeaksForAnother
from bot.messages import errors, ids, registry_form
from bot.messages import registry as words
from bot.messages.registry import Shown
from bot.services import registry
from handlers import registry_fields as fields
from handlers.heard import Click, Command, Form
from handlers.permissions import anyone, coordinator, partner_of, speaker_or_coordinator
from handlers.reply import Errors, Open, Reply, Show
from handlers.route import button, form
from handlers.speaking import say_to
from storage.transaction import Transaction


def typed_register(tx: Transaction, heard: Command, rest: str) -> Reply:
    say = say_to(tx, heard)
    known = Profile(name=rest, kind=PartnerKind.BUSINESS) if rest else None
    return Open(registry_form.register(known, (), say), errors.form_too_late(say))


def open_register(tx: Transaction, heard: Click) -> Reply:
    say = say_to(tx, heard)
    return Open(registry_form.register(None, (), say), errors.form_too_late(say))


def register(tx: Transaction, heard: Form) -> Reply:
    """Essentials first. Names that are nearly the same are asked about, with everything typed still there."""
    say = say_to(tx, heard)
    who = fields.nominee(heard, say)
    wrong = fields.mistakes(heard, say) | (who if isinstance(who, dict) else {})
    if wrong or isinstance(who, dict):
        return Errors(wrong)
    profile, chosen = fields.essentials(heard), heard.choice("which")
    near = [] if chosen else registry.near(tx, heard.team_id, profile.name)
    if near:
        return Show(registry_form.register(profile, near, say))
    try:
        done = _register(tx, heard, chosen, profile, who)
    except SpeaksForAnother as refused:
        return Errors({"speaks": errors.explain(refused, say).text})
    return Show(words.registered(done.partner, done.standing, done.is_new, say))


def open_edit(tx: Transaction, heard: Click) -> Reply:
    return edit_form(tx, heard, entry_of(tx, heard))


def edit_form(tx: Transaction, heard: Click | Command, entry: Entry) -> Reply:
    say = say_to(tx, heard)
    schools = tx.workspaces.schools(heard.team_id)
    return Open(registry_form.edit(entry, schools, coordinator(tx, heard), say), errors.form_too_late(say))


def edit(tx: Transaction, heard: Form) -> Reply:
    say, entry = say_to(tx, heard), entry_of(tx, heard)
    if wrong := fields.mistakes(heard, say):
        return Errors(wrong)
    stage = heard.choice("stage") if coordinator(tx, heard) else None
    try:
        saved = registry.edit(
            tx, entry, fields.whole(tx, heard), by=heard.person, at=heard.at, stage=Stage(stage) if stage else None
        )
    except NameTaken as refused:
        return Errors({"name": errors.explain(refused, say).text})
    return Show(words.saved(shown_to(tx, heard, saved), say))


def open_contact(tx: Transaction, heard: Click) -> Reply:
    say = say_to(tx, heard)
    return Open(registry_form.add_contact(partner_of(tx, heard), say), errors.form_too_late(say))


def add_contact(tx: Transaction, heard: Form) -> Reply:
    say, partner = say_to(tx, heard), partner_of(tx, heard)
    who = fields.nominee(heard, say)
    if isinstance(who, dict):
        return Errors(who)
    try:
        registry.add_contact(tx, partner, who, by=heard.person, at=heard.at)
    except SpeaksForAnother as refused:
        return Errors({"colleague": errors.explain(refused, say).text})
    return Show(words.saved(shown_to(tx, heard, entry_of(tx, heard)), say))


def entry_of(tx: Transaction, heard: Click | Form) -> Entry:
    """All of the partner a control is about. Raises NoSuchPartner."""
    entry = tx.partners.entry(heard.team_id, heard.id)
    if entry is None:
        raise NoSuchPartner
    return entry


def shown_to(tx: Transaction, heard: Click | Form | Command, entry: Entry) -> Shown:
    """What this reader may see of it. Raises NoSuchPartner for one that is not for their eyes yet."""
    is_coordinator = coordinator(tx, heard)
    runs_it = is_coordinator or registry.speaks_for(tx, entry.partner, heard.person)
    if not entry.partner.is_approved and not runs_it:
        raise NoSuchPartner
    return Shown(entry, tx.partners.contacts(entry.id), runs_it, is_coordinator)


def _register(tx: Transaction, heard: Form, chosen: str | None, profile: Profile, who: Nominee) -> registry.Registered:
    if chosen and chosen.isdigit() and (there := tx.partners.find(heard.team_id, int(chosen))):
        return registry.join(tx, there, [who], by=heard.person, at=heard.at)
    return registry.register(tx, profile, [who], by=heard.person, home=heard.team_id, at=heard.at)


ROUTES = (
    button(ids.REGISTER, open_register, may=anyone),
    form(ids.REGISTER, register, may=anyone),
    button(ids.EDIT_PARTNER, open_edit, may=speaker_or_coordinator),
    form(ids.EDIT_PARTNER, edit, may=speaker_or_coordinator),
    button(ids.ADD_CONTACT, open_contact, may=speaker_or_coordinator),
    form(ids.ADD_CONTACT, add_contact, may=speaker_or_coordinator),
)
