"""Telephone numbers, addresses, handles and pictures, and whose they seem to be."""

import re
from typing import Final

from bot.domain.guard.mentions import Mention
from bot.domain.guard.sentences import Sentence, Span
from bot.domain.guard.signs import singular_learner, span_of
from bot.domain.guard.subjects import Subject
from bot.domain.guard.verdict import Reason, Rule
from bot.domain.reading.words import word_set

_PHONE: Final = re.compile(
    r"(?<![\w.$#/-])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{2,3}\) ?|\d{2,3}[ .-])?\d{3,4}[ .-]\d{4}(?![\w-])"
    r"|(?<![\w.$#/-])(?:\+?\d{10,12}|\d{3}[ .-]?\d{7})(?![\w-])"
    r"|(?<=: )\d{7}(?![\w-])"
)
_MEETING: Final = re.compile(
    r"\b(?:zoom|meeting|reunion|passcode|invoice|factura|po|isbn|order|orden|ids?|ssn|social|curp|nss|seguro"
    r"|matricula|grant|part|between|years?|sasid)\b[^.;!?\n]{0,25}$"
)
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}")
_STUDENT_DOMAIN: Final = re.compile(
    r"@(?:[\w-]+\.)*(?:students?|stu|alumnos?|estudiantes?|pupils?|learners?|kids|stud)\.|^\d{5,}@"
)
_FREE_DOMAIN: Final = re.compile(
    r"@(?:g(?:oogle)?mail|yahoo|hotmail|outlook|live|icloud|aol|msn|protonmail|me|ymail)\."
)
_STREET: Final = (
    r"(?:st|street|ave?|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|ct|court|way|pl|place|ter|terrace|cir|circle"
    r"|pkwy|hwy|highway|trail|trl|loop)"
)
_ADDRESS: Final = re.compile(
    rf"\b\d{{1,5}} (?:[nsew]\.? )?(?:[a-z\d.']+ ){{1,3}}{_STREET}\b\.?(?:,? ?(?:apt|unit|#|no)\.? ?#?\w+)?"
    rf"|\b(?:lives?|living|stay(?:s|ing)?|house is|home is|moved|moving) (?:at|on|in|off|to) (?:\d{{1,5}} \w+"
    rf"|(?:[a-z]+ ){{1,3}}{_STREET}\b)"
    r"|\b(?:apartment|manzana|lote|int)\.? ?#?\d+ ?[a-z]?\b|\bp\.? ?o\.? box \d+"
    r"|\b(?:vive|viven|domicilio|recoj\w+)\b[^.;!?\n]{2,40} \d{1,5}(?=$|[,.;)])|\bcalle [a-z ]{2,30},? (?:no\.?"
    r"|num\.?|numero|#) ?\d+"
    r"|\b\d{2,5} (?:[nsew]\.? )[a-z]{3,}\b|\b(?:apt|unit|trailer|depto|interior|edificio)\.? ?#?\d+[a-z]?\b"
    r"|\b(?:calle|avenida|av\.?|blvd\.?|boulevard|calzada|privada|cerrada|andador|callejon|prolongacion"
    r"|carretera|pasaje|circuito)"
    r" (?:[a-z\d.]+ ){1,5}(?:#|no\.? ?|num\.? ?|numero )?\d{1,5}\b"
    r"|\b(?:motel|hotel|shelter|trailer park|apartments)\b[^.;!?\n]{0,30}\b(?:room|unit|route|number|#) ?\d+"
    rf"|\bon [a-z]+ and (?:[a-z]+|\d+(?:st|nd|rd|th))\b|\b(?:house|home|casa)\b[^.;!?\n]{{0,25}}\b(?:on|at|en)"
    rf" [a-z]+ {_STREET}\b"
)
_HANDLE: Final = re.compile(
    r"(?<![\w.@/<])@[a-z_][\w.]{2,30}|\b[a-z][\w.]{2,24}#\d{4}\b|\b(?:youtube|tiktok|instagram|twitch"
    r"|snapchat)\.(?:com|tv)/@?[\w.]+"
)
_USER: Final = re.compile(
    r"(?<![\w@./#])(?=[a-z_.\d]*[_\d])[a-z][a-z\d]*[_.][\w.]{2,24}(?!\w|@|\.\w)"
    r"|(?<![\w@./#])[a-z]{3,}\d{2,4}(?![\w@])"
)
_LINK: Final = re.compile(
    r"https?://\S{4,300}|\bwww\.\S{4,200}|\bimg_\d+\.\w{3,4}|\b[\w-]{1,60}\.(?:jpe?g|png|heic|mov|mp4)\b"
)
_PICTURE_LINK: Final = re.compile(
    r"photos\.|imgur|youtu|vimeo|twitch|tiktok|ibb\.co|\.(?:jpe?g|png|heic|gif|mov|mp4)\b|i\.redd|img_|flickr"
    r"|icloud|snapchat"
)
_ORGANISED: Final = re.compile(
    r"(?:school|isd|library|biblioteca|museum|museo|center|club|official|district|partners|robotics|elem"
    r"|academy|escuela|prepa|team|band|pta|city|usd|papalote|science|oficial|district|foundation|fundacion|news"
    r"|studio|mx$)"
)
_OURS: Final = word_set(
    "our ours us office school library museum district front desk extension ext company follow we escuela museo",
    "biblioteca nuestra nuestro siganos bakery studio page pagina",
)


def contacts(sentence: Sentence, people: list[Mention]) -> list[Subject]:
    folded, low, high = sentence.folded, sentence.start, min(len(sentence.folded), sentence.end + 1)
    has_digits = any(map(str.isdigit, folded[low:high]))
    found = [
        _reached(sentence, people, Subject(Reason.CONTACT, Rule.PHONE, match.span(), 40))
        for match in (_PHONE.finditer(folded, low, high) if has_digits else ())
        if not _MEETING.search(folded, max(low, match.start() - 40), match.start())
    ]
    if "@" in folded[low:high]:
        found += [_written_to(sentence, people, match) for match in _EMAIL.finditer(folded, low, high)]
    found += [_lives(sentence, people, match.span()) for match in _ADDRESS.finditer(folded, low, high)]
    return found + _accounts(sentence, people, low, high) + _pictures(sentence, people, low, high)


def _owner(sentence: Sentence, subject: Subject, people: list[Mention]) -> None:
    """Whether a learner, a learner's family or a nameless "he" is spoken of, or somebody grown up."""
    everywhere = len(sentence.words)
    learner = singular_learner(sentence, 0, everywhere)
    subject.add(Rule.LEARNER_WORD, span_of(sentence, learner), 65)
    pronoun = next((each for each in sentence.cues.get("he", ()) if sentence.plain[each[0]] not in {"la", "lo"}), None)
    subject.add(Rule.PRONOUN, span_of(sentence, pronoun), 60)
    subject.add(Rule.KIN, span_of(sentence, sentence.starting("kin", 0, everywhere)), 60)
    subject.add(Rule.CLASS, span_of(sentence, sentence.starting("class", 0, everywhere)), 40)
    for mention in people:
        if _within(sentence, mention, subject):
            continue
        subject.add(
            mention.rule,
            sentence.span(mention.first, mention.last),
            60 if mention.rule in {Rule.NAME, Rule.FULL_NAME} else 20,
        )


def _within(sentence: Sentence, mention: Mention, subject: Subject) -> bool:
    """Whether the name is a street's, inside the address itself."""
    start, end = sentence.span(mention.first, mention.last)
    return any(
        finding.start <= start < finding.end or finding.start < end <= finding.end for finding in subject.findings[:1]
    )


def _grown_up(sentence: Sentence, subject: Subject, points: int) -> None:
    everywhere = len(sentence.words)
    if subject.has(Rule.LEARNER_WORD, Rule.KIN, Rule.CLASS):
        points //= 4
    for cue, rule in (
        ("role", Rule.ROLE),
        ("title", Rule.TITLE),
        ("org", Rule.ORGANISATION),
        ("offer", Rule.OFFER),
        ("me", Rule.SELF),
        ("ours", Rule.OURS),
    ):
        subject.add(rule, span_of(sentence, sentence.starting(cue, 0, everywhere)), -points)


def _reached(sentence: Sentence, people: list[Mention], subject: Subject) -> Subject:
    _owner(sentence, subject, people)
    _grown_up(sentence, subject, 60)
    return subject


def _written_to(sentence: Sentence, people: list[Mention], match: re.Match[str]) -> Subject:
    subject = Subject(Reason.CONTACT, Rule.EMAIL, match.span(), 40)
    if _STUDENT_DOMAIN.search(match.group()):
        subject.add(Rule.LEARNER_NEARBY, match.span(), 100)
    elif _FREE_DOMAIN.search(match.group()):
        subject.add(Rule.HOME, match.span(), 15)
    _reached(sentence, people, subject)
    if not subject.has(Rule.LEARNER_WORD, Rule.LEARNER_NEARBY, Rule.PRONOUN, Rule.KIN, Rule.HOME):
        subject.add(Rule.OURS, match.span(), -20)
    return subject


def _lives(sentence: Sentence, people: list[Mention], span: Span) -> Subject:
    subject = Subject(Reason.ADDRESS, Rule.ADDRESS, span, 40)
    _owner(sentence, subject, people)
    subject.add(Rule.HOME, span_of(sentence, sentence.starting("home", 0, len(sentence.words))), 60)
    _grown_up(sentence, subject, 60)
    return subject


def _accounts(sentence: Sentence, people: list[Mention], low: int, high: int) -> list[Subject]:
    social = sentence.starting("social", 0, len(sentence.words))
    spans = [match.span() for match in _HANDLE.finditer(sentence.folded, low, high)]
    if social:
        spans += [match.span() for match in _USER.finditer(sentence.folded, low, high)]
    found: list[Subject] = []
    for span in spans:
        handle = sentence.folded[span[0] : span[1]]
        subject = Subject(Reason.HANDLE_OR_PHOTO, Rule.HANDLE, span, 40)
        subject.add(Rule.ACCOUNT, span if re.search(r"[\d_.#]", handle) else None, 30)
        subject.add(Rule.HOME, span_of(sentence, social), 30)
        _owner(sentence, subject, people)
        if _ORGANISED.search(handle) or not _OURS.isdisjoint(sentence.plain):
            subject.add(Rule.OURS, span, -120 if not subject.has(Rule.LEARNER_WORD, Rule.PRONOUN) else -30)
        found.append(subject)
    return found


def _pictures(sentence: Sentence, people: list[Mention], low: int, high: int) -> list[Subject]:
    if "." not in sentence.folded[low:high]:
        return []
    shown = sentence.starting("photo", 0, len(sentence.words))
    found: list[Subject] = []
    for match in _LINK.finditer(sentence.folded, low, high):
        picture = bool(_PICTURE_LINK.search(match.group()))
        if not shown and not picture and not singular_learner(sentence, 0, len(sentence.words)):
            continue
        subject = Subject(Reason.HANDLE_OR_PHOTO, Rule.PHOTO, match.span(), 40 if picture else 35)
        subject.add(Rule.ACCOUNT, span_of(sentence, shown), 20)
        _owner(sentence, subject, people)
        found.append(subject)
    return found
