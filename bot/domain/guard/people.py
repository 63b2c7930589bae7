"""Named people: what the words around a name say of a learner."""

from typing import Final

from bot.domain.guard.adults import add_adult, is_role
from bot.domain.guard.facts import Fact
from bot.domain.guard.mentions import Mention
from bot.domain.guard.sentences import Sentence, Span
from bot.domain.guard.signs import NO_PREDICATE, add_facts, singular_learner, span_of
from bot.domain.guard.subjects import Subject
from bot.domain.guard.verdict import Reason, Rule
from bot.domain.reading.words import word_set

_OBJECTS: Final = word_set(
    "a the with to little out both al of up our my mi con and in on your their small dear",
)
_OWN_LINKS: Final = word_set("a the my our mi la el little new nuestro nuestra an this one dear young")
_NAMING: Final = _OWN_LINKS | word_set("named called is es llamado llamada se llama")
_OF: Final = word_set("of de del")
_OURS: Final = word_set("my our mi nuestro nuestra al")  # "my Kevin", "mi Lupis"
_TELLS_NOTHING: Final = ("offer", "public", "org", "role", "not a name", "kin", "title", "topic")
_NO_THING: Final = ("public", "org", "role", "group", "class")
_TAUGHT: Final = word_set("class classes classroom classrooms homeroom students")


def person(sentence: Sentence, mention: Mention, told: list[Fact], years: list[Span]) -> Subject:
    """Everything the sentence says about this name."""
    first, last = mention.first, mention.last
    subject = Subject(Reason.NAME_NEAR_LEARNER, mention.rule, sentence.span(first, last), mention.points)
    _learner_words(sentence, subject, first, last)
    _school_years(sentence, subject, mention, years)
    _uses(sentence, subject, first, last)
    _belongings(sentence, subject, first, last)
    add_facts(sentence, subject, told)
    add_adult(sentence, subject, first, last)
    return subject


def _points(subject: Subject, points: int) -> int:
    """What is also said of things ("for baker", "help with art") says less of a name that may be a word."""
    return points * 3 // 5 if subject.has(Rule.DOUBTFUL_NAME, Rule.UNLISTED_NAME) else points


def _learner_words(sentence: Sentence, subject: Subject, first: int, last: int) -> None:
    everywhere = len(sentence.words)
    before = singular_learner(sentence, first - 3, first - 1) or _roll(sentence, first)
    if before and sentence.only(before[1] + 1, first - 1, _NAMING):
        subject.add(Rule.LEARNER_WORD, sentence.span(*before), 70)
    after = singular_learner(sentence, last + 1, last + 4)
    if after and not _of_another(sentence, last, after):
        subject.add(Rule.LEARNER_WORD, sentence.span(*after), 60)
    if not subject.has(Rule.LEARNER_WORD):
        subject.add(Rule.LEARNER_NEARBY, span_of(sentence, singular_learner(sentence, 0, everywhere)), 35)
    named = sentence.ending("named", first - 2, first - 1) or sentence.starting("named", last + 1, last + 1)
    subject.add(Rule.NICKNAME, span_of(sentence, named), 60)
    if first and sentence.plain[first - 1] in _OURS and sentence.gap(first - 1) == " ":
        subject.add(Rule.OUR_OWN, sentence.span(first - 1, first - 1), _points(subject, 40))
    subject.add(Rule.CLASS, span_of(sentence, sentence.starting("class", 0, everywhere)), 60)
    if last > first:
        subject.add(Rule.CLASS, span_of(sentence, sentence.starting("seating", 0, first)), 55)
    subject.add(Rule.AGE, span_of(sentence, sentence.starting("age", last + 1, everywhere)), 55)


def _of_another(sentence: Sentence, last: int, learner: Span) -> bool:
    """Whether a verb stands between the name and the learner: "Kate has a student"."""
    until = last if sentence.plain[last + 1] in {"is", "es"} else learner[0] - 1
    return sentence.starting("has", last + 1, until) is not None


def _roll(sentence: Sentence, first: int) -> Span | None:
    """Learners announced by the word before: "students: Ana, Leo"."""
    if not first or sentence.gap(first - 1) not in {": ", " "}:
        return None
    return sentence.ending("learners", first - 1, first - 1)


def _school_years(sentence: Sentence, subject: Subject, mention: Mention, years: list[Span]) -> None:
    start, end = sentence.span(mention.first, mention.last)
    for year in years:
        near = -20 < year[0] - end < 30 or 0 < start - year[1] < 12
        subject.add(Rule.GRADE, year, _points(subject, 60 if near else 30))


def _uses(sentence: Sentence, subject: Subject, first: int, last: int) -> None:
    """What is done for or with the person, and what the person wants or does."""
    _given(sentence, subject, first)
    _helped(sentence, subject, first)
    subject.add(Rule.WISH, span_of(sentence, sentence.starting("wish", last + 1, last + 3)), 50)
    subject.add(Rule.PRONOUN, span_of(sentence, sentence.starting("he", last + 1, len(sentence.words))), 20)
    _predicate(sentence, subject, last)
    if sentence.ending("toward", first - 1, first - 1) and not sentence.ending("thanks", first - 2, first - 1):
        subject.add(Rule.TOWARD, sentence.span(first - 1, first - 1), _points(subject, 40))


def _given(sentence: Sentence, subject: Subject, first: int) -> None:
    given = sentence.ending("for", first - 3, first - 1)
    asked = sentence.ending("not for", first - 1, first - 1)  # "looking for Ana"
    if given and not asked and sentence.only(given[1] + 1, first - 1, _OWN_LINKS):
        subject.add(Rule.FOR_NAME, sentence.span(*given), _points(subject, 60))


def _helped(sentence: Sentence, subject: Subject, first: int) -> None:
    """As in "seat Ana", and the Spanish "a" before a person."""
    helped = sentence.ending("helping", first - 4, first - 1)
    if helped and sentence.only(helped[1] + 1, first - 1, _OBJECTS) and not is_role(sentence, helped):
        subject.add(Rule.HELPED, sentence.span(*helped), _points(subject, 60))
    elif first and sentence.plain[first - 1] == "a" and not sentence.ending("thanks", first - 2, first - 1):
        earlier = sentence.starting("helping", 0, first - 2)
        subject.add(Rule.HELPED, sentence.span(first - 1, first - 1), 60 if earlier else 30)


def _predicate(sentence: Sentence, subject: Subject, last: int) -> None:
    """Something is told of the person: the next word is neither an adult's doing nor a link to another noun."""
    place = last + 1
    if place >= len(sentence.words) or sentence.gap(last) != " " or sentence.words[last].owns:
        return
    word = sentence.words[place]
    if word.capital or word.word in NO_PREDICATE or not word.word.replace("'", "").isalpha():
        return
    if any(sentence.starting(cue, place, place) for cue in _TELLS_NOTHING):
        return
    if subject.has(Rule.DOUBTFUL_NAME, Rule.UNLISTED_NAME) and subject.has(Rule.FOR_NAME, Rule.HELPED):
        return  # "for salud dental"
    subject.add(Rule.TOLD, sentence.span(place, place), _points(subject, 40))


def _belongings(sentence: Sentence, subject: Subject, first: int, last: int) -> None:
    """What or whom the person has: "Jamal's essay", "la mamá de Rosalía"."""
    if sentence.words[last].owns:
        found = {cue: sentence.starting(cue, last + 1, last + 3) for cue in ("kin", "young kin", "belongings")}
        _owns(sentence, subject, last, named=found["belongings"] is not None)
    else:
        found = {cue: _of_this(sentence, cue, first) for cue in ("kin", "young kin", "belongings")}
    subject.add(Rule.BELONGING, span_of(sentence, found["belongings"]), 60)
    kin = found["kin"] or found["young kin"]
    if kin:
        subject.add(Rule.KIN_OF, sentence.span(*kin), 65)
        subject.kind = Reason.RELATION


def _owns(sentence: Sentence, subject: Subject, last: int, *, named: bool) -> None:
    """Any thing of somebody's, unless it is a business ("Martin's Hardware") or a class."""
    thing = last + 1 < len(sentence.words) and not sentence.words[last + 1].capital
    public = any(sentence.starting(cue, last + 1, last + 2) for cue in _NO_THING)
    if sentence.plain[last + 1 : last + 2] and sentence.plain[last + 1] in _TAUGHT:  # whose class it is, teaches it
        subject.add(Rule.ROLE, sentence.span(last + 1, last + 1), -160)
    subject.add(Rule.OWNED, sentence.span(last, last), 40 if thing and not public and not named else 10)


def _of_this(sentence: Sentence, cue: str, first: int) -> Span | None:
    """The owned before its owner, as in "la mamá de Rosalía"."""
    if first < 2 or sentence.plain[first - 1] not in _OF:
        return None
    return sentence.ending(cue, first - 2, first - 2)
