"""Languages that a need's words ask for, as two-letter codes."""

from typing import Final

from bot.domain.reading.words import WORD, fold

_NAMES: Final = {
    name: code
    for code, names in {
        "ar": "arabic arabe",
        "de": "german aleman alemana",
        "es": "spanish espanol hispanohablante",
        "fr": "french frances francesa",
        "ht": "creole criollo",
        "it": "italian italiano",
        "ja": "japanese japones",
        "ko": "korean coreano",
        "pt": "portuguese portugues",
        "ru": "russian ruso",
        "so": "somali",
        "sw": "swahili suajili",
        "tl": "tagalog filipino",
        "uk": "ukrainian ucraniano",
        "vi": "vietnamese vietnamita",
        "zh": "chinese mandarin chino cantonese",
    }.items()
    for name in names.split()
}


def languages_in(*texts: str | None) -> frozenset[str]:
    """The languages that any of the texts names."""
    words = (word for text in texts if text for word in WORD.findall(fold(text)))
    return frozenset(_NAMES[word] for word in words if word in _NAMES)
