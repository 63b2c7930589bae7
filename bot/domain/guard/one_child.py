"""A child without a name: the only boy with a wheelchair, a "she" who was suspended."""

from typing import Final

from bot.domain.guard.facts import Fact, is_one_of
from bot.domain.guard.sentences import Sentence, Span
from bot.domain.guard.signs import NO_PREDICATE, add_facts, singular_learner, span_of
from bot.domain.guard.subjects import Subject
from bot.domain.guard.verdict import Reason, Rule
from bot.domain.reading.words import word_set

_DETERMINERS: Final = {
    **dict.fromkeys(word_set("my our mi nuestro nuestra"), 50),
    **dict.fromkeys(word_set("the el la al del this that este esta ese esa one"), 45),
    **dict.fromkeys(word_set("a an un una another otro otra certain"), 40),
}
_NO_ONE: Final = word_set("each every any no per cada ningun ninguna cualquier whole todo toda if si")
_BREAKS: Final = word_set("for para with con of to in on at by from and or que who sobre about")
_ALONE: Final = word_set("only single sole unico unica el la")
_WITH: Final = word_set("with without con sin")
_WHO: Final = word_set("who that que whose cuyo cuya quien")
_ADULTS: Final = ("role", "title", "org", "offer")


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
    """As in "tengo a uno que no lee", "I have one who can't sit still"."""
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
    """Told by looks, not by class: "el niño de los lentes", "the girl in the red coat"."""
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
    pronoun = _pronoun(sentence) or next(iter(sentence.cues.get("nicknaming", ())), None)
    if pronoun is not None:
        subject = Subject(Reason.ONE_CHILD, Rule.SOMEBODY, sentence.span(*pronoun), 40)
    elif years:
        subject = Subject(Reason.ONE_CHILD, Rule.SOMEBODY, years[0], 20)
    else:
        return None
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
