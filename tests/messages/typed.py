"""Samples for tests/shown.py in which everything people type says the same words, cut to what its field takes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import time, timedelta
from typing import Any

from bot import errors
from bot.domain.claims import REASONS, Claim, ClaimState, Held, Queued, TooMany
from bot.domain.intake.columns import Column
from bot.domain.intake.comparing import Fate
from bot.domain.intake.guessing import Guess, How
from bot.domain.intake.refusals import Flaw, Trouble
from bot.domain.intake.upload import MOST_TOLD, Report, Upload, UploadState
from bot.domain.matching.candidates import Candidate, Voice
from bot.domain.matching.evidence import Named, Way
from bot.domain.matching.hindrances import Hindrance
from bot.domain.matching.ranking import Match
from bot.domain.matching.reasons import Because, Reason
from bot.domain.matching.unmatched import Unmatched
from bot.domain.needs import LONGEST_TOPIC, MOST_WANTED, Details, Need, NeedState
from bot.domain.on_behalf import LONGEST_EMAIL, Somebody
from bot.domain.partners import (
    LONGEST_NAME,
    LONGEST_WORDS,
    MOST_ASKS_A_MONTH,
    MOST_SESSIONS_A_TERM,
    MOST_TOPICS,
    Contact,
    Entry,
    Partner,
    PartnerKind,
    Profile,
    Remark,
    Standing,
)
from bot.domain.partners import LONGEST_TOPIC as LONGEST_PARTNER_TOPIC
from bot.domain.people import Role
from bot.domain.reading.kinds import Kind
from bot.domain.reading.record import Format, Grades, Reading, Repair
from bot.domain.roles import Holding, Staff
from bot.domain.week import Part, Slot
from bot.domain.workspace import Workspace
from bot.messages.claim_for import Acquaintance, Draft
from bot.messages.claims import ClaimOf
from bot.messages.matching import Asking
from bot.messages.message import Message
from bot.messages.names import SPOKEN
from bot.messages.need_card import NeedCard
from bot.messages.need_form import LONGEST_LINE, MOST_LEARNERS
from bot.messages.registry import Menu, Shown
from bot.messages.relayed import ClaimFor
from bot.messages.review import ContactReview, Review
from bot.messages.say import Say
from bot.messages.settings import LONGEST_SCHOOL, MOST_SCHOOLS
from tests import shown

LINK = "https://sample.slack.com/archives/C0SAMPLE/p1"
# What is never typed, whatever its type: ids, names of commands, texts that are sentences already.
NOT_TYPED: dict[Any, Sequence[Any]] = {
    "addressee": [shown.CHANNEL, shown.NEED.asker],
    "asker": [shown.CLAIM.user_id],
    "channel": [shown.CHANNEL],
    "coordinators": [(), (shown.CLAIM.user_id,) * 30],
    "close": [(), ("/need list", "/need mine")],
    "link": [LINK],
    "reason": [*REASONS[:1], "not_in_channel", "is_archived", "restricted_action", "message_not_found"],
    "text": ["Saved."],
    "token": ["5f2c9e"],
    "title": ["N-42"],
    "user_id": [shown.CLAIM.user_id],
    "where": [shown.CHANNEL],
    Message: [Message("Hello.")],
}


def samples(words: str, say: Say) -> Mapping[Any, Sequence[Any]]:
    needs = [
        _need(words, kind, state) for kind, state in ((Kind.EQUIPMENT, NeedState.OPEN), (Kind.JUDGE, NeedState.FILLED))
    ]
    needs.append(_need(words, Kind.MENTOR, NeedState.FILLED_ELSEWHERE))
    need, partner = needs[0], Partner(3, shown.NEED.team_id, words[:LONGEST_NAME], PartnerKind.BUSINESS)
    made = [
        _claim(state, partner)
        for state in (ClaimState.HELD, ClaimState.CONFIRMED, ClaimState.OFFERED, ClaimState.WAITLISTED)
    ]
    zone = say.zone.key
    name, email = words[:LONGEST_NAME], words[:LONGEST_EMAIL]
    contact = replace(shown.OFF_SLACK, name=name, email=email)
    somebody = Somebody(name, name, email)
    profile = _profile(words)
    entries = [replace(one, profile=profile, decline_reason=words) for one in shown.ENTRIES]
    contacts = (replace(shown.CONTACT, standing=Standing.APPROVED), replace(contact, email=name))
    remark, held_back = Remark(shown.CLAIM.user_id, words), ClaimOf(need, made[0], None)
    return {
        **shown.SAMPLES,
        **NOT_TYPED,
        str: [words],
        Asking: [Asking(need, _reasons(words)) for need in needs],
        Claim: made,
        Acquaintance: [Acquaintance(contact, partner.name)],
        ClaimFor: [ClaimFor(need, replace(one.claim, party=MOST_WANTED), partner, contact) for one in shown.RELAYED],
        ClaimOf: [
            *(ClaimOf(need, claim, partner) for claim in made),
            ClaimOf(need, shown.FOR_THEM, partner, contact),
        ],
        Contact: contacts,
        ContactReview: [ContactReview(partner, one, held_back) for one in contacts],
        Draft: [Draft(somebody, near=[partner] * 5), Draft(somebody, PartnerKind.BUSINESS, 9, at=partner)],
        Details: needs[:1],
        Entry: entries,
        Menu: [Menu(partner, boss, 2) for boss in (False, True)],
        Partner: [partner],
        Shown: [Shown(one, contacts, runs, runs) for one in entries for runs in (False, True)],
        Profile: [profile],
        Remark: [remark],
        Review: [Review(one, contacts * 5, (remark,) * 5, held_back) for one in entries],
        Held: [Held(need, claim, place=1) for claim in made],
        Match: [_match(words, partner)],
        Need: needs,
        NeedCard: [NeedCard(need, waiting) for need in needs for waiting in (0, MOST_WANTED)],
        Queued: [Queued(need, made[0], position=MOST_WANTED)],
        Reading: [_reading(words)],
        Say: [say],
        Staff: [_staff(words), shown.MANY_TEACHERS],
        TooMany: [TooMany(need, made[0], party=MOST_WANTED, most=2)],
        Upload: [_upload(words)],
        Unmatched: [Unmatched(5, need.team_id, words, words, 1000, shown.NOW)],
        Workspace: [Workspace(need.team_id, shown.CHANNEL, zone, say.language, "https://sample.slack.com/", 42)],
        errors.UserError: [errors.NoNeedsChannel(words), errors.OnlyTeachersAsk(words), errors.NoSuchPartner(words)],
        "schools": [(words[:LONGEST_SCHOOL],) * MOST_SCHOOLS],
    }


def _need(words: str, kind: Kind, state: NeedState) -> Need:
    line = words[:LONGEST_LINE]
    return replace(
        shown.NEED,
        kind=kind,
        state=state,
        number=999_999_999,
        topic=words[:LONGEST_TOPIC],
        thing=line,
        note=words,
        wanted=MOST_WANTED,
        seats_taken=MOST_WANTED if state is NeedState.FILLED else 1,
        grades=Grades(-1, 12),
        learners=MOST_LEARNERS,
        school=line,
        day=shown.TODAY,
        day_end=shown.TODAY + timedelta(days=2),
        start=time(22, 45),
        end=time(23, 45),
        length_minutes=59,
        format=Format.EITHER,
        room=line,
        access=words[:300],
        offers=words[:300],
        filled_by=words[:LONGEST_NAME],
    )


def _staff(words: str) -> Staff:
    school = words[:LONGEST_SCHOOL]
    return Staff(tuple(Holding(shown.NEED.asker, role, school if role is Role.SCHOOL_LEAD else "") for role in Role))


def _profile(words: str) -> Profile:
    return Profile(
        name=words[:LONGEST_NAME],
        kind=PartnerKind.GOVERNMENT,
        kinds=tuple(Kind),
        topics=(words[:LONGEST_PARTNER_TOPIC],) * MOST_TOPICS,
        format=Format.EITHER,
        week=frozenset(Slot(day, part) for day in range(7) for part in list(Part)[: day % 3 + 1]),
        languages=tuple(SPOKEN),
        schools=(words[:LONGEST_SCHOOL],) * 20,
        asks_a_month=MOST_ASKS_A_MONTH,
        sessions_a_term=MOST_SESSIONS_A_TERM,
        hopes=words[:LONGEST_WORDS],
        about=words[:LONGEST_WORDS],
    )


def _upload(words: str) -> Upload:
    """A list whose every row is refused for what was typed there."""
    troubles = tuple(Trouble(flaw, Column.TOPICS, words[:80]) for flaw in Flaw)
    found = Report(
        fates=dict.fromkeys(Fate, 2),
        refused=((4, troubles),) * MOST_TOLD,
        guesses=(Guess(0, words[:2000], Column.TOPICS, How.FORGIVEN),) * 30,
    )
    return Upload(1, shown.NEED.team_id, "U0RUTH", "F1", UploadState.SHOWN, None, found, shown.NOW)


def _claim(state: ClaimState, partner: Partner) -> Claim:
    return replace(shown.CLAIM, state=state, partner_id=partner.id, party=MOST_WANTED)


def _reasons(words: str) -> tuple[Because, ...]:
    """All a partner may be told at once; its own words and the school's name are typed."""
    line = words[:LONGEST_LINE]
    typed = (Because(Reason.TOPIC, f"~{line}"), Because(Reason.SCHOOL, line))
    fixed = ((Reason.KIND, "mentor"), (Reason.FREE, "1.0"), (Reason.LANGUAGE, "ht"), (Reason.LAST_ASKED, "1000"))
    return (*typed, *(Because(reason, fact) for reason, fact in fixed))


def _match(words: str, partner: Partner) -> Match:
    named = Named(f"~{words[:LONGEST_LINE]}", 0.3, Way.ALIKE, words, words)
    voice = Voice(contact_id=1, person=None)
    return Match(Candidate(partner=partner), named, 10, _reasons(words), voice, Hindrance.MONTH_IS_FULL)


def _reading(words: str) -> Reading:
    return Reading(
        words,
        topic=words,
        thing=words,
        rest=words,
        school=words,
        repairs=(Repair(words, words),) * 3,
        day_choices=(shown.TODAY, shown.TODAY + timedelta(days=7)),
    )
