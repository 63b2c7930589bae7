"""Children without a name: the only boy with a wheelchair, somebody's nephew, a "she" whose father was deported."""

from typing import Final

from bot.domain.guard.facts import Fact, is_one_of
from bot.domain.guard.people import NO_PREDICATE, add_facts, singular_learner, span_of
from bot.domain.guard.sentences import Sentence, Span
from bot.domain.guard.subjects import Subject
from bot.domain.guard.verdict import Reason, Rule

_DETERMINERS: Final = {
    **dict.fromkeys(["my", "our", "mi", "nuestro", "nuestra"], 50),
    **dict.fromkeys(["the", "el", "la", "al", "del", "this", "that", "este", "esta", "ese", "esa", "one"], 45),
    **dict.fromkeys(["a", "an", "un", "una", "another", "otro", "otra", "certain"], 40),
}
_NO_ONE: Final = frozenset(
    ["each", "every", "any", "no", "per", "cada", "ningun", "ninguna", "cualquier", "whole", "todo", "toda", "if", "si"]
)
_BREAKS: Final = frozenset(
    [
        "for",
        "para",
        "with",
        "con",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "from",
        "and",
        "or",
        "que",
        "who",
        "sobre",
        "about",
    ]
)
_ALONE: Final = frozenset(["only", "single", "sole", "unico", "unica", "el", "la"])
_WITH: Final = frozenset(["with", "without", "con", "sin"])
_ADULTS: Final = ("role", "title", "org", "offer")
_PICKED_UP: Final = "home"
_LOOSE_KIN: Final = frozenset(["family", "familia", "parent", "parents", "folks", "padres", "papas", "siblings"])
_HIS: Final = frozenset(["his", "her", "su", "sus"])
_DEFINITE: Final = frozenset(
    ["the", "my", "our", "this", "that", "la", "el", "mi", "nuestro", "nuestra", "ese", "esa", "este", "esta"]
)
_WHO: Final = frozenset(["who", "that", "que", "whose", "cuyo", "cuya", "quien"])
_PARENTS: Final = frozenset(
    [
        "mom",
        "mother",
        "mum",
        "dad",
        "father",
        "dads",
        "moms",
        "parents",
        "grandma",
        "grandmother",
        "grandpa",
        "grandfather",
        "stepdad",
        "stepmom",
        "stepfather",
        "stepmother",
        "guardian",
        "foster",
        "abuelita",
        "abuela",
        "abuelo",
        "abuelito",
        "papa",
        "mama",
        "mami",
        "papi",
        "papas",
        "padrastro",
        "madrastra",
        "tia",
        "tio",
        "aunt",
        "uncle",
    ]
)
_SPEAKER: Final = frozenset(["my", "our", "mi", "mis", "nuestro", "nuestra", "your", "tu"])


def one_child(sentence: Sentence, told: list[Fact], years: list[Span]) -> Subject | None:
    """The heaviest single learner the sentence describes."""
    found = [_described(sentence, learner, points, told, years) for learner, points in _single_learners(sentence)]
    return max(found, key=lambda subject: subject.score, default=None)


def _single_learners(sentence: Sentence) -> list[tuple[Span, int]]:
    singles: list[tuple[Span, int]] = []
    for learner in sentence.cues.get("learner", ()):
        points = _determined(sentence, learner[0])
        if points and singular_learner(sentence, *learner):
            singles.append((learner, points))
    groups = [group for group in sentence.cues.get("learners", ()) if is_one_of(sentence, group)]
    ages = [age for age in sentence.cues.get("age", ()) if age[0] and sentence.plain[age[0] - 1].isdigit()]
    singles += [((place, place), 45) for place in range(1, len(sentence.words) - 1) if _is_certain_one(sentence, place)]
    return singles + [(group, 50) for group in groups] + [(age, 50) for age in ages]


def _is_certain_one(sentence: Sentence, place: int) -> bool:
    """ "Tengo a uno que no lee", "I have one who can't sit still"."""
    if sentence.plain[place] not in {"uno", "una", "one"} or sentence.plain[place + 1] not in _WHO:
        return False
    return sentence.ending("exists", place - 2, place - 1) is not None


def _determined(sentence: Sentence, noun: int) -> int:
    """How surely a noun stands for one child, by the nearest determiner up to four words before it."""
    if sentence.plain[noun] in _DETERMINERS:  # the phrase brings its own: "el más bajito"
        return _DETERMINERS[sentence.plain[noun]]
    for place in range(noun - 1, max(-1, noun - 5), -1):
        word = sentence.plain[place]
        if word in _NO_ONE | _BREAKS or sentence.gap(place) not in {" ", "-", ' "'}:
            return 0
        if word in _DETERMINERS:
            return 0 if place and sentence.plain[place - 1] in _NO_ONE else _DETERMINERS[word]
        if sentence.words[place].owns:
            return 45
    return 40 if noun == 0 else 0


def _described(sentence: Sentence, learner: Span, points: int, told: list[Fact], years: list[Span]) -> Subject:
    subject = Subject(Reason.ONE_CHILD, Rule.ONE_CHILD, sentence.span(*learner), points)
    low, high = max(0, learner[0] - 4), learner[1] + 4
    subject.add(Rule.SINGLED_OUT, span_of(sentence, sentence.starting("origin", low, learner[0])), 55)
    if not is_one_of(sentence, learner):
        marked = _marked(sentence, low, learner)
        alone = marked is not None and sentence.plain[marked[0]] in _ALONE
        subject.add(Rule.SINGLED_OUT, span_of(sentence, marked), 45 if alone else 25)
    subject.add(Rule.CLASS, span_of(sentence, sentence.starting("class", 0, len(sentence.words))), 20)
    subject.add(Rule.WISH, span_of(sentence, sentence.starting("wish", learner[1] + 1, high)), 10)
    subject.add(Rule.NICKNAME, span_of(sentence, sentence.starting("nicknaming", 0, len(sentence.words))), 60)
    for year in years:
        subject.add(Rule.GRADE, year, 15)
    _told(sentence, subject, learner, points)
    add_facts(sentence, subject, told, 65)
    subject.kind = Reason.ONE_CHILD
    for cue in ("title", "role"):
        near = sentence.starting(cue, learner[1] + 1, learner[1] + 1)
        subject.add(Rule.ROLE, span_of(sentence, near), -60)
    return subject


def _with_feature(sentence: Sentence, place: int) -> bool:
    """ "El niño de los lentes", "the girl in the red coat": told by how they look, not by their class."""
    two = tuple(sentence.plain[place : place + 2])
    if two[0] == "del" or two in {("de", "los"), ("de", "las"), ("in", "the")}:
        return not any(
            sentence.starting(cue, place, place + 2) for cue in ("class", "group", "learners", "org", "public")
        )
    return False


def _marked(sentence: Sentence, low: int, learner: Span) -> Span | None:
    after = learner[1] + 1
    if learner[1] - learner[0] == 2:  # "el más bajito"
        return learner
    superlative = after < len(sentence.words) and sentence.plain[after] == "mas"
    return (after, after) if superlative else sentence.starting("marked", low, learner[0])


def _told(sentence: Sentence, subject: Subject, learner: Span, points: int) -> None:
    """What is said of the child: "a girl who …", "the kid with …", "I have a boy", "my student sleeps …"."""
    before = sentence.ending("exists", learner[0] - 4, learner[0] - 1)
    subject.add(Rule.EXISTS, span_of(sentence, before), 30)
    after = learner[1] + 1
    if after >= len(sentence.words) or sentence.gap(learner[1]) != " ":
        return
    word = sentence.plain[after]
    if word in _WHO or (points > 40 and (word in _WITH or _with_feature(sentence, after))):
        subject.add(Rule.SINGLED_OUT, sentence.span(after, after), 60)
    elif word not in NO_PREDICATE:
        subject.add(Rule.TOLD, sentence.span(after, after), 20)


def somebody(sentence: Sentence, told: list[Fact], years: list[Span]) -> Subject | None:
    """A he or she without a name, where nobody grown up is spoken of."""
    pronoun = _pronoun(sentence) or (sentence.cues.get("nicknaming") or [None])[0]
    if pronoun is None and not years:
        return None
    span = sentence.span(*pronoun) if pronoun else years[0]
    subject = Subject(Reason.ONE_CHILD, Rule.SOMEBODY, span, 40 if pronoun else 20)
    subject.add(Rule.CLASS, span_of(sentence, sentence.starting("class", 0, len(sentence.words))), 30)
    subject.add(Rule.NICKNAME, span_of(sentence, sentence.starting("nicknaming", 0, len(sentence.words))), 65)
    for year in years:
        subject.add(Rule.GRADE, year, 20)
    add_facts(sentence, subject, [fact for fact in told if fact.personal], 65)
    for cue in _ADULTS:
        subject.add(Rule.ROLE, span_of(sentence, sentence.starting(cue, 0, len(sentence.words))), -60)
    return subject


def _pronoun(sentence: Sentence) -> Span | None:
    for first, last in sentence.cues.get("he", ()):
        if sentence.plain[first] not in {"lo", "la", "le"}:
            return first, last
    for place, word in enumerate(sentence.words):
        if word.written.lower() == "él":
            return place, place
    return None


def kin(sentence: Sentence, told: list[Fact]) -> Subject | None:
    """Somebody's family: "her father", "the boy's aunt", "la hija de la cocinera"."""
    found = [
        _owned_kin(sentence, relative, cue, told)
        for cue in ("kin", "young kin")
        for relative in sentence.cues.get(cue, ())
    ]
    return max((subject for subject in found if subject), key=lambda subject: subject.score, default=None)


def _owned_kin(sentence: Sentence, relative: Span, cue: str, told: list[Fact]) -> Subject | None:
    owner = _owner(sentence, relative, cue)
    if owner is None:
        return None
    span, points = owner
    loose = sentence.plain[relative[0]] in _LOOSE_KIN
    subject = Subject(Reason.RELATION, Rule.KIN, span, points - (20 if loose else 0))
    add_facts(sentence, subject, told, 45)
    subject.kind = Reason.RELATION
    pronoun = sentence.starting("he", relative[1] + 1, len(sentence.words))
    subject.add(Rule.PRONOUN, span_of(sentence, pronoun), 20)
    subject.add(Rule.HOME, span_of(sentence, sentence.starting(_PICKED_UP, relative[1] + 1, relative[1] + 5)), 25)
    subject.add(Rule.WISH, span_of(sentence, sentence.starting("wish", relative[1] + 1, relative[1] + 3)), 15)
    subject.add(Rule.LEARNER_NEARBY, span_of(sentence, singular_learner(sentence, 0, relative[0])), 40)
    role = sentence.starting("role", relative[1] + 1, relative[1] + 4)
    after = relative[1] + 1
    if after < len(sentence.words) and sentence.gap(relative[1]) == " " and sentence.plain[after] not in NO_PREDICATE:
        subject.add(Rule.TOLD, sentence.span(after, after), 20)
    for cue in ("offer", "role") if points < 100 else ():
        subject.add(Rule.NEAR_ADULTS, span_of(sentence, sentence.starting(cue, 0, relative[0] - 1)), -40)
    if points < 100:
        subject.add(Rule.ROLE, span_of(sentence, role), -50)
    return subject


def _owner(sentence: Sentence, relative: Span, cue: str) -> tuple[Span, int] | None:
    first = relative[0]
    before = range(first - 1, max(-1, first - 4), -1)
    if any(sentence.plain[place] in _SPEAKER for place in before) and not any(
        sentence.words[place].owns for place in before
    ):
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
    """Whether the child belongs to somebody: to anybody where the word can only mean kin, as in "the florist's son"."""
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


_ONLY_KIN: Final = frozenset(
    [
        "son",
        "daughter",
        "nephew",
        "niece",
        "grandson",
        "granddaughter",
        "stepson",
        "stepdaughter",
        "godson",
        "goddaughter",
        "hijo",
        "hija",
        "sobrino",
        "sobrina",
        "nieto",
        "nieta",
        "ahijado",
        "ahijada",
        "hijastro",
        "hijastra",
        "hermanito",
        "hermanita",
        "bisnieto",
    ]
)
_WORKERS: Final = frozenset(
    [
        "lady",
        "guard",
        "neighbor",
        "neighbour",
        "janitor",
        "aide",
        "driver",
        "clerk",
        "boss",
        "cop",
        "sheriff",
        "minister",
        "priest",
        "vecino",
        "vecina",
        "intendente",
        "velador",
        "prefecta",
        "prefecto",
        "guardia",
        "portero",
        "portera",
        "cura",
        "sacerdote",
        "jefe",
        "lunch",
    ]
)
