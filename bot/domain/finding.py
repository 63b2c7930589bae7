"""By what a partner is found: short keys made of its profile, and the same keys made of what somebody types.

`n:` a word of the name, or how it begins and ends · `t:` a topic, known or a word of it · `s:` a word of a school
· `k:` the kind of partner · `h:` a kind of help, `h:any` where a partner has named none
"""

from functools import cache

from bot.domain.partner_names import words_of
from bot.domain.partners import PartnerKind, Profile
from bot.domain.reading.kinds import senses
from bot.domain.reading.lexicon import Lexicon
from bot.domain.reading.topics import catalogue
from bot.domain.reading.words import WORD, fold, stem

END = 4  # letters of the keys for how a name begins and ends
MOST_WORDS = 8
MOST_TERMS = 6
ANY_HELP = "h:any"

KIND_WORDS = {
    PartnerKind.BUSINESS: "business, company, companies, firm, empresa, negocio",
    PartnerKind.NONPROFIT: "nonprofit, charity, charities, ngo, fundacion, asociacion civil",
    PartnerKind.HIGHER_EDUCATION: "college, university, universities, higher education, universidad, universidades",
    PartnerKind.GOVERNMENT: "government, public service, county, gobierno, servicio publico, municipio",
    PartnerKind.FAITH_BASED: "faith based, faith, church, churches, mosque, temple, iglesia, mezquita, templo",
    PartnerKind.LOCAL_LEADER: "local leader, leader, lider, lideres",
    PartnerKind.FAMILY: "family, families, parent, familia",
    PartnerKind.STAFF: "staff, school staff, personal escolar",
    PartnerKind.PEER_CLASS: "class, peer class, otra clase",
    PartnerKind.CLIENT: "project client, cliente de proyecto",
}

Term = frozenset[str]


def keys_of(profile: Profile) -> frozenset[str]:
    """Everything a partner is found by."""
    topics = {key for topic in profile.topics for key in _topic_keys(topic)}
    schools = {f"s:{word}" for school in profile.schools for word in _stems(school)}
    helps = {f"h:{kind}" for kind in profile.kinds} or {ANY_HELP}
    return name_keys(profile.name) | topics | schools | helps | {f"k:{profile.kind}"}


def name_keys(name: str) -> frozenset[str]:
    """The words of a name, how it begins and how it ends, so that a slip in one leaves the others."""
    words = words_of(name)
    letters = "".join(words)
    if not letters:
        return frozenset()
    ends = (f"n:^{letters[:END]}", f"n:{letters[-END:]}$")
    return frozenset({*(f"n:{stem(word)}" for word in words[:MOST_WORDS]), *ends})


def terms_of(typed: str) -> list[Term]:
    """What somebody looks for: a partner has to have one key of each term."""
    words = WORD.findall(fold(typed))
    terms: list[Term] = []
    place = 0
    while place < len(words) and len(terms) < MOST_TERMS:
        length, term = _term(words, place)
        terms += [term] if term else []
        place += length
    return terms


def _term(words: list[str], place: int) -> tuple[int, Term]:
    """The longest phrase that says something at this place; a word by itself may be of a name, a topic, a school."""
    found = [hit for hit in (lexicon.at(words, place) for lexicon in _lexicons()) if hit]
    length = max((hit[0] for hit in found), default=1)
    keys = {key for hit_length, hit in found if hit_length == length for key in hit}
    if length == 1 and (alone := words_of(words[place])) and not _says_nothing(words[place]):
        keys |= {f"{where}:{stem(word)}" for where in "nts" for word in alone}
    return length, frozenset(keys)


def _says_nothing(word: str) -> bool:
    return word in {"a", "de", "del", "el", "en", "for", "in", "la", "las", "los", "of", "para", "school", "the", "y"}


@cache
def _lexicons() -> tuple[Lexicon[tuple[str, ...]], ...]:
    kinds = [(phrase.strip(), (f"k:{kind}",)) for kind, listing in KIND_WORDS.items() for phrase in listing.split(",")]
    helps = [(phrase, (f"h:{sense.kind}", ANY_HELP)) for phrase, sense in senses() if sense.plain]
    topics = [(phrase, (f"t:{topic.slug}",)) for topic in catalogue().by_slug.values() for phrase in topic.phrases]
    return Lexicon(kinds), Lexicon(helps), Lexicon(topics)


def _topic_keys(topic: str) -> set[str]:
    known = catalogue().named(topic)
    return {*(f"t:{word}" for word in _stems(topic)), *([f"t:{known.slug}"] if known else [])}


def _stems(words: str) -> list[str]:
    return [stem(word) for word in WORD.findall(fold(words))][:MOST_WORDS]
