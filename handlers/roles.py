"""What the bot hears about roles: who does what, who leads a school, and who would like to be a teacher."""

from collections.abc import Mapping

from bot.domain.partners import fold
from bot.domain.people import Role
from bot.domain.roles import Change, change
from bot.errors import LastWithRole, NotOfHere, RoleNotYours
from bot.messages import errors, ids
from bot.messages import roles as words
from bot.services import roles
from handlers.heard import Click, Command, Form
from handlers.permissions import answers_wishes, anyone, gives_roles, may_ask, wish_of
from handlers.reply import Errors, Open, Reply, Say, Show
from handlers.route import button, form
from handlers.speaking import say_to
from handlers.subcommand import Subcommand
from storage.transaction import Transaction

FIELDS = {
    Role.ADMINISTRATOR: words.ADMINISTRATORS,
    Role.COORDINATOR: words.COORDINATORS,
    Role.TEACHER: words.TEACHERS,
}


def typed_roles(tx: Transaction, heard: Command, _rest: str) -> Reply:
    return open_roles(tx, heard)


def open_roles(tx: Transaction, heard: Click | Command) -> Reply:
    say, staff = say_to(tx, heard), tx.people.staff(heard.team_id)
    is_administrator = tx.people.has_role(heard.person, Role.ADMINISTRATOR)
    return Open(words.form(staff, is_administrator, say), errors.form_too_late(say))


def save_roles(tx: Transaction, heard: Form) -> Reply:
    changes = {
        name: change(role, heard.untouched.people(name), heard.people(name))
        for role, name in FIELDS.items()
        if name in heard.fields
    }
    no_longer = frozenset(heard.people(words.NO_LONGER_TEACHERS))
    return _saved(tx, heard, changes | {words.NO_LONGER_TEACHERS: Change(Role.TEACHER, frozenset(), no_longer)})


def open_leads(tx: Transaction, heard: Click) -> Reply:
    say, schools = say_to(tx, heard), tx.workspaces.schools(heard.team_id)
    return Open(words.leads_form(schools, tx.people.staff(heard.team_id), say), errors.form_too_late(say))


def save_leads(tx: Transaction, heard: Form) -> Reply:
    """A school keeps the name it has in the settings; one that is on no list any more the name its field has."""
    listed = {fold(school): school for school in tx.workspaces.schools(heard.team_id)}
    changes = {}
    for name in heard.fields:
        school = name.removeprefix(words.OF_SCHOOL)
        shown, chosen = heard.untouched.people(name), heard.people(name)
        changes[name] = change(Role.SCHOOL_LEAD, shown, chosen, listed.get(school, school))
    return _saved(tx, heard, changes)


def wish_to_teach(tx: Transaction, heard: Click) -> Reply:
    say = say_to(tx, heard)
    if heard.person.team_id != heard.team_id:
        return Say(words.not_of_here(say))
    if may_ask(tx, heard):
        return Say(words.may_ask_already(say))
    if roles.wish_to_teach(tx, heard.person, at=heard.at):
        return Say(words.wish_sent(say))
    last = tx.wishes.last_of(heard.person)
    answered_by = last.answered_by if last else None
    return Say(words.not_now(answered_by, say) if answered_by else words.wish_waits(say))


def grant(tx: Transaction, heard: Click) -> Reply:
    wish = roles.grant(tx, wish_of(tx, heard), by=heard.person, at=heard.at)
    return Say(words.wish(wish, say_to(tx, heard)), instead=_stands_alone(tx, heard))


def put_off(tx: Transaction, heard: Click) -> Reply:
    wish = roles.put_off(tx, wish_of(tx, heard), by=heard.person, at=heard.at)
    return Say(words.wish(wish, say_to(tx, heard)), instead=_stands_alone(tx, heard))


def _stands_alone(tx: Transaction, heard: Click) -> bool:
    """A direct message is replaced by its outcome; the card in the coordinators' channel is redrawn for everybody."""
    return heard.channel != tx.workspaces.get(heard.team_id).coordinators_channel


def _saved(tx: Transaction, heard: Form, changes: Mapping[str, Change]) -> Reply:
    """What cannot be done is said under the field it was asked for in."""
    say = say_to(tx, heard)
    try:
        applied = roles.change(tx, heard.team_id, list(changes.values()), by=heard.person, at=heard.at)
    except (LastWithRole, NotOfHere, RoleNotYours) as error:
        return Errors({_field_of(error.role, changes) or heard.first_field: errors.explain(error, say).text})
    return Show(words.saved(applied.given, applied.taken, say))


def _field_of(role: str, changes: Mapping[str, Change]) -> str | None:
    """Of several fields for one role, the first that changes something."""
    changed = (name for name, one in changes.items() if one.role == role and (one.given or one.taken))
    return next(changed, None)


SUBCOMMANDS = (Subcommand(("roles", "roles"), typed_roles, may=gives_roles),)
ROUTES = (
    button(ids.OPEN_ROLES, open_roles, may=gives_roles),
    form(ids.ROLES, save_roles, may=gives_roles),
    button(ids.OPEN_LEADS, open_leads, may=gives_roles),
    form(ids.LEADS, save_leads, may=gives_roles),
    button(ids.WISH_TO_TEACH, wish_to_teach, may=anyone),
    button(ids.GRANT_WISH, grant, may=answers_wishes),
    button(ids.PUT_OFF_WISH, put_off, may=answers_wishes),
)
