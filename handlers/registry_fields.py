"""Reading the forms of the registry: a profile, a contact to be, and what is wrong with them."""

import re
from dataclasses import replace

from bot.domain.partners import LONGEST_TOPIC, MOST_TOPICS, Nominee, PartnerKind, Profile, Rank
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format
from bot.domain.week import SLOTS
from bot.messages import complaints, names, registry_form
from bot.messages.say import Say as Voice
from handlers.heard import Form
from storage.transaction import Transaction

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def mistakes(heard: Form, say: Voice) -> dict[str, str]:
    """What Slack's own form lets pass."""
    wrong = {} if heard.text("name") else {"name": complaints.no_name(say)}
    topics = _listed(heard.text("topics"))
    if len(topics) > MOST_TOPICS:
        wrong["topics"] = complaints.too_many_topics(MOST_TOPICS, say)
    elif any(len(topic) > LONGEST_TOPIC for topic in topics):
        wrong["topics"] = complaints.long_topic(say)
    return wrong


def essentials(heard: Form) -> Profile:
    """What the short form asks."""
    return Profile(
        name=" ".join(heard.text("name").split()),
        kind=PartnerKind(heard.choice("kind") or PartnerKind.BUSINESS),
        kinds=tuple(Kind(value) for value in heard.choices("kinds")),
        topics=_listed(heard.text("topics")),
    )


def whole(tx: Transaction, heard: Form) -> Profile:
    """What the long form asks."""
    form_of = heard.choice("format")
    slots = set(heard.choices("week"))
    chosen = set(heard.choices("schools"))
    schools = [one for one in tx.workspaces.schools(heard.team_id) if one[: registry_form.LONGEST_VALUE] in chosen]
    return replace(
        essentials(heard),
        format=Format(form_of) if form_of else None,
        week=frozenset(slot for slot in SLOTS if names.slot_value(slot) in slots),
        languages=heard.choices("languages"),
        schools=tuple(schools) or _listed(heard.text("area")),
        asks_a_month=heard.number("asks_a_month"),
        sessions_a_term=heard.number("sessions_a_term"),
        hopes=heard.text("hopes"),
        about=heard.text("about"),
    )


def nominee(heard: Form, say: Voice) -> Nominee | dict[str, str]:
    """Who is to speak for it; a sentence under the field where that was not said."""
    way = heard.choice("speaks")
    if way == registry_form.MYSELF:
        return Nominee(person=heard.person)
    rank = Rank(heard.choice("rank") or Rank.PRIMARY)
    colleague, name, email = heard.somebody("colleague"), heard.text("contact_name"), heard.text("contact_email")
    if colleague and way != registry_form.OFF_SLACK:
        return Nominee(person=colleague, rank=rank)
    if way == registry_form.COLLEAGUE:
        return {"colleague": complaints.nobody_chosen(say)}
    if not name:
        return {"contact_name": complaints.no_name(say)}
    if email and not EMAIL.fullmatch(email):
        return {"contact_email": complaints.no_email(say)}
    return Nominee(name=" ".join(name.split()), email=email or None, relayer=heard.person.user_id, rank=rank)


def _listed(typed: str) -> tuple[str, ...]:
    """Between commas or on lines, each once."""
    words = (" ".join(part.split()) for part in re.split(r"[,;\n]", typed))
    return tuple({word.casefold(): word for word in words if word}.values())
