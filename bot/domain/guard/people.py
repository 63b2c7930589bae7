"""Named people: what around a name speaks for a learner, and what for an adult or somebody in a book."""

from typing import Final

from bot.domain.guard.facts import REASONS, Fact
from bot.domain.guard.mentions import Mention
from bot.domain.guard.sentences import Sentence, Span
from bot.domain.guard.subjects import Subject
from bot.domain.guard.verdict import Reason, Rule
from bot.domain.guard.word_lists import names

_LINKS: Final = frozenset(
    [
        "is",
        "an",
        "a",
        "the",
        "our",
        "my",
        "who",
        "es",
        "la",
        "el",
        "de",
        "del",
        "un",
        "una",
        "nuestra",
        "nuestro",
        "from",
        "at",
        "of",
        "los",
        "las",
        "local",
        "retired",
        "works",
        "as",
        "was",
        "and",
        "lead",
        "senior",
        "head",
        "chief",
        "in",
        "over",
        "mine",
        "this",
        "year's",
        "y",
        "trabaja",
        "como",
        "soy",
        "i'm",
        "i'm",
        "am",
        "one",
        "other",
    ]
)
_OBJECTS: Final = frozenset(
    [
        "a",
        "the",
        "with",
        "to",
        "little",
        "out",
        "both",
        "al",
        "of",
        "up",
        "our",
        "my",
        "mi",
        "con",
        "and",
        "in",
        "on",
        "your",
        "their",
        "small",
        "dear",
    ]
)
_OWN_LINKS: Final = frozenset(
    [
        "a",
        "the",
        "my",
        "our",
        "mi",
        "la",
        "el",
        "little",
        "new",
        "nuestro",
        "nuestra",
        "an",
        "this",
        "one",
        "dear",
        "young",
    ]
)
_OF: Final = frozenset(("de", "del"))
_BOTH: Final = frozenset(("tutor", "mentor", "coach", "host", "guide", "partner"))  # nouns, and verbs
NO_PREDICATE: Final = frozenset(
    [
        "and",
        "or",
        "y",
        "e",
        "o",
        "u",
        "from",
        "of",
        "at",
        "in",
        "on",
        "for",
        "with",
        "to",
        "by",
        "de",
        "del",
        "en",
        "para",
        "con",
        "por",
        "que",
        "who",
        "whom",
        "which",
        "the",
        "a",
        "an",
        "la",
        "el",
        "los",
        "las",
        "un",
        "una",
        "as",
        "vs",
        "than",
        "if",
        "when",
        "while",
        "said",
        "says",
        "told",
        "thinks",
        "brings",
        "brought",
        "called",
        "sent",
        "wrote",
        "confirmed",
        "asked",
        "answered",
        "dijo",
        "dice",
        "cuenta",
        "llamo",
        "mando",
        "confirmo",
        "trae",
        "trajo",
        "pregunto",
        "&",
        "also",
        "or",
        "but",
        "pero",
        "because",
        "so",
        "then",
        "next",
        "again",
        "today",
        "tomorrow",
        "here",
        "there",
        "this",
        "that",
        "these",
        "those",
        "my",
        "our",
        "your",
        "their",
        "both",
        "all",
        "only",
        "about",
        "into",
        "over",
        "after",
        "before",
        "during",
        "since",
        "until",
        "without",
        "hasta",
        "desde",
        "sobre",
        "entre",
        "como",
        "cuando",
        "porque",
        "mientras",
        "donde",
        "hoy",
        "manana",
        "aqui",
        "alli",
        "ya",
        "tambien",
        "more",
        "most",
        "per",
        "via",
        "instead",
        "please",
        "soon",
        "yesterday",
        "late",
        "early",
        "once",
        "twice",
        "too",
        "either",
        "not",
        "no",
        "al",
        "lo",
        "le",
        "sus",
        "su",
        "his",
        "her",
    ]
) - {"no", "le", "se", "thinks", "trae"}
_VERBISH: Final = frozenset(
    ["run", "walk", "drive", "play", "march", "quote", "way", "fair", "speech", "scale", "works", "laws", "reading"]
)
_SURE: Final = (
    Rule.LEARNER_WORD, Rule.CLASS, Rule.GRADE, Rule.AGE, Rule.FOR_NAME, Rule.HELPED, Rule.KIN_OF, Rule.BELONGING, Rule.NICKNAME,
    Rule.HEALTH, Rule.SCHOOLING, Rule.FAMILY, Rule.CONDUCT, Rule.GRADES,
)  # fmt: skip
_EVERY_CHILD: Final = frozenset(
    ["dia", "day", "derechos", "desarrollo", "rights", "development", "hospital", "per", "each", "every", "any", "cada"]
)
_OURS: Final = frozenset(["my", "our", "mi", "nuestro", "nuestra", "al"])  # "my Kevin", "mi Lupis"
_NAMED: Final = 70


def person(sentence: Sentence, mention: Mention, told: list[Fact], years: list[Span]) -> Subject:
    """Everything the sentence says about this name."""
    first, last = mention.first, mention.last
    subject = Subject(Reason.NAME_NEAR_LEARNER, mention.rule, sentence.span(first, last), mention.points)
    _learner_words(sentence, subject, first, last)
    _school_years(sentence, subject, mention, years)
    _uses(sentence, subject, first, last)
    _belongings(sentence, subject, first, last)
    add_facts(sentence, subject, told)
    _adult(sentence, subject, first, last)
    _public(sentence, subject, first, last)
    return subject


def add_facts(sentence: Sentence, subject: Subject, told: list[Fact], points: int = 65) -> None:
    """The first private fact weighs most; each other kind adds a little."""
    for number, fact in enumerate(told):
        subject.add(fact.rule, sentence.span(fact.first, fact.last), points if number == 0 else 15)
    if told and told[0].rule in REASONS:
        subject.kind = REASONS[told[0].rule]


def span_of(sentence: Sentence, found: Span | None) -> Span | None:
    return sentence.span(*found) if found else None


def _learner_words(sentence: Sentence, subject: Subject, first: int, last: int) -> None:
    before = singular_learner(sentence, first - 3, first - 1) or _roll(sentence, first)
    named = sentence.ending("named", first - 2, first - 1) or sentence.starting("named", last + 1, last + 1)
    if before and sentence.only(
        before[1] + 1, first - 1, _OWN_LINKS | {"named", "called", "is", "es", "llamado", "llamada", "se", "llama"}
    ):
        subject.add(Rule.LEARNER_WORD, sentence.span(*before), _NAMED)
    after = singular_learner(sentence, last + 1, last + 4)
    if after and not sentence.starting(
        "has", last + 1, after[0] - 1 if sentence.plain[last + 1] not in {"is", "es"} else last
    ):
        subject.add(Rule.LEARNER_WORD, sentence.span(*after), 60)
    elsewhere = singular_learner(sentence, 0, len(sentence.words))
    subject.add(Rule.LEARNER_NEARBY, span_of(sentence, elsewhere), 0 if subject.has(Rule.LEARNER_WORD) else 35)
    subject.add(Rule.NICKNAME, span_of(sentence, named), 60)
    if first and sentence.plain[first - 1] in _OURS and sentence.gap(first - 1) == " ":
        subject.add(Rule.OURS_TOO, sentence.span(first - 1, first - 1), _points(subject, 40))
    subject.add(Rule.CLASS, span_of(sentence, sentence.starting("class", 0, len(sentence.words))), 60)
    if last > first:
        subject.add(Rule.CLASS, span_of(sentence, sentence.starting("seating", 0, first)), 55)
    subject.add(Rule.AGE, span_of(sentence, sentence.starting("age", last + 1, len(sentence.words))), 55)


def _roll(sentence: Sentence, first: int) -> Span | None:
    """Learners announced by the word before: "students: Ana, Leo"."""
    return (
        sentence.ending("learners", first - 1, first - 1) if first and sentence.gap(first - 1) in {": ", " "} else None
    )


def singular_learner(sentence: Sentence, low: int, high: int) -> Span | None:
    """A word for one learner that is not part of "student council" or "kid friendly"."""
    for found in sentence.cues.get("learner", ()):
        if low <= found[0] and found[1] <= high and not sentence.starting("no learner", found[1] + 1, found[1] + 1):
            if _EVERY_CHILD.isdisjoint(sentence.plain[max(0, found[0] - 2) : found[0]]):
                return found
    return None


def _points(subject: Subject, points: int) -> int:
    """What is also said of things ("for baker", "help with art") says less of a name that may be a word."""
    return points * 3 // 5 if subject.has(Rule.DOUBTFUL_NAME, Rule.UNLISTED_NAME) else points


def _school_years(sentence: Sentence, subject: Subject, mention: Mention, years: list[Span]) -> None:
    start, end = sentence.span(mention.first, mention.last)
    for year in years:
        near = -20 < year[0] - end < 30 or 0 < start - year[1] < 12
        subject.add(Rule.GRADE, year, _points(subject, 60 if near else 30))


def _uses(sentence: Sentence, subject: Subject, first: int, last: int) -> None:
    """What is done for or with the person, and what the person wants."""
    told_not = sentence.ending("not for", first - 1, first - 1)
    given = sentence.ending("for", first - 3, first - 1)
    if given and not told_not and sentence.only(given[1] + 1, first - 1, _OWN_LINKS):
        subject.add(Rule.FOR_NAME, sentence.span(*given), _points(subject, 60))
    helped = sentence.ending("helping", first - 4, first - 1)
    if helped and sentence.only(helped[1] + 1, first - 1, _OBJECTS) and not _is_role(sentence, helped):
        subject.add(Rule.HELPED, sentence.span(*helped), _points(subject, 60))
    elif first and sentence.plain[first - 1] == "a" and not sentence.ending("thanks", first - 2, first - 1):
        earlier = sentence.starting("helping", 0, first - 2)
        subject.add(Rule.HELPED, sentence.span(first - 1, first - 1), 60 if earlier else 30)
    subject.add(Rule.WISH, span_of(sentence, sentence.starting("wish", last + 1, last + 3)), 50)
    pronoun = sentence.starting("he", last + 1, len(sentence.words))
    subject.add(Rule.PRONOUN, span_of(sentence, pronoun), 20)
    _predicate(sentence, subject, first, last)
    if sentence.ending("toward", first - 1, first - 1) and not sentence.ending("thanks", first - 2, first - 1):
        subject.add(Rule.TOWARD, sentence.span(first - 1, first - 1), _points(subject, 40))


def _predicate(sentence: Sentence, subject: Subject, first: int, last: int) -> None:
    """Something is told of the person: the next word is neither an adult's doing nor a link to another noun."""
    place = last + 1
    if place >= len(sentence.words) or sentence.gap(last) != " " or sentence.words[last].owns:
        return
    word = sentence.words[place]
    if word.capital or word.word in NO_PREDICATE or not word.word.replace("'", "").isalpha():
        return
    if any(
        sentence.starting(cue, place, place)
        for cue in ("offer", "public", "org", "role", "not a name", "kin", "title", "topic")
    ):
        return
    if subject.has(Rule.DOUBTFUL_NAME, Rule.UNLISTED_NAME) and subject.has(Rule.FOR_NAME, Rule.HELPED):
        return  # "for salud dental"
    subject.add(Rule.TOLD, sentence.span(place, place), _points(subject, 40))


def _is_role(sentence: Sentence, helping: Span) -> bool:
    """In "our mentor Philip" and "Tutor Maria" the word is what the person is, in "please tutor Maria" what is done."""
    if sentence.plain[helping[0]] not in _BOTH or helping[0] != helping[1]:
        return False
    return helping[0] > 0 and sentence.plain[helping[0] - 1] in {
        "the",
        "our",
        "my",
        "a",
        "volunteer",
        "reading",
        "el",
        "la",
        "nuestro",
    }


def _belongings(sentence: Sentence, subject: Subject, first: int, last: int) -> None:
    if sentence.words[last].owns:
        kin = sentence.starting("kin", last + 1, last + 3) or sentence.starting("young kin", last + 1, last + 3)
        owned = sentence.starting("belongings", last + 1, last + 3)
        thing = last + 1 < len(sentence.words) and not sentence.words[last + 1].capital
        adult = any(sentence.starting(cue, last + 1, last + 2) for cue in ("public", "org", "role", "group", "class"))
        subject.add(Rule.OWNED, sentence.span(last, last), 40 if thing and not adult and not owned else 10)
    else:
        kin, owned = (
            _of_this(sentence, "kin", first) or _of_this(sentence, "young kin", first),
            _of_this(sentence, "belongings", first),
        )
    subject.add(Rule.BELONGING, span_of(sentence, owned), 60)
    if kin:
        subject.add(Rule.KIN_OF, sentence.span(*kin), 65)
        subject.kind = Reason.RELATION


def _of_this(sentence: Sentence, cue: str, first: int) -> Span | None:
    """The owned before its owner, as in "la mamá de Rosalía"."""
    if first < 2 or sentence.plain[first - 1] not in _OF | {"of"}:
        return None
    return sentence.ending(cue, first - 2, first - 2)


def _adult(sentence: Sentence, subject: Subject, first: int, last: int) -> None:
    title = sentence.ending("title", first - 2, first - 1)
    if title and sentence.only(title[1] + 1, first - 1, frozenset(("la", "el", "don", "dona"))):
        subject.add(Rule.TITLE, sentence.span(*title), -150)
    subject.add(Rule.ROLE, span_of(sentence, _role(sentence, first, last)), -80)
    subject.add(Rule.ORGANISATION, span_of(sentence, _organisation(sentence, last)), -70)
    subject.add(Rule.OFFER, span_of(sentence, sentence.starting("offer", last + 1, last + 3)), -60)
    subject.add(Rule.THANKS, span_of(sentence, sentence.ending("thanks", first - 2, first - 1)), -40)
    if not subject.has(*_SURE):
        subject.add(Rule.NEAR_ADULTS, span_of(sentence, _adults_near(sentence, first, last)), -40)
    subject.add(Rule.SELF, span_of(sentence, sentence.ending("me", first - 2, first - 1)), -100)


def _role(sentence: Sentence, first: int, last: int) -> Span | None:
    before = sentence.ending("role", first - 3, first - 1)
    if before and sentence.only(before[1] + 1, first - 1, _LINKS - {"of", "de", "del", "and", "y"}):
        verb = sentence.plain[before[0]] in _BOTH and not _is_role(sentence, before)
        if not verb and not (before[0] and sentence.plain[before[0] - 1] == "a"):
            return before
    after = sentence.starting("role", last + 1, last + 5)
    if after and sentence.only(last + 1, after[0] - 1, _LINKS) and not sentence.words[last].owns:
        return after
    return None


def _adults_near(sentence: Sentence, first: int, last: int) -> Span | None:
    """Something grown up in the same breath, where no learner is spoken of."""
    if singular_learner(sentence, 0, len(sentence.words)):
        return None
    for cue in ("offer", "org"):
        near = sentence.starting(cue, last + 1, last + 7)
        if near:
            return near
    return None


def _organisation(sentence: Sentence, last: int) -> Span | None:
    place = last + 1
    if place >= len(sentence.words) or sentence.plain[place] not in {"from", "of", "at", "de", "del", "owns"}:
        return None
    return sentence.starting("org", place + 1, place + 4)


def _public(sentence: Sentence, subject: Subject, first: int, last: int) -> None:
    words = tuple(sentence.plain[first : last + 1])
    before = sentence.plain[first - 1] if first else ""
    if before.endswith(("eria", "erias")) and sentence.words[first].capital:
        subject.add(Rule.PUBLIC, sentence.span(first - 1, first - 1), -120)
    if before == "la" and last > first and sentence.words[first].capital:  # "la Vicente Guerrero" is a school
        subject.add(Rule.PUBLIC, sentence.span(first - 1, first - 1), -60)
    if words in names().public or _reaches_public(sentence, first, last):
        subject.add(Rule.PUBLIC, sentence.span(first, last), -120)
    after = sentence.starting("public", last + 1, last + 2)
    if after and _names_thing(sentence, last, after):
        subject.add(Rule.PUBLIC, sentence.span(*after), -120)
    before = sentence.ending("public", first - 2, first - 1)
    if before and _named_after(sentence, before, first):
        subject.add(Rule.PUBLIC, sentence.span(*before), -120)


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
    between = sentence.plain[first - 1] in {"de", "del", "of", "la", "sobre"}
    return between and not sentence.starting("belongings", before[0], before[1])
