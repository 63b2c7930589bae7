"""Somebody's family: "her father", "the boy's aunt", "la hija de la cocinera"."""

from typing import Final

from bot.domain.guard.facts import Fact
from bot.domain.guard.sentences import Sentence, Span
from bot.domain.guard.signs import NO_PREDICATE, add_facts, singular_learner, span_of
from bot.domain.guard.subjects import Subject
from bot.domain.guard.verdict import Reason, Rule
from bot.domain.reading.words import word_set

_LOOSE_KIN: Final = word_set("family familia parent parents folks padres papas siblings")
_HIS: Final = word_set("his her su sus")
_DEFINITE: Final = word_set("the my our this that la el mi nuestro nuestra ese esa este esta")
_PARENTS: Final = word_set(
    "mom mother mum dad father dads moms parents grandma grandmother grandpa grandfather stepdad stepmom",
    "stepfather stepmother guardian foster abuelita abuela abuelo abuelito papa mama mami papi papas padrastro",
    "madrastra tia tio aunt uncle",
)
_SPEAKER: Final = word_set("my our mi mis nuestro nuestra your tu")
_ONLY_KIN: Final = word_set(
    "son daughter nephew niece grandson granddaughter stepson stepdaughter godson goddaughter hijo hija sobrino",
    "sobrina nieto nieta ahijado ahijada hijastro hijastra hermanito hermanita bisnieto",
)
_WORKERS: Final = word_set(
    "lady guard neighbor neighbour janitor aide driver clerk boss cop sheriff minister priest vecino vecina",
    "intendente velador prefecta prefecto guardia portero portera cura sacerdote jefe lunch",
)


def kin(sentence: Sentence, told: list[Fact]) -> Subject | None:
    """The heaviest of the relatives named in the sentence."""
    found = [
        _relative(sentence, relative, cue, told)
        for cue in ("kin", "young kin")
        for relative in sentence.cues.get(cue, ())
    ]
    return max((subject for subject in found if subject), key=lambda subject: subject.score, default=None)


def _relative(sentence: Sentence, relative: Span, cue: str, told: list[Fact]) -> Subject | None:
    owner = _owner(sentence, relative, cue)
    if owner is None:
        return None
    span, points = owner
    loose = sentence.plain[relative[0]] in _LOOSE_KIN
    subject = Subject(Reason.RELATION, Rule.KIN, span, points - (20 if loose else 0))
    add_facts(sentence, subject, told, 45)
    subject.kind = Reason.RELATION
    _what_of_them(sentence, subject, relative)
    if points < 100:
        _grown_up(sentence, subject, relative)
    return subject


def _what_of_them(sentence: Sentence, subject: Subject, relative: Span) -> None:
    after = relative[1] + 1
    subject.add(Rule.PRONOUN, span_of(sentence, sentence.starting("he", after, len(sentence.words))), 20)
    subject.add(Rule.HOME, span_of(sentence, sentence.starting("home", after, after + 4)), 25)
    subject.add(Rule.WISH, span_of(sentence, sentence.starting("wish", after, after + 2)), 15)
    subject.add(Rule.LEARNER_NEARBY, span_of(sentence, singular_learner(sentence, 0, relative[0])), 40)
    if after < len(sentence.words) and sentence.gap(relative[1]) == " " and sentence.plain[after] not in NO_PREDICATE:
        subject.add(Rule.TOLD, sentence.span(after, after), 20)


def _grown_up(sentence: Sentence, subject: Subject, relative: Span) -> None:
    """The relative of a visitor ("the baker and his sister"), or one who comes to help."""
    for cue in ("offer", "role"):
        subject.add(Rule.NEAR_ADULTS, span_of(sentence, sentence.starting(cue, 0, relative[0] - 1)), -40)
    role = sentence.starting("role", relative[1] + 1, relative[1] + 4)
    subject.add(Rule.ROLE, span_of(sentence, role), -50)


def _owner(sentence: Sentence, relative: Span, cue: str) -> tuple[Span, int] | None:
    first = relative[0]
    before = range(first - 1, max(-1, first - 4), -1)
    owned = any(sentence.words[place].owns for place in before)
    if not owned and any(sentence.plain[place] in _SPEAKER for place in before):
        return None
    for place in before:
        if sentence.plain[place] in _HIS:
            return sentence.span(place, relative[1]), 80 if sentence.plain[relative[0]] in _PARENTS else 60
        if sentence.words[place].owns:
            return _belongs(sentence, place, (place, relative[1]), cue)
    return _kin_of(sentence, relative, cue)


def _belongs(sentence: Sentence, owner: int, whole: Span, cue: str) -> tuple[Span, int] | None:
    """Whose: a learner's mother, or an adult's child."""
    if cue == "young kin" and _of_an_adult(sentence, owner, whole[1]):
        return sentence.span(*whole), 100
    if cue == "kin" and _is(sentence, owner, "learner"):
        definite = owner and sentence.plain[owner - 1] in _DEFINITE
        return sentence.span(*whole), 100 if definite else 75
    return None


def _kin_of(sentence: Sentence, relative: Span, cue: str) -> tuple[Span, int] | None:
    """The same in Spanish, and with "of": "el sobrino del conserje", "the sister of the kid"."""
    after = relative[1] + 1
    if after >= len(sentence.words) or sentence.plain[after] not in {"de", "del", "of"}:
        return None
    for place in range(after + 1, min(after + 4, len(sentence.words))):
        whole = sentence.span(relative[0], place)
        if cue == "young kin" and _of_an_adult(sentence, place, relative[0]):
            return whole, 100
        if _is(sentence, place, "learner"):
            return whole, 100 if sentence.plain[place - 1] in _DEFINITE else 75
    return None


def _of_an_adult(sentence: Sentence, owner: int, relative: int) -> bool:
    """Whether it is somebody's child; where the word can only mean kin ("the florist's son"), anybody's."""
    if _is(sentence, owner, "role") or _is(sentence, owner, "title") or _is_worker(sentence, owner):
        return True
    return (
        sentence.plain[relative] in _ONLY_KIN
        and not _is(sentence, owner, "learner")
        and sentence.plain[owner] not in _DEFINITE
    )


def _is(sentence: Sentence, place: int, cue: str) -> bool:
    return any(first <= place <= last for first, last in sentence.cues.get(cue, ()))


def _is_worker(sentence: Sentence, place: int) -> bool:
    return sentence.plain[place] in _WORKERS
