"""Makes bot/domain/guard/names.txt anew from the person and lorem providers of Faker, which the bot itself never loads.

python -m venv /tmp/faker && /tmp/faker/bin/pip install faker==40.63.0
/tmp/faker/bin/python -m tests.domain.guard.name_list
"""

import importlib
import re
import sys
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bot.domain.reading.words import fold

GUARD = Path(__file__).parents[3] / "bot" / "domain" / "guard"
LOCALES = (
    "en_US", "en_GB", "en_IN", "en_NG", "ig_NG", "yo_NG", "ha_NG", "fr_FR", "pt_BR", "vi_VN",
    "es_MX", "es_ES", "es_AR", "es_CO", "es_CL",
)  # fmt: skip
GIVEN = ("first_names", "first_names_male", "first_names_female", "first_names_nonbinary")
SURNAMES = ("last_names", "last_names_male", "last_names_female")
SHORTEST = 3
HEADER = """\
# Given names, surnames and common words, folded. Made by tests/domain/guard/name_list.py from Faker {version}
# (MIT licence, copyright 2012 Daniele Faraglia), locales {locales}; do not edit.
"""


def provider(kind: str, locale: str) -> Any:
    return importlib.import_module(f"faker.providers.{kind}.{locale}").Provider


def words_of(values: Iterable[str]) -> Iterator[str]:
    """The Latin words of names like "María José", folded; initials and particles are none."""
    for value in values:
        for word in re.findall(r"[^\W\d_]+", fold(value)):
            if len(word) >= SHORTEST and word.isascii():
                yield word


def listed(kind: str, attributes: Iterable[str], locales: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for locale in locales:
        for attribute in attributes:
            values = getattr(provider(kind, locale), attribute, ())
            found.update(words_of(values if isinstance(values, tuple | list | dict) else ()))
    return found


def section(name: str, words: Iterable[str]) -> str:
    return f"[{name}]\n{textwrap.fill(' '.join(sorted(words)), 140)}\n"


def main() -> None:
    version = importlib.import_module("faker").VERSION
    common = listed("lorem", ["word_list"], ("en_US", "es_ES"))
    parts = (
        section("given", listed("person", GIVEN, LOCALES) - {"the", "and", "del", "los", "las"}),
        section("surnames", listed("person", SURNAMES, LOCALES) - {"del", "los", "las"}),
        section("common", common),
    )
    text = HEADER.format(version=version, locales=" ".join(LOCALES)) + "".join(parts)
    (GUARD / "names.txt").write_text(text, encoding="utf-8")
    sys.stdout.write(f"{len(text):,} letters\n")


if __name__ == "__main__":
    main()
