"""The guard's one question: whether a text may identify a learner."""

from typing import Final

from bot.domain.guard.contacts import contacts
from bot.domain.guard.facts import facts
from bot.domain.guard.grades import grades
from bot.domain.guard.identifiers import identifiers
from bot.domain.guard.initials import initials
from bot.domain.guard.kin import kin
from bot.domain.guard.mentions import Mention, mentions
from bot.domain.guard.one_child import one_child, somebody
from bot.domain.guard.people import person
from bot.domain.guard.sentences import Script, Sentence, read
from bot.domain.guard.subjects import Subject
from bot.domain.guard.verdict import Finding, Rule, Verdict, Weight

Known = frozenset[str]  # folded phrases the registry knows: names of people, partners, schools, streets, places
NOBODY: Final[Known] = frozenset()


def judge(text: str, known: Known = NOBODY) -> Verdict:
    """Weigh a text as typed; `known` is what the registry knows of `candidates(text)`."""
    script = read(text)
    subjects = identifiers(script)
    for sentence in script.sentences:
        subjects += _subjects(sentence, known)
    return _verdict(script, subjects)


def _subjects(sentence: Sentence, known: Known) -> list[Subject]:
    told, years = facts(sentence), grades(sentence)
    people = [mention for mention in mentions(sentence) if not _is_known(sentence, mention, known)]
    named = [person(sentence, mention, told, years) for mention in people]
    for subject, mention in zip(named, people, strict=True):
        if sentence.plain[mention.first] in known:
            subject.add(Rule.KNOWN, sentence.span(mention.first, mention.last), -25)
    unnamed = (
        one_child(sentence, told, years),
        somebody(sentence, told, years),
        kin(sentence, told),
        initials(sentence, told, years),
    )
    return named + [subject for subject in unnamed if subject] + contacts(sentence, _young(people, named))


def _young(people: list[Mention], named: list[Subject]) -> list[Mention]:
    """Those nothing marks as an adult or as somebody in a book."""
    adult = (Rule.TITLE, Rule.ROLE, Rule.ORGANISATION, Rule.OFFER, Rule.SELF, Rule.PUBLIC)
    return [mention for mention, subject in zip(people, named, strict=True) if not subject.has(*adult)]


def _is_known(sentence: Sentence, mention: Mention, known: Known) -> bool:
    """Whether the name is, or is part of, a longer one that the registry knows."""
    if not known:
        return False
    for first in range(max(0, mention.first - 3), mention.first + 1):
        for last in range(mention.last, min(len(sentence.words), mention.last + 5)):
            if last > first and " ".join(sentence.plain[first : last + 1]) in known:
                return True
    return False


def _verdict(script: Script, subjects: list[Subject]) -> Verdict:
    heaviest = max(subjects, key=lambda subject: subject.score, default=None)
    if heaviest is None or not heaviest.score:
        return Verdict(Weight.PASS, 0)
    told = [subject for subject in subjects if subject.weighs] or [heaviest]
    weight = Weight.STOP if heaviest.stops else Weight.ASK if heaviest.weighs else Weight.PASS
    findings = tuple(
        dict.fromkeys(
            Finding(finding.rule, *script.original(finding.start, finding.end), finding.score)
            for subject in told
            for finding in subject.findings
        )
    )
    return Verdict(weight, heaviest.score, findings, heaviest.kind if heaviest.weighs else None)


def as_json(verdict: Verdict) -> dict[str, object]:
    """The verdict as plain JSON values: places in the text, never the text."""
    return {
        "weight": verdict.weight.value,
        "score": verdict.score,
        "reason": verdict.reason and verdict.reason.value,
        "findings": [
            {"rule": each.rule.value, "start": each.start, "end": each.end, "score": each.score}
            for each in verdict.findings
        ],
    }
