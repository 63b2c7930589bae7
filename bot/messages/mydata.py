"""Everything held about one person, as a page they can read and as JSON for another program."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from bot.domain.audit import Deed
from bot.domain.claims import ClaimState
from bot.domain.needs import NeedState
from bot.domain.partners import PartnerKind, Rank, Standing
from bot.domain.people import Role
from bot.domain.reading.kinds import Kind
from bot.messages import names
from bot.messages.audit import DEEDS
from bot.messages.message import File, Message
from bot.messages.say import Say, later

Row = Mapping[str, Any]
Held = Mapping[str, Sequence[Row]]

# By the column that names the person (storage/personal.py).
TITLES = {
    "people.user_id": later("How I speak to you"),
    "roles.user_id": later("Your roles"),
    "contacts.user_id": later("Organizations you speak for, or spoke for"),
    "contacts.relayer": later("Contacts you pass messages on to"),
    "partners.registered_by": later("Organizations you registered"),
    "partners.decided_by": later("Organizations you decided about"),
    "needs.asker": later("Requests you made"),
    "claims.user_id": later("Offers of help you made"),
    "questions.user_id": later("Questions you asked"),
    "remarks.user_id": later("Remarks you wrote about organizations"),
    "passes.user_id": later("Requests you said were not for you"),
    "known_names.source_id": later("Names of yours that I know are no learner's"),
    "outbox.addressee": later("Messages to you, of the last ninety days"),
    "audit.by_user_id": later("What you did that is noted"),
    "audit.subject": later("What was done to you that is noted"),
    "audit.word": later("What was done that concerns you"),
    "uploads.user_id": later("Lists of partners you sent me"),
    "wishes.user_id": later("When you asked to be a teacher"),
    "wishes.answered_by": later("Whose wish to be a teacher you answered"),
}
FIELDS = {
    "language": later("language"),
    "wished_at": later("asked"),
    "answered_at": later("answered"),
    "is_granted": later("granted"),
    "time_zone": later("time zone"),
    "blocked_at": later("not to claim, says a coordinator, since"),
    "learned_at": later("learned"),
    "gone_at": later("account deactivated"),
    "role": later("role"),
    "school": later("school"),
    "partner": later("organization"),
    "rank": later("rank"),
    "standing": later("standing"),
    "name": later("name"),
    "email": later("e-mail"),
    "quiet_until": later("asked to be left alone until"),
    "created_at": later("since"),
    "left_at": later("left on"),
    "kind": later("kind"),
    "decline_reason": later("reason given"),
    "decided_at": later("decided"),
    "request": later("request"),
    "state": later("state"),
    "wanted": later("how many"),
    "day": later("day"),
    "start": later("from"),
    "topic": later("topic"),
    "thing": later("thing"),
    "note": later("note"),
    "learners": later("learners, as a number"),
    "room": later("room"),
    "access": later("access and language"),
    "offers": later("what helpers get"),
    "ended_at": later("ended"),
    "party": later("how many come"),
    "reason": later("reason"),
    "words": later("words"),
    "folded": later("name"),
    "deed": later("deed"),
    "subject": later("about"),
    "subject_id": later("number"),
    "word": later("word"),
    "at": later("when"),
}

# Words of ours for how things stand.
STANDING: dict[str, str] = {
    ClaimState.HELD: later("held"),
    ClaimState.CONFIRMED: later("confirmed"),
    ClaimState.WAITLISTED: later("waiting"),
    ClaimState.OFFERED: later("offered"),
    ClaimState.WITHDRAWN: later("given back"),
    ClaimState.DECLINED: later("turned down"),
    ClaimState.RELEASED: later("somebody else was chosen"),
    ClaimState.LAPSED: later("lapsed"),
    ClaimState.CANCELLED: later("cancelled"),
    NeedState.DRAFT: later("not posted"),
    NeedState.OPEN: later("open"),
    NeedState.FILLED: later("filled"),
    NeedState.CLOSED: later("closed"),
    NeedState.FILLED_ELSEWHERE: later("filled elsewhere"),
    Standing.PENDING: later("waiting for a coordinator"),
    Standing.APPROVED: later("has been approved"),
    Rank.PRIMARY: later("asked first"),
    Rank.BACKUP: later("asked second"),
    Role.TEACHER: later("teacher"),
    Role.SCHOOL_LEAD: later("school lead"),
    Role.COORDINATOR: later("coordinator"),
    Role.ADMINISTRATOR: later("administrator"),
}
SPOKEN: Mapping[type[StrEnum], Mapping[Any, str]] = {
    Kind: names.KINDS,
    PartnerKind: names.PARTNER_KINDS,
    Deed: DEEDS,
    **dict.fromkeys((ClaimState, NeedState, Standing, Rank, Role), STANDING),
}


def parcel(user_id: str, held: Held, made_at: datetime, say: Say) -> Message:
    """Two files, and what they are. They are kept nowhere but in this conversation."""
    text = say(
        "This is all I hold about you: once to read, once for another program. I keep no copy; delete the files here whenever you like."
    )
    page, plain = say.plain("my-data.txt"), say.plain("my-data.json")
    files = (File(page, readable(user_id, held, made_at, say)), File(plain, as_json(user_id, held, made_at)))
    return Message(text, files=files)


def readable(user_id: str, held: Held, made_at: datetime, say: Say) -> str:
    title = say.plain("What Handraise holds about you")
    lines = [title, "=" * len(title), "", say.plain("Your Slack ID: {id}", id=user_id)]
    lines += [say.plain("As of: {when}", when=_value(made_at, say)), ""]
    for name, label in TITLES.items():
        if rows := held.get(name):
            heading = f"{say.plain(label)} ({len(rows)})"
            lines += [heading, "-" * len(heading), *(_written(row, say) for row in rows), ""]
    lines.append(say.plain("That is all. `/partner privacy` says how long it is kept, `/partner forget-me` ends it."))
    return "\n".join(lines) + "\n"


def as_json(user_id: str, held: Held, made_at: datetime) -> str:
    whole = {"user_id": user_id, "as_of": made_at, "held": {name: list(held.get(name, ())) for name in TITLES}}
    return json.dumps(whole, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _written(row: Row, say: Say) -> str:
    """One row; what is empty is left out."""
    said = [(name, value) for name, value in row.items() if value not in {None, ""}]
    return "\n".join(
        f"{'- ' if place == 0 else '  '}{say.plain(FIELDS[name])}: {_value(value, say)}"
        for place, (name, value) in enumerate(said)
    )


def _value(value: Any, say: Say) -> str:
    if isinstance(value, datetime):
        local = value.astimezone(say.zone)
        return f"{say.day(local.date(), with_year=True)}, {say.clock(local.time())}"
    if isinstance(value, date):
        return say.day(value, with_year=True)
    if isinstance(value, StrEnum) and type(value) in SPOKEN:
        return say.plain(SPOKEN[type(value)][value])
    if isinstance(value, time):
        return say.clock(value)
    return str(value).replace("\n", "\n    ")


def _plain(value: Any) -> str:
    return str(value.isoformat() if isinstance(value, date | time) else value)
