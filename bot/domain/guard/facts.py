"""Private facts a sentence tells about one person: health, schooling, family, conduct, grades."""

from typing import Final, NamedTuple

from bot.domain.guard.sentences import Sentence, Span
from bot.domain.guard.verdict import Reason, Rule
from bot.domain.reading.words import word_set

_KINDS: Final = (Rule.HEALTH, Rule.SCHOOLING, Rule.FAMILY, Rule.CONDUCT, Rule.GRADES)
_ONE_OF: Final = word_set("my our the these those mis nuestros nuestras los las of de")
REASONS: Final = {
    Rule.HEALTH: Reason.CONDITION,
    Rule.SCHOOLING: Reason.CONDITION,
    Rule.CONDUCT: Reason.CONDUCT_OR_GRADES,
    Rule.GRADES: Reason.CONDUCT_OR_GRADES,
}


class Fact(NamedTuple):
    rule: Rule
    first: int
    last: int
    personal: bool  # said of somebody ("has asthma", "his dad died"), not merely named


def facts(sentence: Sentence) -> list[Fact]:
    """Those told of a group ("kids with asthma") or as a topic ("about diabetes") are left out."""
    return [
        Fact(rule, first, last, _personal(sentence, first, last))
        for rule in _KINDS
        for first, last in sentence.cues.get(rule.value, ())
        if not _is_topic(sentence, first, last) and not _of_group(sentence, first)
    ]


def _personal(sentence: Sentence, first: int, last: int) -> bool:
    return bool(
        last > first
        or sentence.ending("has", first - 3, first - 1)
        or sentence.ending("he", first - 3, first - 1)
        or sentence.starting("he", last + 1, last + 2)
    )


def _is_topic(sentence: Sentence, first: int, last: int) -> bool:
    about = sentence.ending("about", first - 3, first - 1) or sentence.starting("topic", last + 1, last + 1)
    return about is not None


def _of_group(sentence: Sentence, first: int) -> bool:
    group = sentence.ending("learners", first - 5, first - 1)
    return group is not None and not is_one_of(sentence, group)


def is_one_of(sentence: Sentence, group: Span) -> bool:
    """Whether it is one of a group that is meant: "one of my fourth graders", "una de mis niñas"."""
    place = group[0] - 1
    while place >= 0 and group[0] - place < 5:
        if sentence.plain[place] in {"one", "uno", "una", "another", "otro", "otra"} and place < group[0] - 1:
            return any(word in _ONE_OF for word in sentence.plain[place + 1 : group[0]])
        place -= 1
    return False
