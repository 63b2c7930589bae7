"""What by itself names one learner to a machine: numbers of students and of the state."""

import re
from collections.abc import Iterator
from typing import Final

from bot.domain.guard.births import birth_dates
from bot.domain.guard.sentences import Script, Span
from bot.domain.guard.subjects import Subject
from bot.domain.guard.verdict import STOP, Reason, Rule

_NUMBER: Final = re.compile(r"(?<![\w/.$-])(?:[a-z]{1,3}-?)?\d[\d-]{2,16}(?:-?[a-z])?(?![\w/:]|[.,-]\d)")
_SYSTEM: Final = r"sid|stu ?id|sasid|lasid|ssid|uic|peims|aeries|powerschool|infinite campus|skyward|clever|matricula"
_ID: Final = (
    rf"(?:\b(?:student ?id|ids?|i\.d|numbers?|number's|num|no|nr|nro|numero|pin|code|account|acct|card|pass"
    rf"|login|log ?in|credencial|folio"
    rf"|clave|codigo|cuenta|boleta|{_SYSTEM})\b|#)"
)
_LEARNER: Final = (
    rf"\b(?:studentid|student|stu|pupil|learner|lunch|meal|cafeteria|perm|permanent|{_SYSTEM}|alumn[oa]"
    rf"|estudiante|estudiantil|escolar|lonche"
    r"|almuerzo|comedor|nin[oa]|becari[oa]|kid|kid's|child|boy|girl|(?:school|district|state) (?:student )?id"
    r"|no\.? de control|numero de control)\b"
)
_HIS: Final = rf"\b(?:his|her|their|su)\b(?: \w+){{0,2}}? {_ID}"
_RIGHT_BEFORE: Final = re.compile(
    rf"(?:\bids?|\bi\.d\.|{_SYSTEM}|\blearner|\bstudent|\bpupil|\balumn[oa]|\bestudiante)(?: ?(?:#|no\.?|number"
    rf"|num|numero|is|es))*[ .:#=-]*$"
)
_ID_BEFORE: Final = re.compile(rf"{_ID}[^\d;!?\n]{{0,30}}$")
_ID_AFTER: Final = re.compile(rf"^[^\d;!?\n]{{0,24}}{_ID}")
_OWNED: Final = re.compile(rf"{_LEARNER}|{_HIS}")
_OTHER: Final = re.compile(
    r"\b(?:zoom|meeting|reunion|invoice|factura|po|purchase|grant|isbn|part|order|orden|room|salon|budget"
    r"|ticket|tracking|conference|model|webinar|license"
    r"|tax|ein|vendor|quote|phone|cell|tel|cel|celular|telefono|whatsapp|call|text|visitors?|donor|cost center"
    r"|school (?:code|number)|escuela"
    r"|council|union|store|pedido|banco|red|wifi|gate|lot|shed|combo|check|locker|copier|printer|raised"
    r"|sold)\b[^;!?\n]{0,24}$"
)
_COUNTED: Final = re.compile(
    r"^ (?:students?|kids|children|learners|pupils|dollars|people|pencils|copies|pages|books|alumnos|ninos"
    r"|pesos|hojas|boletos)\b"
)
_STOP: Final = re.compile(r"(?<!\bno)(?<!\bnum)(?<!\bnro)(?<!\bi\.d)\.\s")
_PHONE: Final = re.compile(r"\d{3}-?\d{3}-?\d{4}|\d{3}-\d{4}|\d{2}-\d{4}-\d{4}")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_STATE: Final = (
    re.compile(r"(?<![\d-])(?!000|666|9\d\d)\d{3}([- .])\d{2}\1\d{4}(?![\d-])"),
    re.compile(
        r"\b(?:ssn?|soc(?:ial)?(?: sec(?:urity)?)?(?: (?:number|no\.?|num|card))?|seguro social|seguro|nss|itin"
        r"|tin)\b[^\d\n]{0,40}(?:\d[- .]?){8,11}(?!\d)"
    ),
    re.compile(r"\blast (?:four|4)\b[^\d\n]{0,30}\b(?:ssn|social)\b[^\d\n]{0,12}\d{4}\b"),
    re.compile(r"\b(?:ssn|social)\b[^\d\n]{0,20}(?:last (?:four|4)|ends in|ending)\D{0,8}\d{4}\b"),
    re.compile(r"\b[a-z][aeioux][a-z]{2}\d{6}[hmx][a-z]{5}[a-z\d]\d\b"),  # a CURP needs no word beside it
    re.compile(
        r"\b(?:curp|rfc|dni|cedula|pasaporte|passport|visa|alien|medicaid|medicare|a-number)\b(?: (?:number"
        r"|no\.?|numero|id|de|la|del|nin[oa]|alumn[oa]"
        r"|es|is)){0,4}\W{0,3}(?=[a-z\d-]{0,16}\d{4})[a-z\d-]{6,20}\b"
    ),
)


def identifiers(script: Script) -> list[Subject]:
    found = [Subject(Reason.NUMBER, Rule.STATE_NUMBER, span, STOP) for span in _state_numbers(script.folded)]
    found += [Subject(Reason.NUMBER, Rule.STUDENT_NUMBER, span, STOP) for span in _student_numbers(script.folded)]
    found += [Subject(Reason.BIRTH_DATE, Rule.BIRTH_DATE, span, STOP) for span in birth_dates(script.folded)]
    return found


def _state_numbers(folded: str) -> Iterator[Span]:
    for pattern in _STATE:
        yield from (found.span() for found in pattern.finditer(folded))


def _student_numbers(folded: str) -> Iterator[Span]:
    """Numbers beside a word for a number and a word for whose it is, in either order."""
    for found in _NUMBER.finditer(folded):
        before, after = _around(folded, *found.span())
        other = _OTHER.search(_STOP.split(before)[-1]) or _COUNTED.search(after)
        digits = sum(map(str.isdigit, found.group()))
        if 4 <= digits <= 14 and not other and _names_learner(found.group(), before, after):
            yield found.span()


def _around(folded: str, start: int, end: int) -> tuple[str, str]:
    """The sentence's letters before and after, fifty at most."""
    before = re.split(r"[;!?\n]", folded[max(0, start - 50) : start])[-1]
    return before, re.split(r"[;!?\n]", folded[end : end + 50])[0]


def _names_learner(number: str, before: str, after: str) -> bool:
    if _RIGHT_BEFORE.search(before):
        return len(number) > 4 or not _YEAR.fullmatch(number)
    if not (_ID_BEFORE.search(before) or _ID_AFTER.search(after)) or _YEAR.fullmatch(number):
        return False
    if re.search(_LEARNER, before) or re.search(_LEARNER, after):
        return not _PHONE.fullmatch(number) or "student" in before
    return bool(_OWNED.search(before) or _OWNED.search(after)) and not _PHONE.fullmatch(number)
