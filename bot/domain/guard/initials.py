"""Initials that stand for a child: "jd in 4th", "M.R. has an aide", "S. from 3B"."""

import re
from typing import Final

from bot.domain.guard.facts import Fact
from bot.domain.guard.mentions import ACTS
from bot.domain.guard.sentences import Sentence, Span
from bot.domain.guard.signs import NO_PREDICATE, add_facts, singular_learner, span_of
from bot.domain.guard.subjects import Subject
from bot.domain.guard.verdict import Reason, Rule
from bot.domain.reading.words import word_set

_DOTTED: Final = re.compile(r"(?<![\w.])([A-Za-z])\.\s?([A-Za-z])\.?(?![\w.])")
_PAIR: Final = re.compile(r"(?<![\w.@#/'-])([A-Za-z]{2})(?![\w'@-]|\.\w)")
_SINGLE: Final = re.compile(
    r"(?<![\w.'@-])([A-Z])\.?(?= (?:from|in|de|del|has|is|tiene|usa|toma|va|needs|who|can)\b| ?\()"
)
_UNITS: Final = word_set("kg km cm mm lb oz ft hr wk yr ml mb kb gb tb mp pg pp xx xs xl")
_DOTTED_NOBODY: Final = word_set("am pm eg ie us uk dc dj ph bc ad id ok ny la st ee bs ba ma un")
_NOBODY: Final = word_set(
    # abbreviations, states, and the two-letter words of both languages
    "pe us uk tv ap ib mc hs ms es el id po am pm ok it ai hr pr qr cd dj pc vr ar ec pd ma ba bs phd md dr mr"
    " sr jr st rd nd th tx ca ny fl ga nc sc va wa or az nm co ut nv id mt wy nd sd ne ks ok mo ia mn wi il in"
    " oh ky tn al ms la ar mi pa nj de ri vt nh me ct dc hi ak ej eg ie vs re bc ad pi ui ux nj dp cv ed rn cs"
    " db hd ac dc ph pt ot el ld le lo no ni mi me tu te ti su se si ya yo os da de di do go ha he hi ho if in"
    " is la my of oh on so to up we an as at be by us ax ox eh um uh hm ay oi ow aw ye va ve vi ir fe fa re sol"
    " en es al un ti he ha mu nu xi bo jo ty cy mx mt pj cc gt sp fx hp ly hw rv gp no nº na ta pa ma bi mp",
)


def initials(sentence: Sentence, told: list[Fact], years: list[Span]) -> Subject | None:
    """The heaviest pair of letters, or none where nothing else points at a child."""
    subjects = [_lettered(sentence, span, points, told, years) for span, points in _letters(sentence)]
    return max(subjects, key=lambda subject: subject.score, default=None)


def _letters(sentence: Sentence) -> list[tuple[Span, int]]:
    text, start, end = sentence.text, sentence.start, min(len(sentence.text), sentence.end + 1)
    found = [
        (each.span(), 70)
        for each in _DOTTED.finditer(text, start, end)
        if (each[1] + each[2]).lower() not in _DOTTED_NOBODY
    ]
    for each in _PAIR.finditer(text, start, end):
        pair = each[1]
        if pair.lower() not in _NOBODY and (pair.isupper() or (pair.islower() and pair not in _UNITS)):
            found.append((each.span(), 35 if pair.isupper() else 30))
    found.extend(
        (each.span(), 30) for each in _SINGLE.finditer(text, start, end) if each[1] not in {"A", "I", "Y", "O", "E"}
    )
    return found


def _lettered(sentence: Sentence, span: Span, points: int, told: list[Fact], years: list[Span]) -> Subject:
    subject = Subject(Reason.CONDITION, Rule.INITIALS, span, points)
    add_facts(sentence, subject, told, 65)
    subject.kind = Reason.CONDITION if told else Reason.NAME_NEAR_LEARNER
    for year in years:
        subject.add(Rule.GRADE, year, 40 if abs(year[0] - span[1]) < 20 else 20)
    everywhere = len(sentence.words)
    subject.add(Rule.CLASS, span_of(sentence, sentence.starting("class", 0, everywhere)), 50)
    subject.add(Rule.LEARNER_WORD, span_of(sentence, singular_learner(sentence, 0, everywhere)), 60)
    subject.add(Rule.PRONOUN, span_of(sentence, sentence.starting("he", 0, everywhere)), 20)
    _told(sentence, subject, span)
    before = next((number for number in reversed(range(everywhere)) if sentence.words[number].end <= span[0]), -1)
    subject.add(Rule.TITLE, span_of(sentence, sentence.ending("title", before, before)), -100)
    for cue in ("helping", "toward", "for"):
        subject.add(Rule.HELPED, span_of(sentence, sentence.ending(cue, before, before)), 30)
    said = next((place for place, word in enumerate(sentence.plain) if word in {"initials", "iniciales"}), None)
    if said is not None:
        subject.add(Rule.LEARNER_NEARBY, sentence.span(said, said), 40)
    return subject


def _told(sentence: Sentence, subject: Subject, span: Span) -> None:
    """The letters do or suffer something; initials before a surname ("J.K. Rowling") are a writer's."""
    after = next((number for number, word in enumerate(sentence.words) if word.start >= span[1]), None)
    if after is None:
        return
    word = sentence.words[after]
    if word.word in ACTS:
        subject.add(Rule.TOLD, sentence.span(after, after), 40)
    elif "." in sentence.text[slice(*span)] and not word.capital and word.word not in NO_PREDICATE:
        subject.add(Rule.TOLD, sentence.span(after, after), 30)
    elif word.capital and word.start - span[1] <= 1:
        subject.add(Rule.PUBLIC, sentence.span(after, after), -60)
