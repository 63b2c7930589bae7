"""The names of things: kinds of help, kinds of partner, formats, grades, lengths, reasons."""

from datetime import timedelta

from bot.domain.needs import Details
from bot.domain.partners import PartnerKind, Stage
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format, Grades
from bot.domain.week import Part, Slot
from bot.messages.say import Say, later

KINDS = {
    Kind.MENTOR: later("Mentor"),
    Kind.SPEAKER: later("Guest speaker"),
    Kind.JUDGE: later("Judge or panelist"),
    Kind.TUTOR: later("Tutor"),
    Kind.COACH: later("Coach"),
    Kind.CLIENT: later("Project client"),
    Kind.VOLUNTEER: later("Volunteer"),
    Kind.READER: later("Guest reader"),
    Kind.INTERVIEWER: later("Mock interviewer"),
    Kind.REVIEWER: later("Reviewer"),
    Kind.JOB_SHADOW: later("Job shadow"),
    Kind.INTERNSHIP: later("Internship"),
    Kind.FIELD_TRIP: later("Field trip"),
    Kind.EQUIPMENT: later("Equipment or supplies"),
    Kind.SPACE: later("Space"),
    Kind.FUNDING: later("Funding"),
}
THINGS = frozenset({Kind.EQUIPMENT, Kind.SPACE, Kind.FUNDING})

PARTNER_KINDS = {
    PartnerKind.BUSINESS: later("Business"),
    PartnerKind.NONPROFIT: later("Nonprofit"),
    PartnerKind.HIGHER_EDUCATION: later("College or university"),
    PartnerKind.GOVERNMENT: later("Government or public service"),
    PartnerKind.FAITH_BASED: later("Faith-based"),
    PartnerKind.LOCAL_LEADER: later("Local leader"),
    PartnerKind.FAMILY: later("Family"),
    PartnerKind.STAFF: later("School staff"),
    PartnerKind.PEER_CLASS: later("Another class"),
    PartnerKind.CLIENT: later("Project client"),
}
LANGUAGES = {"en": "English", "es": "Español"}  # each by its own name
SPOKEN = {
    **LANGUAGES,
    "am": "አማርኛ",
    "ar": "العربية",
    "de": "Deutsch",
    "fa": "فارسی",
    "fr": "Français",
    "hi": "हिन्दी",
    "ht": "Kreyòl ayisyen",
    "it": "Italiano",
    "ja": "日本語",
    "ko": "한국어",
    "pl": "Polski",
    "pt": "Português",
    "ru": "Русский",
    "so": "Soomaali",
    "sw": "Kiswahili",
    "tl": "Tagalog",
    "uk": "Українська",
    "ur": "اردو",
    "vi": "Tiếng Việt",
    "zh": "中文",
}  # each by its own name
STAGES = {
    Stage.PROSPECT: later("Prospect"),
    Stage.PILOT: later("Pilot"),
    Stage.ACTIVE: later("Active"),
    Stage.CORE: later("Core"),
    Stage.DORMANT: later("Dormant"),
    Stage.ALUMNI: later("Alumni"),
}
PARTS = {
    Part.MORNING: later("morning"),
    Part.AFTERNOON: later("afternoon"),
    Part.EVENING: later("evening"),
}
FORMATS = {
    Format.IN_PERSON: later("in person"),
    Format.VIRTUAL: later("by video"),
    Format.EITHER: later("in person or by video"),
}
REASON_NAMES = {
    "work": later("Work"),
    "personal": later("Personal"),
    "transport": later("Transport"),
    "language": later("Language"),
    "clearance": later("Clearance"),
    "other": later("Something else"),
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
    """`grade 7`, `grades 6 to 8`, `kindergarten to grade 2`."""
    if band.low == band.high:
        return grade(band.low, say)
    if band.low > 0:
        return say.plain("grades {low} to {high}", low=band.low, high=band.high)
    return say.plain("{low} to {high}", low=grade(band.low, say), high=grade(band.high, say))


def grade(number: int, say: Say) -> str:
    if number > 0:
        return say.plain("grade {grade}", grade=number)
    return say.plain("kindergarten") if number == 0 else say.plain("pre-kindergarten")


def band_value(band: Grades) -> str:
    return f"{band.low}..{band.high}"


def band_of(value: str) -> Grades:
    low, high = value.split("..")
    return Grades(int(low), int(high))


def slot_value(slot: Slot) -> str:
    return f"{slot.weekday}.{slot.part.value}"


def minutes(length: int, say: Say) -> str:
    hours, rest = divmod(timedelta(minutes=length), timedelta(hours=1))
    if not rest:
        return str(say.plural("{count} hour", "{count} hours", hours))
    return str(say.plural("{count} minute", "{count} minutes", length))
