"""A row beside what the registry has: nothing new, somebody new who speaks for them, or other words about them."""

from dataclasses import replace
from enum import StrEnum
from typing import Any

from bot.domain.intake.cells import tidy
from bot.domain.intake.record import ContactRow, PartnerRow
from bot.domain.partners import Contact, Profile, fold
from bot.domain.reading.words import clean


class Fate(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    SAME = "same"
    CONTACT = "contact"  # one more who speaks for a partner
    CHANGED = "changed"
    LEFT = "left"  # it says something else than the registry, which stays as it is
    REFUSED = "refused"


def profile_of(row: PartnerRow) -> Profile:
    """Raises ValueError where the row does not say what kind of partner it is."""
    if row.kind is None:
        raise ValueError("a partner without a kind")
    return filled_in(row, Profile(name=row.organisation, kind=row.kind))


def filled_in(row: PartnerRow, profile: Profile) -> Profile:
    """What the registry would say if the row had the last word.

    Empty cells change nothing, and neither does what a file cannot say: capitals in the name, blanks beside blanks.
    """
    said = _said(row)
    return replace(profile, **{name: said[name] for name in said if said[name] != _as_read(getattr(profile, name))})


def _as_read(value: Any) -> Any:
    """As it would come back from a file."""
    if isinstance(value, tuple):
        return tuple(clean(word) for word in value)
    return tidy(value) if type(value) is str else value


def _said(row: PartnerRow) -> dict[str, Any]:
    """The profile's fields that the row fills."""
    names = (
        "kind", "kinds", "topics", "format", "week", "languages", "schools", "asks_a_month", "sessions_a_term", "hopes",
        "about",
    )  # fmt: skip
    said = {name: getattr(row, name) for name in names}
    return {name: value for name, value in said.items() if value not in (None, (), "", frozenset())}


def is_same_person(row: ContactRow, known: Contact | ContactRow) -> bool:
    """The same person: by member id, else by address, else by name."""
    if row.user_id or known.user_id:
        return row.user_id == known.user_id
    if row.email and known.email:
        return row.email.casefold() == known.email.casefold()
    return fold(row.name or "") == fold(known.name or "")
