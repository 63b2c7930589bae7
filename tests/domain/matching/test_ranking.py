"""Whom to ask first, and what stands in the way: the same for the same facts, whatever their order."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.matching.asks import AskState
from bot.domain.matching.candidates import Candidate, Voice
from bot.domain.matching.evidence import Named, Way
from bot.domain.matching.hindrances import LISTED, Hindrance, way_to
from bot.domain.matching.naming import NUDGE
from bot.domain.matching.ranking import NEVER, rank
from bot.domain.matching.reasons import Because, Reason, because, slot_fact, slot_of
from bot.domain.matching.tongues import languages_in
from bot.domain.needs import Need, NeedState
from bot.domain.partners import Partner, PartnerKind, Stage, Standing
from bot.domain.people import Person
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format
from bot.domain.week import SLOTS, Part, Slot

TEAM = "T1"
NOON = datetime(2026, 10, 6, 12, 0, tzinfo=UTC)
TODAY = NOON.date()
NEED = Need(
    id=1,
    team_id=TEAM,
    number=1,
    kind=Kind.MENTOR,
    topic="robotics",
    school="Lincoln",
    day=date(2026, 10, 13),
    start=time(10),
    format=Format.IN_PERSON,
    access="someone who speaks Spanish",
    state=NeedState.OPEN,
    asker="U0",
    channel="C1",
    seats_taken=0,
    either_day=None,
    or_day=None,
    created_at=NOON,
    fresh_until=NOON + timedelta(days=20),
    asked_if_stale_at=None,
    ended_at=None,
    filled_by=None,
)
SURE = Named("robotics", 1.0, Way.NAMED, "robotics", "robotics")

instants = st.none() | st.integers(-90, 90).map(lambda hours: NOON + timedelta(hours=hours))
voices = st.builds(
    Voice,
    contact_id=st.integers(1, 9),
    person=st.none() | st.builds(Person, st.just(TEAM), st.sampled_from(["U0", "U1", "U2"])),
    quiet_until=instants,
    is_blocked=st.booleans(),
    has_passed=st.booleans(),
    has_claimed=st.booleans(),
    spoken_to_at=instants,
)
partners = st.builds(
    Partner,
    id=st.integers(1, 30),
    team_id=st.just(TEAM),
    name=st.just("Acme"),
    kind=st.sampled_from(PartnerKind),
    standing=st.sampled_from(Standing),
)
candidates = st.builds(
    Candidate,
    partner=partners,
    stage=st.sampled_from(Stage),
    kinds=st.lists(st.sampled_from(Kind), max_size=3).map(tuple),
    format=st.none() | st.sampled_from(Format),
    week=st.frozensets(st.sampled_from(SLOTS), max_size=4),
    languages=st.lists(st.sampled_from(["en", "es", "fr"]), max_size=2).map(tuple),
    schools=st.lists(st.sampled_from(["Lincoln", "LINCOLN", "Roosevelt"]), max_size=2).map(tuple),
    asks_a_month=st.none() | st.integers(0, 3),
    asks_lately=st.integers(0, 3),
    paused_until=st.none() | st.dates(date(2026, 9, 1), date(2026, 12, 1)),
    voices=st.lists(voices, max_size=3).map(tuple),
    last_asked_at=instants,
    asked=st.none() | st.sampled_from(AskState),
)
confidences = st.sampled_from([0.3, 0.5, 0.9, 1.0])
found = st.lists(
    st.tuples(candidates, confidences.map(lambda sure: Named("robotics", sure, Way.NAMED, "", ""))), max_size=12
)


def candidate(number: int = 1, **said: object) -> Candidate:
    partner = Partner(number, TEAM, f"Partner {number}", PartnerKind.BUSINESS)
    facts = {"voices": (Voice(contact_id=number, person=Person(TEAM, f"U{number}")),)} | said
    return Candidate(partner=partner, **facts)  # type: ignore[arg-type]  # each test names fields there are


def order(*some: Candidate) -> list[int]:
    return [match.candidate.partner.id for match in rank([(one, SURE) for one in some], NEED, at=NOON, today=TODAY)]


@given(found)
def test_nobody_is_asked_against_their_word(pairs: list[tuple[Candidate, Named]]) -> None:
    """Whatever the facts: who may be asked is approved, free of every hindrance, and surely meant."""
    for match in rank(pairs, NEED, at=NOON, today=TODAY):
        assert match.hindrance is None or match.hindrance in LISTED
        if match.may_be_asked:
            one, voice = match.candidate, match.voice
            assert match.named.confidence >= NUDGE
            assert one.is_askable
            assert one.asked is None
            assert one.paused_until is None or one.paused_until <= TODAY
            assert one.asks_a_month is None or one.asks_lately < one.asks_a_month
            assert one.format is not Format.VIRTUAL
            assert not any(each.has_passed or each.has_claimed for each in one.voices)
            assert all(each.person != (TEAM, NEED.asker) for each in one.voices)
            assert voice
            assert voice.person
            assert not voice.is_blocked
            assert voice.quiet_until is None or voice.quiet_until <= NOON


@given(found, st.randoms(use_true_random=False))
def test_the_order_of_the_records_does_not_matter(pairs: list[tuple[Candidate, Named]], random: object) -> None:
    """One partner stands in the list once, and the list is the same however the database brings it."""
    distinct = list({one.partner.id: (one, named) for one, named in pairs}.values())
    shuffled = list(distinct)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis's own Random
    assert rank(distinct, NEED, at=NOON, today=TODAY) == rank(shuffled, NEED, at=NOON, today=TODAY)


@given(found)
def test_among_equals_the_longest_not_asked_comes_first(pairs: list[tuple[Candidate, Named]]) -> None:
    """And whoever can be asked comes before whoever cannot just now."""
    ranked = rank(pairs, NEED, at=NOON, today=TODAY)
    keys = [(match.hindrance is not None, -match.score, match.candidate.last_asked_at or NEVER) for match in ranked]
    assert keys == sorted(keys)


def test_what_fits_better_comes_first() -> None:
    """The kind of help before the time, the time before the school; what they said no to comes last."""
    tuesday, friday = frozenset({Slot(1, Part.MORNING)}), frozenset({Slot(4, Part.MORNING)})
    assert order(
        candidate(1, week=friday),
        candidate(2, schools=("Lincoln",)),
        candidate(3, week=tuesday),
        candidate(4, kinds=("mentor",), week=tuesday),
        candidate(5),
    ) == [4, 3, 2, 5, 1]


def test_every_reason_is_a_fact_of_both() -> None:
    """A need that says all, a partner that says all."""
    one = candidate(
        kinds=("mentor",),
        week=frozenset({Slot(1, Part.MORNING)}),
        format=Format.EITHER,
        languages=("es",),
        schools=("lincoln",),
        last_asked_at=NOON - timedelta(days=40),
    )
    (match,) = rank([(one, SURE)], NEED, at=NOON, today=TODAY)
    told = "topic=robotics kind=mentor free=1.0 format=either language=es school=Lincoln asked=40"
    assert [str(reason) for reason in match.reasons] == told.split()


def test_a_partner_found_by_two_topics_comes_with_the_surest() -> None:
    maybe = Named("making", 0.3, Way.ALIKE, "", "")
    (match,) = rank([(candidate(), maybe), (candidate(), SURE)], NEED, at=NOON, today=TODAY)
    assert match.named == SURE


def test_a_message_that_has_not_gone_out_yet_can_be_joined() -> None:
    """One that has gone out closes the day."""
    for due, hindrance in ((NOON + timedelta(minutes=1), None), (NOON, Hindrance.SPOKEN_TO)):
        voice = Voice(contact_id=1, person=Person(TEAM, "U1"), spoken_to_at=due)
        assert way_to(candidate(voices=(voice,)), NEED, at=NOON, today=TODAY).hindrance is hindrance


@given(st.sampled_from(Reason), st.text(st.characters(exclude_characters="\n\r"), max_size=20))
def test_a_reason_is_kept_as_it_was(reason: Reason, fact: str) -> None:
    assert because(str(Because(reason, fact))) == Because(reason, fact)


@given(st.sampled_from(SLOTS))
def test_a_slot_is_kept_as_it_was(slot: Slot) -> None:
    assert slot_of(slot_fact(slot)) == slot


def test_languages_are_known_by_their_names_in_both() -> None:
    assert languages_in("Spanish or francés", None, "mandarin class") == {"es", "fr", "zh"}
