"""What the learner guard notices, what it lets pass, and that each verdict can be explained."""

from collections.abc import Callable
from functools import cache

import pytest

from bot.domain.guard.candidates import MOST, candidates
from bot.domain.guard.judge import judge
from bot.domain.guard.subjects import Subject
from bot.domain.guard.verdict import ASK_AT, STOP, Finding, Reason, Rule, Weight
from bot.domain.guard.word_lists import cues, names
from tests.domain.guard import corpus

ALL_PARTS = ("learn", "scored", "unseen")
counted: Callable[[str], corpus.Figures] = cache(corpus.figures)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("tutor for Priya Raman, 7th grade", Reason.NAME_NEAR_LEARNER),
        ("jd in 4th, peanut allergy, sits out the cooking part", Reason.CONDITION),
        ("el sobrino del conserje necesita ayuda", Reason.RELATION),
        ("the one boy in 2nd with a wheelchair", Reason.ONE_CHILD),
        ("her insta is @skater_kid09", Reason.HANDLE_OR_PHOTO),
        ("text the student at 512-555-0188", Reason.CONTACT),
        ("she lives at 77 Harrison Ave", Reason.ADDRESS),
        ("my student Omar was suspended", Reason.CONDUCT_OR_GRADES),
    ],
)
def test_a_learner_is_asked_about(text: str, reason: Reason) -> None:
    """With the reason that can be told in one sentence."""
    verdict = judge(text)
    assert (verdict.weight, verdict.reason) == (Weight.ASK, reason)


@pytest.mark.parametrize(
    ("text", "rule", "reason"),
    [
        ("student ID 4482913 needs a tutor", Rule.STUDENT_NUMBER, Reason.NUMBER),
        ("número de lonche 44711", Rule.STUDENT_NUMBER, Reason.NUMBER),
        ("SSN 412-55-9087", Rule.STATE_NUMBER, Reason.NUMBER),
        ("CURP SAHM130702MJCLRR04", Rule.STATE_NUMBER, Reason.NUMBER),
        ("nació el 14 de marzo de 2012", Rule.BIRTH_DATE, Reason.BIRTH_DATE),
    ],
)
def test_a_hard_identifier_stops(text: str, rule: Rule, reason: Reason) -> None:
    """It alone is enough, whatever else is said."""
    verdict = judge(text)
    assert (verdict.weight, verdict.reason) == (Weight.STOP, reason)
    assert rule in {finding.rule for finding in verdict.findings if finding.score == STOP}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lovelace project, looking for a woman coder",
        "Martin Luther King Jr. Day of service",
        "César Chávez Elementary needs two readers",
        "Newton's laws with skateboards",
        "Romeo and Juliet, a fencing coach",
        "kids with asthma inhalers welcome",
        "Dr. Elena Marsh, marine biologist, will talk on Tuesday",
        "George Washington was born on February 22, 1732",
        "ID badges for 12 visitors, room 4471",
        "",
        "…",
    ],
)
def test_what_names_no_learner_passes(text: str) -> None:
    """Without a registry: titles, institutions and people of books speak for themselves."""
    verdict = judge(text)
    assert verdict.weight is Weight.PASS
    assert verdict.reason is None


def test_whom_the_registry_knows_passes() -> None:
    """The same words are asked about where nobody knows the name."""
    text = "we are hoping to pair Priscilla Vance with a class"
    assert "priscilla vance" in candidates(text)
    assert judge(text).weight is Weight.ASK
    assert judge(text, frozenset(["priscilla vance"])).weight is Weight.PASS


def test_a_known_name_hides_nobody_else() -> None:
    """A learner beside a partner is still noticed, and so is one who shares a first name with a partner."""
    known = frozenset(["priscilla vance", "priscilla"])
    assert judge("Priscilla Vance could tutor my student Omar", known).weight is Weight.ASK
    assert judge("my student Priscilla is failing math", known).weight is Weight.ASK


def test_what_to_look_up_is_bounded() -> None:
    """However many names a text holds."""
    assert 0 < len(candidates("Ana Luis Omar Priya " * 500)) <= MOST


def test_a_score_is_the_sum_of_its_findings() -> None:
    """Each rule counts once, at its strongest."""
    subject = Subject(Reason.ONE_CHILD, Rule.NAME, (0, 3), 60)
    subject.add(Rule.HEALTH, (4, 9), 15)
    subject.add(Rule.HEALTH, (4, 9), 65)
    subject.add(Rule.TITLE, None, -150)
    assert subject.score == 125 >= ASK_AT
    assert subject.findings == [Finding(Rule.NAME, 0, 3, 60), Finding(Rule.HEALTH, 4, 9, 65)]


def test_a_hidden_letter_hides_nothing() -> None:
    """Invisible joiners and wide digits are read through, and places are those of the text as typed."""
    typed = "student ID ４４８２9\u200d13"
    (finding,) = judge(typed).findings
    assert finding.rule is Rule.STUDENT_NUMBER
    assert typed[finding.start : finding.end].endswith("9\u200d13")


@pytest.mark.parametrize(
    ("part", "recall", "hard", "false"),
    [("learn", 0.95, 0.98, 0.01), ("scored", 0.95, 0.98, 0.03), ("unseen", 0.85, 0.95, 0.04)],
)
def test_the_figures_hold(part: str, recall: float, hard: float, false: float) -> None:
    """Only sums are looked at: a failure in the scored parts is no invitation to read them."""
    figures = counted(part)
    reached = (figures.recall >= recall, figures.hard_recall >= hard, figures.false_alarms <= false)
    assert reached == (True, True, True)


@pytest.mark.parametrize("part", ALL_PARTS)
def test_hard_identifiers_stop_and_the_innocent_hardly_ever(part: str) -> None:
    """Nine in ten numbers and birth dates stop; of the innocent sentences one in a hundred at most does."""
    known = corpus.registry()
    rows = corpus.part(part)
    stops = [row for row in rows if row.expected is Weight.STOP]
    stopped = sum(corpus.judged(row, known).weight is Weight.STOP for row in stops)
    innocent = [row for row in rows if row.expected is Weight.PASS]
    wrongly = sum(corpus.judged(row, known).weight is Weight.STOP for row in innocent)
    assert stopped >= 0.9 * len(stops)
    assert wrongly <= 0.01 * len(innocent)


def test_the_parts_share_nothing() -> None:
    """More than six hundred sentences, none twice; the first split is the one the sum of each sentence says."""
    parts = {name: [row.sentence for row in corpus.part(name)] for name in ALL_PARTS}
    everything = [sentence for sentences in parts.values() for sentence in sentences]
    assert len(everything) == len(set(everything)) > 600
    assert {corpus.part_of(sentence) for sentence in parts["scored"]} == {"scored"}


def test_the_lists_are_folded() -> None:
    """An accent or a capital in a list would never be met."""
    lists = names()
    words = {*lists.given, *lists.doubtful, *lists.surnames, *cues().by_first}
    assert [word for word in words if word != word.lower() or not word.isascii()] == []
