"""What the bot hears when somebody looks into the registry, pauses a partner, or leaves it."""

from datetime import date

from bot.domain.calendar import local_day
from bot.domain.finding import terms_of
from bot.domain.partners import Entry, Stage, Standing
from bot.errors import ForCoordinators, NoSuchPartner, NotAllowed
from bot.messages import complaints, errors, ids, registry_form
from bot.messages import registry as words
from bot.messages import review as review_words
from bot.messages.message import Message
from bot.messages.registry import PAGE, Menu
from bot.messages.review import Review
from bot.services import registry
from bot.services.reading import read_day
from handlers import registering
from handlers.heard import Click, Command, Form
from handlers.permissions import anyone, coordinator, speaker_or_coordinator
from handlers.registering import entry_of, shown_to
from handlers.reply import Errors, Open, Reply, Say, Show
from handlers.route import button, form
from handlers.speaking import say_to
from handlers.subcommand import Subcommand
from storage.transaction import Transaction

PENDING = {"pending", "pendientes"}
DORMANT = {"dormant", "inactivas"}


def menu(tx: Transaction, heard: Command, _rest: str) -> Reply:
    own, is_coordinator = tx.partners.of(heard.person), coordinator(tx, heard)
    if own and not registry.speaks_for(tx, own, heard.person):
        own = None
    waiting = tx.directory.count_pending(heard.team_id) if is_coordinator else 0
    return Say(words.menu(Menu(own, is_coordinator, waiting), say_to(tx, heard)))


def typed_show(tx: Transaction, heard: Command, rest: str) -> Reply:
    return _show(tx, heard, _meant(tx, heard, rest)) if rest or _own(tx, heard) else _nobody(tx, heard)


def show(tx: Transaction, heard: Click) -> Reply:
    return _show(tx, heard, entry_of(tx, heard))


def typed_edit(tx: Transaction, heard: Command, rest: str) -> Reply:
    """One's own; a coordinator names any."""
    if not rest and not _own(tx, heard):
        return _nobody(tx, heard)
    entry = _meant(tx, heard, rest)
    if not (coordinator(tx, heard) or registry.speaks_for(tx, entry.partner, heard.person)):
        raise NotAllowed
    return registering.edit_form(tx, heard, entry)


def typed_list(tx: Transaction, heard: Command, rest: str) -> Reply:
    """All of them; coordinators also `pending` and `dormant`."""
    word, say = rest.lower(), say_to(tx, heard)
    if word not in PENDING | DORMANT:
        return Say(_listed(tx, heard, 0))
    if not coordinator(tx, heard):
        raise ForCoordinators
    if word in PENDING:
        return _next_waiting(tx, heard, 0)
    dormant = tx.directory.at_stage(heard.team_id, Stage.DORMANT, after=0, limit=PAGE)
    return Say(words.listed(dormant, False, say) if dormant else words.none_dormant(say))


def more(tx: Transaction, heard: Click) -> Reply:
    return Say(_listed(tx, heard, heard.id))


def review(tx: Transaction, heard: Click) -> Reply:
    return _next_waiting(tx, heard, heard.id)


def typed_find(tx: Transaction, heard: Command, rest: str) -> Reply:
    return Say(_found(tx, heard, rest)) if rest else _open_find(tx, heard)


def open_find(tx: Transaction, heard: Click) -> Reply:
    return _open_find(tx, heard)


def find(tx: Transaction, heard: Form) -> Reply:
    say = say_to(tx, heard)
    typed = heard.text("words")
    if not typed:
        return Errors({"words": complaints.no_words(say)})
    return Show(words.found_page(_found(tx, heard, typed), say))


def typed_pause(tx: Transaction, heard: Command, rest: str) -> Reply:
    """`until 3 May`, `hasta el 3 de mayo`; the day is said back. Without one that is clear, a form asks."""
    own = _own(tx, heard)
    if own is None:
        return _nobody(tx, heard)
    if not registry.speaks_for(tx, own.partner, heard.person):
        raise NotAllowed
    say, today = say_to(tx, heard), local_day(heard.at, tx.workspaces.get(heard.team_id).zone)
    until = read_day(rest, today=today, language=say.language)
    if until is None or until <= today:
        return Open(registry_form.pause(own, None, say), errors.form_too_late(say))
    return Say(words.paused(registry.pause(tx, own, until, by=heard.person, at=heard.at), until, say))


def open_pause(tx: Transaction, heard: Click) -> Reply:
    say = say_to(tx, heard)
    return Open(registry_form.pause(entry_of(tx, heard), None, say), errors.form_too_late(say))


def pause(tx: Transaction, heard: Form) -> Reply:
    say, until = say_to(tx, heard), heard.day("until")
    if until is None or until <= _today(tx, heard):
        return Errors({"until": complaints.day_is_over(say)})
    paused = registry.pause(tx, entry_of(tx, heard), until, by=heard.person, at=heard.at)
    return Show(words.paused_page(paused, until, say))


def resume(tx: Transaction, heard: Click) -> Reply:
    entry = registry.pause(tx, entry_of(tx, heard), None, by=heard.person, at=heard.at)
    return Say(words.resumed(entry, say_to(tx, heard)))


def typed_leave(tx: Transaction, heard: Command, _rest: str) -> Reply:
    """No longer here: the next contact is turned to, history stays."""
    contact = tx.partners.contact_of(heard.person)
    if contact is None:
        return _nobody(tx, heard)
    heir = registry.leave(tx, contact, by=heard.person, at=heard.at)
    return Say(review_words.left(tx.partners.get(contact.partner_id), contact, heir, say_to(tx, heard)))


def _show(tx: Transaction, heard: Click | Command, entry: Entry) -> Reply:
    return Say(words.one(shown_to(tx, heard, entry), say_to(tx, heard)))


def _listed(tx: Transaction, heard: Click | Command, after: int) -> Message:
    page = tx.directory.standing_as(heard.team_id, Standing.APPROVED, after=after, limit=PAGE + 1)
    return words.listed(page[:PAGE], len(page) > PAGE, say_to(tx, heard))


def _found(tx: Transaction, heard: Command | Form, typed: str) -> Message:
    terms, say = terms_of(typed), say_to(tx, heard)
    pending = coordinator(tx, heard)
    page = tx.directory.matching(heard.team_id, terms, pending=pending, after=0, limit=PAGE + 1) if terms else []
    return words.found(typed, page[:PAGE], len(page) > PAGE, say)


def _next_waiting(tx: Transaction, heard: Click | Command, after: int) -> Reply:
    """The partner that has waited longest, with what there is to decide."""
    say = say_to(tx, heard)
    waiting = tx.directory.standing_as(heard.team_id, Standing.PENDING, after=after, limit=1)
    if not waiting:
        return Say(words.nobody_waits(say))
    entry = waiting[0]
    contacts, remarks = tx.partners.contacts(entry.id), tx.remarks.about(entry.id, limit=5)
    return Say(review_words.card(Review(entry, contacts, remarks, None), say))


def _open_find(tx: Transaction, heard: Click | Command) -> Reply:
    say = say_to(tx, heard)
    return Open(registry_form.find(say), errors.form_too_late(say))


def _meant(tx: Transaction, heard: Command, typed: str) -> Entry:
    """By number, by name, or by nearly the name; without words one's own. Raises NoSuchPartner."""
    if not typed:
        found = _own(tx, heard)
    elif typed.isascii() and typed.isdigit() and len(typed) < 10:
        found = tx.partners.entry(heard.team_id, int(typed))
    else:
        named = tx.partners.named(heard.team_id, typed)
        near = [named] if named else registry.near(tx, heard.team_id, typed)
        found = tx.partners.entry(heard.team_id, near[0].id) if near else None
    if found is None:
        raise NoSuchPartner(typed)
    return found


def _own(tx: Transaction, heard: Command) -> Entry | None:
    partner = tx.partners.of(heard.person)
    return tx.partners.entry(heard.team_id, partner.id) if partner else None


def _nobody(tx: Transaction, heard: Command) -> Reply:
    return Say(words.speaks_for_nobody(say_to(tx, heard)))


def _today(tx: Transaction, heard: Form) -> date:
    return local_day(heard.at, tx.workspaces.get(heard.team_id).zone)


SUBCOMMANDS = (
    Subcommand(("menu", "menú", ""), menu),
    Subcommand(("register", "registrar"), registering.typed_register),
    Subcommand(("show", "ver"), typed_show),
    Subcommand(("edit", "editar"), typed_edit),
    Subcommand(("find", "buscar"), typed_find),
    Subcommand(("list", "lista"), typed_list),
    Subcommand(("pause", "pausa"), typed_pause),
    Subcommand(("leave", "salir"), typed_leave),
)
ROUTES = (
    button(ids.SHOW_PARTNER, show, may=anyone),
    button(ids.MORE_PARTNERS, more, may=anyone),
    button(ids.REVIEW, review, may=coordinator),
    button(ids.FIND, open_find, may=anyone),
    form(ids.FIND, find, may=anyone),
    button(ids.PAUSE, open_pause, may=speaker_or_coordinator),
    form(ids.PAUSE, pause, may=speaker_or_coordinator),
    button(ids.RESUME, resume, may=speaker_or_coordinator),
)
