"""What holds for the guard's verdict on every text anybody could type."""

import json
import unicodedata

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.guard.candidates import MOST, candidates
from bot.domain.guard.judge import as_json, judge
from bot.domain.guard.verdict import ASK_AT, Weight

PHRASES = (
    "Ana",
    "ana",
    "Omar Haddad",
    "my student",
    "the one boy",
    "jd",
    "M.R.",
    "in 4th",
    "(5th)",
    "grade 7",
    "peanut allergy",
    "has asthma",
    "was suspended",
    "la mamá de rosalía",
    "el sobrino del conserje",
    "dice que hoy no viene",
    "@skater_kid09",
    "https://imgur.com/a.png",
    "512-555-0188",
    "student id 4482913",
    "SSN 412-55-9087",
    "born 3/4/2012",
    "77 Harrison Ave",
    "calle Hidalgo 214",
    "ana@gmail.com",
    "Dr.",
    "Sra.",
    "from the library",
    "mentor for",
    "para",
    "will speak",
    "Newton's laws",
    "César Chávez Elementary",
    ",",
    ".",
    ";",
    "\n",
    "<@U1|ana>",
    '"Peanut"',
    "Maria's",
    "—",
    "🎉",
    "\u200d",
    "\ud800",
    "ﬃ",
    "٣٤٥٦",
)
HARD = ("student id 4482913", "SSN 412-55-9087", "CURP SAHM130702MJCLRR04", "DOB 3/14/2012", "matrícula 2021-04417")
INNOCENT = ("Thank you for the visit.", "Need 3 judges on Friday.", "¿Hay sillas?", "12 laptops for coding club;")
spoken = st.lists(st.sampled_from(PHRASES), max_size=14).map(" ".join)
anything = st.text(max_size=200) | spoken | st.tuples(spoken, st.text(max_size=20), spoken).map(" ".join)


@settings(deadline=None)  # a slow machine is no failure
@given(anything)
@example("İ" * 50)
@example("J. " * 400)
@example('"A" ' * 300)
@example("may 4 " * 300)
@example("a" * 3000)
def test_any_text_can_be_judged(text: str) -> None:
    """Nothing raises; the verdict is JSON; weight and score agree; every finding lies inside the text."""
    verdict = judge(text)
    assert json.loads(json.dumps(as_json(verdict))) == as_json(verdict)
    assert (verdict.weight is Weight.PASS) == (verdict.score < ASK_AT)
    assert all(0 <= finding.start < finding.end <= len(text) for finding in verdict.findings)


@settings(deadline=None)  # a slow machine is no failure
@given(anything)
def test_the_reason_is_there_when_it_is_needed(text: str) -> None:
    """Whoever is asked is told why, and a pass needs no reason."""
    verdict = judge(text)
    assert (verdict.reason is None) == (verdict.weight is Weight.PASS)
    assert verdict.findings or verdict.score == 0


@settings(deadline=None)  # a slow machine is no failure
@given(st.sampled_from(HARD), st.lists(st.sampled_from(INNOCENT), max_size=4), st.lists(st.sampled_from(INNOCENT)))
def test_no_words_around_it_hide_a_hard_identifier(hard: str, before: list[str], after: list[str]) -> None:
    """Innocent sentences before and after do not turn a stop into anything less."""
    assert judge(" ".join([*before, hard + ".", *after])).weight is Weight.STOP


@settings(deadline=None)  # a slow machine is no failure
@given(st.sampled_from(INNOCENT), spoken)
def test_an_innocent_sentence_before_excuses_nothing(innocent: str, text: str) -> None:
    """What was noticed is noticed still."""
    order = [Weight.PASS, Weight.ASK, Weight.STOP]
    assert order.index(judge(f"{innocent}\n{text}").weight) >= order.index(judge(text).weight)


@settings(deadline=None)  # a slow machine is no failure
@given(st.sampled_from(HARD))
def test_case_hides_no_hard_identifier(hard: str) -> None:
    """Shouted or whispered."""
    assert judge(hard.upper()).weight is judge(hard.lower()).weight is Weight.STOP


@settings(deadline=None)  # a slow machine is no failure
@given(spoken)
def test_accents_do_not_matter(text: str) -> None:
    """Composed, decomposed: the same verdict."""
    composed, apart = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert judge(composed).weight is judge(apart).weight


@settings(deadline=None)  # a slow machine is no failure
@given(anything)
def test_what_to_look_up_comes_from_the_text(text: str) -> None:
    """Bounded in number, of one to five words each; knowing nothing of it changes nothing."""
    phrases = candidates(text)
    assert len(phrases) <= MOST
    assert all(1 <= len(phrase.split()) <= 5 for phrase in phrases)
    assert judge(text, frozenset(["nobody of that name"])) == judge(text)


@settings(deadline=None)  # a slow machine is no failure
@given(anything)
def test_knowing_more_never_weighs_more(text: str) -> None:
    """A registry can only vouch for people."""
    assert judge(text, candidates(text)).score <= judge(text).score
