"""The names of things: kinds of help, kinds of partner, formats, grades, lengths, reasons."""

from datetime import timedelta

from bot.domain.needs import Details
from bot.domain.partners import PartnerKind
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format, Grades
from bot.messages.say import Say

KINDS = {
    Kind.MENTOR: "Mentor",
    Kind.SPEAKER: "Guest speaker",
    Kind.JUDGE: "Judge or panelist",
    Kind.TUTOR: "Tutor",
    Kind.COACH: "Coach",
    Kind.CLIENT: "Project client",
    Kind.VOLUNTEER: "Volunteer",
    Kind.READER: "Guest reader",
    Kind.INTERVIEWER: "Mock interviewer",
    Kind.REVIEWER: "Reviewer",
    Kind.JOB_SHADOW: "Job shadow",
    Kind.INTERNSHIP: "Internship",
    Kind.FIELD_TRIP: "Field trip",
    Kind.EQUIPMENT: "Equipment or supplies",
    Kind.SPACE: "Space",
    Kind.FUNDING: "Funding",
}
THINGS = frozenset({Kind.EQUIPMENT, Kind.SPACE, Kind.FUNDING})

PARTNER_KINDS = {
    PartnerKind.BUSINESS: "Business",
    PartnerKind.NONPROFIT: "Nonprofit",
    PartnerKind.HIGHER_EDUCATION: "College or university",
    PartnerKind.GOVERNMENT: "Government or public service",
    PartnerKind.FAITH_BASED: "Faith-based",
    PartnerKind.LOCAL_LEADER: "Local leader",
    PartnerKind.FAMILY: "Family",
    PartnerKind.STAFF: "School staff",
    PartnerKind.PEER_CLASS: "Another class",
    PartnerKind.CLIENT: "Project client",
}
FORMATS = {Format.IN_PERSON: "in person", Format.VIRTUAL: "by video", Format.EITHER: "in person or by video"}
REASON_NAMES = {
    "work": "Work",
    "personal": "Personal",
    "transport": "Transport",
    "language": "Language",
    "clearance": "Clearance",
    "other": "Something else",
}
LENGTHS = (15, 30, 45, 60, 90, 120)
BANDS = (
    Grades(-1, -1),
    Grades(0, 0),
    *(Grades(grade, grade) for grade in range(1, 13)),
    Grades(0, 2),
    Grades(3, 5),
    Grades(6, 8),
    Grades(9, 12),
)


def kind(kind: Kind, say: Say) -> str:
    return say.plain(KINDS[kind])


def subject(need: Details, say: Say) -> str:
    """What a need is called in one breath, typed text as typed: `Mentor · robotics`."""
    return " · ".join(filter(None, [kind(need.kind, say), need.thing, need.topic]))


def grades(band: Grades, say: Say) -> str:
    if band.low == band.high:
        return say.plain("grade {grade}", grade=grade(band.low, say)) if band.low > 0 else grade(band.low, say)
    return say.plain("grades {low} to {high}", low=grade(band.low, say), high=grade(band.high, say))


def grade(number: int, say: Say) -> str:
    return {-1: say.plain("pre-kindergarten"), 0: say.plain("kindergarten")}.get(number, str(number))


def band_value(band: Grades) -> str:
    return f"{band.low}..{band.high}"


def band_of(value: str) -> Grades:
    low, high = value.split("..")
    return Grades(int(low), int(high))


def minutes(length: int, say: Say) -> str:
    hours, rest = divmod(timedelta(minutes=length), timedelta(hours=1))
    if not rest:
        return str(say.plural("{count} hour", "{count} hours", hours))
    return str(say.plural("{count} minute", "{count} minutes", length))
