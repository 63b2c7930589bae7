"""Everything the bot can show: each function of bot/messages, called with samples of whatever it asks for.

So a message is looked at from the day it is written; one that asks for something new says which sample is missing.
"""

import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from itertools import product
from types import NoneType, UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from bot import errors, messages
from bot.domain.audit import Deed, Note
from bot.domain.claims import Claim, ClaimState, Held, Queued, TooMany
from bot.domain.guard.verdict import Reason, Verdict, Weight
from bot.domain.intake.columns import Column
from bot.domain.intake.comparing import Fate
from bot.domain.intake.guessing import Guess, How
from bot.domain.intake.refusals import Flaw, Trouble, Unreadable, Why
from bot.domain.intake.upload import Report, Upload, UploadState
from bot.domain.leaving import Unsettled
from bot.domain.matching.candidates import Candidate, Voice
from bot.domain.matching.evidence import Named, Way
from bot.domain.matching.hindrances import LISTED
from bot.domain.matching.ranking import Match
from bot.domain.matching.reasons import Because
from bot.domain.matching.reasons import Reason as Reasoned
from bot.domain.matching.unmatched import Unmatched
from bot.domain.needs import Details, Need, NeedState
from bot.domain.on_behalf import Somebody
from bot.domain.partners import Contact, Entry, Partner, PartnerKind, Profile, Remark, Stage, Standing
from bot.domain.partners import Rank as ContactRank
from bot.domain.people import FORGOTTEN, Person, Role
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format, Reading
from bot.domain.retention import Kept, Periods, periods
from bot.domain.roles import Holding, Staff, Wish
from bot.domain.week import Part, Slot
from bot.domain.workspace import Workspace
from bot.messages.claim_for import Acquaintance, Draft
from bot.messages.claims import ClaimOf
from bot.messages.matching import Asking
from bot.messages.message import Block, Message
from bot.messages.mydata import FIELDS, TITLES
from bot.messages.mydata import Held as HeldAbout
from bot.messages.need_card import NeedCard
from bot.messages.registry import Menu, Shown
from bot.messages.relayed import ClaimFor
from bot.messages.review import ContactReview, Review
from bot.messages.say import Say

BUILDING_BLOCKS = frozenset({"blocks", "ids", "message", "names", "say"})  # what messages are made of
NOW = datetime(2026, 10, 6, 14, 0, tzinfo=UTC)
TODAY = NOW.date()
CHANNEL = "C0SAMPLE"

NEED = Need(
    id=1,
    team_id="T0SAMPLE",
    number=42,
    kind=Kind.MENTOR,
    topic="robotics",
    wanted=3,
    seats_taken=1,
    state=NeedState.OPEN,
    asker="U0ASKER",
    channel=CHANNEL,
    either_day=TODAY + timedelta(days=3),
    or_day=TODAY + timedelta(days=10),
    created_at=NOW,
    fresh_until=NOW + timedelta(days=20),
    asked_if_stale_at=None,
    ended_at=None,
    filled_by=None,
)
CLAIM = Claim(
    id=2,
    need_id=NEED.id,
    team_id=NEED.team_id,
    user_id="U0PARTNER",
    partner_id=None,
    for_contact=0,
    state=ClaimState.HELD,
    party=2,
    reason=None,
    created_at=NOW,
    lapses_at=NOW + timedelta(minutes=30),
    partner_ok_at=None,
    asker_ok_at=None,
    asker_ok_due=None,
    ended_at=None,
)
PARTNER = Partner(3, NEED.team_id, "Northgate Robotics", PartnerKind.BUSINESS)

STAFF = Staff(tuple(Holding("U0ASKER", role, CHANNEL if role is Role.SCHOOL_LEAD else "") for role in Role))
MANY_TEACHERS = Staff(tuple(Holding(f"U0TEACHER{number}", Role.TEACHER) for number in range(101)))
WISH = Wish(
    id=4, team_id=NEED.team_id, user_id="U0ASKER", wished_at=NOW, answered_by=None, answered_at=None, is_granted=False
)
WISHES = [
    WISH,
    *(replace(WISH, answered_by="U0PARTNER", answered_at=NOW, is_granted=granted) for granted in (False, True)),
]
PROFILE = Profile(
    name=PARTNER.name,
    kind=PARTNER.kind,
    kinds=(Kind.MENTOR, Kind.SPEAKER),
    topics=("robotics", "soldering"),
    format=Format.EITHER,
    week=frozenset({Slot(0, Part.MORNING), Slot(2, Part.MORNING), Slot(4, Part.EVENING)}),
    languages=("en", "es"),
    schools=("Lincoln MS",),
    asks_a_month=1,
    sessions_a_term=3,
    hopes="A look at their designs.",
    about="We build robots.",
)
ENTRY = Entry(
    id=PARTNER.id,
    team_id=PARTNER.team_id,
    profile=PROFILE,
    standing=Standing.PENDING,
    stage=Stage.PILOT,
    paused_until=None,
    registered_by="U0PARTNER",
    decided_by=None,
    decided_at=None,
    decline_reason=None,
    created_at=NOW,
)
DECIDED = replace(ENTRY, standing=Standing.APPROVED, decided_by="U0RUTH", decided_at=NOW)
ENTRIES = [
    ENTRY,
    replace(DECIDED, paused_until=TODAY + timedelta(days=9)),
    replace(DECIDED, standing=Standing.DECLINED, decline_reason="Not for schools."),
]
CONTACT = Contact(
    id=4,
    partner_id=PARTNER.id,
    team_id=PARTNER.team_id,
    user_id="U0PARTNER",
    name=None,
    email=None,
    relayer=None,
    rank=ContactRank.PRIMARY,
    standing=Standing.PENDING,
    quiet_until=None,
    created_at=NOW,
    left_at=None,
)
OFF_SLACK = replace(
    CONTACT,
    id=5,
    user_id=None,
    name="Maria Soto",
    email="maria@library.example",
    relayer="U0ANA",
    rank=ContactRank.BACKUP,
    standing=Standing.APPROVED,
)
REMARK = Remark("U0RUTH", "Which schools do you know already?")

REPORTS = [
    None,
    Report(why=Why.WORKBOOK),
    Report(
        fates=dict.fromkeys(Fate, 2),
        refused=((4, (Trouble(Flaw.UNKNOWN_KIND, Column.KIND, "spaceship"),)),),
        guesses=(Guess(0, "Firm", Column.ORGANISATION, How.GIVEN), Guess(1, "Fax", None, How.UNKNOWN)),
    ),
]
NEEDS = [
    *(replace(NEED, state=state) for state in NeedState),
    replace(NEED, state=NeedState.FILLED, seats_taken=3),
]
CLAIMS = [
    *(replace(CLAIM, state=state) for state in (ClaimState.HELD, ClaimState.OFFERED, ClaimState.WAITLISTED)),
    replace(CLAIM, partner_id=PARTNER.id),
    replace(CLAIM, state=ClaimState.CONFIRMED, partner_id=PARTNER.id, lapses_at=None, partner_ok_at=NOW),
]
HELD_BACK = ClaimOf(NEED, replace(CLAIM, partner_id=PARTNER.id), None)

FOR_THEM = replace(CLAIM, user_id="U0ANA", for_contact=OFF_SLACK.id, partner_id=PARTNER.id, lapses_at=None)
RELAYED = [
    ClaimFor(NEED, claim, PARTNER, OFF_SLACK)
    for claim in (
        FOR_THEM,
        replace(FOR_THEM, partner_ok_at=NOW),
        replace(FOR_THEM, lapses_at=NOW),
        replace(FOR_THEM, state=ClaimState.OFFERED, lapses_at=NOW),
        replace(FOR_THEM, state=ClaimState.WAITLISTED),
        replace(FOR_THEM, state=ClaimState.CONFIRMED, partner_ok_at=NOW),
    )
]
NOTE = Note(
    id=4,
    team_id=NEED.team_id,
    by=Person(NEED.team_id, "U0COORDINATOR"),
    deed=Deed.APPROVED,
    subject="partner",
    subject_id=PARTNER.id,
    word="pilot",
    at=NOW,
)
NOTES = [NOTE, replace(NOTE, by=Person(NEED.team_id, f"{FORGOTTEN}4"), deed=Deed.DATA_SHOWN, subject_id=0, word=None)]

REASONS = (
    Because(Reasoned.TOPIC, "robotics"),
    Because(Reasoned.TOPIC, "~beekeeping shows"),
    Because(Reasoned.KIND, "mentor"),
    Because(Reasoned.FREE, "1.0"),
    Because(Reasoned.FREE_THAT_DAY, "4"),
    Because(Reasoned.FORMAT, "virtual"),
    Because(Reasoned.LANGUAGE, "es"),
    Because(Reasoned.SCHOOL, "Lincoln"),
    Because(Reasoned.LAST_ASKED, "0"),
    Because(Reasoned.LAST_ASKED, "40"),
    Because(Reasoned.NEVER_ASKED),
)
MATCHES = [
    Match(
        Candidate(partner=PARTNER),
        Named("robotics", confidence, Way.NAMED, "robotics", "robotics"),
        50,
        REASONS,
        Voice(contact_id=4, person=None),
        hindrance,
    )
    for confidence in (1.0, 0.3)
    for hindrance in (None, *sorted(LISTED))
]


class Button(NamedTuple):
    name: str
    label: str


FACTS: dict[Any, Any] = {str: "robotics", bool: True, datetime: NOW}


def _error(kind: type[errors.UserError]) -> errors.UserError:
    facts = get_type_hints(kind, include_extras=False) if hasattr(kind, "__dataclass_fields__") else {}
    return kind(**{name: FACTS.get(hint, 42) for name, hint in facts.items()})


SAMPLES: dict[Any, Sequence[Any]] = {
    bool: [False, True],
    date: [TODAY],
    datetime: [NOW],
    int: [0, 2],
    str: [CHANNEL],
    Column: list(Column),
    Guess: [Guess(0, "Firm", Column.ORGANISATION, How.GIVEN), Guess(1, "Fax", None, How.UNKNOWN)],
    Trouble: [Trouble(flaw, Column.TOPICS, "spaceship") for flaw in Flaw],
    Unreadable: [Unreadable(why, "spaceship") for why in Why],
    "fates": [dict.fromkeys(Fate, 1), dict.fromkeys(Fate, 2)],
    Asking: [Asking(NEED, REASONS), Asking(NEED, ())],
    Because: REASONS,
    Claim: CLAIMS,
    Acquaintance: [Acquaintance(OFF_SLACK, PARTNER.name)],
    ClaimFor: [*RELAYED, replace(RELAYED[1], contact=replace(OFF_SLACK, email=None))],
    ClaimOf: [
        *(ClaimOf(NEED, claim, PARTNER if claim.partner_id else None) for claim in CLAIMS),
        ClaimOf(NEED, FOR_THEM, PARTNER, OFF_SLACK),
    ],
    Contact: [CONTACT, OFF_SLACK, replace(CONTACT, left_at=NOW)],
    ContactReview: [ContactReview(PARTNER, CONTACT, HELD_BACK), ContactReview(PARTNER, OFF_SLACK, None)],
    Draft: [
        Draft(),
        Draft(Somebody("Maria Soto"), at=PARTNER),
        Draft(Somebody("Maria Soto", "Northgate"), PartnerKind.BUSINESS, 2, near=[PARTNER]),
    ],
    Details: [NEED],
    Entry: ENTRIES,
    Partner: [PARTNER],
    PartnerKind: [PartnerKind.BUSINESS],
    Menu: [Menu(own, boss, 2) for own in (None, PARTNER) for boss in (False, True)],
    Shown: [Shown(one, (CONTACT, OFF_SLACK), runs, runs) for one in ENTRIES for runs in (False, True)],
    Standing: list(Standing),
    Profile: [PROFILE, Profile(name="x", kind=PartnerKind.FAMILY)],
    Remark: [REMARK],
    Review: [Review(one, (CONTACT, OFF_SLACK), (REMARK,), HELD_BACK) for one in ENTRIES],
    Held: [Held(NEED, claim, place=1) for claim in CLAIMS],
    HeldAbout: [{}, {name: [dict.fromkeys(FIELDS, "robotics")] for name in TITLES}],
    Kept: [*Kept],
    Match: MATCHES,
    Message: [Message("Hello.")],
    Need: NEEDS,
    NeedCard: [NeedCard(need, waiting) for need in NEEDS for waiting in (0, 2)],
    Note: NOTES,
    Periods: [periods({}), periods(dict.fromkeys(Kept, 1))],
    Queued: [Queued(NEED, CLAIM, position=1)],
    Reading: [Reading("mentr robotics", kind=Kind.MENTOR, topic="robotics", day_choices=(TODAY,)), Reading("")],
    Say: [Say("en", "America/Chicago")],
    Staff: [Staff(), STAFF, MANY_TEACHERS],
    TooMany: [TooMany(NEED, CLAIM, party=4, most=2)],
    Upload: [Upload(1, NEED.team_id, "U0RUTH", "F1", UploadState.SHOWN, None, each, NOW) for each in REPORTS],
    Unmatched: [Unmatched(5, NEED.team_id, "zwibbelfratz", "Zwibbelfratz", 3, NOW)],
    Verdict: [Verdict(Weight.ASK, 135, (), reason) for reason in Reason],
    Workspace: [
        Workspace(NEED.team_id, CHANNEL, "America/Chicago", "en", "https://sample.slack.com/", 42),
        Workspace(NEED.team_id, CHANNEL, "America/Chicago", "en", "https://sample.slack.com/", 42, CHANNEL, True, True),
    ],
    Wish: WISHES,
    Unsettled: [Unsettled(), Unsettled(1, 2, 1)],
    errors.UserError: [_error(kind) for kind in errors.UserError.__subclasses__()],
    NoneType: [None],
}


def everything() -> Iterator[list[Block]]:
    """Every message and form, as lists of blocks; a form is a list of its one view."""
    for shown in results(Message, Block, list[Block]):
        yield shown.blocks if isinstance(shown, Message) else shown if isinstance(shown, list) else [shown]


def results(*kinds: Any, samples: Mapping[Any, Sequence[Any]] = SAMPLES) -> Iterator[Any]:
    """What the functions that return one of these kinds make of the samples, in every combination."""
    for function in _functions(kinds):
        hints = get_type_hints(function)
        del hints["return"]
        choices = [_samples_of(samples, name, hint, function) for name, hint in hints.items()]
        for values in product(*choices):
            yield function(**dict(zip(hints, values, strict=True)))


def buttons() -> set[Button]:
    """What can be pressed or picked without submitting a form."""
    elements = [element for blocks in everything() for block in _flat(blocks) for element in _elements(block)]
    return {Button(one["action_id"], (one.get("text") or {}).get("text", "")) for one in elements if "url" not in one}


def forms() -> set[str]:
    """The names of the forms that can be submitted."""
    return {block["callback_id"] for blocks in everything() for block in blocks if "submit" in block}


def _functions(kinds: Sequence[Any]) -> Iterator[Callable[..., Any]]:
    for found in pkgutil.iter_modules(messages.__path__):
        if found.name in BUILDING_BLOCKS:
            continue
        module = import_module(f"{messages.__name__}.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            is_ours = function.__module__ == module.__name__ and not name.startswith("_")
            if is_ours and get_type_hints(function)["return"] in kinds:
                yield function


def _samples_of(
    samples: Mapping[Any, Sequence[Any]], name: str, hint: Any, function: Callable[..., Any]
) -> Sequence[Any]:
    """By the name of the parameter, where the samples have one for it; else by its type."""
    if name in samples or hint in samples:
        return samples.get(name) or samples[hint]
    if get_origin(hint) in (Union, UnionType):
        return [sample for one in get_args(hint) for sample in _samples_of(samples, name, one, function)]
    if get_origin(hint) is Sequence:
        return [(), tuple(_samples_of(samples, name, get_args(hint)[0], function))]
    raise AssertionError(
        f"{function.__module__}.{function.__name__} asks for {hint}: tests/shown.py has no sample of it"
    )


def _flat(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        yield from _flat(block["blocks"]) if "blocks" in block else [block]


def _elements(block: Block) -> list[Block]:
    return block["elements"] if block["type"] == "actions" else [block["accessory"]] if "accessory" in block else []
