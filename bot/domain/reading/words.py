"""Cleaning, folding and counting words: the small print every reader of a line shares."""

import re
import unicodedata
from functools import cache
from typing import Final

MASK: Final = "\x1f"  # stands where something has been read already; a cleaned line never holds it
NUMBERS: Final = {
    word: number
    for number, words in enumerate(
        (
            "one un una uno", "two dos", "three tres", "four cuatro", "five cinco", "six seis", "seven siete",
            "eight ocho", "nine nueve", "ten diez", "eleven once", "twelve doce", "thirteen trece",
            "fourteen catorce", "fifteen quince", "sixteen dieciseis", "seventeen diecisiete",
            "eighteen dieciocho", "nineteen diecinueve", "twenty veinte",
        ),
        start=1,
    )
    for word in words.split()
} | {
    "dozen": 12, "docena": 12, "veinticinco": 25, "thirty": 30, "treinta": 30, "forty": 40, "cuarenta": 40,
    "fifty": 50, "cincuenta": 50, "sixty": 60, "sesenta": 60, "hundred": 100, "cien": 100,
}  # fmt: skip
NUMBER: Final = rf"(?:\d{{1,4}}(?![\d:/.,]\d)|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})"

WORD: Final = re.compile(r"\w+(?:'\w+)*[+#]*")
_ODD_MARKS: Final = {"‘": "'", "’": "'", "´": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "‑": "-",
                     "‐": "-", "−": "-", "—": ";", "…": "."}  # fmt: skip
_JOINERS: Final = "\u200d\ufe0f"  # they hold family and flag emoji together


def clean(line: str) -> str:
    """The line without control, direction and other invisible characters, spaces made plain and single."""
    spaced = " ".join(line.split())
    if spaced.isascii() and spaced.isprintable():
        return spaced
    visible = "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs"} or c in _JOINERS)
    return " ".join(unicodedata.normalize("NFC", visible).split())


@cache
def _fold_letter(letter: str) -> str:
    if letter in _ODD_MARKS:
        return _ODD_MARKS[letter]
    return unicodedata.normalize("NFD", letter.lower())[0]


def fold(text: str) -> str:
    """Lower case without accents, curly quotes or long dashes; exactly as long as `text`, so offsets agree."""
    return text.lower() if text.isascii() else "".join(map(_fold_letter, text))


@cache
def stem(word: str) -> str:
    """A folded word without its plural s and Spanish gender, so that ingenieras meets ingeniero."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:-1] + "o" if len(word) > 5 and word.endswith("a") else word


def number(word: str) -> int:
    """The value of a word matched by NUMBER."""
    return int(word) if word.isdigit() else NUMBERS[word]


def word_set(*words: str) -> frozenset[str]:
    """The blank-separated words of one or more listings."""
    return frozenset(word for listing in words for word in listing.split())


def any_of(words: str) -> str:
    """A regular expression for any of these blank-separated words, the longest first."""
    return "(?:" + "|".join(sorted(words.split(), key=len, reverse=True)) + ")"
