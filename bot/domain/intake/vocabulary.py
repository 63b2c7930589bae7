"""The words of a cell that stand for something we know: kinds of partner and of help, formats, stages, languages."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, TypeVar

from bot.domain.partners import PartnerKind, Stage
from bot.domain.reading.kinds import Kind, phrases, senses
from bot.domain.reading.record import Format
from bot.domain.reading.words import WORD, fold, stem

Word = TypeVar("Word")

_PARTNER_KINDS: Final = {
    PartnerKind.BUSINESS: "business, company, corporate, corporation, industry, private sector, private, employer,"
    " firm,"
    " small business, startup, for profit / empresa, negocio, compania, sector privado, privada, comercio, industria",
    PartnerKind.NONPROFIT: "nonprofit, non profit, not for profit, ngo, charity, foundation, community organization,"
    " community organisation, community based organization, cbo, association, club, museum, 501c3"
    " / organizacion sin fines de lucro, sin fines de lucro, ong, fundacion, asociacion, asociacion civil,"
    " organizacion comunitaria, museo",
    PartnerKind.HIGHER_EDUCATION: "higher education, higher ed, college, university, college or university,"
    " community college,"
    " postsecondary / educacion superior, universidad, colegio universitario, instituto tecnologico",
    PartnerKind.GOVERNMENT: "government, public service, government or public service, public sector, city, county,"
    " state,"
    " municipal, agency, public agency, library, public library, police, fire department"
    " / gobierno, servicio publico, gobierno o servicio publico, sector publico, municipio, ayuntamiento, biblioteca,"
    " biblioteca publica",
    PartnerKind.FAITH_BASED: "faith based, faith, church, religious, congregation, parish, mosque, synagogue, temple"
    " / religiosa, religioso, iglesia, comunidad religiosa, parroquia, de fe, basada en la fe",
    PartnerKind.LOCAL_LEADER: "local leader, community leader, leader, elected official, individual, community member"
    " / lider local, lider comunitario, lider, individuo, particular, miembro de la comunidad",
    PartnerKind.FAMILY: "family, parent, parents, families, guardian, parent or guardian, pta, pto"
    " / familia, familias, padre, madre, padres, tutor legal, asociacion de padres",
    PartnerKind.STAFF: "staff, school staff, employee, teacher, district staff / personal, personal escolar,"
    " docente, maestro",
    PartnerKind.PEER_CLASS: "peer class, class, another class, classroom / clase, otra clase, grupo escolar",
    PartnerKind.CLIENT: "client, project client / cliente, cliente de proyecto",
}
_FORMATS: Final = {
    Format.IN_PERSON: "in person, inperson, on site, onsite, face to face, at school, f2f"
    " / presencial, en persona, cara a cara, en la escuela",
    Format.VIRTUAL: "virtual, virtually, online, remote, by video, video, zoom, video call, distance"
    " / en linea, a distancia, remoto, por video, videollamada, por videollamada",
    Format.EITHER: "either, both, any, hybrid, in person or by video, no preference, flexible"
    " / ambos, ambas, cualquiera, hibrido, hibrida, en persona o por video, los dos, sin preferencia",
}
_STAGES: Final = {
    Stage.PROSPECT: "prospect, lead, new, potential, contacted, interested / prospecto, nuevo, nueva, posible,"
    " potencial, interesado",
    Stage.PILOT: "pilot, trial, starting / piloto, prueba, en prueba",
    Stage.ACTIVE: "active, current / activo, activa, vigente",
    Stage.CORE: "core, key, strategic, anchor / central, clave, principal, estrategico, estrategica",
    Stage.DORMANT: "dormant, inactive, paused, sleeping, lapsed / inactivo, inactiva, en pausa, dormido, dormida",
    Stage.ALUMNI: "alumni, former, past, ended / anterior, pasado, exaliado, terminado, terminada",
}
_LANGUAGES: Final = {
    "en": "english / ingles", "es": "spanish, castilian / espanol, castellano", "ar": "arabic / arabe",
    "zh": "chinese, mandarin, cantonese / chino, mandarin, cantones", "vi": "vietnamese / vietnamita",
    "so": "somali", "hmn": "hmong", "ht": "haitian creole, haitian, creole / criollo haitiano",
    "fr": "french / frances", "pt": "portuguese / portugues", "ru": "russian / ruso", "uk": "ukrainian / ucraniano",
    "ko": "korean / coreano", "ja": "japanese / japones", "tl": "tagalog, filipino / tagalo", "hi": "hindi",
    "ur": "urdu", "pa": "punjabi", "bn": "bengali, bangla / bengali", "ne": "nepali / nepali", "my": "burmese"
    " / birmano",
    "fa": "persian, farsi, dari / persa", "ps": "pashto / pastun", "sw": "swahili / suajili", "am": "amharic"
    " / amarico",
    "de": "german / aleman", "it": "italian / italiano", "pl": "polish / polaco", "nv": "navajo", "nah": "nahuatl",
    "yua": "maya, yucatec maya", "quc": "kiche, k'iche'", "ase": "american sign language, asl, sign language"
    " / lengua de senas, lenguaje de senas", "tr": "turkish / turco", "om": "oromo", "rw": "kinyarwanda",
    "th": "thai / tailandes", "lo": "lao", "km": "khmer / jemer", "gu": "gujarati", "ta": "tamil", "te": "telugu",
    "he": "hebrew / hebreo", "el": "greek / griego", "mh": "marshallese", "chk": "chuukese", "ku": "kurdish / kurdo",
}  # fmt: skip


def partner_kind(typed: str) -> PartnerKind | None:
    return _lookup(_partner_kinds(), typed)


def help_kind(typed: str) -> Kind | None:
    return _lookup(_help_kinds(), typed)


def stage(typed: str) -> Stage | None:
    return _lookup(_stages(), typed)


def language(typed: str) -> str | None:
    """Its code. One that is not listed can be given by its code."""
    return _lookup(_languages(), typed) or (
        typed.lower() if typed.isascii() and typed.isalpha() and len(typed) in {2, 3} else None
    )


def language_name(code: str) -> str:
    """What an export writes, to be read again."""
    return phrases(_LANGUAGES[code])[0].capitalize() if code in _LANGUAGES else code


def way(typed: str) -> Format | None:
    """In person, virtual or either: also "in person and virtual", however it is put."""
    if whole := _lookup(_ways(), typed):
        return whole
    running = f" {_key(typed)} "
    found = {each for phrase, each in _ways().items() if f" {phrase} " in running}
    return None if not found else found.pop() if len(found) == 1 else Format.EITHER


def _lookup(words: Mapping[str, Word], typed: str) -> Word | None:
    return words.get(_key(typed))


def _key(phrase: str) -> str:
    return " ".join(stem(word) for word in WORD.findall(fold(phrase.replace("_", " "))))


def _table(listings: Iterable[tuple[Word, str]]) -> dict[str, Word]:
    table: dict[str, Word] = {}
    for word, listing in listings:
        for phrase in phrases(listing):
            table.setdefault(_key(phrase), word)
    return table


@cache
def _partner_kinds() -> dict[str, PartnerKind]:
    return _table([*((kind, kind.value) for kind in PartnerKind), *_PARTNER_KINDS.items()])


@cache
def _help_kinds() -> dict[str, Kind]:
    by_name = _table((kind, kind.value) for kind in Kind)
    for phrase, sense in senses():
        if not sense.names_thing:
            by_name.setdefault(_key(phrase), sense.kind)
    return by_name


@cache
def _stages() -> dict[str, Stage]:
    return _table(_STAGES.items())


@cache
def _ways() -> dict[str, Format]:
    return _table([*((each, each.value) for each in Format), *_FORMATS.items()])


@cache
def _languages() -> dict[str, str]:
    return _table([*((code, code) for code in _LANGUAGES), *_LANGUAGES.items()])
