"""What around a name speaks for an adult, an organisation, or somebody everybody may name."""

from typing import Final

from bot.domain.guard.sentences import Sentence, Span
from bot.domain.guard.signs import singular_learner, span_of
from bot.domain.guard.subjects import Subject
from bot.domain.guard.verdict import Rule
from bot.domain.guard.word_lists import names
from bot.domain.reading.words import word_set

_LINKS: Final = word_set(
    "is an a the our my who es la el de del un una nuestra nuestro from at of los las local retired works as was",
    "and lead senior head chief in over mine this year's y trabaja como soy i'm am one other",
)
_BOTH: Final = frozenset(("tutor", "mentor", "coach", "host", "guide", "partner"))  # nouns, and verbs
_BEFORE_ROLE: Final = word_set("the our my a volunteer reading el la nuestro")
_VERBISH: Final = word_set("run walk drive play march quote way fair speech scale works laws reading")
_SURE: Final = (
    Rule.LEARNER_WORD, Rule.CLASS, Rule.GRADE, Rule.AGE, Rule.FOR_NAME, Rule.HELPED, Rule.KIN_OF, Rule.BELONGING,
    Rule.NICKNAME, Rule.HEALTH, Rule.SCHOOLING, Rule.FAMILY, Rule.CONDUCT, Rule.GRADES,
)  # fmt: skip
_ARTICLES: Final = word_set("la el don dona")
_PLACED: Final = word_set("from of at de del owns")
_NAMED_AFTER: Final = word_set("de del of la sobre")


def add_adult(sentence: Sentence, subject: Subject, first: int, last: int) -> None:
    title = sentence.ending("title", first - 2, first - 1)
    if title and sentence.only(title[1] + 1, first - 1, _ARTICLES):
        subject.add(Rule.TITLE, sentence.span(*title), -150)
    subject.add(Rule.ROLE, span_of(sentence, _role(sentence, first, last)), -80)
    subject.add(Rule.ORGANISATION, span_of(sentence, _organisation(sentence, last)), -70)
    subject.add(Rule.OFFER, span_of(sentence, sentence.starting("offer", last + 1, last + 3)), -60)
    subject.add(Rule.THANKS, span_of(sentence, sentence.ending("thanks", first - 2, first - 1)), -40)
    if not subject.has(*_SURE):
        subject.add(Rule.NEAR_ADULTS, span_of(sentence, _adults_near(sentence, last)), -40)
    subject.add(Rule.SELF, span_of(sentence, sentence.ending("me", first - 2, first - 1)), -100)
    _public(sentence, subject, first, last)


def is_role(sentence: Sentence, helping: Span) -> bool:
    """In "our mentor Philip" the word is what the person is, in "please tutor Maria" what is done."""
    place = helping[0]
    if helping[0] != helping[1] or sentence.plain[place] not in _BOTH:
        return False
    return place > 0 and sentence.plain[place - 1] in _BEFORE_ROLE


def _role(sentence: Sentence, first: int, last: int) -> Span | None:
    before = sentence.ending("role", first - 3, first - 1)
    if before and sentence.only(before[1] + 1, first - 1, _LINKS - {"of", "de", "del", "and", "y"}):
        verb = sentence.plain[before[0]] in _BOTH and not is_role(sentence, before)
        if not verb and not (before[0] and sentence.plain[before[0] - 1] == "a"):
            return before
    after = sentence.starting("role", last + 1, last + 5)
    if after and sentence.only(last + 1, after[0] - 1, _LINKS) and not sentence.words[last].owns:
        return after
    return None


def _adults_near(sentence: Sentence, last: int) -> Span | None:
    """Something grown up in the same breath, where no learner is spoken of."""
    if singular_learner(sentence, 0, len(sentence.words)):
        return None
    return sentence.starting("offer", last + 1, last + 7) or sentence.starting("org", last + 1, last + 7)


def _organisation(sentence: Sentence, last: int) -> Span | None:
    place = last + 1
    if place >= len(sentence.words) or sentence.plain[place] not in _PLACED:
        return None
    return sentence.starting("org", place + 1, place + 4)


def _public(sentence: Sentence, subject: Subject, first: int, last: int) -> None:
    if tuple(sentence.plain[first : last + 1]) in names().public or _reaches_public(sentence, first, last):
        subject.add(Rule.PUBLIC, sentence.span(first, last), -120)
    after = sentence.starting("public", last + 1, last + 2)
    if after and _names_thing(sentence, last, after):
        subject.add(Rule.PUBLIC, sentence.span(*after), -120)
    before = sentence.ending("public", first - 2, first - 1)
    if before and _named_after(sentence, before, first):
        subject.add(Rule.PUBLIC, sentence.span(*before), -120)
    if first and sentence.words[first].capital:
        _spanish_thing(sentence, subject, first, last)


def _spanish_thing(sentence: Sentence, subject: Subject, first: int, last: int) -> None:
    """A shop ("Zapatería Elvira") or a school ("la Vicente Guerrero")."""
    before = sentence.plain[first - 1]
    if before.endswith(("eria", "erias")):
        subject.add(Rule.PUBLIC, sentence.span(first - 1, first - 1), -120)
    elif before == "la" and last > first:
        subject.add(Rule.PUBLIC, sentence.span(first - 1, first - 1), -60)


def _reaches_public(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the name is part of one that everybody may name, as in "Romeo and Juliet"."""
    public = names().public
    for start in range(max(0, first - 4), first + 1):
        for end in range(last + 1, min(len(sentence.words), last + 5) + 1):
            if end - start > 1 and tuple(sentence.plain[start:end]) in public:
                return True
    return False


def _names_thing(sentence: Sentence, last: int, after: Span) -> bool:
    word = sentence.words[after[0]]
    if sentence.words[last].owns:
        return not sentence.starting("belongings", last + 1, last + 3)
    if after[0] != last + 1 or sentence.gap(last) not in {" ", "-"}:
        return False
    return word.capital or (word.word not in _VERBISH and not sentence.starting("belongings", after[0], after[0]))


def _named_after(sentence: Sentence, before: Span, first: int) -> bool:
    if before[1] == first - 1:
        return sentence.words[before[0]].word not in {"day", "state", "way"} or sentence.words[before[0]].capital
    between = sentence.plain[first - 1] in _NAMED_AFTER
    return between and not sentence.starting("belongings", before[0], before[1])
