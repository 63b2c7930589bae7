"""What by itself names one learner to a machine: numbers of students and of the state, and birth dates."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.sentences import Script, Span
from bot.domain.guard.subjects import Subject
from bot.domain.guard.verdict import STOP, Reason, Rule

_NUMBER: Final = r"(?P<number>(?=[a-z\d-]*\d)(?:[a-z]{1,4}-?)?\d(?:[\d-]| (?=\d)){2,16}\d(?![\w/]))"
_OF_STUDENT: Final = (
    r"(?:student|stu|pupil|learner|lunch|perm(?:anent)?|aeries|powerschool|infinite campus|skyward|clever|sasid|lasid|ssid|uic|peims"
    r"|state student|district|school|kid'?s?|child'?s?|alumn[oa]s?|estudiante|estudiantil|escolar|lonche|almuerzo|comedor|matricula|boleta)"
)
_STUDENT: Final = (
    # "student id 4482913", "lunch pin 4471", "stu# 771204", "perm ID", "SASID 1023…"
    re.compile(rf"\b{_OF_STUDENT}(?: (?:id|i\.d\.|pin|code|login|account|card|identification))?(?:[ -]?(?:numbers?|num|no\.?|nr\.?|n\.º|#))?"
               rf"(?: (?:is|es|la|el|de|del|will be|se))*\s?[:#=,-]*\s?#?{_NUMBER}"),
    re.compile(rf"\b(?:id|i\.d\.) ?(?:#|no\.?|number|num)? ?(?:is|es|de estudiante|de alumn[oa]|del alumno|estudiantil)* ?[:#]* ?{_NUMBER}"),
    re.compile(rf"\b(?:numero|no\.?|num\.?|nro\.?|clave|folio|pin|codigo|credencial|id)(?: (?:de|del|de la))? (?:estudiante|alumn[oa]|lonche|almuerzo|comedor"
               rf"|matricula|control|escolar)s?(?: (?:es|la|el))*\s?[:#]*\s?{_NUMBER}"),
    re.compile(rf"\b(?:matricula)\b[^\d.;!?]{{0,24}}{_NUMBER}"),
    re.compile(rf"{_NUMBER}\s?[(,]\s?(?:the |her |his |their )?(?:student|stu|lunch|perm|school) (?:id|number|pin|no)\b"),
    re.compile(rf"{_NUMBER}[^.;!?\n\d]{{0,30}}\b(?:her|his|their|the kid'?s|su) (?:student|lunch|perm|matricula|numero de)\b"),
)  # fmt: skip
_NO_STUDENT: Final = re.compile(
    r"\b(?:zoom|meeting|reunion|invoice|factura|po|purchase|grant|isbn|part|order|orden|room|salon|budget|ticket|tracking|conference|bus|model|webinar"
    r"|license|tax|ein|vendor|account|quote|phone|tel|call|volunteer|badge|visitor|donor|cost center)\b[^.;!?\n]{0,20}$"
)
_STATE: Final = (
    re.compile(r"(?<![\d-])(?!000|666|9\d\d)\d{3}([- .])\d{2}\1\d{4}(?![\d-])"),
    re.compile(r"\b(?:ssn?|social(?: security)?(?: (?:number|no\.?|num|card))?|seguro social|nss|itin|tin)\b[^\d\n]{0,40}(?:\d[- .]?){8,11}(?!\d)"),
    re.compile(r"\blast (?:four|4)\b[^\d\n]{0,30}\b(?:ssn|social)\b[^\d\n]{0,12}\d{4}\b|\b(?:ssn|social)\b[^\d\n]{0,20}(?:last (?:four|4)|ends in|ending)\D{0,8}\d{4}\b"),
    re.compile(r"\b[a-z][aeioux][a-z]{2}\d{6}[hmx][a-z]{5}[a-z\d]\d\b"),
    re.compile(r"\b(?:curp|rfc|dni|cedula|pasaporte|passport|visa|alien|medicaid|medicare|a-number)\b(?: (?:number|no\.?|numero|id|de|la|del|nin[oa]|alumn[oa]|es|is))*\W{0,3}(?=[a-z\d-]*\d{4})[a-z\d-]{6,20}\b"),
)  # fmt: skip
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|ene(?:ro)?|febrero|marzo|abr(?:il)?|mayo|junio|julio|ago(?:sto)?|septiembre|octubre|noviembre|dic(?:iembre)?)\.?"
)
_DAY: Final = (
    rf"(?:\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|{_MONTH} ?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:of |de |del )?\d{{4}}|,? '?\d{{2}}\b)?"
    rf"|(?:the |el |un )?\d{{1,2}}(?:st|nd|rd|th)? (?:of |de |d )?{_MONTH}(?: ?,? ?(?:de |del |of )?\d{{4}})?|\d{{1,2}}/\d{{1,2}}\b)"
)
_BORN: Final = (
    r"(?:\bd\.? ?o\.? ?b\b\.?|\bborn\b|\bb\.|\bbirth ?-?(?:date|day)s?\b|\bdate of birth\b|\bbday\b|\bb-day\b|\bturn(?:s|ed|ing) \d{1,2}\b"
    r"|\bnaci(?:o|do|da|miento)\b|\bfecha de nac\w*\.?|\bf\. ?n\.|\bfdn\b|\bfec\.? ?nac\.?|\bcumple(?:anos)?\b|\bcumple \d{1,2}\b)"
)
_BIRTH: Final = (
    re.compile(rf"{_BORN}[^.;!?\n\d]{{0,40}}?(?P<day>{_DAY})"),
    re.compile(rf"(?P<day>{_DAY}),? (?:is |was |es )?(?:when )?(?:her|his|their|the kid'?s?|su)? ?{_BORN}"),
    re.compile(r"\b(?:she|he|they)(?:'s| is| was|'re) (?P<day>\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d)\b"),
    re.compile(r"\b(?:born|nacid[oa]|nacio)\b (?:(?:on|in|el|en|back) ){0,2}(?P<day>20[01]\d|202\d)\b"),
)
_YEAR: Final = re.compile(r"\d{4}")
_FIRST_YEAR: Final = 2000  # of a learner's birth; older ones are of authors, leaders and schools
_NOT_BORN: Final = re.compile(
    r"\b(?:school|library|museum|club|company|city|town|country|district|escuela|biblioteca|museo|ciudad|empresa|party|free|screening|fiesta"
    r"|founded|fundada|independence|nation|organization|center|centro|seuss|mascot|zoo|puppy|puppies|calf|chicks?|kittens?|foal|hamster|turtle|lincoln|king|chavez|juarez)\b"
)


def identifiers(script: Script) -> list[Subject]:
    found = [Subject(Reason.NUMBER, Rule.STATE_NUMBER, span, STOP) for span in _state_numbers(script.folded)]
    found += [Subject(Reason.NUMBER, Rule.STUDENT_NUMBER, span, STOP) for span in _student_numbers(script.folded)]
    found += [Subject(Reason.BIRTH_DATE, Rule.BIRTH_DATE, span, STOP) for span in _birth_dates(script.folded)]
    return found


def _state_numbers(folded: str) -> Iterator[Span]:
    for pattern in _STATE:
        yield from (found.span() for found in pattern.finditer(folded))


def _student_numbers(folded: str) -> Iterator[Span]:
    for pattern in _STUDENT:
        for found in pattern.finditer(folded):
            digits = sum(letter.isdigit() for letter in found["number"])
            if 4 <= digits <= 14 and not _NO_STUDENT.search(folded, max(0, found.start() - 40), found.start()):
                yield found.span()


def _birth_dates(folded: str) -> Iterator[Span]:
    for pattern in _BIRTH:
        for found in pattern.finditer(folded):
            year = _YEAR.search(found["day"])
            around = folded[max(0, found.start() - 50) : found.end() + 20]
            if (year is None or int(year.group()) >= _FIRST_YEAR) and not _NOT_BORN.search(around):
                yield found.span()
