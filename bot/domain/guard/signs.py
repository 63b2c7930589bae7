"""Signs shared by all who look for a learner in a sentence."""

from typing import Final

from bot.domain.guard.facts import REASONS, Fact
from bot.domain.guard.sentences import Sentence, Span
from bot.domain.guard.subjects import Subject
from bot.domain.reading.words import word_set

# words after a name or a child that tell nothing of them: links, adverbs, and what is merely passed on
NO_PREDICATE: Final = word_set(
    "and or y e o u from of at in on for with to by de del en para con por que who whom which the a an la el los",
    "las un una as vs than if when while said says told thinks brings brought called sent wrote confirmed asked",
    "answered dijo dice cuenta llamo mando confirmo trae trajo pregunto & also but pero because so then next",
    "again today tomorrow here there this that these those my our your their both all only about into over after",
    "before during since until without hasta desde sobre entre como cuando porque mientras donde hoy manana aqui",
    "alli ya tambien more most per via instead please soon yesterday late early once twice too either not no al",
    "lo le sus su his her",
) - {"no", "le", "se", "thinks", "trae"}
_EVERY_CHILD: Final = word_set(
    "dia day derechos desarrollo rights development hospital per each every any cada",
)


def span_of(sentence: Sentence, found: Span | None) -> Span | None:
    return sentence.span(*found) if found else None


def singular_learner(sentence: Sentence, low: int, high: int) -> Span | None:
    """A word for one learner that is not part of "student council" or "kid friendly"."""
    for found in sentence.cues.get("learner", ()):
        first, last = found
        compound = sentence.starting("no learner", last + 1, last + 1)
        one = _EVERY_CHILD.isdisjoint(sentence.plain[max(0, first - 2) : first])
        if low <= first and last <= high and one and not compound:
            return found
    return None


def add_facts(sentence: Sentence, subject: Subject, told: list[Fact], points: int = 65) -> None:
    """The first private fact weighs most; each other kind adds a little."""
    for number, fact in enumerate(told):
        subject.add(fact.rule, sentence.span(fact.first, fact.last), points if number == 0 else 15)
    if told and told[0].rule in REASONS:
        subject.kind = REASONS[told[0].rule]
