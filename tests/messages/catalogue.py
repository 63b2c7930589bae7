"""The catalogues: collected from the code, merged into each translation, compiled for the bot: `make words`.

No line numbers, dates or tool versions are written, so that a file changes only when its words do.
"""

import ast
import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from bot.domain.workspace import LANGUAGES
from bot.messages.say import DOMAIN, LOCALES

ROOT = Path(__file__).parents[2]
TEMPLATE = LOCALES / f"{DOMAIN}.pot"
TRANSLATED = tuple(language for language in LANGUAGES if language != "en")

# How many sentences these calls begin with.
SENTENCES_OF = {"say": 1, "plain": 1, "later": 1, "plural": 2}
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: Handraise\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def source(language: str) -> Path:
    """Where translators work."""
    return LOCALES / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def compiled(language: str) -> Path:
    """What the bot reads."""
    return source(language).with_suffix(".mo")


def collected() -> Catalog:
    """Every sentence of the code, in the order of files and lines."""
    found = Catalog(project="Handraise", fuzzy=False)
    for path in sorted((ROOT / "bot" / "messages").glob("*.py")):
        for sentence in sentences(ast.parse(path.read_text(encoding="utf-8"))):
            found.add(sentence, None, [(path.relative_to(ROOT).as_posix(), 0)])
    return found


def sentences(code: ast.Module) -> Iterator[str | tuple[str, ...]]:
    """What is said in a module; the two forms of a plural together.

    Babel's own reader of Python mistakes a `say` handed on inside a call for a call of its own, and misses f-strings.
    """
    calls = [node for node in ast.walk(code) if isinstance(node, ast.Call)]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        count = SENTENCES_OF.get(getattr(call.func, "attr", getattr(call.func, "id", "")), 0)
        said = tuple(
            part.value for part in call.args[:count] if isinstance(part, ast.Constant) and isinstance(part.value, str)
        )
        if said and len(said) == count:
            yield said if count > 1 else said[0]


def merged(language: str) -> Catalog:
    """The translation with every sentence there is now: the new ones empty, those like an old one fuzzy."""
    translation = read(language)
    translation.update(collected())
    return translation


def read(language: str) -> Catalog:
    with source(language).open("rb") as file:
        return read_po(file, locale=language)


def read_compiled(language: str) -> Catalog:
    with compiled(language).open("rb") as file:
        return read_mo(file)


def text(catalogue: Catalog, language: str = "") -> str:
    """As it stands in a .pot or .po file."""
    body = io.BytesIO()
    write_po(
        body, catalogue, omit_header=True, ignore_obsolete=True, include_previous=True, include_lineno=False, width=100
    )
    spoken = f'"Language: {language}\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n' if language else ""
    return f"{HEADER}{spoken}\n{body.getvalue().decode()}"


def renew(languages: Iterable[str] = TRANSLATED) -> None:
    """Collect, merge, compile."""
    TEMPLATE.write_text(text(collected()), encoding="utf-8")
    for language in languages:
        translation = merged(language)
        source(language).write_text(text(translation, language), encoding="utf-8")
        translation.creation_date = translation.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
        with compiled(language).open("wb") as file:
            write_mo(file, translation)


if __name__ == "__main__":
    renew()
